#include <algorithm>
#include <cmath>

#include "project/edit_apply.h"
#include "project/field_check.h"
#include "project/lamp_notes.h"
#include "project/rules.h"
#include "project/tables.h"

namespace premise {

namespace {

    using Weight = Problem::Weight;
    using Problems = std::vector<Problem>;

    /// Above this people break into a run; above the other nobody on a set keeps it up.
    constexpr double walkMetresPerSecond = 2.2;
    constexpr double runMetresPerSecond = 6.0;

    template <class... Args>
    void add(Problems& problems, Weight weight, fmt::format_string<Args...> text, Args&&... args)
    {
        problems.push_back({weight, fmt::format(text, std::forward<Args>(args)...)});
    }

    /// Fields and rules that an edit would refuse; true where the row is sound.
    template <class Row> bool isSound(Problems& problems, const Project& project, const Row& row)
    {
        const std::string broken = brokenField(row);
        if (!broken.empty()) {
            add(problems, Weight::error, "{}: {}.", capitalised(titleOf(row)), spoken(broken));
            return false;
        }
        const Result<void> kept = keepsRules(project, row);
        if (!kept) {
            add(problems, Weight::error, "{}", kept.error().message);
        }
        return kept.has_value();
    }

    template <class Row> void addUnsound(Problems& problems, const Project& project)
    {
        for (const auto& row : tableOf<Row>(project).rows()) {
            static_cast<void>(isSound(problems, project, *row));
        }
    }

    struct Moment {
        FrameTime time = 0.0;
        double value = 0.0;
    };

    /// The track's lowest and highest moments: at keys, and at sixteen places between each two.
    struct Extremes {
        Moment lowest;
        Moment highest;
    };
    Extremes extremesOf(const Track& track, Frame restFrame)
    {
        const FrameTime start =
            track.keys.empty() ? FrameTime(restFrame) : FrameTime(track.keys.front().frame);
        const Moment first{start, valueAt(track, start)};
        Extremes extremes{first, first};
        for (std::size_t i = 1; i < track.keys.size(); ++i) {
            const double from = double(track.keys[i - 1].frame);
            const double to = double(track.keys[i].frame);
            for (int step = 1; step <= 16; ++step) {
                const FrameTime time = std::lerp(from, to, step / 16.0);
                const Moment moment{time, valueAt(track, time)};
                if (moment.value < extremes.lowest.value) {
                    extremes.lowest = moment;
                }
                if (moment.value > extremes.highest.value) {
                    extremes.highest = moment;
                }
            }
        }
        return extremes;
    }

    std::string lengthOf(const Lens& lens)
    {
        return lens.shortest == lens.longest
                   ? fmt::format("{:g} mm", lens.longest.value())
                   : fmt::format("{:g}–{:g} mm", lens.shortest.value(), lens.longest.value());
    }

    bool differs(double value, double limit)
    {
        return std::abs(value - limit) > 1e-6 * std::abs(limit);
    }

    void addLensProblems(Problems& problems, const CameraSetup& camera, Frame first)
    {
        const std::string title = capitalised(titleOf(camera));
        const Lens& lens = camera.lens;
        const auto [shortest, longest] = extremesOf(camera.focalLength, first);
        const bool tooShort = shortest.value < lens.shortest.value() &&
                              differs(shortest.value, lens.shortest.value());
        const bool tooLong =
            longest.value > lens.longest.value() && differs(longest.value, lens.longest.value());
        if (tooShort || tooLong) {
            const Moment& at = tooShort ? shortest : longest;
            add(problems, Weight::warning,
                "{} is at {:.4g} mm on frame {:.6g}, but its lens is {} {}.", title, at.value,
                at.time, lens.set, lengthOf(lens));
        }
        const Moment nearest = extremesOf(camera.focusDistance, first).lowest;
        // Where focus is held on an actor, these marks count only while the actor is behind the camera.
        if (!camera.focusOn && nearest.value < lens.closeFocus.value()) {
            add(problems, Weight::warning,
                "{} is focused at {:.3g} m on frame {:.6g}, but its lens focuses from {:g} m on.",
                title, nearest.value, nearest.time, lens.closeFocus.value());
        }
        if (nearest.value * 1000.0 <= longest.value) {
            add(problems, Weight::error,
                "{} is focused at {:.3g} m, within the {:.4g} mm of its own focal length.", title,
                nearest.value, longest.value);
        }
        const Moment widest = extremesOf(camera.tStop, first).lowest;
        if (widest.value < lens.widestTStop && differs(widest.value, lens.widestTStop)) {
            add(problems, Weight::warning,
                "{} is at T{:.3g} on frame {:.6g}, but its lens opens to T{:g}.", title,
                widest.value, widest.time, lens.widestTStop);
        }
    }

    void addCoverageProblem(Problems& problems, const CameraSetup& camera)
    {
        const double diagonal = std::hypot(camera.gate.width.value(), camera.gate.height.value());
        const double circle = camera.lens.imageCircle.value();
        if (circle > 0.0 && circle < diagonal) {
            add(problems, Weight::warning,
                "{}: the lens draws a circle of {:.1f} mm, but {} {} is {:.1f} mm across; the corners "
                "may be dark.",
                capitalised(titleOf(camera)), circle, camera.gate.body, camera.gate.mode, diagonal);
        }
    }

    double metresWalked(const Mark& from, const Stop& stop, const Mark& to)
    {
        double length = 0.0;
        double x = from.x.value();
        double z = from.z.value();
        for (const Waypoint& point : stop.via) {
            length += std::hypot(point.x.value() - x, point.z.value() - z);
            x = point.x.value();
            z = point.z.value();
        }
        return length + std::hypot(to.x.value() - x, to.z.value() - z);
    }

    void addWalkProblems(Problems& problems, const Project& project, const Cast& cast)
    {
        for (std::size_t i = 1; i < cast.stops.size(); ++i) {
            const Stop& before = cast.stops[i - 1];
            const Stop& stop = cast.stops[i];
            const Mark& to = project.marks.at(stop.mark);
            const double length = metresWalked(project.marks.at(before.mark), stop, to);
            const double seconds =
                project.settings.rate.seconds(FrameTime(stop.arrive - before.leave));
            const double speed = length / seconds;
            if (length < 0.01 || speed <= walkMetresPerSecond) {
                continue;
            }
            const std::string who = capitalised(titleOf(cast));
            if (seconds <= 0.0) {
                add(problems, Weight::warning, "{} has no time to go {:.1f} m to mark {}.", who,
                    length, to.name);
            } else if (speed > runMetresPerSecond) {
                add(problems, Weight::warning,
                    "{} has {:.1f} s for {:.1f} m to mark {}: {:.1f} m/s is faster than a run.",
                    who, seconds, length, to.name, speed);
            } else {
                add(problems, Weight::note, "{} has to run to mark {}: {:.1f} m/s.", who, to.name,
                    speed);
            }
        }
    }

    bool isCut(const Project& project, Id<Shot> shot)
    {
        return std::ranges::find(project.cut, shot, &CutClip::shot) != project.cut.end();
    }

    void addShotProblems(Problems& problems, const Project& project)
    {
        for (const auto& shot : project.shots.rows()) {
            if (!isSound(problems, project, *shot) || shot->camera) {
                continue;
            }
            const std::string title = capitalised(titleOf(*shot));
            if (isCut(project, shot->id)) {
                add(problems, Weight::error, "{} is in the cut and has no camera; give it one.",
                    title);
            } else {
                add(problems, Weight::warning, "{} has no camera.", title);
            }
        }
    }

    void addCutProblems(Problems& problems, const Project& project)
    {
        for (std::size_t i = 0; i < project.cut.size(); ++i) {
            const CutClip& clip = project.cut[i];
            const std::string broken = brokenField(clip);
            const Result<void> kept = keepsRules(project, clip);
            if (!broken.empty() || !kept) {
                add(problems, Weight::error, "Clip {} of the cut: {}", i + 1,
                    broken.empty() ? kept.error().message : spoken(broken) + ".");
                continue;
            }
            const Shot* shot = project.shots.find(clip.shot);
            if (shot != nullptr && (clip.range.first < shot->range.first - shot->handleIn ||
                                    clip.range.end > shot->range.end + shot->handleOut)) {
                add(problems, Weight::warning,
                    "Clip {} of the cut needs frames {}–{} of shot {}, which with its handles has "
                    "{}–{}.",
                    i + 1, clip.range.first, clip.range.end - 1, shot->number,
                    shot->range.first - shot->handleIn, shot->range.end + shot->handleOut - 1);
            }
        }
    }

    void addSoundProblems(Problems& problems, const Project& project)
    {
        const Frame cutLength = cutDuration(project);
        for (const auto& clip : project.soundClips.rows()) {
            if (isSound(problems, project, *clip) && clip->clock == SoundClock::cut &&
                (clip->first >= cutLength || clip->range().end <= 0)) {
                add(problems, Weight::note,
                    "{} is heard from frame {} of the cut on, which has {} frames; it is not heard.",
                    capitalised(titleOf(*clip)), clip->first, cutLength);
            }
        }
    }

    void addSettingsProblems(Problems& problems, const Project& project)
    {
        const std::string broken = brokenField(project.settings);
        if (!broken.empty()) {
            add(problems, Weight::error, "Project settings: {}.", spoken(broken));
        }
        const Result<void> kept = keepsRules(project.settings);
        if (broken.empty() && !kept) {
            add(problems, Weight::error, "{}", kept.error().message);
        }
        const std::string brokenSky = brokenField(project.sky);
        if (!brokenSky.empty()) {
            add(problems, Weight::error, "Sky: {}.", spoken(brokenSky));
        }
    }

}

std::vector<Problem> problemsIn(const Project& project)
{
    Problems problems;
    addSettingsProblems(problems, project);
    addUnsound<Asset>(problems, project);
    addUnsound<SetPiece>(problems, project);
    addUnsound<Room>(problems, project);
    addUnsound<Prop>(problems, project);
    addUnsound<Mark>(problems, project);
    for (const auto& cast : project.cast.rows()) {
        if (isSound(problems, project, *cast) && brokenRate(project.settings.rate).empty()) {
            addWalkProblems(problems, project, *cast);
        }
    }
    addUnsound<Light>(problems, project);
    addLampNotes(project, problems);
    for (const auto& camera : project.cameras.rows()) {
        if (isSound(problems, project, *camera)) {
            addLensProblems(problems, *camera, project.settings.firstFrame);
            addCoverageProblem(problems, *camera);
        }
    }
    addShotProblems(problems, project);
    addCutProblems(problems, project);
    addUnsound<Sound>(problems, project);
    addSoundProblems(problems, project);
    return problems;
}

}
