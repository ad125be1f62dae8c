#include <algorithm>
#include <cmath>
#include <iterator>

#include <glm/geometric.hpp>

#include "stage/move_kinds.h"
#include "stage/staging.h"

namespace premise {

namespace {

    constexpr double catchUpSpeed = 1.5;  ///< m/s at most on average, to the wanted distance
    constexpr double anticipation = 0.25; ///< seconds before and after that a dolly grip averages

    /// What the camera follows: the eyes, and the floor below them.
    struct Target {
        DVec3 eyes{0.0};
        double floor = 0.0;
    };

    Target targetAt(const Project& project, const Cast& cast, FrameTime time)
    {
        const DVec3 eyes = eyesOf(project, cast, time);
        return {eyes, double(castAt(project, cast, time).pose.position.y)};
    }

    /// A dolly does not stop within a step; neither does this.
    Target steadyTarget(const Project& project, const Cast& cast, FrameTime time)
    {
        constexpr int samples = 9;
        const double reach = anticipation * project.settings.rate.perSecond();
        Target mean;
        for (int i = 0; i < samples; ++i) {
            const double share = 2.0 * double(i) / double(samples - 1) - 1.0;
            const Target target = targetAt(project, cast, time + reach * share);
            mean.eyes += target.eyes / double(samples);
            mean.floor += target.floor / double(samples);
        }
        return mean;
    }

    bool inPicture(const Project& project, const CameraSetup& camera, FrameTime time,
                   const DVec3& place)
    {
        const StagedCamera staged = stagedCamera(project, camera, time);
        const HalfExtent half =
            halfExtent(staged.gate, staged.squeeze, staged.focalLength, staged.aspect.ratio());
        const Vec4 view = poseFromWorld(staged.pose) * Vec4(Vec3(place), 1.0F);
        const double ahead = -double(view.z);
        return ahead > 0.0 && std::abs(double(view.x)) <= half.horizontal * ahead &&
               std::abs(double(view.y)) <= half.vertical * ahead;
    }

    /// How the camera accompanies the actor.
    struct Company {
        DVec3 side{0.0};        ///< level unit vector from the actor to the camera
        double firstAway = 0.0; ///< metres, level, at the start
        double height = 0.0;    ///< of the camera over the actor's floor
        double distance = 0.0;  ///< wanted, metres
        double catchUp = 1.0;   ///< frames until the distance is reached
        double panOff = 0.0;    ///< degrees off the eyes at the start: the composition
        double tiltOff = 0.0;
        bool composed = false; ///< the actor is in the picture already: keep the place in it
    };

    /// `panTurn`: the pan onto the eyes a moment ago, so that it does not jump a whole turn.
    Rig companyAt(const Company& company, const Target& target, double frames, double& panTurn)
    {
        const double x = std::clamp(frames / company.catchUp, 0.0, 1.0);
        const double share = x * x * (3.0 - 2.0 * x);
        Rig rig;
        rig.position.y = target.floor + company.height;
        const double over = rig.position.y - target.eyes.y;
        const double level = std::sqrt(std::max(company.distance * company.distance - over * over,
                                                company.distance * company.distance / 4.0));
        const double away = std::lerp(company.firstAway, level, share);
        rig.position.x = target.eyes.x + company.side.x * away;
        rig.position.z = target.eyes.z + company.side.z * away;
        const Aim aim = aimAt(rig.position, target.eyes, panTurn);
        panTurn = aim.pan;
        const double off = company.composed ? 1.0 : 1.0 - share;
        rig.pan = aim.pan + company.panOff * off;
        rig.tilt = aim.tilt + company.tiltOff * off;
        return rig;
    }

    Company companyOf(const Project& project, const Target& target, const Follow& follow,
                      const LaidKeys& keys)
    {
        const Rig& start = keys.start();
        Company company;
        const DVec3 level(start.position.x - target.eyes.x, 0.0, start.position.z - target.eyes.z);
        company.firstAway = glm::length(level);
        company.side = level / std::max(company.firstAway, 1e-9);
        company.height = start.position.y - target.floor;
        company.distance = follow.distance.value();
        const double change = std::abs(company.firstAway - company.distance);
        company.catchUp =
            std::min(std::max(1.0, change / catchUpSpeed) * project.settings.rate.perSecond(),
                     double(keys.range().duration()));
        const Aim aim = aimAt(start.position, target.eyes, start.pan);
        company.panOff = start.pan - aim.pan;
        company.tiltOff = start.tilt - aim.tilt;
        company.composed =
            inPicture(project, keys.camera(), double(keys.range().first), target.eyes);
        return company;
    }

    /// Keys with the slope between their neighbours: a camera that weighs something goes through an
    /// extreme without stopping at it.
    std::vector<Key> flowing(const std::vector<Frame>& frames, const std::vector<double>& values)
    {
        std::vector<Key> keys;
        for (std::size_t i = 0; i < frames.size(); ++i) {
            const std::size_t before = i == 0 ? 0 : i - 1;
            const std::size_t after = std::min(i + 1, frames.size() - 1);
            const double slope =
                (values[after] - values[before]) / double(frames[after] - frames[before]);
            keys.push_back({frames[i],
                            values[i],
                            Interpolation::bezier,
                            {slope, double(frames[i] - frames[before]) / 3.0},
                            {slope, double(frames[after] - frames[i]) / 3.0}});
        }
        return keys;
    }

    void layRigs(const std::vector<Frame>& frames, const std::vector<Rig>& rigs, LaidKeys& keys)
    {
        const auto lay = [&](CameraTrack track, const auto& valueOf) {
            std::vector<double> values;
            std::ranges::transform(rigs, std::back_inserter(values), valueOf);
            keys.lay(track, flowing(frames, values));
        };
        lay(CameraTrack::x, [](const Rig& rig) { return rig.position.x; });
        lay(CameraTrack::y, [](const Rig& rig) { return rig.position.y; });
        lay(CameraTrack::z, [](const Rig& rig) { return rig.position.z; });
        lay(CameraTrack::pan, [](const Rig& rig) { return rig.pan; });
        lay(CameraTrack::tilt, [](const Rig& rig) { return rig.tilt; });
    }

    /// A puller's marks: the plane of the eyes themselves, not of their average.
    Result<void> layFocus(const Project& project, const Cast& cast,
                          const std::vector<Frame>& frames, const std::vector<Rig>& rigs,
                          LaidKeys& keys)
    {
        std::vector<double> depths;
        for (std::size_t i = 0; i < frames.size(); ++i) {
            const DVec3 eyes = eyesOf(project, cast, double(frames[i]));
            const double depth = glm::dot(eyes - rigs[i].position, lensAxis(rigs[i]));
            TRY(focusable(keys.camera(), depth));
            depths.push_back(depth);
        }
        keys.lay(CameraTrack::focusDistance, flowing(frames, depths));
        return {};
    }

}

Result<void> layMove(const Project& project, const Follow& follow, LaidKeys& keys)
{
    const CameraSetup& camera = keys.camera();
    const Cast* cast = project.cast.find(follow.cast);
    if (cast == nullptr) {
        return fail("There is no cast {} for camera {} to follow. Choose an actor.",
                    follow.cast.value, camera.name);
    }
    if (follow.distance < Metres(0.3)) {
        return fail("A distance of {:.2f} m to {} leaves no room for a camera. Use 0.3 m or more.",
                    follow.distance.value(), cast->name);
    }
    const FrameRange range = keys.range();
    const Target first = steadyTarget(project, *cast, double(range.first));
    const Company company = companyOf(project, first, follow, keys);
    if (company.firstAway < 0.1) {
        return fail("Camera {} stands on {} at frame {}. Move it to the side to follow from.",
                    camera.name, cast->name, range.first);
    }
    std::vector<Frame> frames;
    std::vector<Rig> rigs;
    double panTurn = keys.start().pan;
    for (Frame frame = range.first; frame < range.end; frame += 4) {
        frames.push_back(frame);
    }
    frames.push_back(range.end);
    for (const Frame frame : frames) {
        const Target target = steadyTarget(project, *cast, double(frame));
        rigs.push_back(companyAt(company, target, double(frame - range.first), panTurn));
    }
    if (follow.focus) {
        TRY(layFocus(project, *cast, frames, rigs, keys));
    }
    layRigs(frames, rigs, keys);
    return {};
}

}
