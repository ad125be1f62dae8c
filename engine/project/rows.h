#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "base/units.h"
#include "film/lens.h"
#include "project/track.h"

namespace premise {

struct Asset;
struct SetPiece;
struct Room;
struct Prop;
struct Cast;
struct Mark;
struct Light;
struct CameraSetup;
struct Shot;

/// Display colour (sRGB-encoded), 0…1. Written "#e0795f" in files.
struct Colour {
    double red = 0.8;
    double green = 0.8;
    double blue = 0.8;
    friend bool operator==(const Colour&, const Colour&) = default;
};

/// Where a thing stands over time. Order of turning: rotationFrom(pan, tilt, roll) in math/pose.h.
struct Placement {
    Track x{}; ///< metres, world
    Track y{};
    Track z{};
    Track pan{}; ///< degrees about +y, positive to the left seen from above
    Track tilt{};
    Track roll{};
    Track scale{1.0, {}};
    friend bool operator==(const Placement&, const Placement&) = default;
};

/// A model file, named by its content.
struct Asset {
    Id<Asset> id{};
    std::string name{};
    std::string path{};        ///< relative to the production's folder, '/' between folders
    std::string contentHash{}; ///< base/file.h; empty until first seen
    friend bool operator==(const Asset&, const Asset&) = default;
};

/// Part of the place: architecture, landscape, dressing that nobody touches.
struct SetPiece {
    Id<SetPiece> id{};
    std::string name{};
    Id<Asset> asset{};
    Placement placement{};
    bool visible = true;
    bool locked = false; ///< stays where it is: no click in a view picks it
    std::string group{}; ///< rows of one name stand together in lists; empty: in none
    friend bool operator==(const SetPiece&, const SetPiece&) = default;
};

/// Where two walls of a room meet on its floor.
struct RoomCorner {
    Metres x{};
    Metres z{};
    friend bool operator==(const RoomCorner&, const RoomCorner&) = default;
};

enum class OpeningKind { door, window, opening };

/// A hole through a wall of a room.
struct Opening {
    OpeningKind kind = OpeningKind::opening;
    std::int32_t wall = 0; ///< the one from corner `wall` to the next
    Metres along{};        ///< from that corner to the middle of the hole, inside the room
    Metres width{0.9};
    Metres height{2.1};
    Metres sill{};          ///< its lower edge above the floor
    Id<SetPiece> filling{}; ///< the door or window that stands in it; none: it is empty
    friend bool operator==(const Opening&, const Opening&) = default;
};

/// Four walls or more round a floor, drawn in plan. project/room_plan.h says where everything is.
struct Room {
    Id<Room> id{};
    std::string name{};
    std::vector<RoomCorner>
        corners{};              ///< of the floor between the walls, in order either way round
    Metres floor{};             ///< its height, world
    Metres wallHeight{2.75};    ///< from the floor to the ceiling
    Metres wallThickness{0.12}; ///< walls stand outside the floor
    std::vector<Opening> openings{};
    Colour wallColour{0.87, 0.85, 0.80};
    Colour floorColour{0.55, 0.43, 0.33};
    Colour ceilingColour{0.92, 0.92, 0.90};
    bool hasCeiling = true;
    bool visible = true;
    bool locked = false; ///< stays where it is: no click in a view picks it
    std::string group{}; ///< rows of one name stand together in lists; empty: in none
    friend bool operator==(const Room&, const Room&) = default;
};

/// Something handled, or film equipment standing in the set.
struct Prop {
    Id<Prop> id{};
    std::string name{};
    Id<Asset> asset{};
    Placement placement{};
    bool visible = true;
    bool locked = false; ///< stays where it is: no click in a view picks it
    std::string group{}; ///< rows of one name stand together in lists; empty: in none
    bool gear = false;   ///< film equipment: seen in views of the set, never through a lens
    friend bool operator==(const Prop&, const Prop&) = default;
};

/// A place on the floor that an actor hits.
struct Mark {
    Id<Mark> id{};
    std::string name{}; ///< "Marek 2"
    Metres x{};
    Metres y{}; ///< height of the floor there
    Metres z{};
    Angle facing{}; ///< pan of whoever stands here
    friend bool operator==(const Mark&, const Mark&) = default;
};

/// A turn of the way between two marks.
struct Waypoint {
    Metres x{};
    Metres z{};
    friend bool operator==(const Waypoint&, const Waypoint&) = default;
};

/// One actor's stay on a mark, and the walk that leads there from the stop before.
struct Stop {
    Id<Mark> mark{};
    Frame arrive = 0;             ///< on the mark from here…
    Frame leave = 0;              ///< …and walking on from here; the last stop's is never left
    std::string action = "stand"; ///< clip played while there: stand, sit, talk…
    Id<Cast> lookAt{};            ///< whose eyes are met while there; none looks ahead
    std::vector<Waypoint> via{};  ///< between the stop before and this one
    friend bool operator==(const Stop&, const Stop&) = default;
};

struct Cast {
    Id<Cast> id{};
    std::string name{};
    Colour colour{};
    Metres height{1.75}; ///< standing, in shoes
    Id<Asset> asset{};
    Placement placement{};     ///< where there are no stops
    std::vector<Stop> stops{}; ///< in time order, not overlapping
    bool visible = true;
    friend bool operator==(const Cast&, const Cast&) = default;
};

enum class LightKind { sun, point, spot, area };

struct Light {
    Id<Light> id{};
    std::string name{};
    LightKind kind = LightKind::point;
    Placement placement{};  ///< shines along −z, like a camera looks
    double kelvin = 5600.0; ///< 1000…40000
    Colour gel{1.0, 1.0, 1.0};
    double lux = 100000.0;                  ///< sun: on a surface that faces it
    Track candela{100.0, {}};               ///< point, spot and area: along the axis
    Angle innerCone = Angle::degrees(20.0); ///< spot: full angle of even light
    Angle outerCone = Angle::degrees(40.0); ///< spot: full angle where it ends
    Metres width{0.1}; ///< area: its size; point and spot: diameter of the source
    Metres height{0.1};
    bool on = true;
    bool castsShadow = true;
    bool locked = false; ///< stays where it is: no click in a view picks it
    std::string group{}; ///< rows of one name stand together in lists; empty: in none
    friend bool operator==(const Light&, const Light&) = default;
};

enum class SupportKind { tripod, dolly, slider, crane, jib, steadicam, handheld, drone, cable };

/// A camera as it is rigged for one setup: everything a camera report names.
struct CameraSetup {
    Id<CameraSetup> id{};
    std::string name{}; ///< "A", "B"
    Gate gate{};
    Lens lens{};
    SupportKind support = SupportKind::tripod;
    std::string supportName{};    ///< "Chapman Super PeeWee IV", where it matters
    Placement placement{};        ///< position of the sensor's centre; looks along −z
    Track focalLength{35.0, {}};  ///< millimetres
    Track focusDistance{3.0, {}}; ///< metres from the sensor to the plane in focus
    Id<Cast> focusOn{}; ///< whose eyes are held sharp instead; none: as focusDistance says
    Track tStop{2.8, {}};
    Angle shutter = Angle::degrees(180.0);
    double exposureIndex = 800.0;
    double neutralDensityStops = 0.0;
    friend bool operator==(const CameraSetup&, const CameraSetup&) = default;
};

struct Shot {
    Id<Shot> id{};
    std::string number{}; ///< "030"; its takes share it
    std::string name{};   ///< "Marek sees her"
    std::string notes{};
    Id<CameraSetup> camera{};
    FrameRange range{}; ///< scene time it covers, without handles
    Frame handleIn = 0; ///< frames kept before and after for the editor
    Frame handleOut = 0;
    std::int32_t take = 1; ///< one a number
    friend bool operator==(const Shot&, const Shot&) = default;
};

/// Frames of the scene to a frame of the cut, exact: {1, 2} plays at half its speed.
struct Speed {
    std::int32_t numerator = 1;
    std::int32_t denominator = 1;
    [[nodiscard]] constexpr double factor() const
    {
        return double(numerator) / double(denominator);
    }
    friend bool operator==(const Speed&, const Speed&) = default;
};

/// A piece of a shot in the edit. The record time is the sum of what stands before it.
struct CutClip {
    Id<Shot> shot{};    ///< none: black
    FrameRange range{}; ///< scene time; may repeat, skip or go beyond the shot into its handles
    Speed speed{};
    friend bool operator==(const CutClip&, const CutClip&) = default;
};

}
