#include "asset/usd/meshes.h"

#include <algorithm>
#include <cmath>

#include "asset/usd/parts.h"
#include "asset/usd/shapes.h"

namespace premise {

namespace {

    /// Whether an opinion says anything of the shape and not of the place alone.
    bool saysShape(const UsdSpec& spec)
    {
        return std::ranges::any_of(spec.properties, [](const auto& entry) {
            const std::string& name = entry.first;
            return !name.starts_with("xformOp") && name != "visibility" && name != "purpose" &&
                   !name.starts_with("material:") && !name.starts_with("userProperties");
        });
    }

    /// What a mesh without material looks like.
    struct Plain {
        Vec4 colour{Vec3(0.18F), 1.0F};
        bool varied = false; ///< its colours differ from vertex to vertex
        bool blends = false;
    };

    Plain plainOf(const UsdPrim& prim)
    {
        Plain plain;
        const UsdValue* colours = usdValue(prim, "primvars:displayColor");
        const UsdValue* opacities = usdValue(prim, "primvars:displayOpacity");
        const bool one = colours != nullptr && colours->numbers.size() == 3;
        plain.varied = (colours != nullptr && colours->count() > 1) ||
                       (opacities != nullptr && opacities->count() > 1);
        for (int i = 0; i < 3; ++i) {
            const double value = one            ? colours->numbers[static_cast<std::size_t>(i)]
                                 : plain.varied ? 1.0
                                                : 0.18;
            plain.colour[i] = value >= 0.0 && value <= 1.0e9 ? static_cast<float>(value) : 0.18F;
        }
        if (opacities != nullptr) {
            plain.blends = std::ranges::any_of(opacities->numbers,
                                               [](double opacity) { return opacity < 1.0; });
            const bool all = opacities->numbers.size() == 1;
            const double opacity = all ? opacities->numbers[0] : 1.0;
            plain.colour.w = static_cast<float>(opacity >= 0.0 ? std::min(opacity, 1.0) : 0.0);
        }
        return plain;
    }

    UsdMaterial materialFor(const UsdScene& scene, UsdMaterials& materials, int mesh, int bound)
    {
        const UsdPrim& prim = scene.prim(mesh);
        const bool doubleSided = usdFlagOr(prim, "doubleSided", false);
        if (bound >= 0) {
            return materials.material(bound, doubleSided);
        }
        const Plain plain = plainOf(prim);
        return materials.plain(plain.colour, plain.varied, plain.blends, doubleSided);
    }

    class MeshReader {
    public:
        MeshReader(UsdScene& scene, UsdMaterials& materials, int place)
            : scene_(scene), materials_(materials), place_(place), prim_(scene.prim(place))
        {
        }

        Result<Mesh> read()
        {
            Mesh mesh;
            mesh.name = prim_.name;
            if (isUsdSolid(prim_.type)) {
                if (std::optional<Primitive> solid = usdSolid(prim_)) {
                    solid->material = materialOf(place_).place;
                    mesh.primitives.push_back(std::move(*solid));
                }
                return mesh;
            }
            UsdMeshValues values;
            Result<UsdFaces> faces = readUsdFaces(scene_, place_);
            if (!faces) {
                scene_.warnings.add("{}: the mesh is left out: {}.", scene_.where(place_),
                                    faces.error().message);
                return mesh;
            }
            values.faces = std::move(*faces);
            readValues(values);
            values.skin = readUsdSkin(scene_, place_, values.faces);
            values.morphs = TRY(readUsdMorphs(scene_, place_, values.faces));
            mesh.morphWeights.assign(values.morphs.size(), 0.0F);
            for (const UsdPart& part : partsOf(values.faces)) {
                Primitive primitive = TRY(readUsdPart(scene_, place_, values, part));
                if (!primitive.indices.empty()) {
                    mesh.primitives.push_back(std::move(primitive));
                }
            }
            if (mesh.primitives.empty()) {
                scene_.warnings.add("{}: the mesh has no face that can be drawn.",
                                    scene_.where(place_));
            }
            return mesh;
        }

    private:
        UsdMaterial materialOf(int prim)
        {
            return materialFor(scene_, materials_, place_, materials_.boundTo(prim));
        }

        void readValues(UsdMeshValues& values)
        {
            for (const char* name : {"primvars:normals", "normals"}) {
                if (!values.normals) {
                    values.normals =
                        readUsdPrimvar(scene_, place_, values.faces, name, 3, UsdSpread::vertex);
                }
            }
            if (!values.normals) {
                makeUsdNormals(values);
            }
            values.colours = readUsdPrimvar(scene_, place_, values.faces, "primvars:displayColor",
                                            3, UsdSpread::constant);
            values.opacities = readUsdPrimvar(scene_, place_, values.faces,
                                              "primvars:displayOpacity", 1, UsdSpread::constant);
        }

        /// Faces of each GeomSubset that binds a material, and the others.
        std::vector<UsdPart> partsOf(const UsdFaces& faces)
        {
            std::vector<UsdPart> parts;
            std::vector<bool> taken(faces.faces.size(), false);
            for (const int child : prim_.children) {
                const UsdPrim& subset = scene_.prim(child);
                const bool binds = subset.type == "GeomSubset" && subset.active &&
                                   materials_.boundTo(child) != materials_.boundTo(place_);
                if (binds && usdTextOr(subset, "elementType", "face") == "face") {
                    UsdPart part{materialOf(child), facesOf(child, taken)};
                    parts.push_back(std::move(part));
                }
            }
            UsdPart rest{materialOf(place_), {}};
            for (std::uint32_t i = 0; i < taken.size(); ++i) {
                if (!taken[i]) {
                    rest.faces.push_back(i);
                }
            }
            if (!rest.faces.empty()) {
                parts.push_back(std::move(rest));
            }
            return parts;
        }

        std::vector<std::uint32_t> facesOf(int child, std::vector<bool>& taken)
        {
            std::vector<std::uint32_t> faces;
            const UsdValue* indices = usdValue(scene_.prim(child), "indices");
            bool wrong = indices == nullptr;
            for (std::size_t i = 0; indices != nullptr && i < indices->numbers.size(); ++i) {
                const double index = indices->numbers[i];
                if (!(index >= 0.0 && index < static_cast<double>(taken.size()))) {
                    wrong = true;
                    continue;
                }
                const auto face = static_cast<std::size_t>(index);
                if (!taken[face]) { // a face that two subsets claim is the first's
                    taken[face] = true;
                    faces.push_back(static_cast<std::uint32_t>(face));
                }
            }
            if (wrong) {
                scene_.warnings.add("{}: it names faces that its mesh does not have.",
                                    scene_.where(child));
            }
            return faces;
        }

        UsdScene& scene_;
        UsdMaterials& materials_;
        int place_;
        const UsdPrim& prim_;
    };

}

bool isUsdShape(const std::string& type)
{
    return type == "Mesh" || isUsdSolid(type);
}

std::vector<std::uintptr_t> UsdMeshes::keyOf(int place)
{
    std::vector<std::uintptr_t> key;
    const auto add = [&](int one) {
        for (const UsdOpinion& opinion : scene_.prim(one).opinions) {
            if (saysShape(*opinion.spec)) {
                key.push_back(reinterpret_cast<std::uintptr_t>(opinion.spec));
            }
        }
        key.push_back(static_cast<std::uintptr_t>(
            materialFor(scene_, materials_, place, materials_.boundTo(one)).place));
    };
    add(place);
    if (findUsdValue(scene_.prim(place), "primvars:skel:jointIndices")) {
        const int skeleton = usdInheritedTarget(scene_.stage, place, "skel:skeleton");
        for (const UsdOpinion& opinion : scene_.prim(std::max(skeleton, 0)).opinions) {
            key.push_back(reinterpret_cast<std::uintptr_t>(opinion.spec));
        }
    }
    for (const int child : scene_.prim(place).children) {
        if (scene_.prim(child).type == "GeomSubset") {
            add(child);
        }
    }
    return key;
}

Result<int> UsdMeshes::meshOf(int place)
{
    const auto [found, isNew] = known_.try_emplace(keyOf(place), -1);
    if (!isNew) {
        return found->second;
    }
    Mesh mesh = TRY(MeshReader(scene_, materials_, place).read());
    if (!mesh.primitives.empty()) {
        found->second = static_cast<int>(scene_.read.model.meshes.size());
        scene_.read.model.meshes.push_back(std::move(mesh));
    }
    return found->second;
}

}
