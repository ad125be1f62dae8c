#include "project/lamp_notes.h"

#include <fmt/format.h>

#include "film/lamp_room.h"

namespace premise {

namespace {

    /// "Kettle", "Kettle and Stove", "Kettle, Stove and 3 more".
    std::string listOf(const std::vector<std::string>& names)
    {
        switch (names.size()) {
        case 1: return names[0];
        case 2: return names[0] + " and " + names[1];
        case 3: return names[0] + ", " + names[1] + " and " + names[2];
        default: return fmt::format("{}, {} and {} more", names[0], names[1], names.size() - 2);
        }
    }

}

void addLampNotes(const Project& project, std::vector<Problem>& problems)
{
    std::size_t lamps = 0;
    std::size_t shadows = 0;
    std::vector<std::string> points;
    for (const auto& light : project.lights.rows()) {
        if (!light->on || light->kind == LightKind::sun) {
            continue;
        }
        ++lamps;
        if (light->castsShadow && light->kind == LightKind::point) {
            points.push_back(light->name);
        } else if (light->castsShadow) {
            ++shadows;
        }
    }
    const auto note = [&problems](std::string text) {
        problems.push_back({Problem::Weight::note, std::move(text)});
    };
    if (points.size() == 1) {
        note(fmt::format("Light {} is a point and throws no shadow; spots and area lights do.",
                         points.front()));
    } else if (!points.empty()) {
        note(fmt::format("Lights {} are points and throw no shadows; spots and area lights do.",
                         listOf(points)));
    }
    if (lamps > mostLamps) {
        note(fmt::format("{} lamps are on, and a picture has room for {}: the weakest at the lens "
                         "are left out.",
                         lamps, mostLamps));
    }
    if (shadows > mostShadowLamps) {
        note(fmt::format(
            "{} lamps ask for shadows, and a picture has room for those of {}: the {}.", shadows,
            mostShadowLamps, lamps > mostLamps ? "strongest at the lens" : "first in the list"));
    }
}

}
