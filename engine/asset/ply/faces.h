#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "asset/mesh/polygon.h"
#include "asset/model.h"
#include "asset/read/warnings.h"

namespace premise {

/// The triangles of a PLY file, gathered from its faces and strips.
class PlyFaces {
public:
    explicit PlyFaces(const std::vector<Vertex>& vertices) : vertices_(vertices) {}

    /// A face by its corners, as the file numbers them; `uvs` are two numbers a corner, or none.
    void addFace(std::span<const double> corners, std::span<const double> uvs);

    /// Each corner makes a triangle with the two before it, of which every second is turned; a
    /// negative number begins the next strip.
    void addStrip(std::span<const double> corners);

    [[nodiscard]] const std::vector<std::uint32_t>& indices() const { return indices_; }

    /// One an index, where every face came with its own; else none.
    [[nodiscard]] const std::vector<Vec2>& cornerUvs() const { return cornerUvs_; }

    /// A sentence for each kind of face that was left out.
    void report(const std::string& model, Warnings& warnings) const;

private:
    void addTriangle(const std::uint32_t (&corners)[3]);

    const std::vector<Vertex>& vertices_;
    std::vector<std::uint32_t> indices_; ///< of vertices that are there and finite
    std::vector<Vec2> cornerUvs_;
    std::vector<std::uint32_t> known_; ///< corners of the face at hand
    std::vector<Vec3> polygon_;        ///< and their places
    std::vector<Triangle> cut_;
    std::size_t outside_ = 0;
    std::size_t infinite_ = 0;
    std::size_t thin_ = 0;
};

}
