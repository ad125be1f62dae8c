#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "asset/import/limits.h"
#include "asset/read/reader.h"
#include "asset/read/warnings.h"
#include "asset/usd/stage.h"

namespace premise {

/// A USD scene on its way to a Model.
struct UsdScene {
    const UsdStage& stage;
    const ImportLimits& limits;
    Warnings& warnings;
    std::filesystem::path folder; ///< of the model's file
    ReadModel read;
    double metresPerUnit = 0.01;
    double timeCodesPerSecond = 24.0;
    double startTime = 0.0;   ///< the time code at which the clip begins
    int top = -1;             ///< the node that brings all to metres and y up; −1: they are so
    std::size_t keysLeft = 0; ///< what the limits still allow
    std::size_t verticesLeft = 0;
    std::size_t trianglesLeft = 0;
    std::size_t bytesLeft = 0; ///< for copies and blend shapes

    /// Prims by what is wrong with them, a text that lives as long as the program, and by the name (of
    /// a type or a property) that stands in it for "{}"; empty where none does.
    std::map<std::string_view, std::map<std::string, std::vector<int>>> leftOut;

    [[nodiscard]] const std::string& name() const { return stage.root().name; }
    [[nodiscard]] const UsdPrim& prim(int place) const
    {
        return stage.prims[static_cast<std::size_t>(place)];
    }
    /// "set.usda, line 41: </set/chair>": where a prim is first told of, and which.
    [[nodiscard]] std::string where(int place) const;
};

constexpr float longestUsdClip = 1.0e9F; ///< seconds; a key beyond is no key

/// Adds a key with these values, unless they are none or it comes not after the last. `time` is as the
/// opinion's own file counts. Fails beyond the limit of keys.
[[nodiscard]] Result<void> addUsdKey(UsdScene& scene, const UsdOpinion& opinion, double time,
                                     const std::vector<float>& values, Channel& channel);

/// Adds the nodes of a prim below `parent`: one, or more where its transforms need it. Returns the
/// last, on which its contents hang. Keys go to `clip`. Fails beyond the limit of keys.
[[nodiscard]] Result<int> addUsdNodes(UsdScene& scene, int prim, int parent, Animation& clip);
/// The prim's own transform at rest, without its parents'.
[[nodiscard]] glm::dmat4 usdLocalTransform(const UsdPrim& prim);

/// A camera's place in the model; −1 where it sees nothing, which is then told.
[[nodiscard]] int readUsdCamera(UsdScene& scene, int prim);

[[nodiscard]] bool isUsdLight(const std::string& type);
/// A light's place in the model, or −1 where it is of a kind that is left out, which is then told.
/// `worldScale` is that of its node.
[[nodiscard]] int readUsdLight(UsdScene& scene, int prim, double worldScale);

}
