#include "tools/premise/import_options.h"

#include "asset/cache/choice.h"
#include "tools/premise/interrupt.h"
#include "tools/premise/terminal.h"

namespace premise {

void addImportOptions(CLI::App& words, ImportSettings& settings)
{
    constexpr const char* group = "Reading models";
    words
        .add_option_function<std::vector<std::string>>(
            "--limit",
            [&settings](const std::vector<std::string>& texts) {
                for (const std::string& text : texts) {
                    if (const Result<void> taken = settings.limits.take(text); !taken) {
                        throw CLI::ValidationError(taken.error().message);
                    }
                }
            },
            "Raise what an import may cost, like triangles=70M; premise info --help has the keys")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->type_name("KEY=VALUE")
        ->group(group);
    words
        .add_flag("--allow-unboxed-import", settings.allowUnboxed,
                  "Read models also where this system cannot lock the importer in; only for files "
                  "that you trust")
        ->group(group);
    CLI::Option* const none = words
                                  .add_flag_callback(
                                      "--no-cache", [&settings] { settings.useCache = false; },
                                      "Read every model anew, and keep nothing of it")
                                  ->group(group);
    words
        .add_option_function<std::string>(
            "--cache-folder",
            [&settings](const std::string& folder) { settings.cacheFolder = folder; },
            "Keep imported models there; premise cache shows where else")
        ->excludes(none)
        ->type_name("FOLDER")
        ->group(group);
    words.final_callback([&settings] {
        if (const std::optional<std::string> complaint = cacheComplaint(settings)) {
            warn({*complaint});
        }
    });
}

std::string limitsHelp()
{
    std::vector<std::vector<std::string>> rows;
    for (const LimitRow& row : limitTable()) {
        rows.push_back({fmt::format("{}=", row.key), amountText(row.unit, row.usual),
                        fmt::format("up to {}", amountText(row.unit, row.most)),
                        std::string(row.meaning)});
    }
    return "What an import may cost, and --limit KEY=VALUE can raise (K, M, G; KiB, MiB, GiB; s):\n" +
           tableText(rows);
}

Result<LoadedModels> modelsOf(const Project& project, const fs::path& folder,
                              const ImportSettings& settings)
{
    const InterruptsMinded minded;
    Progress progress("Reading models", project.assets.size());
    LoadOptions options;
    options.import = settings;
    options.watch = [&](const Loading& loading) { progress.at(loading.done, loading.name); };
    options.goOn = [] { return !interrupted(); };
    LoadedModels models = loadModels(project, folder, options);
    if (interrupted()) {
        return stoppedUnwritten();
    }
    return models;
}

}
