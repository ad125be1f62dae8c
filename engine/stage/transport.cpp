#include "stage/transport.h"

#include <algorithm>

#include <fmt/format.h>

namespace premise {

namespace {

    constexpr std::int64_t nanosecondsInSecond = 1000000000;
    constexpr std::int64_t longest =
        24 * 3600 * nanosecondsInSecond; ///< a day: what is longer has slept
    constexpr int fastest = 4;

    FrameRange rangeOf(const Project& project, Clock clock)
    {
        return clock == Clock::cut ? FrameRange{0, cutDuration(project)} : sceneRange(project);
    }

    Frame clampedTo(FrameRange range, Frame frame)
    {
        return std::clamp(frame, range.first, std::max(range.first, range.end - 1));
    }

}

Transport::Transport(const Project& project, Clock clock)
    : clock_(clock),
      rate_(project.settings.rate),
      range_(rangeOf(project, clock)),
      frame_(range_.first)
{
}

FrameRange Transport::playedRange() const
{
    return loops_ && !marked_.empty() ? marked_ : range_;
}

void Transport::follow(const Project& project)
{
    const FrameRange range = rangeOf(project, clock_);
    if (range == range_ && rate_ == project.settings.rate) {
        return;
    }
    range_ = range;
    rate_ = project.settings.rate;
    marked_ = {std::max(marked_.first, range.first), std::min(marked_.end, range.end)};
    frame_ = clampedTo(range_, frame_);
    phase_ = 0;
    if (range_.empty()) {
        shuttle_ = 0;
    }
}

void Transport::play()
{
    shuttleAt(1);
}

void Transport::pause()
{
    shuttleAt(0);
}

void Transport::togglePlay()
{
    shuttleAt(plays() ? 0 : 1);
}

void Transport::faster()
{
    shuttleAt(shuttle_ == -1 ? 1 : std::min(shuttle_ + 1, fastest));
}

void Transport::slower()
{
    shuttleAt(shuttle_ == 1 ? -1 : std::max(shuttle_ - 1, -fastest));
}

void Transport::shuttleAt(int times)
{
    const FrameRange played = playedRange();
    if (shuttle_ == 0 && times != 0) {
        dropped_ = 0;
        runs_.clear();
        const Frame stop = times > 0 ? played.end - 1 : played.first;
        if (!played.contains(frame_) || frame_ == stop) {
            frame_ = times > 0 ? played.first : clampedTo(played, played.end - 1);
        }
    }
    shuttle_ = played.empty() ? 0 : times;
    if (shuttle_ == 0) {
        phase_ = 0;
    }
}

void Transport::step(Frame by)
{
    pause();
    goTo(frame_ + by);
}

void Transport::goTo(Frame frame)
{
    frame_ = clampedTo(range_, frame);
    phase_ = 0;
}

void Transport::toStart()
{
    goTo(playedRange().first);
}

void Transport::toEnd()
{
    goTo(playedRange().end - 1);
}

void Transport::markIn()
{
    const bool keepsOut = !marked_.empty() && marked_.end > frame_;
    marked_ = {frame_, keepsOut ? marked_.end : range_.end};
}

void Transport::markOut()
{
    const bool keepsIn = !marked_.empty() && marked_.first <= frame_;
    marked_ = {keepsIn ? marked_.first : range_.first, std::min(frame_ + 1, range_.end)};
}

void Transport::clearMarks()
{
    marked_ = {};
}

void Transport::setLoops(bool loops)
{
    loops_ = loops;
}

std::int64_t Transport::picturesIn(std::int64_t nanoseconds)
{
    const std::int64_t whole = nanoseconds / nanosecondsInSecond * rate_.numerator;
    const std::int64_t picture = nanosecondsInSecond * rate_.denominator;
    phase_ += whole % rate_.denominator * nanosecondsInSecond +
              nanoseconds % nanosecondsInSecond * rate_.numerator;
    const std::int64_t pictures = whole / rate_.denominator + phase_ / picture;
    phase_ %= picture;
    return pictures;
}

Frame Transport::frameAfter(std::int64_t pictures) const
{
    const FrameRange played = playedRange();
    const Frame frame = frame_ + pictures * shuttle_;
    if (!loops_) {
        return clampedTo(played, frame);
    }
    const Frame length = played.duration();
    const Frame into = (frame - played.first) % length;
    return played.first + (into < 0 ? into + length : into);
}

std::int64_t Transport::picturesLeft() const
{
    const FrameRange played = playedRange();
    return shuttle_ > 0 ? (played.end - 1 - frame_) / shuttle_ : (played.first - frame_) / shuttle_;
}

void Transport::advance(std::int64_t nanoseconds)
{
    if (!plays()) {
        return;
    }
    const std::int64_t due = picturesIn(std::clamp<std::int64_t>(nanoseconds, 0, longest));
    const bool over = !loops_ && due > picturesLeft();
    // Of the pictures that came due only the last is shown.
    const std::int64_t shown = over ? picturesLeft() : due;
    if (shown > 1) {
        dropped_ += shown - 1;
        runs_.push_back({frameAfter(1), frameAfter(shown - 1)});
    }
    frame_ = frameAfter(over ? due : shown);
    if (over) {
        pause();
    }
}

std::string Transport::words() const
{
    const std::string rate = fmt::format("{:.2f} fps", rate_.perSecond());
    return dropped_ == 0 ? rate : fmt::format("{}  {} dropped", rate, dropped_);
}

FrameRange sceneRange(const Project& project)
{
    const Frame first = project.settings.firstFrame;
    FrameRange range{first, first};
    const auto hold = [&](Frame from, Frame end) {
        range = range.empty() ? FrameRange{from, end}
                              : FrameRange{std::min(range.first, from), std::max(range.end, end)};
    };
    const auto holdKeys = [&](const Track& track) {
        if (!track.keys.empty()) {
            hold(track.keys.front().frame, track.keys.back().frame + 1);
        }
    };
    for (const auto& shot : project.shots.rows()) {
        hold(shot->range.first - shot->handleIn, shot->range.end + shot->handleOut);
    }
    for (const auto& cast : project.cast.rows()) {
        for (const Stop& stop : cast->stops) {
            hold(stop.arrive, std::max(stop.arrive, stop.leave) + 1);
        }
    }
    const auto holdPlacement = [&](const Placement& placement) {
        for (const Track* track : {&placement.x, &placement.y, &placement.z, &placement.pan,
                                   &placement.tilt, &placement.roll, &placement.scale}) {
            holdKeys(*track);
        }
    };
    const auto holdPlacements = [&](const auto& table) {
        for (const auto& row : table.rows()) {
            holdPlacement(row->placement);
        }
    };
    holdPlacements(project.setPieces);
    holdPlacements(project.props);
    holdPlacements(project.cast);
    holdPlacements(project.lights);
    holdPlacements(project.cameras);
    for (const auto& light : project.lights.rows()) {
        holdKeys(light->candela);
    }
    for (const auto& camera : project.cameras.rows()) {
        for (const Track* track : {&camera->focalLength, &camera->focusDistance, &camera->tStop}) {
            holdKeys(*track);
        }
    }
    return range.empty() ? FrameRange{first, first + 1} : range;
}

std::vector<Frame> recordsOf(const Project& project, Frame scene)
{
    std::vector<Frame> records;
    Frame start = 0;
    for (const CutClip& clip : project.cut) {
        const Frame frames = recordFrames(clip);
        if (clip.shot && clip.range.contains(scene)) {
            // The first frame of the cut at or after the moment, where it is still this frame.
            const Frame numerator = clip.speed.numerator;
            const Frame at =
                ((scene - clip.range.first) * clip.speed.denominator + numerator - 1) / numerator;
            if (at < frames && sceneTimeIn(clip, at) < FrameTime(scene + 1)) {
                records.push_back(start + at);
            }
        }
        start += frames;
    }
    return records;
}

}
