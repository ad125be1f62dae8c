#include "tools/premise/production.h"

#include <algorithm>
#include <system_error>

#include "asset/read/model_format.h"
#include "tools/premise/terminal.h"

namespace premise {

Result<fs::path> productionFile(const std::string& given)
{
    if (given.empty()) {
        return fail("There is no file or folder \"\". Name a production's folder.");
    }
    const fs::path file = TRY(projectFileOf(given));
    if (file.extension() != ".json" && formatOfFile(file).format != ModelFormat::unknown) {
        return fail("{} is a model, not a production. Look into it with premise info.",
                    file.string());
    }
    return file;
}

void noteMissingModels(const Project& project, const fs::path& file, const std::string& given)
{
    std::error_code ignored;
    const auto missing = std::ranges::count_if(project.assets.rows(), [&](const auto& asset) {
        return !fs::exists(file.parent_path() / asset->path, ignored);
    });
    if (missing > 0) {
        note(fmt::format("{} missing; premise relink {} FOLDER finds what moved to another folder.",
                         missing == 1 ? "1 model is" : fmt::format("{} models are", missing),
                         given));
    }
}

}
