#include "asset/usd/walk.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include <glm/mat3x3.hpp>

#include "asset/usd/instancer.h"
#include "asset/usd/skeleton.h"

namespace premise {

namespace {

    enum class Purpose : std::uint8_t { shown, proxy, guide };

    /// What a prim hands on to those below it.
    struct Inherited {
        int node = -1;
        bool shown = false;
        Purpose purpose = Purpose::shown;
        double worldScale = 1.0;
    };

    template <std::size_t count>
    bool isOneOf(const std::string& type, const std::array<std::string_view, count>& types)
    {
        return std::ranges::find(types, type) != types.end();
    }

    /// Whatever belongs to how things look: read where it is bound.
    bool isLook(const std::string& type)
    {
        constexpr std::array<std::string_view, 4> types{"Material", "Shader", "NodeGraph",
                                                        "GeomSubset"};
        return isOneOf(type, types);
    }

    /// Read with the skeleton or the mesh that they move.
    bool isMotion(const std::string& type)
    {
        return type == "SkelAnimation" || type == "BlendShape";
    }

    /// Prims that only hold others or a place.
    bool isHolder(const std::string& type)
    {
        constexpr std::array<std::string_view, 4> types{"", "Xform", "Scope", "SkelRoot"};
        return isOneOf(type, types);
    }

    class Walker {
    public:
        Walker(UsdScene& scene, Animation& clip)
            : scene_(scene),
              clip_(clip),
              materials_(scene),
              meshes_(scene, materials_),
              skeletons_(scene, clip)
        {
        }

        Result<void> walk()
        {
            const std::vector<UsdPrim>& prims = scene_.stage.prims;
            handed_.resize(prims.size());
            handed_[0] = {scene_.top, true, Purpose::shown, scene_.metresPerUnit};
            for (int i = 1; i < static_cast<int>(prims.size()); ++i) {
                TRY(visit(i));
            }
            return skeletons_.settle();
        }

    private:
        Inherited& handed(int place) { return handed_[static_cast<std::size_t>(place)]; }

        Result<void> visit(int place)
        {
            const UsdPrim& prim = scene_.prim(place);
            Inherited& mine = handed(place);
            mine = handed(prim.parent);
            mine.shown = mine.shown && prim.defined && prim.active;
            if (!mine.shown) {
                return {};
            }
            if (isLook(prim.type) || isMotion(prim.type)) {
                mine.shown = false;
                return {};
            }
            if (isHidden(place, prim, mine)) {
                mine.shown = false;
                return {};
            }
            tellChanges(place, prim);
            return addNode(place, prim, mine);
        }

        void leaveOut(std::string_view what, int place, const std::string& name = {})
        {
            scene_.leftOut[what][name].push_back(place);
        }

        bool isHidden(int place, const UsdPrim& prim, Inherited& mine)
        {
            const std::string purpose = usdTextOr(prim, "purpose", "");
            if (!purpose.empty()) {
                mine.purpose = purpose == "proxy"   ? Purpose::proxy
                               : purpose == "guide" ? Purpose::guide
                                                    : Purpose::shown;
            }
            if (usdTextOr(prim, "visibility", "inherited") == "invisible") {
                leaveOut("invisible prims are left out", place);
                return true;
            }
            if (mine.purpose != Purpose::shown && !isHolder(prim.type)) {
                leaveOut("proxies and guides are left out", place);
                return true;
            }
            return false;
        }

        /// Only transforms move here; whatever else changes keeps its first value.
        void tellChanges(int place, const UsdPrim& prim)
        {
            for (const UsdOpinion& opinion : prim.opinions) {
                for (const auto& [name, property] : opinion.spec->properties) {
                    if (property.samples.size() > 1 && !name.starts_with("xformOp:")) {
                        leaveOut("{} changes over time, its first value stays", place, name);
                    }
                }
            }
        }

        Result<void> addNode(int place, const UsdPrim& prim, Inherited& mine)
        {
            std::vector<Node>& nodes = scene_.read.model.nodes;
            const std::size_t mostNodes = scene_.limits[Limit::nodes];
            if (nodes.size() >= mostNodes) {
                return tl::unexpected(overLimit(scene_.name(), Limit::nodes, 0, scene_.limits));
            }
            const int node = TRY(addUsdNodes(scene_, place, mine.node, clip_));
            mine.node = node;
            const double volume = glm::determinant(glm::dmat3(usdLocalTransform(prim)));
            mine.worldScale *= std::isfinite(volume) ? std::cbrt(std::abs(volume)) : 1.0;
            const auto at = static_cast<std::size_t>(node);
            if (isUsdShape(prim.type)) {
                const int mesh = TRY(meshes_.meshOf(place));
                nodes[at].mesh = mesh;
                if (mesh >= 0) {
                    skeletons_.addMesh(place, node);
                }
            } else if (prim.type == "Skeleton") {
                return skeletons_.addJoints(place, node);
            } else if (prim.type == "Camera") {
                const int camera = readUsdCamera(scene_, place);
                nodes[at].camera = camera;
            } else if (isUsdLight(prim.type)) {
                const int light = readUsdLight(scene_, place, mine.worldScale);
                nodes[at].light = light;
            } else if (prim.type == "PointInstancer") {
                mine.shown = false; // what lies below are its prototypes
                return readUsdInstancer(scene_, meshes_, place, node);
            } else if (!isHolder(prim.type)) {
                leaveOut("prims of the type {} are left out", place, prim.type);
            }
            return {};
        }

        UsdScene& scene_;
        Animation& clip_;
        UsdMaterials materials_;
        UsdMeshes meshes_;
        UsdSkeletons skeletons_;
        std::vector<Inherited> handed_; ///< of a prim
    };

}

Result<void> addUsdKey(UsdScene& scene, const UsdOpinion& opinion, double time,
                       const std::vector<float>& values, Channel& channel)
{
    const std::size_t cost = 1 + values.size() / 5; // a turn is one, many shapes are many
    if (scene.keysLeft < cost) {
        return tl::unexpected(overLimit(scene.name(), Limit::keys, 0, scene.limits));
    }
    scene.keysLeft -= cost;
    const auto seconds = static_cast<float>(
        (time * opinion.scale + opinion.offset - scene.startTime) / scene.timeCodesPerSecond);
    const bool later = channel.times.empty() || seconds > channel.times.back();
    if (!values.empty() && later && std::abs(seconds) < longestUsdClip) {
        channel.times.push_back(seconds);
        channel.values.insert(channel.values.end(), values.begin(), values.end());
    }
    return {};
}

std::string UsdScene::where(int place) const
{
    const UsdPrim& told = prim(place);
    if (told.opinions.empty()) {
        return name();
    }
    const UsdOpinion& first = told.opinions.front();
    return fmt::format("{}, line {}: <{}>", first.layer->name, first.spec->line, stage.path(place));
}

Result<void> walkUsdStage(UsdScene& scene, Animation& clip)
{
    return Walker(scene, clip).walk();
}

void tellLeftOut(UsdScene& scene)
{
    for (const auto& [what, names] : scene.leftOut) {
        for (const auto& [name, prims] : names) {
            scene.warnings.addNamed(what, name,
                                    fmt::format("{}: {}: {}, first <{}>.", scene.name(),
                                                fmt::format(fmt::runtime(what), name), prims.size(),
                                                scene.stage.path(prims.front())));
        }
    }
}

}
