#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "project/project.h"

namespace premise {

/// What a transport plays over.
enum class Clock {
    cut,  ///< frames of the cut, from 0
    scene ///< frames of the scene
};

/// Playback as a value: which frame is to be shown, told how much time has passed. It reads no clock.
/// Time is counted in whole nanoseconds and frames by the exact rate, the rest of a frame kept as a
/// fraction, so that an hour of 23.976 is an hour. Pictures are dropped, never time.
class Transport {
public:
    Transport() = default;
    /// Stands on the first frame. The rate is the project's.
    Transport(const Project& project, Clock clock);

    [[nodiscard]] Clock clock() const { return clock_; }
    [[nodiscard]] FrameRate rate() const { return rate_; }
    [[nodiscard]] Frame frame() const
    {
        return frame_;
    } ///< to show: within range() unless that is empty
    [[nodiscard]] FrameRange range() const { return range_; } ///< all there is
    [[nodiscard]] FrameRange marked() const
    {
        return marked_;
    } ///< in to out; empty: nothing marked
    [[nodiscard]] bool loops() const { return loops_; }
    /// −4…4 times the rate; 0: stands.
    [[nodiscard]] int shuttle() const { return shuttle_; }
    [[nodiscard]] bool plays() const { return shuttle_ != 0; }
    /// Where playing turns round or stops: the marked range where it loops over one, else all.
    [[nodiscard]] FrameRange playedRange() const;

    /// After an edit: the frame stays where it is as far as there is one, playing goes on.
    void follow(const Project& project);

    /// From the other end where it would stop at once, and from within the played range.
    void play();
    void pause();
    void togglePlay();
    void faster();          ///< L: one step to 4 times forwards; from backwards slower first
    void slower();          ///< J: one step to 4 times backwards
    void step(Frame by);    ///< stands on a frame so many later; clamped
    void goTo(Frame frame); ///< clamped; what plays plays on from there
    void toStart();         ///< of the played range
    void toEnd();           ///< its last frame
    void markIn();          ///< at the frame; an out before it goes to the end
    void markOut();         ///< after the frame; an in behind it goes to the start
    void clearMarks();
    void setLoops(bool loops);

    /// Later by so many nanoseconds; below 0 counts as 0. Nothing happens while it stands.
    void advance(std::int64_t nanoseconds);

    /// Pictures that were due since play() and not shown, because time had gone on to a later one.
    [[nodiscard]] Frame dropped() const { return dropped_; }
    /// Which: runs of frames in the order they were dropped, each first to last, backwards too.
    struct Run {
        Frame first = 0;
        Frame last = 0;
        friend bool operator==(const Run&, const Run&) = default;
    };
    [[nodiscard]] const std::vector<Run>& droppedRuns() const { return runs_; }
    /// "24.00 fps  2 dropped".
    [[nodiscard]] std::string words() const;

private:
    void shuttleAt(int times);
    [[nodiscard]] std::int64_t picturesIn(std::int64_t nanoseconds);
    [[nodiscard]] Frame frameAfter(std::int64_t pictures) const;
    [[nodiscard]] std::int64_t picturesLeft() const;

    Clock clock_ = Clock::cut;
    FrameRate rate_{};
    FrameRange range_{};
    FrameRange marked_{}; ///< empty, or within range_
    bool loops_ = false;
    int shuttle_ = 0;
    Frame frame_ = 0; ///< within range_, or its first where that is empty
    std::int64_t phase_ =
        0; ///< of the picture that is due next, in parts of a second × denominator
    Frame dropped_ = 0;
    std::vector<Run> runs_;
};

/// The scene from the first to the last frame that anything is decided for: shots with handles, stops,
/// keys. The habitual first frame alone where nothing is.
[[nodiscard]] FrameRange sceneRange(const Project& project);

/// The frames of the cut on which this frame of the scene comes, in order: none, or one a clip.
[[nodiscard]] std::vector<Frame> recordsOf(const Project& project, Frame scene);

}
