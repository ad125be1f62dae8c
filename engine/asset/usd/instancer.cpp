#include "asset/usd/instancer.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <glm/gtc/matrix_transform.hpp>
#include <glm/gtc/quaternion.hpp>

namespace premise {

namespace {

    const std::vector<double>* wideNumbersOf(const UsdPrim& prim, const char* name,
                                             std::size_t width)
    {
        const UsdValue* value = usdValue(prim, name);
        return value != nullptr && value->kind == UsdKind::numbers && value->width == width
                   ? &value->numbers
                   : nullptr;
    }

    bool canBeSquared(const glm::dmat4& matrix)
    {
        for (int i = 0; i < 16; ++i) {
            if (!(std::abs(matrix[i / 4][i % 4]) <
                  1.0e18)) { // a float still reckons with its square
                return false;
            }
        }
        return true;
    }

    class InstancerReader {
    public:
        InstancerReader(UsdScene& scene, UsdMeshes& meshes, int place, int node)
            : scene_(scene), meshes_(meshes), place_(place), node_(node), prim_(scene.prim(place))
        {
        }

        Result<void> read()
        {
            const std::vector<std::string> prototypes =
                usdTargets(scene_.stage, prim_, "prototypes");
            copies_.resize(prototypes.size());
            if (const Result<void> placed = placeCopies(); !placed) {
                scene_.warnings.add("{}: its copies are left out: {}.", scene_.where(place_),
                                    placed.error().message);
                return {};
            }
            for (const std::vector<glm::dmat4>& copies : copies_) {
                if (copies.size() > scene_.limits[Limit::nodes]) {
                    return tl::unexpected(
                        overLimit(scene_.name(), Limit::nodes, copies.size(), scene_.limits));
                }
            }
            for (std::size_t i = 0; i < prototypes.size(); ++i) {
                const int root = scene_.stage.find(prototypes[i]);
                if (root < 0) {
                    scene_.warnings.add("{}: its prototype <{}> is not there.",
                                        scene_.where(place_), prototypes[i]);
                    continue;
                }
                TRY(addPrototype(root, copies_[i]));
            }
            return {};
        }

    private:
        /// Fills copies_ from the arrays of positions, turns and sizes.
        Result<void> placeCopies()
        {
            const auto* which = wideNumbersOf(prim_, "protoIndices", 1);
            const auto* positions = wideNumbersOf(prim_, "positions", 3);
            if (which == nullptr || positions == nullptr || positions->size() < which->size() * 3) {
                return fail("it has not a position for each");
            }
            const auto* turns = wideNumbersOf(prim_, "orientations", 4);
            turns = turns == nullptr ? wideNumbersOf(prim_, "orientationsf", 4) : turns;
            const auto* scales = wideNumbersOf(prim_, "scales", 3);
            const bool turned = turns != nullptr && turns->size() >= which->size() * 4;
            const bool scaled = scales != nullptr && scales->size() >= which->size() * 3;
            const std::set<double> hidden = hiddenIds();
            const auto* ids = wideNumbersOf(prim_, "ids", 1);
            std::size_t wrong = 0;
            for (std::size_t i = 0; i < which->size(); ++i) {
                const double id = ids != nullptr && i < ids->size() ? (*ids)[i] : double(i);
                const double prototype = (*which)[i];
                if (hidden.contains(id)) {
                    continue;
                }
                const glm::dmat4 matrix =
                    glm::dmat4(placed(&(*positions)[i * 3], turned ? &(*turns)[i * 4] : nullptr,
                                      scaled ? &(*scales)[i * 3] : nullptr));
                if (!(prototype >= 0.0 && prototype < double(copies_.size())) ||
                    !canBeSquared(matrix)) {
                    ++wrong;
                    continue;
                }
                copies_[static_cast<std::size_t>(prototype)].push_back(matrix);
            }
            if (wrong > 0) {
                scene_.warnings.add("{}: {} of its copies have no prototype or no finite place; "
                                    "they are left out.",
                                    scene_.where(place_), wrong);
            }
            return {};
        }

        static glm::dmat4 placed(const double* position, const double* turn, const double* scale)
        {
            glm::dmat4 matrix =
                glm::translate(glm::dmat4(1.0), glm::dvec3(position[0], position[1], position[2]));
            if (turn != nullptr) {
                const glm::dquat rotation(turn[0], turn[1], turn[2], turn[3]);
                const double length = glm::length(rotation);
                matrix *= length > 1.0e-9 ? glm::mat4_cast(rotation / length) : glm::dmat4(1.0);
            }
            return scale == nullptr ? matrix
                                    : glm::scale(matrix, glm::dvec3(scale[0], scale[1], scale[2]));
        }

        std::set<double> hiddenIds() const
        {
            std::set<double> hidden;
            if (const auto* ids = wideNumbersOf(prim_, "invisibleIds", 1)) {
                for (const double id : *ids) {
                    if (!std::isnan(id)) {
                        hidden.insert(id);
                    }
                }
            }
            return hidden;
        }

        /// Every mesh below a prototype becomes a node with all copies.
        Result<void> addPrototype(int root, const std::vector<glm::dmat4>& copies)
        {
            const std::vector<UsdPrim>& prims = scene_.stage.prims;
            std::vector<glm::dmat4> placeOf; // of the prims from root on
            std::vector<bool> shown;
            for (int i = root; i < static_cast<int>(prims.size()) && !copies.empty(); ++i) {
                const UsdPrim& prim = scene_.prim(i);
                if (i > root && prim.parent < root) {
                    break; // what lies below a prim follows it
                }
                if (scene_.bytesLeft < sizeof(glm::dmat4)) {
                    return tl::unexpected(
                        overLimit(scene_.name(), Limit::allBytes, 0, scene_.limits));
                }
                scene_.bytesLeft -= sizeof(glm::dmat4);
                const auto above = static_cast<std::size_t>(std::max(prim.parent - root, 0));
                const glm::dmat4 local = usdLocalTransform(prim);
                placeOf.push_back(i == root ? local : placeOf[above] * local);
                shown.push_back((i == root || shown[above]) && isDrawn(i));
                if (shown.back() && isUsdShape(prim.type)) {
                    TRY(addCopies(i, placeOf.back(), copies));
                } else if (shown.back() && (prim.type == "Camera" || isUsdLight(prim.type) ||
                                            prim.type == "PointInstancer")) {
                    scene_.leftOut["{}s in prototypes are left out"][prim.type].push_back(i);
                    shown.back() = false;
                }
            }
            return {};
        }

        bool isDrawn(int place) const
        {
            const UsdPrim& prim = scene_.prim(place);
            const std::string purpose = usdTextOr(prim, "purpose", "default");
            return prim.defined && prim.active && purpose != "proxy" && purpose != "guide" &&
                   usdTextOr(prim, "visibility", "inherited") != "invisible";
        }

        Result<void> addCopies(int place, const glm::dmat4& within,
                               const std::vector<glm::dmat4>& copies)
        {
            const int mesh = TRY(meshes_.meshOf(place));
            if (mesh < 0) {
                return {};
            }
            const std::size_t bytes = copies.size() * sizeof(Mat4);
            if (bytes > scene_.bytesLeft) {
                return tl::unexpected(overLimit(scene_.name(), Limit::allBytes, 0, scene_.limits));
            }
            scene_.bytesLeft -= bytes;
            Node node;
            node.name = scene_.prim(place).name;
            node.parent = node_;
            node.mesh = mesh;
            for (const glm::dmat4& copy : copies) {
                const glm::dmat4 matrix = copy * within;
                if (canBeSquared(matrix)) {
                    node.instances.emplace_back(matrix);
                }
            }
            if (scene_.read.model.nodes.size() >= scene_.limits[Limit::nodes]) {
                return tl::unexpected(overLimit(scene_.name(), Limit::nodes, 0, scene_.limits));
            }
            if (!node.instances.empty()) {
                scene_.read.model.nodes.push_back(std::move(node));
            }
            return {};
        }

        UsdScene& scene_;
        UsdMeshes& meshes_;
        int place_;
        int node_;
        const UsdPrim& prim_;
        std::vector<std::vector<glm::dmat4>> copies_; ///< of each prototype, where it stands
    };

}

Result<void> readUsdInstancer(UsdScene& scene, UsdMeshes& meshes, int prim, int node)
{
    return InstancerReader(scene, meshes, prim, node).read();
}

}
