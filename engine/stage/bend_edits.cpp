#include "stage/bend_edits.h"

#include "stage/blocking.h"

namespace premise {

namespace {

    Result<Cast> walkerOf(const Project& project, Id<Cast> cast, const WayDot& dot)
    {
        const Cast* row = project.cast.find(cast);
        if (row == nullptr || dot.stop == 0 || dot.stop >= row->stops.size() ||
            dot.turn >= row->stops[dot.stop].via.size() + (dot.isTurn ? 0 : 1)) {
            return fail("There is no such turn of a way any longer. Pick one that is there.");
        }
        return *row;
    }

}

std::vector<WayDot> wayDots(const Project& project, const Cast& cast)
{
    std::vector<WayDot> dots;
    const std::vector<Stay> stays = staysOf(project, cast);
    for (std::size_t i = 1; i < stays.size(); ++i) {
        if (keepsSeat(stays, i - 1)) {
            continue;
        }
        const Stop& stop = *stays[i].stop;
        const auto number = static_cast<std::size_t>(&stop - cast.stops.data());
        DVec3 before = stays[i - 1].feet;
        const double count = double(stop.via.size() + 1);
        const auto height = [&](double part) {
            return stays[i - 1].spot.y + (stays[i].spot.y - stays[i - 1].spot.y) * part / count;
        };
        for (std::size_t turn = 0; turn <= stop.via.size(); ++turn) {
            const bool last = turn == stop.via.size();
            const DVec3 next = last ? stays[i].feet
                                    : DVec3(stop.via[turn].x.value(), height(double(turn + 1)),
                                            stop.via[turn].z.value());
            dots.push_back({number, turn, false, (before + next) * 0.5});
            if (!last) {
                dots.push_back({number, turn, true, next});
            }
            before = next;
        }
    }
    return dots;
}

Result<std::vector<Edit>> editsToBend(const Project& project, Id<Cast> cast, const WayDot& dot,
                                      const DVec3& to)
{
    Cast walker = TRY(walkerOf(project, cast, dot));
    std::vector<Waypoint>& via = walker.stops[dot.stop].via;
    const Waypoint turn{Metres(to.x), Metres(to.z)};
    if (dot.isTurn) {
        via[dot.turn] = turn;
    } else {
        via.insert(via.begin() + std::ptrdiff_t(dot.turn), turn);
    }
    return std::vector<Edit>{Put<Cast>{std::move(walker)}};
}

Result<std::vector<Edit>> editsToStraighten(const Project& project, Id<Cast> cast,
                                            const WayDot& dot)
{
    if (!dot.isTurn) {
        return fail("The way is straight here already.");
    }
    Cast walker = TRY(walkerOf(project, cast, dot));
    std::vector<Waypoint>& via = walker.stops[dot.stop].via;
    via.erase(via.begin() + std::ptrdiff_t(dot.turn));
    return std::vector<Edit>{Put<Cast>{std::move(walker)}};
}

}
