#include "asset/gltf/extensions.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace premise {

namespace {

    struct KnownExtension {
        std::string_view name;
        std::string_view remark; ///< what the user has to know; empty where all of it is read
    };

    // By what they are for; docs/formats.md says more of each.
    constexpr std::array knownExtensions{
        KnownExtension{"EXT_meshopt_compression", ""},
        KnownExtension{"KHR_meshopt_compression", ""},
        KnownExtension{"KHR_draco_mesh_compression", ""},
        KnownExtension{"KHR_mesh_quantization", ""},
        KnownExtension{"FB_ngon_encoding", ""},
        KnownExtension{"EXT_mesh_gpu_instancing", ""},
        KnownExtension{"KHR_lights_punctual", ""},
        KnownExtension{"KHR_node_visibility", ""},
        KnownExtension{"KHR_xmp_json_ld", ""},

        // Of these the reader tells texture by texture and material by material what is missing.
        KnownExtension{"KHR_texture_transform", ""},
        KnownExtension{"EXT_texture_webp", ""},
        KnownExtension{"KHR_texture_basisu", ""},
        KnownExtension{"EXT_texture_avif", ""},
        KnownExtension{"MSFT_texture_dds", ""},
        KnownExtension{"KHR_materials_unlit", ""},
        KnownExtension{"KHR_materials_emissive_strength", ""},
        KnownExtension{"KHR_materials_ior", ""},
        KnownExtension{"KHR_materials_specular", ""},
        KnownExtension{"KHR_materials_pbrSpecularGlossiness", ""},

        KnownExtension{"KHR_materials_clearcoat",
                       "a coat is drawn by giving what lies below it the coat's roughness"},
        KnownExtension{
            "KHR_materials_transmission",
            "what lets light through is drawn as plain transparency, without refraction"},
        KnownExtension{"KHR_materials_diffuse_transmission",
                       "light that shines through from behind is left out"},
        KnownExtension{"KHR_materials_volume",
                       "glass is drawn thin, tinted by its volume's colour"},
        KnownExtension{"KHR_materials_volume_scatter", "scattering below the surface is left out"},
        KnownExtension{"KHR_materials_sheen", "the sheen of cloth is left out, its base is drawn"},
        KnownExtension{"KHR_materials_iridescence",
                       "colours of thin films are left out, the base is drawn"},
        KnownExtension{"KHR_materials_anisotropy",
                       "brushed metal is drawn equally rough in all directions"},
        KnownExtension{"KHR_materials_dispersion", "glass does not part the colours"},
        KnownExtension{"KHR_materials_variants", "the materials it shows at first are read"},
        KnownExtension{"KHR_animation_pointer",
                       "what it animates beside the movement of nodes stands still"},
    };

    const KnownExtension* find(std::string_view name)
    {
        const auto* const found = std::ranges::find(knownExtensions, name, &KnownExtension::name);
        return found == knownExtensions.end() ? nullptr : found;
    }

    bool names(const Json& list, const std::string& name)
    {
        return std::ranges::any_of(
            list, [&](const Json& entry) { return entry.is_string() && entry == name; });
    }

}

void reportExtensions(GltfDocument& document)
{
    const Json& required = document.array("extensionsRequired");
    for (const Json& entry : document.array("extensionsUsed")) {
        const std::string name = entry.is_string() ? entry.get<std::string>() : "";
        const KnownExtension* extension = find(name);
        if (extension == nullptr && !names(required, name)) {
            document.warnings.add("{} uses {}, which is left out.", document.name(), name);
        } else if (extension != nullptr && !extension->remark.empty()) {
            document.warnings.add("{} uses {}: {}.", document.name(), name, extension->remark);
        }
    }
    for (const Json& entry : required) {
        const std::string name = entry.is_string() ? entry.get<std::string>() : "";
        if (find(name) == nullptr) {
            document.warnings.add("{} says that it cannot be read without {}, which is not known "
                                  "here. What can be drawn is drawn and may be wrong; export it "
                                  "without {}.",
                                  document.name(), name, name);
        }
    }
}

}
