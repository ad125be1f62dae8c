#pragma once

#include <array>
#include <string>

#include "project/edit.h"
#include "project/fields.h"
#include "project/words.h"

namespace premise {

// What an edit's JSON says, in the manner of fields.h: the word for its kind, and its members. An edit
// that lacks one does not compile.

/// "mark", "set_piece": a kind of row in the words of edits. A kind that lacks one does not compile.
template <class Row> struct RowWord;
template <> struct RowWord<Asset> {
    static constexpr const char* word = "asset";
};
template <> struct RowWord<SetPiece> {
    static constexpr const char* word = "set_piece";
};
template <> struct RowWord<Room> {
    static constexpr const char* word = "room";
};
template <> struct RowWord<Prop> {
    static constexpr const char* word = "prop";
};
template <> struct RowWord<Mark> {
    static constexpr const char* word = "mark";
};
template <> struct RowWord<Cast> {
    static constexpr const char* word = "cast";
};
template <> struct RowWord<Light> {
    static constexpr const char* word = "light";
};
template <> struct RowWord<CameraSetup> {
    static constexpr const char* word = "camera";
};
template <> struct RowWord<Shot> {
    static constexpr const char* word = "shot";
};
template <> struct RowWord<Sound> {
    static constexpr const char* word = "sound";
};
template <> struct RowWord<SoundClip> {
    static constexpr const char* word = "sound_clip";
};

template <class T> struct EditWord;
template <class Row> struct EditWord<Put<Row>> {
    static std::string word() { return std::string("put_") + RowWord<Row>::word; }
};
template <class Row> struct EditWord<Remove<Row>> {
    static std::string word() { return std::string("remove_") + RowWord<Row>::word; }
};
template <class Row> struct EditWord<Reorder<Row>> {
    static std::string word() { return std::string("reorder_") + RowWord<Row>::word; }
};
template <> struct EditWord<SetCameraKey> {
    static std::string word() { return "set_camera_key"; }
};
template <> struct EditWord<RemoveCameraKey> {
    static std::string word() { return "remove_camera_key"; }
};
template <> struct EditWord<SetCut> {
    static std::string word() { return "set_cut"; }
};
template <> struct EditWord<SetSettings> {
    static std::string word() { return "set_settings"; }
};
template <> struct EditWord<SetSky> {
    static std::string word() { return "set_sky"; }
};

/// The unit of a key's value stands in its track's word.
template <> struct Words<CameraTrack> {
    static constexpr std::array list{
        std::pair{"x_m", CameraTrack::x},
        std::pair{"y_m", CameraTrack::y},
        std::pair{"z_m", CameraTrack::z},
        std::pair{"pan_deg", CameraTrack::pan},
        std::pair{"tilt_deg", CameraTrack::tilt},
        std::pair{"roll_deg", CameraTrack::roll},
        std::pair{"focal_length_mm", CameraTrack::focalLength},
        std::pair{"focus_distance_m", CameraTrack::focusDistance},
        std::pair{"t_stop", CameraTrack::tStop},
    };
};

template <class T, template <class> class Kind> inline constexpr bool isOf = false;
template <class Row, template <class> class Kind> inline constexpr bool isOf<Kind<Row>, Kind> =
    true;

template <class T>
requires isOf<std::remove_const_t<T>, Put>
void editFields(auto& visit, T& edit)
{
    fields(visit, edit.row);
}

template <class T>
requires isOf<std::remove_const_t<T>, Remove>
void editFields(auto& visit, T& edit)
{
    visit.must("id", edit.id);
}

template <class T>
requires isOf<std::remove_const_t<T>, Reorder>
void editFields(auto& visit, T& edit)
{
    visit.must("id", edit.id);
    visit.must("place", edit.place);
}

void editFields(auto& visit, Like<SetCameraKey> auto& edit)
{
    visit.must("camera_id", edit.camera);
    visit.must("track", edit.track);
    visit.must("key", edit.key);
}

void editFields(auto& visit, Like<RemoveCameraKey> auto& edit)
{
    visit.must("camera_id", edit.camera);
    visit.must("track", edit.track);
    visit.must("frame", edit.frame, anyFrame);
}

void editFields(auto& visit, Like<SetCut> auto& edit)
{
    visit.must("cut", edit.cut);
}

void editFields(auto& visit, Like<SetSettings> auto& edit)
{
    fields(visit, edit.settings);
}

void editFields(auto& visit, Like<SetSky> auto& edit)
{
    fields(visit, edit.sky);
}

}
