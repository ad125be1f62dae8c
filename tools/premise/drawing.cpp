#include "tools/premise/drawing.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "tools/premise/import_options.h"
#include "tools/premise/interrupt.h"
#include "tools/premise/production.h"
#include "tools/premise/terminal.h"
#include "tools/premise/wording.h"

namespace premise {

namespace {

    constexpr int largestSide = 8192;
    constexpr int defaultWidth = 1280;

    template <class Value> struct Named {
        const char* name;
        Value value;
    };

    /// An option that is one of a few words.
    template <class Target, class Value>
    void addChoice(CLI::App& words, const std::string& option, Target& target,
                   const std::vector<Named<Value>>& choices, const std::string& help)
    {
        std::string names;
        for (const Named<Value>& choice : choices) {
            names += (names.empty() ? "" : ", ") + std::string(choice.name);
        }
        words
            .add_option_function<std::string>(
                option,
                [&target, choices, option, names](const std::string& word) {
                    const auto found = std::ranges::find_if(
                        choices, [&](const Named<Value>& choice) { return word == choice.name; });
                    if (found == choices.end()) {
                        throw CLI::ValidationError(fmt::format(
                            "{} knows no \"{}\"; it is one of {}", option, word, names));
                    }
                    target = found->value;
                },
                help)
            ->type_name("WORD");
    }

    /// Of all models before the first picture, so that none depends on what the cache has of them.
    Result<void> makeDetail(Session& session)
    {
        std::optional<Progress> progress;
        const Result<void> made = session.waitForDetail([&progress](const DetailProgress& far) {
            if (!progress) {
                progress.emplace("Simplifying models", far.total);
            }
            progress->at(far.done);
            return !interrupted();
        });
        if (interrupted()) {
            return stoppedUnwritten();
        }
        return made;
    }

}

Result<PixelSize> parsePixelSize(const std::string& text, Sizes sizes)
{
    PixelSize size;
    const char* const end = text.data() + text.size();
    const auto [cross, first] = std::from_chars(text.data(), end, size.width);
    const bool crossed = first == std::errc() && cross != end && *cross == 'x';
    if (!crossed || std::from_chars(cross + 1, end, size.height).ptr != end || text.back() == 'x') {
        return fail("\"{}\" is not a size in pixels; write it like 1920x804.", text);
    }
    if (size.width <= 0 || size.height <= 0) {
        return fail("A picture of {} has no pixels; use sizes above 0.", text);
    }
    if (size.width > largestSide || size.height > largestSide) {
        return fail("A picture of {} is too large; use at most {} pixels a side.", text,
                    largestSide);
    }
    if (sizes == Sizes::even && (size.width % 2 != 0 || size.height % 2 != 0)) {
        return fail("A movie of {} cannot be encoded; use even sizes, {}x{}.", text,
                    size.width + size.width % 2, size.height + size.height % 2);
    }
    return size;
}

void addDrawingOptions(CLI::App& words, DrawingOptions& options, Sizes sizes)
{
    words
        .add_option_function<std::string>(
            "--size",
            [&options, sizes](const std::string& text) {
                const Result<PixelSize> size = parsePixelSize(text, sizes);
                if (!size) {
                    throw CLI::ValidationError(size.error().message);
                }
                options.size = *size;
            },
            "Pixels, like 1920x804; by default 1280 wide in the delivered shape")
        ->type_name("WxH");
    addChoice<Quality, Quality>(
        words, "--quality", options.quality,
        {{"draft", Quality::draft}, {"standard", Quality::standard}, {"lens", Quality::lens}},
        "draft: one sample. standard: eight. lens: sixty-four, converged depth "
        "of field and motion blur");
    words
        .add_option("--samples", options.samples,
                    "Samples of lens, shutter and pixel a frame, in place of the quality's")
        ->check(wholeNumber(1, 4096))
        ->type_name("N");
    addChoice<std::optional<Tier>, Tier>(words, "--tier", options.tier,
                                         {{"software", Tier::software},
                                          {"integrated", Tier::integrated},
                                          {"discrete", Tier::discrete}},
                                         "Draw as for this class of device: software, integrated "
                                         "or discrete");
    words.add_flag("--no-shadows", options.noShadows, "Lights cast none");
    words.add_flag("--no-bounce", options.noBounce, "Light does not bounce off the set");
    words
        .add_option(
            "--detail", options.detail,
            "Allow simplified meshes where the difference stays under so many pixels: quicker "
            "pictures of large sets; by default 0, none is simplified")
        ->check(numberWithin(0.0, 100.0))
        ->type_name("PX");
    words.add_flag("--validation", options.validation,
                   "With the Vulkan validation layer; its messages are errors");
    addImportOptions(words, options.import);
}

Result<Session> openSession(const std::string& production, const DrawingOptions& options)
{
    SessionOptions how;
    how.renderer = {options.tier, options.validation};
    std::optional<Progress> loading;
    how.watch = [&](const Loading& far) {
        if (!loading) {
            loading.emplace("Reading models", far.total);
        }
        loading->at(far.done, far.name);
    };
    how.import = options.import;
    how.goOn = [] { return !interrupted(); };
    const fs::path file = TRY(productionFile(production));
    const InterruptsMinded minded;
    Result<Session> opened = Session::open(file, how);
    loading.reset();
    if (interrupted()) {
        return stoppedUnwritten();
    }
    Session session = TRY(std::move(opened));
    warnBriefly(session.warnings(), production);
    noteMissingModels(session.project(), file, production);
    for (const Problem& problem : problemsIn(session.project())) {
        if (problem.weight == Problem::Weight::error) {
            return fail("{} Nothing was drawn; premise check {} shows all that is wrong.",
                        problem.message, production);
        }
    }
    if (options.detail > 0.0F) {
        TRY(makeDetail(session));
    }
    return session;
}

PictureSettings pictureSettings(const DrawingOptions& options, const Project& project)
{
    PictureSettings settings;
    settings.quality = options.quality;
    settings.samples = options.samples;
    settings.shadows = !options.noShadows;
    settings.bouncedLight = !options.noBounce;
    settings.detail = options.detail;
    const Aspect delivered =
        project.settings.frameLines.empty() ? Aspect{} : project.settings.frameLines.front();
    if (options.size) {
        settings.width = options.size->width;
        settings.height = options.size->height;
    } else {
        settings.width = defaultWidth;
        settings.height = 2 * std::max(1, int(std::lround(defaultWidth / delivered.ratio() / 2.0)));
    }
    if (!fitsShape({settings.width, settings.height}, delivered)) {
        note(fmt::format("{}x{} is {:.2f}:1 and the production delivers {:.2f}:1; the picture has "
                         "its own shape and sees more or less of the set.",
                         settings.width, settings.height, double(settings.width) / settings.height,
                         delivered.ratio()));
    }
    return settings;
}

Result<void> validated(Session& session)
{
    const int messages = session.renderer().validationMessages();
    if (messages > 0) {
        return fail("The Vulkan validation layer had {} about this drawing. They stand above.",
                    counted(std::size_t(messages), "message"));
    }
    return {};
}

}
