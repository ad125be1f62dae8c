#include "project/cut_words.h"

#include <algorithm>
#include <span>

#include "project/clip_reach.h"
#include "project/speed.h"

namespace premise {

namespace {

    using Clips = std::span<const CutClip>;

    /// Both without the clips at the start and at the end that stay.
    void leaveCommonOut(Clips& before, Clips& after)
    {
        while (!before.empty() && !after.empty() && before.front() == after.front()) {
            before = before.subspan(1);
            after = after.subspan(1);
        }
        while (!before.empty() && !after.empty() && before.back() == after.back()) {
            before = before.first(before.size() - 1);
            after = after.first(after.size() - 1);
        }
    }

    std::string oneChanged(const Project& project, const CutClip& before, const CutClip& after)
    {
        const std::string title = clipTitle(project, before);
        if (before.shot != after.shot) {
            const Shot* was = project.shots.find(before.shot);
            const Shot* is = project.shots.find(after.shot);
            if (was != nullptr && is != nullptr && was->number == is->number) {
                return fmt::format("Swap {} to take {}", title, is->take);
            }
            return after.shot
                       ? fmt::format("Put {} in place of {}", clipTitle(project, after), title)
                       : fmt::format("Lift {}", title);
        }
        if (before.speed != after.speed) {
            return fmt::format("Play {} at {}", title, speedWords(after.speed));
        }
        if (before.range.end == after.range.end) {
            return fmt::format("Trim the start of {}", title);
        }
        if (before.range.first == after.range.first) {
            return fmt::format("Trim the end of {}", title);
        }
        return before.range.duration() == after.range.duration() ? fmt::format("Slip {}", title)
                                                                 : fmt::format("Trim {}", title);
    }

    bool sameShots(Clips before, Clips after)
    {
        return std::ranges::equal(before, after, {}, &CutClip::shot, &CutClip::shot);
    }

    /// The end of one clip and the start of another moved by as much, and nothing else of them.
    bool rolled(Clips before, Clips after)
    {
        CutClip left = after.front();
        CutClip right = after.back();
        left.range.end = before.front().range.end;
        right.range.first = before.back().range.first;
        return left == before.front() && right == before.back() &&
               recordFrames(before.front()) + recordFrames(before.back()) ==
                   recordFrames(after.front()) + recordFrames(after.back());
    }

    /// Whether one clip went to the other end of what changed; then it is `moved`.
    bool carried(Clips before, Clips after, const CutClip*& moved)
    {
        const auto rest = before.size() - 1;
        const auto same = [](Clips a, Clips b) { return std::ranges::equal(a, b); };
        if (before.front() == after.back() && same(before.subspan(1), after.first(rest))) {
            moved = &before.front();
        } else if (before.back() == after.front() && same(before.first(rest), after.subspan(1))) {
            moved = &before.back();
        }
        return moved != nullptr;
    }

    bool isSplit(const CutClip& whole, const CutClip& first, const CutClip& second)
    {
        return whole.shot == first.shot && whole.shot == second.shot &&
               whole.range.first == first.range.first && whole.range.end == second.range.end;
    }

    std::string asMany(const Project& project, Clips before, Clips after)
    {
        const CutClip* moved = nullptr;
        if (carried(before, after, moved)) {
            return fmt::format("Move {} in the cut", clipTitle(project, *moved));
        }
        if (before.size() == 2 && sameShots(before, after) && rolled(before, after)) {
            return fmt::format("Roll {} | {}", clipTitle(project, before.front()),
                               clipTitle(project, before.back()));
        }
        if (before.size() == 3 && sameShots(before, after) && before[1] == after[1] &&
            rolled(before, after)) {
            return fmt::format("Slide {}", clipTitle(project, before[1]));
        }
        return std::ranges::is_permutation(before, after) ? "Reorder the cut" : "Change the cut";
    }

    std::string insertedWords(const Project& project, const CutClip& whole, Clips after)
    {
        if (after.size() == 2 && isSplit(whole, after[0], after[1])) {
            return fmt::format("Split {}", clipTitle(project, whole));
        }
        if (after.size() == 3 && isSplit(whole, after[0], after[2])) {
            return fmt::format("Insert {} into {}", clipTitle(project, after[1]),
                               clipTitle(project, whole));
        }
        return "Change the cut";
    }

}

std::string cutWords(const Project& before, const std::vector<CutClip>& cut)
{
    Clips was(before.cut);
    Clips is(cut);
    leaveCommonOut(was, is);
    if (is.empty() && !was.empty()) {
        return was.size() == 1 ? fmt::format("Remove {} from the cut", clipTitle(before, was[0]))
               : cut.empty()   ? "Empty the cut"
                               : fmt::format("Remove {} clips from the cut", was.size());
    }
    if (was.empty() && !is.empty()) {
        return is.size() == 1 ? fmt::format("Add {} to the cut", clipTitle(before, is[0]))
                              : fmt::format("Add {} clips to the cut", is.size());
    }
    if (was.size() == 1) {
        return is.size() == 1 ? oneChanged(before, was[0], is[0])
                              : insertedWords(before, was[0], is);
    }
    return was.size() == is.size() && !was.empty() ? asMany(before, was, is) : "Change the cut";
}

}
