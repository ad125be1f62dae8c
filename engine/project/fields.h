#pragma once

#include <concepts>
#include <type_traits>

#include "project/limits.h"
#include "project/project.h"

namespace premise {

// What a file says of each thing: its keys in order, the unit in the key, what a number may be. One
// description serves writing, reading and checking, so that they cannot disagree. A visitor has
//     id(own id)   must(key, member, limits)   may(key, member, limits)
// where `must` fails when read without the key and `may` keeps the default.
// A row that gains a member gains a line here, and nothing else.

template <class T, class Row>
concept Like = std::same_as<std::remove_const_t<T>, Row>;

void fields(auto& visit, Like<Placement> auto& placement)
{
    visit.may("x_m", placement.x, anyNumber);
    visit.may("y_m", placement.y, anyNumber);
    visit.may("z_m", placement.z, anyNumber);
    visit.may("pan_deg", placement.pan, anyNumber);
    visit.may("tilt_deg", placement.tilt, anyNumber);
    visit.may("roll_deg", placement.roll, anyNumber);
    visit.may("scale", placement.scale, aboveZero);
}

void fields(auto& visit, Like<Asset> auto& asset)
{
    visit.id(asset.id);
    visit.must("name", asset.name);
    visit.must("path", asset.path);
    visit.may("content_hash", asset.contentHash);
}

void fields(auto& visit, Like<SetPiece> auto& piece)
{
    visit.id(piece.id);
    visit.must("name", piece.name);
    visit.may("asset_id", piece.asset);
    visit.may("visible", piece.visible);
    visit.may("locked", piece.locked);
    visit.may("group", piece.group);
    visit.may("placement", piece.placement);
}

void fields(auto& visit, Like<RoomCorner> auto& corner)
{
    visit.must("x_m", corner.x, onTheLot);
    visit.must("z_m", corner.z, onTheLot);
}

void fields(auto& visit, Like<Opening> auto& opening)
{
    visit.may("kind", opening.kind);
    visit.must("wall", opening.wall, notBelowZero);
    visit.must("along_m", opening.along, notBelowZero);
    visit.may("width_m", opening.width, aboveZero);
    visit.may("height_m", opening.height, aboveZero);
    visit.may("sill_m", opening.sill, notBelowZero);
    visit.may("filling_id", opening.filling);
}

void fields(auto& visit, Like<Room> auto& room)
{
    visit.id(room.id);
    visit.must("name", room.name);
    visit.may("visible", room.visible);
    visit.may("locked", room.locked);
    visit.may("group", room.group);
    visit.must("corners", room.corners);
    visit.may("floor_m", room.floor, onTheLot);
    visit.may("wall_height_m", room.wallHeight, Limits{0.1, 1000.0, false});
    visit.may("wall_thickness_m", room.wallThickness, Limits{0.01, 10.0, false});
    visit.may("has_ceiling", room.hasCeiling);
    visit.may("wall_colour", room.wallColour);
    visit.may("floor_colour", room.floorColour);
    visit.may("ceiling_colour", room.ceilingColour);
    visit.may("openings", room.openings);
}

void fields(auto& visit, Like<Prop> auto& prop)
{
    visit.id(prop.id);
    visit.must("name", prop.name);
    visit.may("asset_id", prop.asset);
    visit.may("visible", prop.visible);
    visit.may("locked", prop.locked);
    visit.may("group", prop.group);
    visit.may("gear", prop.gear);
    visit.may("placement", prop.placement);
}

void fields(auto& visit, Like<Mark> auto& mark)
{
    visit.id(mark.id);
    visit.must("name", mark.name);
    visit.may("x_m", mark.x, anyNumber);
    visit.may("y_m", mark.y, anyNumber);
    visit.may("z_m", mark.z, anyNumber);
    visit.may("facing_deg", mark.facing, anyNumber);
}

void fields(auto& visit, Like<Waypoint> auto& point)
{
    visit.must("x_m", point.x, anyNumber);
    visit.must("z_m", point.z, anyNumber);
}

void fields(auto& visit, Like<Stop> auto& stop)
{
    visit.must("mark_id", stop.mark);
    visit.must("arrive_frame", stop.arrive, anyFrame);
    visit.may("leave_frame", stop.leave, anyFrame);
    visit.may("action", stop.action);
    visit.may("look_at_id", stop.lookAt);
    visit.may("via", stop.via);
}

void fields(auto& visit, Like<Cast> auto& cast)
{
    visit.id(cast.id);
    visit.must("name", cast.name);
    visit.may("colour", cast.colour);
    visit.may("height_m", cast.height, aboveZero);
    visit.may("asset_id", cast.asset);
    visit.may("visible", cast.visible);
    visit.may("placement", cast.placement);
    visit.may("stops", cast.stops);
}

void fields(auto& visit, Like<Light> auto& light)
{
    visit.id(light.id);
    visit.must("name", light.name);
    visit.may("kind", light.kind);
    visit.may("on", light.on);
    visit.may("locked", light.locked);
    visit.may("group", light.group);
    visit.may("casts_shadow", light.castsShadow);
    visit.may("kelvin", light.kelvin, Limits{1000.0, 40000.0, false});
    visit.may("gel", light.gel);
    visit.may("lux", light.lux, notBelowZero);
    visit.may("candela", light.candela, notBelowZero);
    visit.may("inner_cone_deg", light.innerCone, Limits{0.0, 180.0, false});
    visit.may("outer_cone_deg", light.outerCone, Limits{0.0, 180.0, false});
    visit.may("width_m", light.width, notBelowZero);
    visit.may("height_m", light.height, notBelowZero);
    visit.may("placement", light.placement);
}

void fields(auto& visit, Like<Gate> auto& gate)
{
    visit.may("body", gate.body);
    visit.may("mode", gate.mode);
    visit.may("width_mm", gate.width, aboveZero);
    visit.may("height_mm", gate.height, aboveZero);
    visit.may("photosites_wide", gate.photositesWide, notBelowZero);
    visit.may("photosites_high", gate.photositesHigh, notBelowZero);
}

void fields(auto& visit, Like<Lens> auto& lens)
{
    visit.may("set", lens.set);
    visit.may("shortest_mm", lens.shortest, aboveZero);
    visit.may("longest_mm", lens.longest, aboveZero);
    visit.may("widest_t_stop", lens.widestTStop, aboveZero);
    visit.may("close_focus_m", lens.closeFocus, notBelowZero);
    visit.may("squeeze", lens.squeeze, Limits{0.1, 10.0, false});
    visit.may("image_circle_mm", lens.imageCircle, notBelowZero);
    visit.may("transmission", lens.transmission, aboveZeroToOne);
}

void fields(auto& visit, Like<CameraSetup> auto& camera)
{
    visit.id(camera.id);
    visit.must("name", camera.name);
    visit.may("gate", camera.gate);
    visit.may("lens", camera.lens);
    visit.may("support", camera.support);
    visit.may("support_name", camera.supportName);
    visit.may("placement", camera.placement);
    visit.may("focal_length_mm", camera.focalLength, aboveZero);
    visit.may("focus_distance_m", camera.focusDistance, aboveZero);
    visit.may("focus_on_id", camera.focusOn);
    visit.may("t_stop", camera.tStop, aboveZero);
    visit.may("shutter_deg", camera.shutter, Limits{0.0, 360.0, true});
    visit.may("exposure_index", camera.exposureIndex, aboveZero);
    visit.may("neutral_density_stops", camera.neutralDensityStops, Limits{0.0, 30.0, false});
}

void fields(auto& visit, Like<Shot> auto& shot)
{
    visit.id(shot.id);
    visit.must("number", shot.number);
    visit.may("name", shot.name);
    visit.may("notes", shot.notes);
    visit.may("camera_id", shot.camera);
    visit.must("first_frame", shot.range.first, anyFrame);
    visit.must("end_frame", shot.range.end, anyFrame);
    visit.may("handle_in_frames", shot.handleIn, someFrames);
    visit.may("handle_out_frames", shot.handleOut, someFrames);
    visit.may("take", shot.take, notBelowZero);
}

void fields(auto& visit, Like<CutClip> auto& clip)
{
    visit.may("shot_id", clip.shot);
    visit.must("first_frame", clip.range.first, anyFrame);
    visit.must("end_frame", clip.range.end, anyFrame);
    visit.may("speed", clip.speed);
}

void fields(auto& visit, Like<Sound> auto& sound)
{
    visit.id(sound.id);
    visit.must("name", sound.name);
    visit.must("path", sound.path);
    visit.may("content_hash", sound.contentHash);
}

void fields(auto& visit, Like<SoundClip> auto& clip)
{
    visit.id(clip.id);
    visit.must("name", clip.name);
    visit.must("sound_id", clip.sound);
    visit.may("clock", clip.clock);
    visit.must("first_frame", clip.first, anyFrame);
    visit.must("length_frames", clip.length, Limits{1.0, 1e9, false});
    visit.may("offset_s", clip.offset, Limits{0.0, 1e6, false});
    visit.may("gain_db", clip.gain, Limits{-60.0, 24.0, false});
    visit.may("muted", clip.muted);
}

void fields(auto& visit, Like<Sky> auto& sky)
{
    visit.may("zenith", sky.zenith);
    visit.may("horizon", sky.horizon);
    visit.may("ground", sky.ground);
    visit.may("lux", sky.lux, notBelowZero);
}

void fields(auto& visit, Like<Settings> auto& settings)
{
    visit.may("title", settings.title);
    visit.may("scene", settings.scene);
    visit.may("rate", settings.rate);
    visit.may("first_frame", settings.firstFrame, anyFrame);
    visit.may("timecode_start_frame", settings.timecodeStart, anyFrame);
    visit.may("drop_frame", settings.dropFrame);
    visit.may("frame_lines", settings.frameLines);
}

void fields(auto& visit, Like<Project> auto& project)
{
    visit.may("settings", project.settings);
    visit.may("sky", project.sky);
    visit.may("assets", project.assets);
    visit.may("set_pieces", project.setPieces);
    visit.may("rooms", project.rooms);
    visit.may("props", project.props);
    visit.may("marks", project.marks);
    visit.may("cast", project.cast);
    visit.may("lights", project.lights);
    visit.may("cameras", project.cameras);
    visit.may("shots", project.shots);
    visit.may("cut", project.cut);
    visit.may("sounds", project.sounds);
    visit.may("sound_clips", project.soundClips);
    visit.may("last_id", project.lastId);
}

/// A thing described by fields(), as opposed to a plain number, word or list. Others say so of theirs.
template <class T> inline constexpr bool isDescribed = false;
template <> inline constexpr bool isDescribed<Placement> = true;
template <> inline constexpr bool isDescribed<Asset> = true;
template <> inline constexpr bool isDescribed<SetPiece> = true;
template <> inline constexpr bool isDescribed<RoomCorner> = true;
template <> inline constexpr bool isDescribed<Opening> = true;
template <> inline constexpr bool isDescribed<Room> = true;
template <> inline constexpr bool isDescribed<Prop> = true;
template <> inline constexpr bool isDescribed<Mark> = true;
template <> inline constexpr bool isDescribed<Waypoint> = true;
template <> inline constexpr bool isDescribed<Stop> = true;
template <> inline constexpr bool isDescribed<Cast> = true;
template <> inline constexpr bool isDescribed<Light> = true;
template <> inline constexpr bool isDescribed<Gate> = true;
template <> inline constexpr bool isDescribed<Lens> = true;
template <> inline constexpr bool isDescribed<CameraSetup> = true;
template <> inline constexpr bool isDescribed<Shot> = true;
template <> inline constexpr bool isDescribed<CutClip> = true;
template <> inline constexpr bool isDescribed<Sound> = true;
template <> inline constexpr bool isDescribed<SoundClip> = true;
template <> inline constexpr bool isDescribed<Sky> = true;
template <> inline constexpr bool isDescribed<Settings> = true;
template <> inline constexpr bool isDescribed<Project> = true;

template <class T>
concept Described = isDescribed<std::remove_const_t<T>>;

}
