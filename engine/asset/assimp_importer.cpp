#include "asset/assimp_importer.h"

namespace premise {

Result<Model> importWithAssimp(const std::filesystem::path& path, ModelFormat,
                               std::span<const std::byte>)
{
    return fail("{} is not glTF, the only format read so far. Export it as glTF 2.0.",
                path.string());
}

}
