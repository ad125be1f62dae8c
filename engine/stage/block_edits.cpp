#include "stage/block_edits.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "project/tables.h"
#include "stage/actions.h"
#include "stage/blocking.h"
#include "stage/figure.h"
#include "stage/row_named.h"
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

    /// A walk to a place, up to the stop there.
    struct Walk {
        std::vector<Edit> edits{}; ///< that make the first stop, where there was none
        Project begun{};           ///< with those
        Cast walker{};             ///< leaving for it
        Frame arrive = 0;
        double heading = 0.0; ///< radians of pan
    };
    Result<Walk> walkBegun(const Project& project, Id<Cast> cast, const Spot& to, Frame notBefore)
    {
        const Cast& asked = *TRY(rowNamed(project, cast));
        Walk walk;
        walk.walker = withFirstStop(project, asked, walk.edits);
        walk.begun = TRY(after(project, walk.edits));
        const DVec3 feet = staysOf(walk.begun, walk.walker).back().feet;
        const DVec3 goal = feetAt(walk.walker, to);
        const double distance = std::hypot(goal.x - feet.x, goal.z - feet.z);
        constexpr double nowhere = 0.01;
        if (distance < nowhere) {
            return fail("{} is there already. Pick a place to walk to.", walk.walker.name);
        }
        walk.heading = headingTowards({feet.x, feet.z}, {goal.x, goal.z});
        walk.walker.stops.back().leave = readyToLeave(walk.begun, walk.walker, notBefore);
        const double frames = distance / walkingSpeed * walk.begun.settings.rate.perSecond();
        walk.arrive = walk.walker.stops.back().leave + std::max(Frame(1), Frame(std::ceil(frames)));
        return walk;
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
    Walk walk = TRY(walkBegun(project, cast, to, notBefore));
    Mark mark;
    mark.name = markName(walk.begun, walk.walker.name);
    put(mark, to);
    if (!to.seated) {
        mark.facing = Angle::radians(walk.heading);
    }
    Made<Mark> made;
    made.id = {walk.begun.lastId + 1};
    walk.walker.stops.push_back(stopOn(made.id, to, walk.arrive));
    made.edits = std::move(walk.edits);
    made.edits.emplace_back(Put<Mark>{mark});
    made.edits.emplace_back(Put<Cast>{std::move(walk.walker)});
    return made;
}

Result<std::vector<Edit>> editsToWalkTo(const Project& project, Id<Cast> cast, Id<Mark> mark,
                                        Frame notBefore)
{
    const Mark& goal = *TRY(rowNamed(project, mark));
    Spot to{DVec3(goal.x.value(), goal.y.value(), goal.z.value()), goal.facing, false};
    for (const auto& other : project.cast.rows()) {
        for (const Stop& stop : other->stops) {
            to.seated = to.seated || (stop.mark == mark && isSeated(stop.action));
        }
    }
    Walk walk = TRY(walkBegun(project, cast, to, notBefore));
    walk.walker.stops.push_back(stopOn(mark, to, walk.arrive));
    walk.edits.emplace_back(Put<Cast>{std::move(walk.walker)});
    return std::move(walk.edits);
}

Made<Mark> editsToMark(const Project& project, Id<Cast> cast, const Spot& at)
{
    const Cast* whose = project.cast.find(cast);
    Mark mark;
    mark.name = markName(project, whose == nullptr ? "Mark" : whose->name);
    put(mark, at);
    return {{Put<Mark>{std::move(mark)}}, {project.lastId + 1}};
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
