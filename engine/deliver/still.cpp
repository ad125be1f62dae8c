#include "deliver/still.h"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "base/promise.h"
#include "image/codec.h"

namespace premise {

namespace {

    std::string lowerCase(std::string text)
    {
        std::ranges::transform(text, text.begin(),
                               [](unsigned char letter) { return char(std::tolower(letter)); });
        return text;
    }

    std::map<std::string, std::string> words(const StillFacts& facts)
    {
        std::map<std::string, std::string> all{
            {"Software", "Premise"},
            {"Title", facts.production},
            {"Scene", facts.scene},
            {"Frame", fmt::format("{}", facts.frame)},
            {"Camera", facts.cameraName},
            {"Lens", facts.lensName},
            {"Comment", lensLine(facts.camera)},
        };
        if (!facts.shot.empty()) {
            all["Shot"] = facts.shot;
        }
        std::erase_if(all, [](const auto& entry) { return entry.second.empty(); });
        return all;
    }

    /// Names and units of OpenEXR's standard attributes.
    ExrAttributes attributes(const StillFacts& facts)
    {
        const StagedCamera& camera = facts.camera;
        ExrAttributes exr;
        exr.rateNumerator = camera.exposure.rate.numerator;
        exr.rateDenominator = camera.exposure.rate.denominator;
        exr.strings = {
            {"comments",
             fmt::format("{}, scene {}, {}frame {}", facts.production, facts.scene,
                         facts.shot.empty() ? "" : "shot " + facts.shot + ", ", facts.frame)},
            {"cameraModel", camera.gate.body},
            {"cameraLabel", facts.cameraName},
            {"lensModel", facts.lensName},
        };
        exr.numbers = {
            {"nominalFocalLength", float(camera.focalLength.value())},
            {"focus", float(camera.focusDistance.value())},
            {"aperture", float(camera.fNumber)},
            {"tStop", float(camera.exposure.tStop)},
            {"isoSpeed", float(camera.exposure.exposureIndex)},
            {"expTime", float(exposureTime(camera.exposure.shutter, camera.exposure.rate))},
            {"shutterAngle", float(camera.exposure.shutter.inDegrees())},
        };
        return exr;
    }

}

Result<StillKind> stillKindOf(const fs::path& path)
{
    const std::string extension = lowerCase(path.extension().string());
    if (extension == ".png") {
        return StillKind::png;
    }
    if (extension == ".exr") {
        return StillKind::exr;
    }
    return fail("A still is a .png or an .exr; {} is neither. Give its name one of these endings.",
                path.string());
}

Result<void> writeStill(const fs::path& path, const Picture& picture, const StillFacts& facts)
{
    if (TRY(stillKindOf(path)) == StillKind::png) {
        return writePng(path, picture.display, words(facts));
    }
    PROMISE(picture.linear.width > 0, "Whoever wants an EXR has asked for scene-linear floats");
    return writeExr(path, picture.linear, attributes(facts));
}

std::string lensLine(const StagedCamera& camera)
{
    // A tenth of a millimetre is what a lens ring shows.
    const double focalLength = std::round(camera.focalLength.value() * 10.0) / 10.0;
    return fmt::format("{:g} mm  T{:.2g}  focus {:.2f} m", focalLength, camera.exposure.tStop,
                       camera.focusDistance.value());
}

}
