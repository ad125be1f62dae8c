#include "asset/detail/levels_of_detail.h"

#include <algorithm>

#include <meshoptimizer.h>

#include "asset/detail/shading_error.h"

namespace premise {

namespace {

    /// Of the primitive's largest side: beyond it, it is another shape. Far away that is less than a
    /// pixel, and a city has many things far away.
    constexpr float mostError = 0.25F;

    /// A level that keeps more than this of the one before is not worth its memory.
    constexpr double worthwhile = 0.8;

    /// Coarser than this nothing is gained by one more.
    constexpr std::size_t leastTriangles = 24;

    /// What is drawn by other materials joins on at borders, and must go on doing so.
    unsigned optionsFor(const Mesh& mesh)
    {
        return mesh.primitives.size() > 1 ? unsigned(meshopt_SimplifyLockBorder) : 0U;
    }

    struct Simplified {
        std::vector<std::uint32_t> indices;
        float error = 0.0F; ///< of the largest side, against what was simplified
    };

    Simplified half(const Primitive& primitive, std::span<const std::uint32_t> finer,
                    float errorLeft, unsigned options)
    {
        Simplified coarse;
        coarse.indices.resize(finer.size());
        const std::size_t wanted = finer.size() / 6 * 3;
        const std::size_t count =
            meshopt_simplify(coarse.indices.data(), finer.data(), finer.size(),
                             &primitive.vertices.data()->position.x, primitive.vertices.size(),
                             sizeof(Vertex), wanted, errorLeft, options, &coarse.error);
        coarse.indices.resize(count);
        coarse.indices.shrink_to_fit();
        return coarse;
    }

    /// Nothing where it was cancelled.
    std::optional<DetailLevels> levelsOf(const Primitive& primitive, unsigned options,
                                         const std::function<bool()>& cancelled)
    {
        DetailLevels levels;
        if (primitive.indices.size() / 3 < fewTriangles) {
            return levels;
        }
        const float metres = meshopt_simplifyScale(&primitive.vertices.data()->position.x,
                                                   primitive.vertices.size(), sizeof(Vertex));
        std::span<const std::uint32_t> finer = primitive.indices.rows();
        float error = 0.0F;   ///< of the largest side
        float shading = 0.0F; ///< metres
        while (levels.size() < mostDetailLevels && finer.size() / 3 >= 2 * leastTriangles) {
            if (cancelled && cancelled()) {
                return std::nullopt;
            }
            Simplified coarse = half(primitive, finer, mostError - error, options);
            // Each is made from the one before, which is off already: the errors add up.
            error += coarse.error;
            if (coarse.indices.empty() || error > mostError ||
                double(coarse.indices.size()) > worthwhile * double(finer.size())) {
                break;
            }
            shading += shadingError(primitive, finer, coarse.indices);
            levels.push_back({std::move(coarse.indices), std::max(error * metres, shading)});
            finer = levels.back().indices.rows();
        }
        return levels;
    }

}

std::optional<ModelDetail> levelsOfDetail(const Model& model,
                                          const std::function<bool()>& cancelled)
{
    ModelDetail detail;
    for (const Mesh& mesh : model.meshes) {
        std::vector<DetailLevels>& primitives = detail.meshes.emplace_back();
        for (const Primitive& primitive : mesh.primitives) {
            std::optional<DetailLevels> levels = levelsOf(primitive, optionsFor(mesh), cancelled);
            if (!levels) {
                return std::nullopt;
            }
            primitives.push_back(std::move(*levels));
        }
    }
    return detail;
}

}
