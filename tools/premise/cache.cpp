// premise cache: where imported models are kept, and how much of them.

#include <nlohmann/json.hpp>

#include "asset/cache/choice.h"
#include "asset/cache/files.h"
#include "asset/cache/folder.h"
#include "asset/cache/model_cache.h"
#include "base/byte_count.h"
#include "tools/premise/command.h"
#include "tools/premise/terminal.h"
#include "tools/premise/wording.h"

namespace premise {

namespace {

    struct CacheOptions {
        std::string folder{};
        bool clear = false;
        bool trim = false;
        bool json = false;
    };

    std::string whyNone(CacheNamedBy namedBy)
    {
        return namedBy == CacheNamedBy::environment
                   ? "There is no cache: PREMISE_CACHE is empty. Name a folder in it, or leave it "
                     "unset for the usual one."
                   : "There is no cache: neither XDG_CACHE_HOME nor HOME names a folder to have it "
                     "in. Name one in PREMISE_CACHE.";
    }

    /// Fails where there is nothing to tell about; the usual folder is just empty until something is
    /// kept there.
    Result<void> isCache(const CacheChoice& choice)
    {
        if (choice.folder.empty()) {
            return fail("{}", whyNone(choice.namedBy));
        }
        const std::string name = choice.folder.string();
        const fs::path contents = choice.folder / contentsFolder;
        std::error_code failure;
        const fs::file_status status = fs::status(choice.folder, failure);
        if (fs::exists(status) && !fs::is_directory(status)) {
            return fail("{} is not a folder, and so no cache. Name the folder of one.", name);
        }
        if (fs::exists(fs::symlink_status(contents, failure)) && !isOurCache(contents)) {
            return fail(
                "{} is no cache: {} in it was not made by Premise, and is left alone. Name the "
                "folder of one.",
                name, contentsFolder);
        }
        if (choice.namedBy == CacheNamedBy::nobody || isOurCache(contents)) {
            return {};
        }
        if (const std::optional<std::string> why = whyNoCache(choice.folder)) {
            return fail("There is no cache in {}: {}. Name another folder.", name, *why);
        }
        if (!fs::exists(status)) {
            return fail("{} is not there. The first model that is kept there makes it.", name);
        }
        return fail(
            "{} is no cache: no model was kept there yet. Name the folder of one, or read a "
            "model with it.",
            name);
    }

    Result<int> showCache(const CacheOptions& options)
    {
        const CacheChoice choice = cacheChoice(options.folder);
        TRY(isCache(choice));
        ImportSettings settings;
        settings.cacheFolder = options.folder;
        if (const std::optional<std::string> complaint = cacheComplaint(settings)) {
            warn({*complaint});
        }
        const ModelCache cache = ModelCache::in(choice.folder, "");
        const CacheSize before = sizeOfCache(cache.contents());
        if (options.clear) {
            ModelCache(cache.folder(), 0, "").trim();
        } else if (options.trim) {
            cache.trim();
        }
        const CacheSize kept = sizeOfCache(cache.contents());
        const std::uint64_t freed = before.bytes - std::min(before.bytes, kept.bytes);
        if (options.json) {
            const nlohmann::ordered_json json{{"folder", cache.folder().string()},
                                              {"models", kept.models},
                                              {"bytes", kept.bytes},
                                              {"freed_bytes", freed}};
            fmt::print("{}\n", json.dump(2));
            return exitDone;
        }
        fmt::print("{}: {}, {}\n", cache.folder().string(), counted(kept.models, "model"),
                   bytesText(kept.bytes));
        if (options.clear || options.trim) {
            fmt::print("{} freed\n", bytesText(freed));
        }
        return exitDone;
    }

}

Command cacheCommand(CLI::App& program)
{
    auto options = std::make_shared<CacheOptions>();
    CLI::App* const words = program.add_subcommand(
        "cache", "Where imported models are kept to open fast again, and how much of them");
    CLI::Option* const clear =
        words->add_flag("--clear", options->clear, "Delete all of it; models are read anew then");
    words
        ->add_flag("--trim", options->trim,
                   "Delete what was not used for the longest, down to the size it may have")
        ->excludes(clear);
    words
        ->add_option("--cache-folder", options->folder,
                     "The cache in this folder; by default yours")
        ->type_name("FOLDER");
    words->add_flag("--json", options->json, "One JSON document about it, for programs");
    words->footer(
        "Example:\n  premise cache --trim\n\n"
        "It lies where PREMISE_CACHE says (empty: nowhere), else in your cache folder, and grows to\n"
        "what PREMISE_CACHE_LIMIT says, like 20GiB, else to 8 GiB. All of it is in a folder named\n"
        "premise-models there, which may be deleted at any time; nothing else there is touched.\n");
    return {words, [options] { return showCache(*options); }};
}

}
