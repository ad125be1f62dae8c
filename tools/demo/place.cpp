#include <array>

#include "tools/demo/timeline.h"
#include "tools/demo/writer.h"

namespace premise::demo {

namespace {

    /// Of the library beside the productions.
    constexpr std::array models{
        "ferry_cafe", "ferry_exterior", "cafe_table",  "cafe_chair",     "pendant_lamp",
        "cup",        "letter",         "suitcase",    "mannequin_ines", "mannequin",
        "t_mark",     "camera_dolly",   "dolly_track", "camera_crane",   "tripod_camera"};

    struct Standing {
        const char* name;
        const char* model;
        double x;
        double y;
        double z;
        double heading; ///< degrees about +y; 0 faces the south wall
    };

    constexpr double tableTop = 0.755;
    constexpr double ceiling = 2.75;

    constexpr std::array furniture{
        Standing{"table_hero", "cafe_table", 0.55, 0.0, -1.62, 0.0},
        Standing{"chair_ines", "cafe_chair", 1.4079, 0.0, -1.68, -86.0},
        Standing{"chair_marek", "cafe_chair", -0.3079, 0.0, -1.56, 94.0},
        Standing{"table_east", "cafe_table", 3.10, 0.0, -1.70, 0.0},
        Standing{"chair_east_right", "cafe_chair", 3.9516, 0.0, -1.5803, -98.0},
        Standing{"chair_east_left", "cafe_chair", 2.2421, 0.0, -1.76, 86.0},
        Standing{"table_south", "cafe_table", 2.35, 0.0, 1.05, 0.0},
        Standing{"chair_south_right", "cafe_chair", 3.1294, 0.0, 0.6865, -65.0},
        Standing{"chair_south_left", "cafe_chair", 1.5419, 0.0, 1.3441, 110.0},
        Standing{"table_west", "cafe_table", -0.95, 0.0, 1.95, 0.0},
        Standing{"chair_west_right", "cafe_chair", -0.1031, 0.0, 1.8007, -80.0},
        Standing{"chair_west_left", "cafe_chair", -1.8016, 0.0, 1.8303, 82.0},
        Standing{"lamp_hero", "pendant_lamp", 0.55, ceiling, -1.62, 0.0},
        Standing{"lamp_east", "pendant_lamp", 3.10, ceiling, -1.70, 0.0},
        Standing{"lamp_south", "pendant_lamp", 2.35, ceiling, 1.05, 0.0},
        Standing{"lamp_west", "pendant_lamp", -0.95, ceiling, 1.95, 0.0},
        Standing{"lamp_bar_1", "pendant_lamp", -3.20, ceiling, -0.45, 0.0},
        Standing{"lamp_bar_2", "pendant_lamp", -3.20, ceiling, -1.75, 0.0},
        Standing{"cup_ines", "cup", 0.65, tableTop, -1.375, 120.0},
        Standing{"cup_marek", "cup", 0.45, tableTop, -1.865, -60.0},
        Standing{"suitcase_ines", "suitcase", 1.5079, 0.0, -2.30, 84.0},
        Standing{"cup_east_1", "cup", 3.27, tableTop, -1.50, 40.0},
        Standing{"cup_east_2", "cup", 2.92, tableTop, -1.88, 200.0},
        Standing{"cup_west", "cup", -1.12, tableTop, 1.80, 90.0},
        Standing{"cup_bar", "cup", -2.98, 1.08, -1.30, 90.0}};

    // Film equipment as it stands for the day's work: tape marks on the floor, the dolly on its
    // track along the south wall, the crane for the last shot, a camera on sticks past Ines.
    constexpr std::array equipment{Standing{"mark_entry", "t_mark", -3.70, 0.0, 1.90, 122.0},
                                   Standing{"mark_room", "t_mark", -2.35, 0.0, 0.95, 137.73},
                                   Standing{"mark_table", "t_mark", -0.55, 0.0, -0.98, 109.67},
                                   Standing{"track_1", "dolly_track", 3.50, 0.0, 2.30, -90.0},
                                   Standing{"track_2", "dolly_track", 2.30, 0.0, 2.30, -90.0},
                                   Standing{"dolly", "camera_dolly", 3.40, 0.06, 2.30, -90.0},
                                   Standing{"crane", "camera_crane", 0.75, 0.0, 1.75, -176.6},
                                   Standing{"tripod", "tripod_camera", 2.62, 0.0, -0.75, -106.0}};

    Placement placed(const Standing& standing)
    {
        Placement placement;
        placement.x.rest = standing.x;
        placement.y.rest = standing.y;
        placement.z.rest = standing.z;
        placement.pan.rest = standing.heading;
        return placement;
    }

    Result<void> putProp(Writer& writer, const Standing& standing, bool gear)
    {
        Prop prop;
        prop.name = standing.name;
        prop.asset = TRY(writer.named<Asset>(standing.model)).id;
        prop.placement = placed(standing);
        prop.gear = gear;
        TRY(writer.put(prop));
        return {};
    }

    /// Starts flat at one value and ends flat at another.
    Track slide(double from, double to)
    {
        Track track{from, {}};
        track = withKey(track, {beat::letterGoes, from, {}, {}, {}});
        track = withKey(track, {beat::letterThere, to, {}, {}, {}});
        return smoothed(track);
    }

    Result<void> putLetter(Writer& writer)
    {
        Prop letter;
        letter.name = "letter";
        letter.asset = TRY(writer.named<Asset>("letter")).id;
        letter.placement.x = slide(0.68, 0.50);
        letter.placement.y.rest = tableTop;
        letter.placement.z = slide(-1.63, -1.60);
        letter.placement.pan = slide(-77.0, -68.0);
        TRY(writer.put(letter));
        return {};
    }

    /// Over the bar: what the long lenses turn into discs of light.
    Result<void> putFestoon(Writer& writer)
    {
        Asset asset;
        asset.name = "festoon";
        asset.path = "models/festoon.glb";
        const Id<Asset> model = TRY(writer.put(asset));
        Prop prop;
        prop.name = "festoon_bar";
        prop.asset = model;
        prop.placement.x.rest = -4.02;
        prop.placement.y.rest = 2.10;
        prop.placement.z.rest = -1.27;
        prop.placement.pan.rest = 90.0;
        TRY(writer.put(prop));
        return {};
    }

}

Result<void> writePlace(Writer& writer)
{
    for (const char* model : models) {
        Asset asset;
        asset.name = model;
        asset.path = fmt::format("../../models/{}.glb", model);
        TRY(writer.put(asset));
    }
    TRY(putFestoon(writer));
    for (const char* name : {"ferry_cafe", "ferry_exterior"}) {
        SetPiece piece;
        piece.name = name;
        piece.asset = TRY(writer.named<Asset>(name)).id;
        TRY(writer.put(piece));
    }
    for (const Standing& standing : furniture) {
        TRY(putProp(writer, standing, false));
    }
    TRY(putLetter(writer));
    for (const Standing& standing : equipment) {
        TRY(putProp(writer, standing, true));
    }
    return {};
}

}
