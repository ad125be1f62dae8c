#include "stage/pick.h"

#include <algorithm>

#include <glm/geometric.hpp>
#include <glm/matrix.hpp>

namespace premise {

RayModel& Picker::atRest(const std::shared_ptr<const Model>& model)
{
    Kept& kept = atRest_[model.get()];
    if (kept.rays == nullptr || kept.model.expired()) {
        kept = {model, std::make_unique<RayModel>(*model)};
        std::erase_if(atRest_, [](const auto& entry) { return entry.second.model.expired(); });
    }
    return *kept.rays;
}

RayModel& Picker::posed(std::uint32_t row, const std::shared_ptr<const Model>& model,
                        const ModelPose& pose)
{
    Posed& actor = posed_[row];
    if (actor.kept.rays == nullptr || actor.kept.model.lock() != model || actor.pose != pose) {
        actor = {{model, std::make_unique<RayModel>(*model, pose)}, pose};
    }
    return *actor.kept.rays;
}

std::optional<Picked> Picker::nearest(const StagedFrame& frame, const Models& models,
                                      const Ray& ray, const PickWish& wish)
{
    std::optional<Picked> picked;
    RayWish left = wish.ray;
    const auto ask = [&](const PlacedModel& placed) {
        const std::shared_ptr<const Model> model = modelOf(placed, frame, models);
        const glm::dmat4 worldFromModel(placed.worldFromModel);
        if (model == nullptr || (wish.mayMeet && !wish.mayMeet(placed)) ||
            glm::determinant(glm::dmat3(worldFromModel)) == 0.0) {
            return;
        }
        const glm::dmat4 modelFromWorld = glm::inverse(worldFromModel);
        const LocalRay local = moved({ray.origin, ray.direction}, modelFromWorld);
        RayModel& rays = placed.pose < 0
                             ? atRest(model)
                             : posed(placed.row, model, frame.poses[std::size_t(placed.pose)]);
        const std::optional<Crossing> crossing = rays.nearest(local, left);
        if (!crossing) {
            return;
        }
        DVec3 normal =
            glm::normalize(glm::transpose(glm::dmat3(modelFromWorld)) * crossing->normal);
        if (glm::dot(normal, ray.direction) > 0.0) {
            normal = -normal;
        }
        left.reach = crossing->distance;
        picked = {placed.kind,        placed.row,   placed.asset, placed.part,
                  ray.at(left.reach), Vec3(normal), left.reach};
    };
    for (std::uint32_t i = 0; i < frame.still->models.size(); ++i) {
        if (!std::ranges::binary_search(frame.hidden, i)) {
            ask(frame.still->models[i]);
        }
    }
    for (const PlacedModel& placed : frame.moving) {
        ask(placed);
    }
    return picked;
}

}
