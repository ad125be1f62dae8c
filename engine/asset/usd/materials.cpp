#include "asset/usd/materials.h"

#include <algorithm>
#include <array>

namespace premise {

namespace {

    constexpr std::array bindings{"material:binding:preview", "material:binding",
                                  "material:binding:full"};

    struct Binding {
        std::string path;
        bool stronger = false; ///< than those of descendants
    };

    std::optional<Binding> bindingOf(const UsdStage& stage, const UsdPrim& prim)
    {
        for (const char* name : bindings) {
            const std::vector<std::string> targets = usdTargets(stage, prim, name);
            if (targets.empty()) {
                continue;
            }
            const bool stronger =
                std::ranges::any_of(prim.opinions, [name](const UsdOpinion& opinion) {
                    const auto found = opinion.spec->properties.find(std::string_view(name));
                    return found != opinion.spec->properties.end() &&
                           found->second.strongerThanDescendants;
                });
            return Binding{targets[0], stronger};
        }
        return std::nullopt;
    }

    bool bindsCollections(const UsdPrim& prim)
    {
        constexpr std::string_view start = "material:binding:collection";
        return std::ranges::any_of(prim.opinions, [start](const UsdOpinion& opinion) {
            const auto found = opinion.spec->properties.lower_bound(start);
            return found != opinion.spec->properties.end() && found->first.starts_with(start);
        });
    }

}

UsdMaterials::UsdMaterials(UsdScene& scene) : scene_(scene), textures_(scene)
{
    readBindings();
}

void UsdMaterials::readBindings()
{
    const std::size_t count = scene_.stage.prims.size();
    bound_.assign(count, -1);
    std::vector<bool> forced(count, false);
    for (std::size_t i = 1; i < count; ++i) {
        const UsdPrim& prim = scene_.stage.prims[i];
        const auto parent = static_cast<std::size_t>(prim.parent);
        bound_[i] = bound_[parent];
        forced[i] = forced[parent];
        if (bindsCollections(prim)) {
            scene_.warnings.add("{}: materials bound to collections are left out.",
                                scene_.where(static_cast<int>(i)));
        }
        const std::optional<Binding> binding = bindingOf(scene_.stage, prim);
        if (binding && !forced[i]) {
            bound_[i] = materialNamed(static_cast<int>(i), binding->path);
            forced[i] = binding->stronger;
        }
    }
}

int UsdMaterials::materialNamed(int prim, const std::string& path)
{
    const int place = scene_.stage.find(path);
    if (place < 0 || scene_.prim(place).type != "Material") {
        scene_.warnings.add("{}: its material <{}> is not there; it is grey.", scene_.where(prim),
                            path);
        return -1;
    }
    return place;
}

int UsdMaterials::shaderOf(int material) const
{
    const UsdSource surface = usdSource(scene_.stage, material, "outputs:surface");
    const auto isPreview = [&](int prim) {
        return usdTextOr(scene_.prim(prim), "info:id", "") == "UsdPreviewSurface";
    };
    if (surface.shader >= 0 && isPreview(surface.shader)) {
        return surface.shader;
    }
    // Made for another renderer, but perhaps with a plain surface beside it.
    for (const int child : scene_.prim(material).children) {
        if (scene_.prim(child).type == "Shader" && isPreview(child)) {
            return child;
        }
    }
    return -1;
}

std::vector<std::uintptr_t> UsdMaterials::specsOf(int material, bool doubleSided) const
{
    std::vector<std::uintptr_t> specs{doubleSided ? 1U : 0U};
    const std::vector<UsdPrim>& prims = scene_.stage.prims;
    for (auto i = static_cast<std::size_t>(material); i < prims.size(); ++i) {
        if (static_cast<int>(i) > material && prims[i].parent < material) {
            break; // what lies below a prim follows it
        }
        for (const UsdOpinion& opinion : prims[i].opinions) {
            specs.push_back(reinterpret_cast<std::uintptr_t>(opinion.spec));
        }
    }
    return specs;
}

UsdMaterial UsdMaterials::material(int prim, bool doubleSided)
{
    const auto [known, isNewPrim] = made_.try_emplace({prim, doubleSided});
    if (!isNewPrim) {
        return known->second;
    }
    const auto [found, isNew] = bySpecs_.try_emplace(specsOf(prim, doubleSided));
    if (!isNew) {
        known->second = found->second;
        return found->second;
    }
    const int shader = shaderOf(prim);
    UsdSurface surface;
    if (shader >= 0) {
        surface = readUsdSurface(scene_, textures_, prim, shader);
    } else {
        surface.material.name = scene_.prim(prim).name;
        surface.material.baseColour = Vec4(Vec3(0.18F), 1.0F);
        surface.material.metallic = 0.0F;
        surface.material.roughness = 0.5F;
        scene_.warnings.add("{}: the material has no UsdPreviewSurface; it is grey.",
                            scene_.where(prim));
    }
    surface.material.doubleSided = doubleSided;
    found->second = {static_cast<int>(scene_.read.model.materials.size()), surface.uvNames,
                     surface.vertexColours};
    scene_.read.model.materials.push_back(std::move(surface.material));
    known->second = found->second;
    return found->second;
}

UsdMaterial UsdMaterials::plain(const Vec4& colour, bool vertexColours, bool blends,
                                bool doubleSided)
{
    const auto [found, isNew] = plain_.try_emplace(
        {colour.x, colour.y, colour.z, colour.w, vertexColours, blends, doubleSided});
    if (isNew) {
        Material material;
        material.name = "displayColor";
        material.baseColour = colour;
        material.metallic = 0.0F;
        material.roughness = 0.5F;
        material.doubleSided = doubleSided;
        material.alpha = blends ? AlphaMode::blend : AlphaMode::opaque;
        found->second = {static_cast<int>(scene_.read.model.materials.size()), {}, vertexColours};
        scene_.read.model.materials.push_back(std::move(material));
    }
    return found->second;
}

}
