#include "session/kept_model.h"

#include <algorithm>

namespace premise {

Result<KeptModel> keepModel(const Project& project, const fs::path& production,
                            const fs::path& source, const std::string& name)
{
    const std::vector<std::byte> bytes = TRY(readFile(source));
    KeptModel kept{{name, {}, contentHash(bytes)}, false};
    const auto here = [&](const std::string& path) {
        std::error_code trouble;
        return fs::is_regular_file(production / path, trouble);
    };
    for (const auto& asset : project.assets.rows()) {
        if (asset->contentHash == kept.file.contentHash && here(asset->path)) {
            kept.file.path = asset->path;
            return kept;
        }
    }
    std::error_code trouble;
    fs::create_directories(production / "models", trouble);
    if (trouble) {
        return fail("The folder {} could not be made: {}.", (production / "models").string(),
                    trouble.message());
    }
    for (int number = 1;; ++number) {
        const std::string ending = number == 1 ? "" : "_" + std::to_string(number);
        kept.file.path = "models/" + source.stem().string() + ending + source.extension().string();
        const fs::path copy = production / kept.file.path;
        if (!fs::exists(copy, trouble)) {
            TRY(writeFileSafely(copy, bytes));
            kept.copied = true;
            return kept;
        }
        const Result<std::string> there = contentHash(copy);
        if (there && *there == kept.file.contentHash) {
            return kept;
        }
    }
}

}
