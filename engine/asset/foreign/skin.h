#pragma once

#include <map>
#include <optional>
#include <utility>

#include "asset/foreign/scene.h"

namespace premise {

/// The bones of all parts of one mesh, gathered to one skin.
class ForeignSkin {
public:
    /// `node` shows the mesh: what no bone holds hangs on it.
    ForeignSkin(ForeignScene& source, int node) : source_(source), node_(node) {}

    /// Gives the part its joints and weights, where it has bones.
    void add(const aiMesh& mesh, Primitive& primitive);

    /// The skin, or nothing where no part had bones.
    [[nodiscard]] std::optional<Skin> taken();

private:
    [[nodiscard]] std::optional<std::uint16_t> jointOf(int node, const Mat4& jointFromMesh);

    ForeignScene& source_;
    int node_ = -1;
    Skin skin_;
};

}
