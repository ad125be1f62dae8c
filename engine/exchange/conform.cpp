#include "exchange/conform.h"

#include <algorithm>
#include <cmath>

#include "exchange/conform_pieces.h"
#include "exchange/production_timeline.h"
#include "project/cutting.h"
#include "project/speed.h"

namespace premise {

namespace {

    std::string conformFrames(Frame frames)
    {
        return fmt::format("{} {}", frames, frames == 1 ? "frame" : "frames");
    }

    /// Compares two cuts and makes the list.
    class Comparison {
    public:
        Comparison(const Project& project, const std::vector<ConformPiece>& before,
                   const std::vector<ConformPiece>& after)
            : project_(project),
              before_(before),
              after_(after),
              origins_(matchedPieces(project, before, after)),
              moved_(movedAmong(origins_))
        {
        }

        void list(Conform& conform)
        {
            for (std::size_t j = 0; j < after_.size(); ++j) {
                const std::size_t listed = changes_.size();
                const ConformPiece& piece = after_[j];
                if (piece.isBlack()) {
                    compareBlack(j);
                } else if (!origins_[j]) {
                    add(ConformKind::added, piece,
                        fmt::format("{}, frames {}–{} of the scene", conformFrames(piece.length),
                                    piece.clip.range.first, piece.clip.range.end - 1));
                } else {
                    compare(j);
                    conform.unchanged += changes_.size() == listed ? 1 : 0;
                }
            }
            listOmitted();
            conform.changes.insert(conform.changes.end(), changes_.begin(), changes_.end());
        }

        /// The new cut; what stayed is as it was, to the letter.
        [[nodiscard]] std::vector<CutClip> cut() const
        {
            std::vector<CutClip> clips;
            for (std::size_t j = 0; j < after_.size(); ++j) {
                const ConformPiece* const old = origins_[j] ? &before_[*origins_[j]] : nullptr;
                if (old != nullptr && playsAs(*old, after_[j])) {
                    clips.insert(clips.end(), old->was.begin(), old->was.end());
                } else {
                    clips.push_back(after_[j].clip);
                }
            }
            return clips;
        }

    private:
        static bool playsAs(const ConformPiece& old, const ConformPiece& now)
        {
            const bool sameScene = old.clip.shot == now.clip.shot &&
                                   old.clip.speed == now.clip.speed &&
                                   (now.isBlack() || old.clip.range.first == now.clip.range.first);
            return sameScene && old.length == now.length;
        }

        void compare(std::size_t j)
        {
            const ConformPiece& now = after_[j];
            const ConformPiece& old = before_[*origins_[j]];
            if (moved_[j]) {
                add(ConformKind::moved, now, "to " + placeOf(j));
            }
            if (playsAs(old, now)) {
                return;
            }
            if (old.clip.shot != now.clip.shot) {
                add(ConformKind::retaken, now, "in place of " + titleOf(old));
            }
            if (old.clip.speed != now.clip.speed) {
                add(ConformKind::retimed, now,
                    fmt::format("plays at {}, played at {}", speedWords(now.clip.speed),
                                speedWords(old.clip.speed)));
            }
            compareEnds(old, now);
        }

        void compareEnds(const ConformPiece& old, const ConformPiece& now)
        {
            const Frame start = now.clip.range.first - old.clip.range.first;
            const Frame end = now.clip.range.end - old.clip.range.end;
            const std::string beyond = beyondHandles(now);
            if (start == end) {
                if (start != 0) {
                    add(ConformKind::slipped, now,
                        fmt::format("shows what is {} {} in the scene{}",
                                    conformFrames(std::abs(start)), start < 0 ? "earlier" : "later",
                                    beyond));
                }
                return;
            }
            if (start != 0) {
                add(start > 0 ? ConformKind::trimmed : ConformKind::extended, now,
                    fmt::format("begins {} {}{}", conformFrames(std::abs(start)),
                                start < 0 ? "earlier" : "later", start < 0 ? beyond : ""));
            }
            // At another speed the same length ends elsewhere in the scene.
            if (end != 0) {
                add(end < 0 ? ConformKind::trimmed : ConformKind::extended, now,
                    fmt::format("ends {} {}{}", conformFrames(std::abs(end)),
                                end < 0 ? "earlier" : "later", end > 0 ? beyond : ""));
            }
        }

        [[nodiscard]] std::string beyondHandles(const ConformPiece& piece) const
        {
            const Shot& shot = project_.shots.at(piece.clip.shot);
            const bool within = piece.clip.range.first >= shot.range.first - shot.handleIn &&
                                piece.clip.range.end <= shot.range.end + shot.handleOut;
            return within ? "" : ", beyond its handles: the shot grows";
        }

        void compareBlack(std::size_t j)
        {
            const ConformPiece& now = after_[j];
            if (now.standsIn) {
                return; // told as the shot that is wanted
            }
            if (!origins_[j]) {
                add(ConformKind::black, now,
                    fmt::format("{} {}", conformFrames(now.length), blackPlaceOf(j)));
            } else if (before_[*origins_[j]].length != now.length) {
                add(ConformKind::black, now,
                    fmt::format("{} {}, {} before", conformFrames(now.length), blackPlaceOf(j),
                                before_[*origins_[j]].length));
            }
        }

        void listOmitted()
        {
            for (std::size_t i = 0; i < before_.size(); ++i) {
                if (std::ranges::find(origins_, std::optional(i)) != origins_.end()) {
                    continue;
                }
                add(before_[i].isBlack() ? ConformKind::black : ConformKind::omitted, before_[i],
                    before_[i].isBlack()
                        ? fmt::format("{} no longer there", conformFrames(before_[i].length))
                        : conformFrames(before_[i].length));
            }
        }

        [[nodiscard]] std::string blackPlaceOf(std::size_t j) const
        {
            return (j == 0 ? "at " : "") + placeOf(j);
        }

        /// "after 020", "the beginning" for the first.
        [[nodiscard]] std::string placeOf(std::size_t j) const
        {
            return j == 0 ? "the beginning" : "after " + titleOf(after_[j - 1]);
        }

        [[nodiscard]] std::string titleOf(const ConformPiece& piece) const
        {
            const Shot* const shot = project_.shots.find(piece.clip.shot);
            return shot == nullptr ? "black" : clipNameOf(*shot);
        }

        void add(ConformKind kind, const ConformPiece& piece, std::string words)
        {
            changes_.push_back({kind, titleOf(piece), std::move(words), piece.record});
        }

        const Project& project_;
        const std::vector<ConformPiece>& before_;
        const std::vector<ConformPiece>& after_;
        std::vector<std::optional<std::size_t>> origins_;
        std::vector<bool> moved_;
        std::vector<ConformChange> changes_;
    };

    Shot shotFor(const Project& project, const WantedShot& wanted, const std::string& timelineName)
    {
        Shot shot;
        shot.number = wanted.name;
        shot.notes = "Asked for by " + timelineName;
        shot.range = {project.settings.firstFrame, project.settings.firstFrame + wanted.length};
        return shot;
    }

    Result<void> canBeConformed(const Project& project, const Timeline& timeline,
                                const std::string& timelineName)
    {
        if (timeline.rate != project.settings.rate) {
            return fail("{} counts {} frames a second, and {} has {}. Have it made at the "
                        "production's rate.",
                        timelineName, formatFrameRate(timeline.rate), project.settings.title,
                        formatFrameRate(project.settings.rate));
        }
        if (durationOf(timeline) == 0) {
            return fail("{} has no pictures in it. Have the cut sent with its video track.",
                        timelineName);
        }
        return {};
    }

}

const char* wordFor(ConformKind kind)
{
    switch (kind) {
    case ConformKind::moved: return "moved";
    case ConformKind::trimmed: return "trimmed";
    case ConformKind::extended: return "extended";
    case ConformKind::slipped: return "slipped";
    case ConformKind::retimed: return "retimed";
    case ConformKind::retaken: return "retaken";
    case ConformKind::added: return "added";
    case ConformKind::wanted: return "new";
    case ConformKind::omitted: return "omitted";
    case ConformKind::black: break;
    }
    return "black";
}

Result<Conform> conformed(const Project& project, const Timeline& timeline,
                          const std::string& timelineName)
{
    TRY(canBeConformed(project, timeline, timelineName));
    const std::vector<ConformPiece> before = piecesOf(project);
    const TimelinePieces after = piecesOf(project, timeline);
    Conform conform;
    conform.notes = after.notes;
    if (timeline.start != 0 && timeline.start != project.settings.timecodeStart) {
        conform.notes.push_back(
            fmt::format("{} begins at {}, and the cut at {}, which stays.", timelineName,
                        formatTimecode(timeline.start, timeline.rate, timeline.drop),
                        formatTimecode(project.settings.timecodeStart, project.settings.rate,
                                       project.settings.dropFrame)));
    }
    for (const WantedShot& wanted : after.wanted) {
        if (wanted.name.empty()) {
            conform.notes.emplace_back("A clip without a name is no shot, and black here.");
        } else if (!wanted.known) {
            conform.edits.emplace_back(Put<Shot>{shotFor(project, wanted, timelineName)});
            conform.changes.push_back(
                {ConformKind::wanted, wanted.name,
                 fmt::format("{}, black until it has a camera", conformFrames(wanted.length)),
                 wanted.record});
        }
    }
    Comparison comparison(project, before, after.pieces);
    comparison.list(conform);
    std::ranges::stable_sort(conform.changes, [](const ConformChange& a, const ConformChange& b) {
        const bool gone = a.kind == ConformKind::omitted;
        return gone != (b.kind == ConformKind::omitted) ? !gone : a.record < b.record;
    });
    std::vector<CutClip> cut = comparison.cut();
    if (cut != project.cut) {
        std::vector<Edit> edits = editsFor(project, {std::move(cut), {}, 0});
        conform.edits.insert(conform.edits.end(), edits.begin(), edits.end());
    }
    return conform;
}

}
