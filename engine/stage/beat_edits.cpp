#include "stage/beat_edits.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "stage/blocking.h"

namespace premise {

namespace {

    constexpr Frame anyTime = std::numeric_limits<Frame>::max() / 4;

    /// How far an edge may go, in frames either way.
    struct FrameRoom {
        Frame least = -anyTime;
        Frame most = anyTime;
    };

}

std::optional<WalkNumbers> walkTo(const Project& project, const Cast& cast, std::size_t stop)
{
    if (stop >= cast.stops.size()) {
        return std::nullopt;
    }
    const std::vector<Stay> stays = staysOf(project, cast);
    for (std::size_t i = 1; i < stays.size(); ++i) {
        if (stays[i].stop != &cast.stops[stop] || keepsSeat(stays, i - 1)) {
            continue;
        }
        WalkNumbers numbers;
        numbers.seconds = stays[i].arrive - stays[i - 1].leave;
        numbers.metres = walkLength(stays[i - 1], stays[i]);
        return numbers;
    }
    return std::nullopt;
}

WalkPace paceOf(double metresASecond)
{
    constexpr double brisk = 2.0;
    constexpr double sprint = 7.0;
    return metresASecond > sprint ? WalkPace::tooFast
                                  : (metresASecond > brisk ? WalkPace::brisk : WalkPace::easy);
}

Result<std::vector<Edit>> editsToRetime(const Project& project, Id<Cast> cast, std::size_t stop,
                                        BeatPart part, Frame by)
{
    const Cast* row = project.cast.find(cast);
    if (row == nullptr || stop >= row->stops.size()) {
        return fail("There is no such stop any longer. Pick one that is there.");
    }
    Cast changed = *row;
    std::vector<Stop>& stops = changed.stops;
    const bool first = stop == 0;
    const bool last = stop + 1 == stops.size();
    Stop& here = stops[stop];
    if ((part == BeatPart::walk && first) || (part == BeatPart::arrive && first) ||
        (part == BeatPart::leave && last) || (first && last)) {
        return fail("{} {} here. Give them a second mark, then it has a time.", changed.name,
                    last && !first ? "never leaves" : "has always been");
    }
    const bool arriveMoves =
        part == BeatPart::arrive || part == BeatPart::walk || (part == BeatPart::stay && !first);
    const bool leaveMoves = part == BeatPart::leave || (part == BeatPart::stay && !last);
    FrameRoom room;
    if (arriveMoves && part != BeatPart::walk) {
        room.least = std::max(room.least, stops[stop - 1].leave + 1 - here.arrive);
    }
    if (arriveMoves && !leaveMoves && !last) {
        room.most = std::min(room.most, here.leave - here.arrive);
    }
    if (part == BeatPart::walk) {
        room.least = std::max(room.least, stops[stop - 1].arrive - stops[stop - 1].leave);
    }
    if (leaveMoves) {
        room.most = std::min(room.most, stops[stop + 1].arrive - 1 - here.leave);
        if (!arriveMoves) {
            room.least = std::max(room.least, here.arrive - here.leave);
        }
    }
    const Frame frames =
        std::clamp(by, std::min(room.least, Frame(0)), std::max(room.most, Frame(0)));
    here.arrive += arriveMoves ? frames : 0;
    here.leave += leaveMoves ? frames : 0;
    if (last) {
        here.leave = here.arrive;
    }
    if (part == BeatPart::walk) {
        stops[stop - 1].leave += frames;
    }
    return std::vector<Edit>{Put<Cast>{std::move(changed)}};
}

}
