#include "asset/mesh/weld.h"

#include <vector>

#include <meshoptimizer.h>

namespace premise {

namespace {

    template <class T>
    void move(SharedArray<T>& values, const std::vector<unsigned>& places, std::size_t count)
    {
        if (values.empty()) {
            return;
        }
        std::vector<T> moved(count);
        meshopt_remapVertexBuffer(moved.data(), values.data(), values.size(), sizeof(T),
                                  places.data());
        values = std::move(moved);
    }

}

void weld(Primitive& primitive)
{
    const std::size_t vertices = primitive.vertices.size();
    const std::size_t corners = primitive.indices.size();
    if (vertices == 0 || corners == 0) {
        return;
    }
    for (Vertex& vertex : primitive.vertices.edit()) { // −0 becomes 0, which it equals
        vertex.position += 0.0F;
        vertex.normal += 0.0F;
        vertex.uv += 0.0F;
    }
    std::vector<meshopt_Stream> streams{
        {primitive.vertices.data(), sizeof(Vertex), sizeof(Vertex)}};
    if (!primitive.uv1.empty()) {
        streams.push_back({primitive.uv1.data(), sizeof(Vec2), sizeof(Vec2)});
    }
    if (!primitive.colours.empty()) {
        streams.push_back({primitive.colours.data(), sizeof(Vec4), sizeof(Vec4)});
    }
    std::vector<unsigned> places(vertices);
    const std::size_t count = meshopt_generateVertexRemapMulti(
        places.data(), primitive.indices.data(), corners, vertices, streams.data(), streams.size());
    std::vector<std::uint32_t> indices(corners);
    meshopt_remapIndexBuffer(indices.data(), primitive.indices.data(), corners, places.data());
    primitive.indices = std::move(indices);
    move(primitive.vertices, places, count);
    move(primitive.uv1, places, count);
    move(primitive.colours, places, count);
}

}
