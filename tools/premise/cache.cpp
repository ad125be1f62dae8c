// premise cache: where imported models are kept, and how much of them.

#include <nlohmann/json.hpp>

#include "asset/model_cache.h"
#include "tools/premise/command.h"
#include "tools/premise/wording.h"

namespace premise {

namespace {

    struct CacheOptions {
        std::string folder{};
        bool clear = false;
        bool trim = false;
        bool json = false;
    };

    struct Kept {
        std::size_t models = 0;
        std::uintmax_t bytes = 0;
    };

    Kept keptIn(const fs::path& folder)
    {
        Kept kept;
        std::error_code failure;
        fs::recursive_directory_iterator entry(folder, failure);
        for (const fs::recursive_directory_iterator end; !failure && entry != end;
             entry.increment(failure)) {
            std::error_code gone; // another program may be at work in it
            if (!entry->is_regular_file(gone)) {
                continue;
            }
            const std::uintmax_t bytes = entry->file_size(gone);
            kept.bytes += gone ? 0 : bytes;
            kept.models += entry->path().extension() == ".model" ? 1 : 0;
        }
        return kept;
    }

    Result<int> showCache(const CacheOptions& options)
    {
        const std::optional<ModelCache> cache =
            options.folder.empty() ? ModelCache::ofUser("")
                                   : std::optional(ModelCache::in(options.folder, ""));
        if (!cache) {
            return fail(
                "There is no cache: PREMISE_CACHE is empty. Name a folder in it, or leave it "
                "unset for the usual one.");
        }
        const Kept before = keptIn(cache->folder());
        if (options.clear) {
            ModelCache(cache->folder(), 0, "").trim();
        } else if (options.trim) {
            cache->trim();
        }
        const Kept kept = keptIn(cache->folder());
        const std::uintmax_t freed = before.bytes - std::min(before.bytes, kept.bytes);
        if (options.json) {
            const nlohmann::ordered_json json{{"folder", cache->folder().string()},
                                              {"models", kept.models},
                                              {"bytes", kept.bytes},
                                              {"freed_bytes", freed}};
            fmt::print("{}\n", json.dump(2));
            return exitDone;
        }
        fmt::print("{}: {}, {}\n", cache->folder().string(), counted(kept.models, "model"),
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
        "what PREMISE_CACHE_LIMIT says, like 20GiB, else to 8 GiB. It may be deleted at any time.\n");
    return {words, [options] { return showCache(*options); }};
}

}
