#include "asset/foreign/fbx_channels.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <glm/gtc/quaternion.hpp>

namespace premise {

namespace {

    constexpr double instant = 1.0e-4;      ///< seconds, in which a step is made among other motion
    constexpr double degreesBetween = 30.0; ///< at most, between two keys of a turn
    constexpr std::size_t mostKeys = 1'000'000; ///< of a channel; beyond, the file's own alone
    constexpr double mostSteps = 100000.0;      ///< between two keys of the file

    enum class Course { still, step, straight, curved };

    /// What a curve does between two times that no key of it lies between.
    Course courseOf(const FbxCurve& curve, double from)
    {
        const auto keys = curve.keys();
        const auto next = std::ranges::upper_bound(keys, from, {}, &FbxKey::seconds);
        if (next == keys.begin() || next == keys.end()) {
            return Course::still;
        }
        switch ((next - 1)->interpolation) {
        case FbxInterpolation::step:
        case FbxInterpolation::stepNext: return Course::step;
        case FbxInterpolation::linear: return Course::straight;
        case FbxInterpolation::cubic: return Course::curved;
        }
        return Course::still;
    }

    Course courseOf(const FbxTrack& track, double from)
    {
        Course all = Course::still;
        for (const FbxCurve& curve : track.curves) {
            const Course one = courseOf(curve, from);
            const bool mixed = all != Course::still && one != Course::still && all != one;
            all = mixed ? Course::curved : std::max(all, one);
        }
        return all;
    }

    std::vector<double> keyTimes(const FbxTrack& track)
    {
        std::vector<double> times;
        for (const FbxCurve& curve : track.curves) {
            for (const FbxKey& key : curve.keys()) {
                times.push_back(key.seconds);
            }
        }
        std::ranges::sort(times);
        times.erase(std::unique(times.begin(), times.end(),
                                [](double a, double b) { return b - a < 1.0e-6; }),
                    times.end());
        return times;
    }

    /// The first axis named turns first, so it stands last in the product.
    Quat turnFrom(const std::vector<double>& degrees, int order)
    {
        constexpr int axes[6][3] = {{0, 1, 2}, {0, 2, 1}, {1, 2, 0},
                                    {1, 0, 2}, {2, 0, 1}, {2, 1, 0}};
        Quat turn(1.0F, 0.0F, 0.0F, 0.0F);
        for (const int axis : axes[std::clamp(order, 0, 5)]) {
            Vec3 about(0.0F);
            about[axis] = 1.0F;
            const double radians =
                degrees[static_cast<std::size_t>(axis)] * std::numbers::pi / 180.0;
            turn = glm::angleAxis(static_cast<float>(radians), about) * turn;
        }
        return turn;
    }

    class ChannelMaker {
    public:
        ChannelMaker(const FbxTrack& track, Channel& channel, double start)
            : track_(track), channel_(channel), start_(start)
        {
        }

        /// A key at `seconds`, of the value that the track has at `when`.
        void add(double seconds, double when)
        {
            const auto time = static_cast<float>(seconds - start_);
            if (!channel_.times.empty() && time <= channel_.times.back()) {
                return;
            }
            const std::vector<double> values = track_.at(when);
            channel_.times.push_back(time);
            if (channel_.target == ChannelTarget::rotation) {
                const Quat turn = turnFrom(values, track_.rotationOrder);
                channel_.values.insert(channel_.values.end(), {turn.x, turn.y, turn.z, turn.w});
                return;
            }
            const double whole = channel_.target == ChannelTarget::morphWeights ? 100.0 : 1.0;
            for (const double value : values) {
                channel_.values.push_back(static_cast<float>(value / whole));
            }
        }

        /// Keys from `from` until just before `to`, for what no straight line between two is.
        void addCurved(double from, double to, double framesPerSecond)
        {
            double steps = std::ceil((to - from) * framesPerSecond - 1.0e-6);
            if (channel_.target == ChannelTarget::rotation) {
                const auto before = track_.at(from);
                const auto after = track_.at(to);
                for (std::size_t axis = 0; axis < before.size(); ++axis) {
                    steps = std::max(steps, std::abs(after[axis] - before[axis]) / degreesBetween);
                }
            }
            const double most = channel_.times.size() < mostKeys ? mostSteps : 1.0;
            steps = std::clamp(std::ceil(steps), 1.0, most);
            for (double i = 0.0; i < steps; ++i) {
                const double here = from + (to - from) * i / steps;
                add(here, here);
            }
        }

    private:
        const FbxTrack& track_;
        Channel& channel_;
        double start_ = 0.0;
    };

}

Channel channelFrom(const FbxTrack& track, int node, ChannelTarget target, double start,
                    double framesPerSecond)
{
    Channel channel{node, target, KeyInterpolation::linear, {}, {}};
    const std::vector<double> times = keyTimes(track);
    std::vector<Course> courses;
    bool stepsOnly = times.size() > 1;
    for (std::size_t i = 0; i + 1 < times.size(); ++i) {
        courses.push_back(courseOf(track, times[i]));
        stepsOnly = stepsOnly && (courses[i] == Course::step || courses[i] == Course::still);
    }
    channel.interpolation = stepsOnly ? KeyInterpolation::step : KeyInterpolation::linear;
    ChannelMaker maker(track, channel, start);
    for (std::size_t i = 0; i + 1 < times.size(); ++i) {
        const double middle = (times[i] + times[i + 1]) / 2.0;
        const bool turns = target == ChannelTarget::rotation;
        if (courses[i] == Course::step) {
            maker.add(times[i], middle);
            if (!stepsOnly) {
                maker.add(times[i + 1] - std::min(instant, (times[i + 1] - times[i]) / 2.0),
                          middle);
            }
        } else if (courses[i] == Course::curved || (turns && courses[i] == Course::straight)) {
            maker.addCurved(times[i], times[i + 1], framesPerSecond);
        } else {
            maker.add(times[i], times[i]);
        }
    }
    if (!times.empty()) {
        maker.add(times.back(), times.back());
    }
    return channel;
}

}
