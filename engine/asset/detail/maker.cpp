#include "asset/detail_maker.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <sys/resource.h>

namespace premise {

DetailMaker::DetailMaker(Models models) : models_(std::move(models)), thread_([this] { work(); }) {}

DetailMaker::~DetailMaker()
{
    cancelled_ = true;
    thread_.join();
}

ModelDetails DetailMaker::made() const
{
    const std::lock_guard guard(lock_);
    return made_;
}

void DetailMaker::work()
{
    // On Linux this is one thread's, not the process's. Where it is refused the work is done as well.
    static_cast<void>(setpriority(PRIO_PROCESS, 0, 19));
    std::vector<std::pair<std::size_t, Id<Asset>>> order;
    for (const auto& [id, model] : models_) {
        std::size_t triangles = 0;
        for (const Mesh& mesh : model->meshes) {
            for (const Primitive& primitive : mesh.primitives) {
                triangles += primitive.indices.size() / 3;
            }
        }
        order.emplace_back(triangles, id);
    }
    std::ranges::sort(order);
    for (const auto& [triangles, id] : order) {
        std::optional<ModelDetail> detail =
            levelsOfDetail(*models_.at(id), [this] { return cancelled_.load(); });
        if (!detail) {
            return;
        }
        auto kept = std::make_shared<const ModelDetail>(std::move(*detail));
        const std::lock_guard guard(lock_);
        made_[id] = std::move(kept);
    }
    done_ = true;
}

}
