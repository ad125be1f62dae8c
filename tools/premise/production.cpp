#include "tools/premise/production.h"

#include <algorithm>
#include <fstream>
#include <vector>

#include "asset/read/model_format.h"
#include "tools/premise/terminal.h"

namespace premise {

namespace {

    bool isModel(const fs::path& file)
    {
        std::error_code ignored;
        if (!fs::is_regular_file(file, ignored)) {
            return false; // never opened: a pipe would keep us waiting for ever
        }
        constexpr std::size_t enough = 65536;
        std::vector<char> start(enough);
        std::ifstream stream(file, std::ios::binary);
        stream.read(start.data(), std::streamsize(start.size()));
        start.resize(std::size_t(stream.gcount()));
        const std::uintmax_t size = fs::file_size(file, ignored);
        return formatOf(std::as_bytes(std::span(start)), std::size_t(size), file) !=
               ModelFormat::unknown;
    }

}

Result<fs::path> productionFile(const std::string& given)
{
    if (given.empty()) {
        return fail("There is no file or folder \"\". Name a production's folder.");
    }
    const fs::path file = TRY(projectFileOf(given));
    if (file.extension() != ".json" && isModel(file)) {
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
