#include "asset/grids.h"

#include <cmath>
#include <numbers>

namespace premise::test {

Primitive grid(int side, const std::function<Vec3(float, float)>& place)
{
    Primitive primitive;
    const auto rows = std::uint32_t(side) + 1;
    for (std::uint32_t y = 0; y < rows; ++y) {
        for (std::uint32_t x = 0; x < rows; ++x) {
            Vertex vertex;
            vertex.position = place(float(x) / float(side), float(y) / float(side));
            vertex.uv = Vec2(float(x), float(y)) / float(side);
            primitive.vertices.edit().push_back(vertex);
        }
    }
    for (std::uint32_t y = 0; y + 1 < rows; ++y) {
        for (std::uint32_t x = 0; x + 1 < rows; ++x) {
            const std::uint32_t corner = y * rows + x;
            for (const std::uint32_t index : {corner, corner + 1, corner + rows, corner + rows,
                                              corner + 1, corner + rows + 1}) {
                primitive.indices.edit().push_back(index);
            }
        }
    }
    return primitive;
}

Primitive ball(int side, float radius)
{
    constexpr float pi = std::numbers::pi_v<float>;
    Primitive primitive = grid(side, [radius](float x, float y) {
        const float around = x < 1.0F ? x * 2.0F * pi : 0.0F;
        const float down = y * pi;
        const float out = y > 0.0F && y < 1.0F ? std::sin(down) : 0.0F;
        return radius * Vec3(out * std::cos(around), std::cos(down), -out * std::sin(around));
    });
    for (Vertex& vertex : primitive.vertices.edit()) {
        vertex.uv = Vec2(0.0F);
    }
    return primitive;
}

Model modelOf(std::vector<Primitive> primitives)
{
    Model model;
    model.meshes.emplace_back();
    model.meshes.front().primitives = std::move(primitives);
    model.nodes.emplace_back();
    model.nodes.front().mesh = 0;
    return model;
}

}
