#include "asset/assimp_importer.h"

#include <algorithm>
#include <exception>
#include <stdexcept>
#include <string>

#include <assimp/Importer.hpp>
#include <assimp/postprocess.h>

#include "asset/foreign_scene.h"
#include "asset/model_bounds.h"
#include "asset/walled_files.h"

// Debian's Assimp keeps its assertions and ends the program at the first that fails. This definition
// comes before the library's own, so that a broken file is an error like any other.
namespace Assimp {

void aiAssertViolation(const char* failedExpression, const char* file, int line);

void aiAssertViolation(const char* failedExpression, const char*, int)
{
    throw std::runtime_error(std::string("a promise is broken: ") + failedExpression);
}

}

namespace premise {

namespace {

    constexpr double largestUsual = 1000.0; ///< metres; larger models are nearly always millimetres

    constexpr unsigned steps = aiProcess_Triangulate | aiProcess_JoinIdenticalVertices |
                               aiProcess_GenSmoothNormals | aiProcess_SortByPType |
                               aiProcess_LimitBoneWeights | aiProcess_FlipUVs;

    double metresPerUnitOf(const aiScene& scene, ModelFormat format)
    {
        const double centimetres = metadataOr(scene, "UnitScaleFactor", 1.0);
        const bool usable = centimetres > 1.0e-6 && centimetres < 1.0e9;
        return format == ModelFormat::fbx && usable ? centimetres / 100.0 : 1.0;
    }

    Result<ReadModel> converted(ForeignScene& source)
    {
        ReadModel read;
        read.file = source.name();
        Model& model = read.model;
        model.name = source.path.stem().string();
        readForeignNodes(source, model);
        readForeignMeshes(source, model);
        if (model.meshes.empty() && source.scene.mNumMeshes > 0 && !source.warnings.empty()) {
            return fail("Nothing of {} can be drawn. {}", source.name(), source.warnings.last());
        }
        readForeignMaterials(source, read);
        settleRoles(read);
        readForeignAnimations(source, model);
        readForeignCameras(source, model);
        readForeignLights(source, model);
        model.bounds = restBounds(model);
        if (model.bounds.empty()) {
            source.warnings.add("{} has no geometry.", source.name());
        }
        const Vec3 size = model.bounds.size();
        const bool named =
            source.format == ModelFormat::fbx || source.format == ModelFormat::collada;
        if (!named && double(std::max({size.x, size.y, size.z})) > largestUsual) {
            source.warnings.add("{} is {:.0f} m large as read; its format names no unit, so it may "
                                "have to be scaled.",
                                source.name(), std::max({size.x, size.y, size.z}));
        }
        model.warnings = source.warnings.taken();
        return read;
    }

    Result<ReadModel> imported(const std::filesystem::path& path, ModelFormat format,
                               std::span<const std::byte> file)
    {
        // A name with the right extension, in the model's own folder; the bytes come from memory.
        const std::filesystem::path asked =
            path.parent_path() / (path.stem().string() + "." + extensionOf(format));
        Assimp::Importer importer;
        importer.SetIOHandler(new WalledFiles(asked, file)); // the importer owns it
        importer.SetPropertyInteger(AI_CONFIG_PP_SBP_REMOVE,
                                    aiPrimitiveType_POINT | aiPrimitiveType_LINE);
        importer.SetPropertyInteger(AI_CONFIG_PP_LBW_MAX_WEIGHTS, 4);
        // Else it invents geometry round the bones of a file that has none.
        importer.SetPropertyBool(AI_CONFIG_IMPORT_NO_SKELETON_MESHES, true);
        const aiScene* scene = importer.ReadFile(asked.string(), steps);
        if (scene == nullptr || scene->mRootNode == nullptr) {
            return fail("{} cannot be read: {}. Export it again, best as glTF.", path.string(),
                        importer.GetErrorString());
        }
        ForeignScene source{*scene, path, file, format, metresPerUnitOf(*scene, format),
                            {},     {},   {}};
        return converted(source);
    }

}

Result<ReadModel> importWithAssimp(const std::filesystem::path& path, ModelFormat format,
                                   std::span<const std::byte> file)
{
    try {
        return imported(path, format, file);
    } catch (const std::exception& exception) {
        return fail("{} cannot be read: {}. Export it again, best as glTF.", path.string(),
                    exception.what());
    }
}

}
