#include "editor/handover_proof.h"

#include <fmt/format.h>

#include "deliver/movie_facts.h"
#include "image/codec.h"
#include "project/cutting.h"

namespace premise {

namespace {

    /// What is read back of one file, as frames and pixels.
    Result<MovieFacts> factsOfFile(const HandoverFile& file, HandoverKind kind)
    {
        if (kind != HandoverKind::stills) {
            return factsOfMovie(file.path);
        }
        const Image8 image = TRY(readImage(file.path));
        MovieFacts facts;
        facts.width = image.width;
        facts.height = image.height;
        facts.frames = 1;
        return facts;
    }

    /// "24" or "23.976".
    std::string rateWords(FrameRate rate)
    {
        return rate.denominator == 1 ? fmt::format("{}", rate.numerator)
                                     : fmt::format("{:.3f}", rate.perSecond());
    }

}

Result<std::string> readBack(const Project& project, const HandoverWish& wish,
                             const std::vector<HandoverFile>& files, int width, int height,
                             const std::function<bool()>& stopped)
{
    const FrameRate rate = project.settings.rate;
    const bool moves = wish.kind != HandoverKind::stills;
    Frame frames = 0;
    double sound = 0.0;
    for (const HandoverFile& file : files) {
        if (stopped()) {
            return fail("Stopped.");
        }
        const MovieFacts facts = TRY(factsOfFile(file, wish.kind));
        const std::string name = file.path.filename().string();
        if (facts.frames != file.frames) {
            return fail("{} was read back with {} frames, and the cut has {}. Hand it over again.",
                        name, facts.frames, file.frames);
        }
        if (facts.width != width || facts.height != height) {
            return fail("{} was read back as {} × {}, and was to be {} × {}. Hand it over again.",
                        name, facts.width, facts.height, width, height);
        }
        if (moves && !(facts.rate == rate)) {
            return fail("{} was read back at {} fps, and the cut has {}. Hand it over again.", name,
                        rateWords(facts.rate), rateWords(rate));
        }
        frames += facts.frames;
        sound += facts.soundSeconds;
    }
    if (!moves) {
        return fmt::format("Read back: {} {} of {} × {}, one a clip", frames,
                           frames == 1 ? "picture" : "pictures", width, height);
    }
    return fmt::format("Read back: {} frames at {} fps, {} × {}{}, as long as the cut", frames,
                       rateWords(rate), width, height,
                       sound > 0.0 ? fmt::format(", {:.1f} s of sound", sound) : "");
}

}
