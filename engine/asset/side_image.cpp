#include "asset/side_image.h"

#include <system_error>

#include "asset/side_file.h"

namespace premise {

ImageSource sideImage(const std::filesystem::path& model, const std::string& name)
{
    const std::string file = fileNameOf(name);
    const std::string stem = model.stem().string();
    ImageSource source;
    source.name = name;
    source.problem = "it is not in the model's folder.";
    for (const std::string& candidate : {name, file, "textures/" + file, "Textures/" + file,
                                         "tex/" + file, stem + ".fbm/" + file}) {
        const Result<fs::path> path = sideFile(model.parent_path(), candidate);
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
