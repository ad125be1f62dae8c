#include "stage/block_edits.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "project/tables.h"
#include "stage/actions.h"
#include "stage/blocking.h"
#include "stage/figure.h"
#include "stage/staging.h"
#include "stage/walk_path.h"

namespace premise {

namespace {

    constexpr Colour colourOf(std::uint32_t rgb)
    {
        return {double(rgb >> 16U & 0xFFU) / 255.0, double(rgb >> 8U & 0xFFU) / 255.0,
                double(rgb & 0xFFU) / 255.0};
    }

    // Told apart at a glance on a grey floor, and none like the colours that selection and warnings have.
    constexpr std::array tapes{colourOf(0xe0795f), colourOf(0x5d93dd), colourOf(0xb9a27a),
                               colourOf(0xa68bd8), colourOf(0xd98ab0), colourOf(0x6fbf9f)};

    template <class Row> Result<const Row*> rowNamed(const Project& project, Id<Row> id)
    {
        const Row* row = tableOf<Row>(project).find(id);
        if (row == nullptr) {
            return fail("There is no {} #{} any longer. Pick one that is there.", kindOf<Row>(),
                        id.value);
        }
        return row;
    }

    /// "Marek 1", "Marek 2"…, the first that is free.
    std::string markName(const Project& project, const std::string& cast)
    {
        for (int number = 1;; ++number) {
            std::string name = fmt::format("{} {}", cast, number);
            const auto named = [&](const auto& mark) { return mark->name == name; };
            if (std::ranges::none_of(project.marks.rows(), named)) {
                return name;
            }
        }
    }

    void put(Mark& mark, const Spot& at)
    {
        mark.x = Metres(at.floor.x);
        mark.y = Metres(at.floor.y);
        mark.z = Metres(at.floor.z);
        mark.facing = at.facing;
    }

    std::string actionAt(const Spot& at)
    {
        return at.seated ? "sit" : "stand";
    }

    Stop stopOn(Id<Mark> mark, const Spot& at, Frame arrive)
    {
        Stop stop;
        stop.mark = mark;
        stop.arrive = arrive;
        stop.leave = arrive;
        stop.action = actionAt(at);
        return stop;
    }

    bool isUsed(const Project& project, Id<Mark> mark)
    {
        return std::ranges::any_of(project.cast.rows(), [mark](const auto& cast) {
            return std::ranges::find(cast->stops, mark, &Stop::mark) != cast->stops.end();
        });
    }

    /// When the last stop can be left.
    Frame readyToLeave(const Project& project, const Cast& cast, Frame notBefore)
    {
        const Stop& last = cast.stops.back();
        Frame ready = last.arrive;
        if (isSeated(last.action) && cast.stops.size() > 1) {
            // To turn before the seat and after it, and for a moment in it.
            constexpr double besides = 2.4;
            const double seconds = 2.0 * figure::sitDownSeconds + besides;
            ready += Frame(std::ceil(seconds * project.settings.rate.perSecond()));
        }
        return std::max(ready, notBefore);
    }

    /// The actor with a first stop, made from where they are placed if there is none.
    Cast withFirstStop(const Project& project, const Cast& cast, std::vector<Edit>& edits)
    {
        Cast blocked = cast;
        if (cast.stops.empty()) {
            const Frame first = project.settings.firstFrame;
            const Pose pose = poseAt(cast.placement, double(first));
            const Spot at{DVec3(pose.position), panTiltRollFrom(pose.rotation).pan, false};
            Mark mark;
            mark.name = markName(project, cast.name);
            put(mark, at);
            edits.emplace_back(Put<Mark>{mark});
            blocked.stops.push_back(stopOn({project.lastId + 1}, at, first));
        }
        return blocked;
    }

    /// The project as it is after some edits of ours, which keep its rules.
    Result<Project> after(Project project, const std::vector<Edit>& edits)
    {
        for (const Edit& edit : edits) {
            project = TRY(applied(project, edit));
        }
        return project;
    }

    DVec3 feetAt(const Cast& cast, const Spot& place)
    {
        const double step = place.seated ? figure::seatBehind * figureScale(cast) : 0.0;
        const double pan = place.facing.inRadians();
        return place.floor + DVec3(std::sin(pan), 0.0, std::cos(pan)) * step;
    }

}

Colour nextTape(const Project& project)
{
    const auto uses = [&](const Colour& tape) {
        return std::ranges::count_if(project.cast.rows(),
                                     [&](const auto& cast) { return cast->colour == tape; });
    };
    return *std::ranges::min_element(tapes, {}, uses);
}

Made<Cast> editsToPlace(const Project& project, const NewCast& cast, const Spot& at)
{
    const Id<Mark> mark{project.lastId + 1};
    Cast placed;
    placed.name = freeName(project.cast, cast.name);
    placed.colour = nextTape(project);
    placed.height = cast.height;
    placed.asset = cast.asset;
    placed.stops.push_back(stopOn(mark, at, project.settings.firstFrame));
    Mark under;
    under.name = markName(project, placed.name);
    put(under, at);
    return {{Put<Mark>{under}, Put<Cast>{std::move(placed)}}, {project.lastId + 2}};
}

Result<std::vector<Edit>> editsToMove(const Project& project, Id<Mark> mark, const Spot& to)
{
    Mark moved = *TRY(rowNamed(project, mark));
    put(moved, to);
    std::vector<Edit> edits{Put<Mark>{moved}};
    for (const auto& cast : project.cast.rows()) {
        Cast changed = *cast;
        for (Stop& stop : changed.stops) {
            if (stop.mark == mark && (stop.action == "stand" || isSeated(stop.action)) &&
                isSeated(stop.action) != to.seated) {
                stop.action = actionAt(to);
            }
        }
        if (changed != *cast) {
            edits.emplace_back(Put<Cast>{std::move(changed)});
        }
    }
    return edits;
}

Result<Made<Mark>> editsToWalk(const Project& project, Id<Cast> cast, const Spot& to,
                               Frame notBefore)
{
    const Cast& asked = *TRY(rowNamed(project, cast));
    Made<Mark> made;
    Cast walker = withFirstStop(project, asked, made.edits);
    const Project begun = TRY(after(project, made.edits));
    const std::vector<Stay> stays = staysOf(begun, walker);
    const DVec3 feet = stays.back().feet;
    const DVec3 goal = feetAt(walker, to);
    const double distance = std::hypot(goal.x - feet.x, goal.z - feet.z);
    constexpr double nowhere = 0.01;
    if (distance < nowhere) {
        return fail("{} is there already. Pick a place to walk to.", walker.name);
    }
    Mark mark;
    mark.name = markName(begun, walker.name);
    put(mark, to);
    if (!to.seated) {
        mark.facing = Angle::radians(headingTowards({feet.x, feet.z}, {goal.x, goal.z}));
    }
    made.id = {begun.lastId + 1};
    walker.stops.back().leave = readyToLeave(begun, walker, notBefore);
    const double frames = distance / walkingSpeed * begun.settings.rate.perSecond();
    walker.stops.push_back(stopOn(
        made.id, to, walker.stops.back().leave + std::max(Frame(1), Frame(std::ceil(frames)))));
    made.edits.emplace_back(Put<Mark>{mark});
    made.edits.emplace_back(Put<Cast>{std::move(walker)});
    return made;
}

Result<std::vector<Edit>> editsToRemoveStop(const Project& project, Id<Cast> cast, std::size_t stop)
{
    Cast changed = *TRY(rowNamed(project, cast));
    if (stop >= changed.stops.size()) {
        return fail("{} has {} stops and no stop {}.", capitalised(titleOf(changed)),
                    changed.stops.size(), stop + 1);
    }
    const Id<Mark> mark = changed.stops[stop].mark;
    changed.stops.erase(changed.stops.begin() + std::ptrdiff_t(stop));
    std::vector<Edit> edits{Put<Cast>{std::move(changed)}};
    const Project without = TRY(after(project, edits));
    if (!isUsed(without, mark)) {
        edits.emplace_back(Remove<Mark>{mark});
    }
    return edits;
}

}
