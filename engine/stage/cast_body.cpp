#include "stage/cast_body.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string_view>

#include "stage/actions.h"
#include "stage/figure.h"

namespace premise {

namespace {

    constexpr double walkFade = 0.25;   ///< seconds between standing and walking
    constexpr double settleFade = 0.25; ///< seconds from sitting down into sitting

    double smooth(double share)
    {
        const double x = std::clamp(share, 0.0, 1.0);
        return x * x * (3.0 - 2.0 * x);
    }

    /// People do not breathe in unison.
    double ownPhase(const Cast& cast)
    {
        return std::fmod(double(cast.id.value) * 1.618033988749895, 1.0) * 10.0;
    }

    /// How one gets into a seat: hands end in the lap, or on the table for what is done there.
    const char* sittingDown(const std::vector<std::string>& clips)
    {
        const bool atTable = std::ranges::any_of(
            clips, [](const std::string& clip) { return isSeatedClip(clip) && clip != "sit"; });
        return atTable ? "sit_down_table" : "sit_down";
    }

    /// Adds a share to the sample of the same clip at the same moment, or a new one.
    void add(std::vector<ClipSample>& samples, ClipSample sample)
    {
        if (sample.weight <= 0.0F) {
            return;
        }
        const auto same = std::ranges::find_if(samples, [&](const ClipSample& kept) {
            return kept.clip == sample.clip && kept.seconds == sample.seconds &&
                   kept.loop == sample.loop;
        });
        if (same == samples.end()) {
            samples.push_back(std::move(sample));
        } else {
            same->weight += sample.weight;
        }
    }

    /// How an actor is on a stay, asked a little before and after it too.
    struct Manner {
        std::vector<std::string> clips;
        bool sits = false;
        double down = 0.0;    ///< seconds into "sit_down"
        double settled = 0.0; ///< 0 on the way down or up … 1 sitting
    };

    Manner mannerOn(const std::vector<Stay>& stays, std::size_t stay, double seconds)
    {
        Manner manner;
        manner.clips = clipsOf(stays[stay].stop->action);
        manner.sits = stays[stay].seated;
        if (manner.sits) {
            // Up again when leaving: the same way, backwards.
            const double inSeat = secondsInSeat(stays, stay, seconds);
            manner.down = std::clamp(inSeat, 0.0, figure::sitDownSeconds);
            manner.settled = smooth((inSeat - figure::sitDownSeconds) / settleFade);
        }
        return manner;
    }

    double sitting(const Manner& manner)
    {
        return manner.sits ? smooth(manner.down / figure::sitDownSeconds) : 0.0;
    }

    void addManner(std::vector<ClipSample>& samples, const Manner& manner, double seconds,
                   double weight)
    {
        const double settled = manner.sits ? manner.settled : 1.0;
        add(samples,
            {sittingDown(manner.clips), manner.down, float(weight * (1.0 - settled)), false});
        for (const std::string& clip : manner.clips) {
            add(samples,
                {clip, seconds, float(weight * settled / double(manner.clips.size())), true});
        }
    }

    /// 0 standing … 1 walking.
    double walkWeight(const std::vector<Stay>& stays, const Footing& footing, double seconds)
    {
        if (!footing.walking || footing.speed <= 0.0) {
            return 0.0;
        }
        const double since = seconds - stays[footing.stay].leave;
        const double left = stays[footing.stay + 1].arrive - seconds;
        return smooth(std::min(since, left) / walkFade);
    }

    /// Steps of a turn on the spot, in place of their share of everything else.
    void addTurn(std::vector<ClipSample>& samples, const Turn& turn, double seconds,
                 double standing)
    {
        const double progress = turn.progress(seconds);
        if (!turn.wide() || progress <= 0.0 || progress >= 1.0) {
            return;
        }
        const double sine = std::sin(std::numbers::pi * progress);
        const double weight = sine * sine * standing;
        for (ClipSample& sample : samples) {
            sample.weight *= float(1.0 - weight);
        }
        add(samples, {turn.by > 0.0 ? "turn_left" : "turn_right",
                      progress * figure::turnClipSeconds, float(weight), false});
    }

}

Body bodyAt(const Cast& cast, const std::vector<Stay>& stays, const Footing& footing,
            double seconds, double figureScale)
{
    const double walk = walkWeight(stays, footing, seconds);
    const double idleSeconds = seconds + ownPhase(cast);
    Body body;
    std::vector<ClipSample>& samples = body.pose.samples;
    const Manner before = mannerOn(stays, footing.stay, seconds);
    if (footing.walking) {
        const Stay& next = stays[footing.stay + 1];
        const Manner after = mannerOn(stays, footing.stay + 1, seconds);
        const double leave = stays[footing.stay].leave;
        const double share = smooth((seconds - leave) / (next.arrive - leave));
        addManner(samples, before, idleSeconds, (1.0 - walk) * (1.0 - share));
        addManner(samples, after, idleSeconds, (1.0 - walk) * share);
        const double cycles = footing.walked / (figure::metresPerWalkCycle * figureScale);
        add(samples, {"walk", cycles * figure::secondsPerWalkCycle, float(walk), true});
    } else {
        addManner(samples, before, idleSeconds, 1.0);
    }
    // Never seated on a walk: on the feet before leaving, except from one thing done in a seat to
    // the next.
    body.sitting = sitting(before);
    const double standing = (1.0 - walk) * (1.0 - body.sitting);
    addTurn(samples, arrivalTurn(stays, footing.stay), seconds, standing);
    // In the walk to a stay that is left at once, the turn away has begun already.
    const std::size_t leaving = footing.walking ? footing.stay + 1 : footing.stay;
    addTurn(samples, departureTurn(stays, leaving), seconds, standing);
    return body;
}

Body idleBody(const Cast& cast, double seconds)
{
    Body body;
    body.pose.samples.push_back({"stand", seconds + ownPhase(cast), 1.0F, true});
    return body;
}

double eyeHeight(const Cast& cast, double sitting)
{
    return cast.height.value() *
           (figure::standingEye + (figure::seatedEye - figure::standingEye) * sitting);
}

}
