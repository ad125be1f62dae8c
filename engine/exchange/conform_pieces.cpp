#include "exchange/conform_pieces.h"

#include <algorithm>
#include <map>

#include "exchange/production_timeline.h"
#include "project/clip_reach.h"
#include "project/speed.h"

namespace premise {

namespace {

    void appendPiece(std::vector<ConformPiece>& pieces, ConformPiece piece)
    {
        if (piece.isBlack() && !pieces.empty() && pieces.back().isBlack()) {
            ConformPiece& black = pieces.back();
            black.length += piece.length;
            black.clip.range.end += piece.length;
            black.standsIn = black.standsIn || piece.standsIn;
            black.was.insert(black.was.end(), piece.was.begin(), piece.was.end());
            return;
        }
        pieces.push_back(std::move(piece));
    }

    ConformPiece blackPiece(Frame length, Frame record)
    {
        return {.clip = {{}, {0, length}, {}}, .length = length, .record = record, .was = {}};
    }

    bool isInCut(const Project& project, Id<Shot> shot)
    {
        return std::ranges::find(project.cut, shot, &CutClip::shot) != project.cut.end();
    }

    void want(std::vector<WantedShot>& wanted, const WantedShot& one)
    {
        const auto same = std::ranges::find(wanted, one.name, &WantedShot::name);
        if (same == wanted.end()) {
            wanted.push_back(one);
        } else {
            same->length = std::max(same->length, one.length);
        }
    }

    ConformPiece shotPiece(const TimelineItem& item, const Shot& shot, Frame record,
                           std::vector<std::string>& notes)
    {
        const TimelineClip& clip = *item.clip;
        const Frame frames = std::max<Frame>(1, sceneFrames(clip.speed, item.length));
        ConformPiece piece;
        piece.clip = {shot.id, {clip.sourceFirst, clip.sourceFirst + frames}, clip.speed};
        piece.length = recordFrames(piece.clip);
        piece.record = record;
        if (piece.length != item.length) {
            notes.push_back(
                fmt::format("{} at {} lasts {} frames here and not {}: at that speed no "
                            "frame of the scene ends there.",
                            clipNameOf(shot), speedWords(clip.speed), piece.length, item.length));
        }
        return piece;
    }

    Frame commonFrames(FrameRange a, FrameRange b)
    {
        return std::max<Frame>(0, std::min(a.end, b.end) - std::max(a.first, b.first));
    }

    /// Pairs up pieces that may belong together, the best pairs first.
    class Matching {
    public:
        Matching(const std::vector<ConformPiece>& before, const std::vector<ConformPiece>& after)
            : before_(before), after_(after), origins_(after.size()), taken_(before.size(), false)
        {
        }

        /// Among pieces with the same key; those without one are left alone.
        template <class Key> void pairBy(const Key& keyOf)
        {
            std::map<std::string, std::vector<std::size_t>> old;
            for (std::size_t i = 0; i < before_.size(); ++i) {
                if (const std::string key = keyOf(before_[i]); !taken_[i] && !key.empty()) {
                    old[key].push_back(i);
                }
            }
            std::vector<Pair> pairs;
            for (std::size_t j = 0; j < after_.size(); ++j) {
                const auto found = old.find(keyOf(after_[j]));
                if (origins_[j] || found == old.end()) {
                    continue;
                }
                for (const std::size_t i : found->second) {
                    pairs.push_back({i, j,
                                     commonFrames(before_[i].clip.range, after_[j].clip.range),
                                     i > j ? i - j : j - i});
                }
            }
            std::ranges::stable_sort(pairs, [](const Pair& a, const Pair& b) {
                return a.common != b.common ? a.common > b.common : a.apart < b.apart;
            });
            for (const Pair& pair : pairs) {
                if (!taken_[pair.old] && !origins_[pair.now]) {
                    take(pair.old, pair.now);
                }
            }
        }

        /// Black from black behind the same clip, or at the beginning of both.
        void pairBlack()
        {
            for (std::size_t j = 0; j < after_.size(); ++j) {
                const std::optional<std::size_t> front = j > 0 ? origins_[j - 1] : std::nullopt;
                const std::size_t i = front ? *front + 1 : 0;
                if (after_[j].isBlack() && (front || j == 0) && i < before_.size() &&
                    before_[i].isBlack() && !taken_[i]) {
                    take(i, j);
                }
            }
        }

        [[nodiscard]] std::vector<std::optional<std::size_t>> origins() { return origins_; }

    private:
        struct Pair {
            std::size_t old = 0;
            std::size_t now = 0;
            Frame common = 0;
            std::size_t apart = 0;
        };

        void take(std::size_t old, std::size_t now)
        {
            taken_[old] = true;
            origins_[now] = old;
        }

        const std::vector<ConformPiece>& before_;
        const std::vector<ConformPiece>& after_;
        std::vector<std::optional<std::size_t>> origins_;
        std::vector<bool> taken_;
    };

}

std::vector<ConformPiece> piecesOf(const Project& project)
{
    std::vector<ConformPiece> pieces;
    Frame record = 0;
    for (const CutClip& clip : project.cut) {
        const Frame length = recordFrames(clip);
        ConformPiece piece = clip.shot
                                 ? ConformPiece{.clip = clip, .length = length, .record = record}
                                 : blackPiece(length, record);
        piece.was.push_back(clip);
        appendPiece(pieces, std::move(piece));
        record += length;
    }
    return pieces;
}

TimelinePieces piecesOf(const Project& project, const Timeline& timeline)
{
    TimelinePieces result;
    Frame record = 0;
    for (const TimelineItem& item : seenOf(timeline).items) {
        const Shot* const shot = item.clip ? shotOf(project, *item.clip) : nullptr;
        const bool filmed = shot != nullptr && (project.cameras.find(shot->camera) != nullptr ||
                                                isInCut(project, shot->id));
        ConformPiece piece =
            filmed ? shotPiece(item, *shot, record, result.notes) : blackPiece(item.length, record);
        if (item.clip && !filmed) {
            piece.standsIn = true;
            want(result.wanted, {item.clip->name, item.length, record, shot != nullptr});
        }
        record += piece.length;
        appendPiece(result.pieces, std::move(piece));
    }
    return result;
}

std::vector<std::optional<std::size_t>> matchedPieces(const Project& project,
                                                      const std::vector<ConformPiece>& before,
                                                      const std::vector<ConformPiece>& after)
{
    Matching matching(before, after);
    matching.pairBy([](const ConformPiece& piece) {
        return piece.isBlack() ? std::string() : fmt::format("{}", piece.clip.shot.value);
    });
    matching.pairBy([&](const ConformPiece& piece) {
        const Shot* const shot = project.shots.find(piece.clip.shot);
        return shot == nullptr ? std::string() : shot->number;
    });
    matching.pairBlack();
    return matching.origins();
}

std::vector<bool> movedAmong(const std::vector<std::optional<std::size_t>>& origins)
{
    // All but the longest row of pieces that still follow one another have moved.
    std::vector<std::size_t> ends; ///< of rows by their length
    std::vector<std::optional<std::size_t>> fronts(
        origins.size()); ///< in its row, whom each follows
    for (std::size_t j = 0; j < origins.size(); ++j) {
        if (!origins[j]) {
            continue;
        }
        const auto row = std::ranges::lower_bound(ends, *origins[j], {},
                                                  [&](std::size_t end) { return *origins[end]; });
        if (row != ends.begin()) {
            fronts[j] = *std::prev(row);
        }
        if (row == ends.end()) {
            ends.push_back(j);
        } else {
            *row = j;
        }
    }
    std::vector<bool> moved(origins.size());
    for (std::size_t j = 0; j < origins.size(); ++j) {
        moved[j] = origins[j].has_value();
    }
    for (std::optional<std::size_t> j = ends.empty() ? std::nullopt : std::optional(ends.back()); j;
         j = fronts[*j]) {
        moved[*j] = false;
    }
    return moved;
}

}
