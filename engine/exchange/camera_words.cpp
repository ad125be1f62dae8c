#include "exchange/camera_words.h"

namespace premise {

std::string cameraWords(const TimelineCamera& camera)
{
    const double shortest = camera.shortest.value();
    const double longest = camera.longest.value();
    const std::string length = shortest == longest
                                   ? fmt::format("{:.4g} mm", shortest)
                                   : fmt::format("{:.4g}-{:.4g} mm", shortest, longest);
    std::string words =
        fmt::format("{}: {}, {}, {:g} x {:g} mm; {} {}", camera.name, camera.body, camera.mode,
                    camera.gateWidth.value(), camera.gateHeight.value(), camera.lens, length);
    if (camera.squeeze != 1.0) {
        words += fmt::format(", squeeze {:g}", camera.squeeze);
    }
    return words;
}

}
