#include "asset/read/model_limits.h"

#include <doctest/doctest.h>

namespace {

using namespace premise;

/// A model that has `count` of what the limit counts.
Model with(Limit limit, std::size_t count)
{
    Model model;
    Primitive part;
    Channel channel;
    switch (limit) {
    case Limit::vertices: part.vertices = std::vector<Vertex>(count); break;
    case Limit::triangles: part.indices = std::vector<std::uint32_t>(count * 3); break;
    case Limit::nodes: model.nodes.resize(count); break;
    case Limit::textures: model.textures.resize(count); break;
    case Limit::keys: channel.times.resize(count); break;
    case Limit::nodeDepth:
        model.nodes.resize(count);
        for (std::size_t i = 0; i < count; ++i) {
            model.nodes[i].parent = int(i) - 1;
        }
        break;
    default: part.uv1 = std::vector<Vec2>(count / sizeof(Vec2)); break;
    }
    model.meshes.push_back({"", {part}, {}});
    model.animations.push_back({"", 0.0, {channel}, ""});
    return model;
}

TEST_CASE("a model at its limits is taken and one beyond is refused with what it has")
{
    for (const Limit limit : {Limit::vertices, Limit::triangles, Limit::nodes, Limit::nodeDepth,
                              Limit::textures, Limit::keys, Limit::allBytes}) {
        CAPTURE(limitRow(limit).key);
        ImportLimits limits;
        limits.set(limit, 800);
        CHECK(checkLimits(with(limit, 800), "set.fbx", limits));
        const Result<void> beyond = checkLimits(with(limit, 808), "set.fbx", limits);
        REQUIRE_FALSE(beyond);
        CHECK(beyond.error().message == overLimit("set.fbx", limit, 808, limits).message);
    }
}

TEST_CASE("copies that one node places count as nodes")
{
    ImportLimits limits;
    limits.set(Limit::nodes, 5);
    Model model;
    model.nodes.resize(1);
    model.nodes[0].instances.resize(6);
    CHECK_FALSE(checkLimits(model, "set.glb", limits));
}

}
