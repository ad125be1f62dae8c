#include "asset/read/side_image.h"

#include <system_error>

#include "asset/read/side_file.h"

namespace premise {

namespace {
    constexpr const char* absent = "it is not in the model's folder.";
}

ImageSource sideImageAt(const std::filesystem::path& folder, const std::string& uri)
{
    ImageSource source;
    source.name = shownName(uri);
    const Result<fs::path> path = sideFile(folder, uri);
    std::error_code ignored;
    if (!path) {
        source.problem = path.error().message + ".";
        return source;
    }
    source.file = *path;
    if (!fs::exists(*path, ignored)) {
        source.problem = absent;
    }
    return source;
}

ImageSource sideImage(const std::filesystem::path& model, const std::string& name)
{
    const std::string file = fileNameOf(name);
    const std::string stem = model.stem().string();
    ImageSource source;
    source.name = shownName(name);
    source.problem = absent;
    for (const std::string& candidate : {name, file, "textures/" + file, "Textures/" + file,
                                         "tex/" + file, stem + ".fbm/" + file}) {
        const Result<fs::path> path = sideFile(folderOfModel(model), candidate);
        std::error_code ignored;
        if (path && fs::is_regular_file(*path, ignored)) {
            source.file = *path;
            source.problem.clear();
            break;
        }
    }
    return source;
}

}
