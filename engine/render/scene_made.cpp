#include <algorithm>
#include <cstring>

#include "base/promise.h"
#include "render/scene_cache.h"

// Where rows of models lie: those of a production first, then those that were made beside them, which
// come and go as rooms are drawn.

namespace premise {

bool hasExtras(const Primitive& primitive)
{
    return !primitive.colours.empty() || !primitive.uv1.empty();
}

Result<void> SceneCache::reserve(const Filled& at, const Filled& more)
{
    const auto grow = [this](gpu::Buffer& buffer, gpu::BufferUse use, std::size_t filled,
                             std::size_t wanted) -> Result<void> {
        if (buffer.handle() != VK_NULL_HANDLE && buffer.size() >= filled + wanted) {
            return {};
        }
        // What is made again and again grows a little each time.
        const std::size_t spare = filled == 0 ? 0 : wanted;
        gpu::Buffer larger = TRY(gpu::Buffer::create(device_, use, filled + wanted + spare));
        if (filled > 0) {
            std::memcpy(larger.data(), buffer.data(), filled);
        }
        buffer = std::move(larger);
        return {};
    };
    TRY(grow(vertices_, gpu::BufferUse::vertices, at.vertices * sizeof(Vertex),
             more.vertices * sizeof(Vertex)));
    TRY(grow(indices_, gpu::BufferUse::indices, at.indices * sizeof(std::uint32_t),
             more.indices * sizeof(std::uint32_t)));
    return grow(extras_, gpu::BufferUse::storage, at.extras * sizeof(UVec4),
                more.extras * sizeof(UVec4));
}

Result<SceneCache::Filled> SceneCache::addModels(const Models& models, Filled at)
{
    Shapes shapes;
    Filled more;
    for (const auto& [id, model] : models) {
        shapes[id] = restShapes(*model);
        for (const Mesh& mesh : model->meshes) {
            for (const Primitive& primitive : mesh.primitives) {
                more.vertices += primitive.vertices.size();
                more.indices += primitive.indices.size();
                more.extras += hasExtras(primitive) ? primitive.vertices.size() : 0;
            }
        }
        for (const RestShape& shape : shapes.at(id).shapes) {
            more.vertices += shape.vertices.size();
        }
    }
    TRY(reserve(at, more));
    for (const auto& [id, model] : models) {
        TRY(addModel(id, *model, shapes.at(id), at));
    }
    materials_ = TRY(gpu::Buffer::create(device_, gpu::BufferUse::storage,
                                         materialRows_.size() * sizeof(MaterialBlock)));
    exposure_ = -1.0F;
    ++generation_;
    return at;
}

Result<void> SceneCache::setMade(const Models& made)
{
    if (made == made_) {
        return {};
    }
    PROMISE(std::ranges::all_of(made, [](const auto& one) { return one.second->textures.empty(); }),
            "What is made has colours, no textures");
    device_.waitIdle();
    dropMade();
    made_ = made;
    TRY(addModels(made_, kept_.filled));
    return {};
}

void SceneCache::dropMade()
{
    for (const auto& [id, model] : made_) {
        cached_.erase(id);
    }
    generation_ += made_.empty() ? 0 : 1;
    made_.clear();
    primitives_.resize(kept_.primitives);
    levels_.resize(kept_.levels);
    materialRows_.resize(kept_.materials);
    materialSources_.resize(kept_.materials);
    meanColours_.resize(kept_.materials);
}

}
