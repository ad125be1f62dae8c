#include "tools/benchmarks/drawing.h"

#include <fmt/format.h>

namespace premise::bench {

namespace {

    void addSwitch(CLI::App& words, const std::string& name, bool& on, const std::string& help)
    {
        words
            .add_option_function<std::string>(
                name, [&on](const std::string& word) { on = word == "on"; }, help)
            ->check(CLI::IsMember({"on", "off"}))
            ->type_name("on|off");
    }

}

void addDrawingOptions(CLI::App& words, PictureSettings& settings)
{
    words
        .add_option_function<std::string>(
            "--quality",
            [&settings](const std::string& word) {
                settings.quality = word == "draft"  ? Quality::draft
                                   : word == "lens" ? Quality::lens
                                                    : Quality::standard;
            },
            "draft, standard or lens; by default " + nameOf(settings.quality))
        ->check(CLI::IsMember({"draft", "standard", "lens"}))
        ->type_name("WORD");
    addSwitch(words, "--shadows", settings.shadows,
              settings.shadows ? "Lights cast shadows; by default on"
                               : "Lights cast shadows; by default off");
    addSwitch(words, "--bounce", settings.bouncedLight,
              settings.bouncedLight ? "Light bounces off the set; by default on"
                                    : "Light bounces off the set; by default off");
    words
        .add_option("--detail", settings.detail,
                    "Pixels that simplified meshes may be off by; by default 0: none is simplified")
        ->check(CLI::Range(0.0, 100.0));
}

std::string nameOf(Quality quality)
{
    switch (quality) {
    case Quality::draft: return "draft";
    case Quality::standard: return "standard";
    case Quality::lens: break;
    }
    return "lens";
}

Result<void> evenSize(const PictureSettings& settings)
{
    if (settings.width % 2 != 0 || settings.height % 2 != 0) {
        return fail("A movie of {}x{} cannot be encoded; use even sizes.", settings.width,
                    settings.height);
    }
    return {};
}

std::string variantOf(const PictureSettings& settings)
{
    return nameOf(settings.quality) + (settings.shadows ? ", shadows" : ", no shadows") +
           (settings.bouncedLight ? ", bounce" : ", no bounce") +
           (settings.detail > 0.0F ? fmt::format(", detail {:g}", settings.detail) : "");
}

}
