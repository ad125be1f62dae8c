#include <algorithm>

#include "base/text.h"
#include "stage/moves.h"

namespace premise {

namespace {

    /// A wish in which nothing is left open.
    struct Wanted {
        double amount = 0.0;
        DVec3 place{0.0};
        Id<Cast> cast;
        const MoveWish& wish;

        [[nodiscard]] Angle angle() const { return Angle::degrees(amount); }
        [[nodiscard]] Metres length() const { return Metres(amount); }
    };

    struct Row {
        MoveKind kind;
        Move (*make)(const Wanted&);
    };

    const std::vector<Row>& rows()
    {
        using enum MoveUnit;
        using enum MoveSubject;
        static const std::vector<Row> all = {
            {{"pan", degrees, none, 30.0}, [](const Wanted& w) -> Move { return Pan{w.angle()}; }},
            {{"tilt", degrees, none, 10.0},
             [](const Wanted& w) -> Move { return Tilt{w.angle()}; }},
            {{"push in", metres, none, 1.0},
             [](const Wanted& w) -> Move { return PushIn{w.length()}; }},
            {{"pull out", metres, none, 1.0},
             [](const Wanted& w) -> Move { return PullOut{w.length()}; }},
            {{"track", metres, none, 1.0},
             [](const Wanted& w) -> Move { return TrackMove{w.length()}; }},
            {{"boom", metres, none, 0.5}, [](const Wanted& w) -> Move { return Boom{w.length()}; }},
            {{"orbit", degrees, place, 45.0},
             [](const Wanted& w) -> Move {
                 return Orbit{w.place, w.angle()};
             }},
            {{"crane up", metres, place, 2.0},
             [](const Wanted& w) -> Move {
                 return CraneUp{w.length(), w.wish.forward, w.place};
             }},
            {{"dolly zoom", metres, place, 1.0},
             [](const Wanted& w) -> Move {
                 return DollyZoom{w.place, w.length()};
             }},
            {{"rack focus", metres, none, 2.0},
             [](const Wanted& w) -> Move { return RackFocus{w.length()}; }},
            {{"follow", metres, cast, 2.0},
             [](const Wanted& w) -> Move {
                 return Follow{w.cast, w.length(), w.wish.focus};
             }},
            {{"handheld", strength, none, 1.0},
             [](const Wanted& w) -> Move {
                 return Handheld{w.wish.seed, w.amount};
             }},
        };
        return all;
    }

    Error unknownMove(std::string_view name)
    {
        const std::string nearest = nearestOf(name, moveNames());
        return Error{nearest.empty() ? fmt::format("There is no move \"{}\". There are {}.", name,
                                                   joined(moveNames(), ", ", " and "))
                                     : fmt::format("There is no move \"{}\". Did you mean \"{}\"?",
                                                   name, nearest)};
    }

}

const std::vector<MoveKind>& moveKinds()
{
    static const std::vector<MoveKind> kinds = [] {
        std::vector<MoveKind> all;
        for (const Row& row : rows()) {
            all.push_back(row.kind);
        }
        return all;
    }();
    return kinds;
}

const std::vector<std::string>& moveNames()
{
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const Row& row : rows()) {
            all.push_back(row.kind.name);
        }
        return all;
    }();
    return names;
}

Result<Move> moveNamed(std::string_view name, const MoveWish& wish)
{
    const auto row =
        std::ranges::find_if(rows(), [&](const Row& r) { return r.kind.name == name; });
    if (row == rows().end()) {
        return tl::unexpected(unknownMove(name));
    }
    const MoveKind& kind = row->kind;
    if (kind.subject == MoveSubject::place && !wish.place) {
        return fail("The move \"{}\" is about a place, and none is named. Name the place.",
                    kind.name);
    }
    if (kind.subject == MoveSubject::cast && !wish.cast) {
        return fail("The move \"{}\" is about an actor, and none is named. Name the actor.",
                    kind.name);
    }
    return row->make({wish.amount.value_or(kind.usual), wish.place.value_or(DVec3(0.0)),
                      wish.cast.value_or(Id<Cast>{}), wish});
}

}
