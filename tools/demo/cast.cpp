#include <array>

#include "tools/demo/timeline.h"
#include "tools/demo/writer.h"

namespace premise::demo {

namespace {

    struct Place {
        const char* name;
        double x;
        double z;
        double facing; ///< degrees about +y; 0 faces the south wall
    };

    constexpr std::array places{Place{"Ines seat", 1.4079, -1.68, -86.0},
                                Place{"Marek deck", -5.60, 1.90, 91.0},
                                Place{"Marek entry", -3.70, 1.90, 122.0},
                                Place{"Marek table", -0.55, -0.98, 109.67},
                                Place{"Marek seat", -0.3079, -1.56, 94.0},
                                Place{"Barman", -3.80, -0.72, 73.94},
                                Place{"Guest south", 3.1294, 0.6865, -65.0},
                                Place{"Guest west right", -0.1031, 1.8007, -80.0},
                                Place{"Guest west left", -1.8016, 1.8303, 82.0}};

    struct Person {
        const char* name;
        const char* model;
        double height; ///< metres
        Colour colour;
    };

    constexpr Colour rust{0.78, 0.33, 0.22};
    constexpr Colour navy{0.20, 0.34, 0.56};
    constexpr Colour linen{0.80, 0.77, 0.71};
    constexpr Colour moss{0.42, 0.47, 0.38};
    constexpr Colour sand{0.62, 0.54, 0.44};
    constexpr Colour slate{0.42, 0.47, 0.54};

    constexpr std::array people{Person{"INES", "mannequin_ines", 1.69, rust},
                                Person{"MAREK", "mannequin", 1.82, navy},
                                Person{"BARMAN", "mannequin", 1.77, linen},
                                Person{"GUEST 1", "mannequin", 1.76, moss},
                                Person{"GUEST 2", "mannequin_ines", 1.66, slate},
                                Person{"GUEST 3", "mannequin", 1.74, sand}};

    Result<Stop> stay(const Writer& writer, const char* place, FrameRange when, const char* action,
                      const char* lookingAt = nullptr)
    {
        Stop stop;
        stop.mark = TRY(writer.named<Mark>(place)).id;
        stop.arrive = when.first;
        stop.leave = when.end;
        stop.action = action;
        if (lookingAt != nullptr) {
            stop.lookAt = TRY(writer.named<Cast>(lookingAt)).id;
        }
        return stop;
    }

    Result<void> block(Writer& writer, const char* name, std::vector<Stop> stops)
    {
        Cast cast = TRY(writer.named<Cast>(name));
        cast.stops = std::move(stops);
        TRY(writer.put(cast));
        return {};
    }

    /// Where a reader's eyes rest: an eyeline marker that no lens sees.
    Result<void> putLetterEyeline(Writer& writer)
    {
        Cast marker;
        marker.name = "EYELINE LETTER";
        marker.height = 0.83_m;
        marker.visible = false;
        marker.placement.x.rest = 0.62;
        marker.placement.z.rest = -1.62;
        TRY(writer.put(marker));
        return {};
    }

    Result<void> blockInes(Writer& writer)
    {
        using namespace beat;
        std::vector<Stop> stops;
        stops.push_back(
            TRY(stay(writer, "Ines seat", {scene, inesLooksUp}, "sit_table", "EYELINE LETTER")));
        stops.push_back(
            TRY(stay(writer, "Ines seat", {inesSeesHim, inesSpeaks}, "sit_table", "MAREK")));
        stops.push_back(TRY(stay(writer, "Ines seat", {inesSpeaks + 8, end}, "talk_sit", "MAREK")));
        return block(writer, "INES", std::move(stops));
    }

    Result<void> blockMarek(Writer& writer)
    {
        using namespace beat;
        std::vector<Stop> stops;
        stops.push_back(TRY(stay(writer, "Marek deck", {scene, marekComes}, "stand")));
        stops.push_back(
            TRY(stay(writer, "Marek entry", {marekEntered, marekCrosses}, "stand", "INES")));
        Stop table =
            TRY(stay(writer, "Marek table", {marekAtTable, marekGoesToSit}, "talk", "INES"));
        table.via = {{Metres(-2.35), 0.95_m}, {Metres(-1.35), Metres(-0.15)}};
        stops.push_back(table);
        Stop seat =
            TRY(stay(writer, "Marek seat", {marekAtChair, marekReads - 8}, "sit_table", "INES"));
        seat.via = {{0.03_m, Metres(-1.0)}};
        stops.push_back(seat);
        stops.push_back(TRY(stay(writer, "Marek seat", {marekReads, marekLooksUp - 8}, "sit_table",
                                 "EYELINE LETTER")));
        stops.push_back(TRY(stay(writer, "Marek seat", {marekLooksUp, end}, "sit_table", "INES")));
        return block(writer, "MAREK", std::move(stops));
    }

    /// Who stays in one place all through.
    Result<void> settle(Writer& writer, const char* name, const char* place, const char* action,
                        const char* lookingAt = nullptr)
    {
        const Stop stop = TRY(stay(writer, place, {beat::scene, beat::end}, action, lookingAt));
        return block(writer, name, {stop});
    }

    Result<void> blockOthers(Writer& writer)
    {
        TRY(settle(writer, "BARMAN", "Barman", "stand"));
        TRY(settle(writer, "GUEST 1", "Guest south", "sit_table"));
        TRY(settle(writer, "GUEST 2", "Guest west right", "talk_sit", "GUEST 3"));
        return settle(writer, "GUEST 3", "Guest west left", "sit_table", "GUEST 2");
    }

}

Result<void> writeCast(Writer& writer)
{
    for (const Place& place : places) {
        Mark mark;
        mark.name = place.name;
        mark.x = Metres(place.x);
        mark.z = Metres(place.z);
        mark.facing = Angle::degrees(place.facing);
        TRY(writer.put(mark));
    }
    for (const Person& person : people) {
        Cast cast;
        cast.name = person.name;
        cast.asset = TRY(writer.named<Asset>(person.model)).id;
        cast.height = Metres(person.height);
        cast.colour = person.colour;
        TRY(writer.put(cast));
    }
    TRY(putLetterEyeline(writer));
    TRY(blockInes(writer));
    TRY(blockMarek(writer));
    return blockOthers(writer);
}

}
