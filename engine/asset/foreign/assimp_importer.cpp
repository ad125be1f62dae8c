#include "asset/foreign/assimp_importer.h"

#include <exception>
#include <new>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>

#include <assimp/BaseImporter.h>
#include <assimp/Importer.hpp>
#include <assimp/postprocess.h>

#include "asset/foreign/assimp_remarks.h"
#include "asset/foreign/fbx_motion.h"
#include "asset/foreign/obj_indices.h"
#include "asset/foreign/repairs.h"
#include "asset/foreign/scene.h"
#include "asset/foreign/source.h"
#include "asset/foreign/still_3ds.h"
#include "asset/foreign/walled_files.h"
#include "asset/mesh/bone_shapes.h"
#include "asset/model_bounds.h"
#include "asset/read/sentences.h"
#include "asset/read/unit_notes.h"

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

    constexpr std::size_t mostFaceCorners = 100'000; ///< no modelling program makes such a face

    /// Normals, where a file has none, and equal vertices are our own matter, which takes a tenth of
    /// the time; tangents the shader has from the uv. Only what bends needs its vertices joined with
    /// their bones.
    unsigned stepsFor(const aiScene& scene)
    {
        unsigned steps = aiProcess_Triangulate | aiProcess_SortByPType | aiProcess_FlipUVs;
        for (unsigned i = 0; i < scene.mNumMeshes; ++i) {
            const aiMesh& mesh = *scene.mMeshes[i];
            if (mesh.mNumBones > 0 || mesh.mNumAnimMeshes > 0) {
                steps |= aiProcess_JoinIdenticalVertices | aiProcess_LimitBoneWeights;
            }
        }
        return steps;
    }

    double metresPerUnitOf(const aiScene& scene, ModelFormat format)
    {
        const double centimetres = metadataOr(scene, "UnitScaleFactor", 1.0);
        const bool usable = centimetres > 1.0e-6 && centimetres < 1.0e9;
        return format == ModelFormat::fbx && usable ? centimetres / 100.0 : 1.0;
    }

    /// Nobody else's importer is asked what the file may be: it is known by then.
    void keepOnly(Assimp::Importer& importer, const char* extension)
    {
        const Assimp::BaseImporter* wanted = importer.GetImporter(extension);
        for (std::size_t i = importer.GetImporterCount(); i > 0; --i) {
            Assimp::BaseImporter* other = importer.GetImporter(i - 1);
            if (other != wanted) {
                importer.UnregisterLoader(other);
                delete other;
            }
        }
    }

    /// Motion of a body without the body is shown as bones, as of BVH.
    void showBones(const ForeignScene& source, Model& model)
    {
        if (source.format != ModelFormat::fbx || source.scene.mNumMeshes > 0) {
            return;
        }
        const std::set<std::string> bones = fbxBones(fbxTree(source.file.bytes));
        if (!bones.empty()) { // Assimp makes several nodes of one: their names begin alike
            addBoneShapes(model, [&](const Node& node) {
                return bones.contains(node.name.substr(0, node.name.find("_$AssimpFbx$_")));
            });
        }
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
            return tl::unexpected(nothingDrawn(source.name(), source.warnings.last()));
        }
        readForeignMaterials(source, read);
        settleRoles(read);
        readForeignAnimations(source, model);
        readForeignCameras(source, model);
        readForeignLights(source, model);
        showBones(source, model);
        model.bounds = restBounds(model);
        if (model.bounds.empty()) {
            source.warnings.add("{} has no geometry.", source.name());
        }
        addUnitNotes(model, source.format, source.name(), source.warnings);
        return read;
    }

    void tell(const ForeignRepairs& repairs, ForeignScene& source)
    {
        if (repairs.fans > 0) {
            source.warnings.add("{}: faces of more than 1,000 corners, cut as if they were convex: "
                                "{}.",
                                source.name(), repairs.fans);
        }
        if (repairs.lost > 0) {
            source.warnings.add("{}: faces left out, with corners that lie nowhere: {}.",
                                source.name(), repairs.lost);
        }
    }

    /// Nothing of any other format.
    ObjFaces facesOf(const ForeignSource& given)
    {
        if (given.format != ModelFormat::obj) {
            return {};
        }
        return objFaces({reinterpret_cast<const char*>(given.bytes.data()), given.bytes.size()});
    }

    void tellGaps(const ObjFaces& faces, ForeignScene& source)
    {
        for (const auto& [gap, what] : {std::pair(faces.lackCoordinates, "texture coordinates"),
                                        {faces.lackNormals, "normals"}}) {
            if (gap) {
                source.warnings.add(
                    "{}: faces name {} that the file does not have; they go without.",
                    source.name(), what);
            }
        }
    }

    /// What is in the file and not in what Assimp makes of it.
    void tellGaps(const ColladaGaps& gaps, ForeignScene& source)
    {
        if (gaps.morphs > 0) {
            source.warnings.add(
                "{}: morph targets are left out; meshes that keep their base shape: "
                "{}.",
                source.name(), gaps.morphs);
        }
        for (const auto& [gap, what] : {std::pair(gaps.stepped, "hold their value until the next"),
                                        {gaps.bent, "bend on their way to the next"}}) {
            if (gap) {
                source.warnings.add("{}: keys that {} are read with a straight line to it.",
                                    source.name(), what);
            }
        }
    }

    void tellStill(const Still3ds& still, ForeignScene& source)
    {
        for (const auto& [count, what] :
             {std::pair(still.cameras, "cameras"), {still.lights, "lights"}}) {
            if (count > 0) {
                source.warnings.add("{}: {} that move stand still where they begin: {}.",
                                    source.name(), what, count);
            }
        }
    }

    /// Nothing of any other format.
    Still3ds stillOf(const ForeignSource& given)
    {
        return given.format == ModelFormat::threeDs ? still3ds(given.bytes) : Still3ds{};
    }

    Result<ReadModel> imported(const std::filesystem::path& path, ModelFormat format,
                               std::span<const std::byte> file, const ImportLimits& limits)
    {
        const ForeignSource given = TRY(foreignSource(path.string(), format, file, limits));
        const ObjFaces faces = facesOf(given);
        if (faces.mostCorners > mostFaceCorners) { // cutting it would take a day
            return fail("{} is broken: it has a face of {} corners. Export it again.",
                        path.string(), faces.mostCorners);
        }
        // A name with the right extension, in the model's own folder; the bytes come from memory.
        const std::filesystem::path asked =
            path.parent_path() / (path.stem().string() + "." + extensionOf(given.format));
        const AssimpRemarks remarks;
        Assimp::Importer importer;
        keepOnly(importer, extensionOf(given.format));
        auto* files = new WalledFiles(asked, given.bytes, limits);
        importer.SetIOHandler(files); // the importer owns it
        importer.SetPropertyInteger(AI_CONFIG_PP_LBW_MAX_WEIGHTS, 4);
        // Else it invents geometry round the bones of a file that has none.
        importer.SetPropertyBool(AI_CONFIG_IMPORT_NO_SKELETON_MESHES, true);
        const aiScene* scene = importer.ReadFile(asked.string(), 0);
        ForeignRepairs repairs;
        if (scene != nullptr) {
            repairs = repairForeign(const_cast<aiScene&>(*scene)); // the importer's, which is ours
            scene = importer.ApplyPostProcessing(stepsFor(*scene));
        }
        if (scene == nullptr || scene->mRootNode == nullptr) {
            throw std::runtime_error(importer.GetErrorString());
        }
        ForeignScene source{*scene, path, given, given.format,
                            metresPerUnitOf(*scene, given.format)};
        const bool byBlender = metadataText(*scene, "SourceAsset_Generator").starts_with("Blender");
        source.blenderShine = byBlender ? 100.0 : files->blenderShine();
        ReadModel read = TRY(converted(source));
        tell(repairs, source);
        tellGaps(faces, source);
        tellGaps(given.gaps, source);
        tellStill(stillOf(given), source);
        files->report(source.name(), source.warnings);
        remarks.report(source.name(), files->lacksAny() ? "failed to locate material" : "",
                       source.warnings);
        read.model.warnings = source.warnings.taken();
        return read;
    }

}

Result<ReadModel> importWithAssimp(const std::filesystem::path& path, ModelFormat format,
                                   std::span<const std::byte> file, const ImportLimits& limits)
{
    try {
        return imported(path, format, file, limits);
    } catch (const std::bad_alloc&) {
        throw; // what the program has no memory for is no fault of the file
    } catch (const std::exception& exception) {
        return fail("{} cannot be read: {}. Export it again, best as glTF.", path.string(),
                    withoutStop(exception.what()));
    }
}

}
