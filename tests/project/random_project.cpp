#include "random_project.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "project/speed.h"
#include "project/tables.h"

namespace premise::test {

namespace {

    template <class... Makers> struct EachKind : Makers... {
        using Makers::operator()...;
    };
    template <class... Makers> EachKind(Makers...) -> EachKind<Makers...>;

    /// Of this kind, by its place in the variant.
    Edit emptyEdit(std::size_t kind)
    {
        Edit edit;
        [&]<std::size_t... kinds>(std::index_sequence<kinds...>)
        {
            ((kinds == kind ? void(edit.emplace<kinds>()) : void()), ...);
        }
        (std::make_index_sequence<std::variant_size_v<Edit>>());
        return edit;
    }

    /// Of the track's first key, so that many a removal finds one.
    Edit keyRemoval(const Project& project, Id<CameraSetup> id, CameraTrack track, Frame otherwise)
    {
        const CameraSetup* camera = project.cameras.find(id);
        const bool keyed = camera != nullptr && !trackOf(*camera, track).keys.empty();
        return RemoveCameraKey{id, track,
                               keyed ? trackOf(*camera, track).keys.front().frame : otherwise};
    }

}

std::int64_t RandomAuthor::whole(std::int64_t least, std::int64_t most)
{
    // Not uniform_int_distribution: its numbers differ from library to library.
    return least + std::int64_t(random_() % std::uint64_t(most - least + 1));
}

bool RandomAuthor::chance(double share)
{
    return double(random_()) / 4294967296.0 < share;
}

double RandomAuthor::number(double least, double most)
{
    const double at = least + (most - least) * (double(random_()) + 0.5) / 4294967296.0;
    switch (whole(0, 3)) {
    case 0: return std::clamp(std::round(at), least, most);
    case 1: return std::clamp(std::round(at * 100.0) / 100.0, least, most);
    case 2: return std::clamp(std::round(at * 8.0) / 8.0, least, most);
    default: return at;
    }
}

std::string RandomAuthor::text()
{
    constexpr std::array words{
        "Marek",  "café \"Paříž\"", "back\\slash", "line\nbreak", "tab\tstop",   "",
        "雨の日", "\x01 control",   "a/b/c.glb",   "😀 face",      "{\"id\": 1}", "dash – long"};
    return words[std::size_t(whole(0, words.size() - 1))];
}

Colour RandomAuthor::colour()
{
    if (chance(0.5)) {
        return {double(whole(0, 255)) / 255.0, double(whole(0, 255)) / 255.0,
                double(whole(0, 255)) / 255.0};
    }
    return {number(0.0, 1.0), number(0.0, 1.0), number(0.0, 1.0)};
}

Angle RandomAuthor::degrees(double least, double most)
{
    return Angle::degrees(number(least, most));
}

Track RandomAuthor::track(double least, double most)
{
    Track track{number(least, most), {}};
    if (chance(0.6)) {
        return track;
    }
    Frame frame = whole(900, 1100);
    for (std::int64_t i = whole(1, 5); i > 0; --i) {
        Key key{.frame = frame, .value = number(least, most)};
        key.toNext = Interpolation(whole(0, 2));
        if (chance(0.5)) {
            key.in = {number(-2.0, 2.0), number(0.0, 30.0)};
            key.out = {number(-2.0, 2.0), number(0.0, 30.0)};
        }
        track.keys.push_back(key);
        frame += whole(1, 40);
    }
    return track;
}

Placement RandomAuthor::placement()
{
    return {.x = track(-50.0, 50.0),
            .y = track(0.0, 5.0),
            .z = track(-50.0, 50.0),
            .pan = track(-180.0, 180.0),
            .tilt = track(-90.0, 90.0),
            .roll = track(-10.0, 10.0),
            .scale = track(0.5, 2.0)};
}

template <class Row> Id<Row> RandomAuthor::someId(const Project& project, bool mayBeNone)
{
    const auto& rows = tableOf<Row>(project).rows();
    if (rows.empty() || (mayBeNone && chance(0.3))) {
        return {};
    }
    return rows[std::size_t(whole(0, std::int64_t(rows.size()) - 1))]->id;
}

Stop RandomAuthor::stop(const Project& project, Frame after)
{
    Stop stop{.mark = someId<Mark>(project, false), .arrive = after + whole(0, 50)};
    stop.leave = stop.arrive + whole(0, 50);
    stop.action = chance(0.5) ? "sit" : "stand";
    stop.lookAt = someId<Cast>(project, true);
    for (std::int64_t i = whole(0, 2); i > 0; --i) {
        stop.via.push_back({Metres(number(-9.0, 9.0)), Metres(number(-9.0, 9.0))});
    }
    return stop;
}

template <> void RandomAuthor::fill(Asset& asset, const Project&)
{
    asset.path = "models/" + std::to_string(whole(1, 99)) + ".glb";
    asset.contentHash = chance(0.5) ? "" : "00112233445566778899aabbccddeeff";
}

template <> void RandomAuthor::fill(SetPiece& piece, const Project& project)
{
    piece.asset = someId<Asset>(project, true);
    piece.placement = placement();
    piece.visible = chance(0.8);
    piece.locked = chance(0.2);
    piece.group = chance(0.3) ? "Counter" : "";
}

template <> void RandomAuthor::fill(Room& room, const Project& project)
{
    const Metres x(number(-50.0, 50.0));
    const Metres z(number(-50.0, 50.0));
    const Metres width(number(1.0, 20.0));
    const Metres depth(number(1.0, 20.0));
    room.corners = {{x, z}, {x + width, z}, {x + width, z + depth}, {x, z + depth}};
    if (chance(0.5)) {
        std::ranges::reverse(room.corners);
    }
    if (chance(0.3)) { // an L: the last corner cut out
        const RoomCorner last = room.corners.back();
        const RoomCorner first = room.corners.front();
        const RoomCorner before = room.corners[room.corners.size() - 2];
        const RoomCorner inner{last.x + (first.x - last.x) * 0.4 + (before.x - last.x) * 0.4,
                               last.z + (first.z - last.z) * 0.4 + (before.z - last.z) * 0.4};
        room.corners.back() = {last.x + (before.x - last.x) * 0.4,
                               last.z + (before.z - last.z) * 0.4};
        room.corners.push_back(inner);
        room.corners.push_back(
            {last.x + (first.x - last.x) * 0.4, last.z + (first.z - last.z) * 0.4});
    }
    room.floor = Metres(number(-3.0, 9.0));
    room.wallHeight = Metres(number(2.0, 6.0));
    room.wallThickness = Metres(number(0.05, 0.12));
    for (std::int64_t i = whole(0, 3); i > 0; --i) {
        // One in a wall at most, so that none overlap; the shortest wall is 0.4 m long.
        room.openings.push_back(
            {.kind = OpeningKind(whole(0, 2)),
             .wall = std::int32_t(i),
             .along = Metres(number(0.19, 0.21)),
             .width = Metres(number(0.05, 0.13)),
             .height = Metres(number(0.1, 1.0)),
             .sill = Metres(number(0.0, 1.0)),
             .filling = chance(0.3) ? someId<SetPiece>(project, true) : Id<SetPiece>{}});
    }
    room.wallColour = colour();
    room.floorColour = colour();
    room.ceilingColour = colour();
    room.hasCeiling = chance(0.5);
    room.visible = chance(0.8);
    room.locked = chance(0.2);
    room.group = chance(0.3) ? "Counter" : "";
}

template <> void RandomAuthor::fill(Prop& prop, const Project& project)
{
    prop.asset = someId<Asset>(project, true);
    prop.placement = placement();
    prop.visible = chance(0.8);
    prop.locked = chance(0.2);
    prop.group = chance(0.3) ? "Counter" : "";
    prop.gear = chance(0.3);
}

template <> void RandomAuthor::fill(Mark& mark, const Project&)
{
    mark.x = Metres(number(-20.0, 20.0));
    mark.y = Metres(number(0.0, 3.0));
    mark.z = Metres(number(-20.0, 20.0));
    mark.facing = degrees(-180.0, 180.0);
}

template <> void RandomAuthor::fill(Cast& cast, const Project& project)
{
    cast.colour = colour();
    cast.height = Metres(number(0.6, 2.2));
    cast.asset = someId<Asset>(project, true);
    cast.placement = placement();
    cast.visible = chance(0.9);
    Frame frame = 1001;
    for (std::int64_t i = project.marks.empty() ? 0 : whole(0, 4); i > 0; --i) {
        cast.stops.push_back(stop(project, frame));
        frame = cast.stops.back().leave;
    }
}

template <> void RandomAuthor::fill(Light& light, const Project&)
{
    light.kind = LightKind(whole(0, 3));
    light.placement = placement();
    light.kelvin = number(1000.0, 40000.0);
    light.gel = colour();
    light.lux = number(0.0, 120000.0);
    light.candela = track(0.0, 5000.0);
    light.innerCone = degrees(0.0, 60.0);
    light.outerCone = degrees(60.0, 180.0);
    light.width = Metres(number(0.0, 3.0));
    light.height = Metres(number(0.0, 3.0));
    light.on = chance(0.9);
    light.castsShadow = chance(0.9);
    light.locked = chance(0.2);
    light.group = chance(0.3) ? "Counter" : "";
}

template <> void RandomAuthor::fill(CameraSetup& camera, const Project& project)
{
    camera.gate = {text(),
                   text(),
                   Millimetres(number(5.0, 70.0)),
                   Millimetres(number(4.0, 50.0)),
                   std::int32_t(whole(0, 12000)),
                   std::int32_t(whole(0, 9000))};
    camera.lens.set = text();
    camera.lens.shortest = Millimetres(number(10.0, 30.0));
    camera.lens.longest = Millimetres(number(30.0, 300.0));
    camera.lens.widestTStop = number(1.0, 4.0);
    camera.lens.closeFocus = Metres(number(0.0, 2.0));
    camera.lens.squeeze = number(1.0, 2.0);
    camera.lens.imageCircle = Millimetres(number(0.0, 60.0));
    camera.lens.transmission = number(0.1, 1.0);
    camera.support = SupportKind(whole(0, 8));
    camera.supportName = text();
    camera.placement = placement();
    camera.focalLength = track(10.0, 300.0);
    camera.focusDistance = track(0.4, 40.0);
    camera.focusOn = chance(0.3) ? someId<Cast>(project, true) : Id<Cast>{};
    camera.tStop = track(1.0, 22.0);
    camera.shutter = degrees(1.0, 360.0);
    camera.exposureIndex = number(50.0, 6400.0);
    camera.neutralDensityStops = number(0.0, 8.0);
}

template <> void RandomAuthor::fill(Shot& shot, const Project& project)
{
    shot.number = std::to_string(whole(1, 100000));
    shot.notes = text();
    shot.camera = someId<CameraSetup>(project, true);
    shot.range.first = whole(-500, 2000);
    shot.range.end = shot.range.first + whole(1, 300);
    shot.handleIn = whole(0, 12);
    shot.handleOut = whole(0, 12);
    shot.take = std::int32_t(whole(0, 20));
}

template <> void RandomAuthor::fill(Sound& sound, const Project&)
{
    sound.path = "sounds/" + std::to_string(whole(1, 99)) + ".wav";
    sound.contentHash = chance(0.5) ? "" : "00112233445566778899aabbccddeeff";
}

template <> void RandomAuthor::fill(SoundClip& clip, const Project& project)
{
    clip.sound = someId<Sound>(project, false);
    clip.clock = SoundClock(whole(0, 1));
    clip.first = whole(-100, 2000);
    clip.length = whole(1, 500);
    clip.offset = number(0.0, 90.0);
    clip.gain = number(-60.0, 24.0);
    clip.muted = chance(0.2);
}

template <class Row> Row RandomAuthor::row(const Project& project)
{
    Row row;
    row.name = text() + "x";
    fill(row, project);
    return row;
}

template <class Row> Edit RandomAuthor::put(const Project& project)
{
    Row made = row<Row>(project);
    if (chance(0.3)) {
        made.id = someId<Row>(project, true);
    }
    return Put<Row>{std::move(made)};
}

Settings RandomAuthor::settings()
{
    constexpr std::array rates{FrameRate{24, 1}, FrameRate{24000, 1001}, FrameRate{25, 1},
                               FrameRate{30000, 1001}, FrameRate{60000, 1001}};
    constexpr std::array shapes{Aspect{239, 100}, Aspect{16, 9}, Aspect{185, 100}, Aspect{4, 3},
                                Aspect{1, 1}};
    Settings settings{.title = text(), .scene = text()};
    settings.rate = rates[std::size_t(whole(0, rates.size() - 1))];
    settings.firstFrame = whole(-10, 1001);
    settings.timecodeStart = whole(0, 200000);
    settings.dropFrame = settings.rate.nominal() % 30 == 0 ? DropFrame::yes : DropFrame::no;
    settings.frameLines.clear();
    for (std::int64_t i = whole(1, 3); i > 0; --i) {
        settings.frameLines.push_back(shapes[std::size_t(whole(0, shapes.size() - 1))]);
    }
    return settings;
}

std::vector<CutClip> RandomAuthor::cut(const Project& project)
{
    std::vector<CutClip> clips;
    for (std::int64_t i = whole(0, 4); i > 0; --i) {
        const Frame first = whole(-100, 1200);
        const Speed speed = chance(0.7) ? Speed() : *speedFromPercent(double(whole(2, 400)));
        clips.push_back({someId<Shot>(project, true), {first, first + whole(1, 99)}, speed});
    }
    return clips;
}

Edit RandomAuthor::edit(const Project& project)
{
    // Twice as often something new than anything else, so that projects grow.
    const std::int64_t kind =
        chance(0.5) ? whole(0, 10) : whole(0, std::int64_t(std::variant_size_v<Edit>) - 1);
    return edit(project, std::size_t(kind));
}

Edit RandomAuthor::edit(const Project& project, std::size_t kind)
{
    const auto place = std::size_t(whole(0, 5));
    // A kind of edit that none of these makes up does not compile.
    const EachKind make{[&]<class Row>(const Put<Row>&) -> Edit { return put<Row>(project); },
                        [&]<class Row>(const Remove<Row>&) -> Edit {
                            return Remove<Row>{someId<Row>(project, false)};
                        },
                        [&]<class Row>(const Reorder<Row>&) -> Edit {
                            return Reorder<Row>{someId<Row>(project, false), place};
                        },
                        [&](const SetCameraKey&) -> Edit {
                            return SetCameraKey{
                                someId<CameraSetup>(project, false),
                                CameraTrack(whole(0, 8)),
                                {.frame = whole(1000, 1040), .value = number(1.0, 20.0)}};
                        },
                        [&](const RemoveCameraKey&) -> Edit {
                            return keyRemoval(project, someId<CameraSetup>(project, false),
                                              CameraTrack(whole(0, 8)), whole(1000, 1040));
                        },
                        [&](const SetCut&) -> Edit { return SetCut{cut(project)}; },
                        [&](const SetSettings&) -> Edit { return SetSettings{settings()}; },
                        [&](const SetSky&) -> Edit {
                            return SetSky{{colour(), colour(), colour(), number(0.0, 50000.0)}};
                        }};
    return std::visit(make, emptyEdit(kind));
}

Project RandomAuthor::project(int edits)
{
    Project project;
    for (int i = 0; i < edits; ++i) {
        if (Result<Project> next = applied(project, edit(project))) {
            project = std::move(*next);
        }
    }
    return project;
}

}
