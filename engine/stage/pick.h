#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>

#include "asset/library.h"
#include "stage/ray_model.h"
#include "stage/view_ray.h"

namespace premise {

/// What a ray through the picture meets first.
struct Picked {
    PlacedKind kind = PlacedKind::set;
    std::uint32_t row = 0; ///< id value of the row that is met
    Id<Asset> asset;
    std::int32_t part = -1;        ///< of a room: which wall, floor or ceiling (asset/room_model.h)
    DVec3 point{0.0};              ///< world, metres
    Vec3 normal{0.0F, 1.0F, 0.0F}; ///< of the triangle, unit, toward where the ray came from
    double distance = 0.0;         ///< metres along the ray
};

struct PickWish {
    RayWish ray{}; ///< reach in metres
    /// What may be met; empty: all that the frame shows. What is locked, or being dragged, may not.
    std::function<bool(const PlacedModel&)> mayMeet{};
};

/// Points at things: the triangles of a frame as they stand in it, actors as they are posed. Keeps
/// what it has made of a model for the next ray; the first into a model of a million triangles takes
/// half a second, the next ones far less than a millisecond. One thread at a time.
class Picker {
public:
    /// The first thing in the way; none where there is nothing. What is hidden in the frame, and models
    /// that are neither among `models` nor made for the frame, are passed.
    [[nodiscard]] std::optional<Picked> nearest(const StagedFrame& frame, const Models& models,
                                                const Ray& ray, const PickWish& wish = {});

private:
    struct Kept {
        std::weak_ptr<const Model> model; ///< alive, or its address may have come twice
        std::unique_ptr<RayModel> rays;
    };
    struct Posed {
        Kept kept;
        ModelPose pose;
    };
    RayModel& atRest(const std::shared_ptr<const Model>& model);
    RayModel& posed(std::uint32_t row, const std::shared_ptr<const Model>& model,
                    const ModelPose& pose);

    std::map<const Model*, Kept> atRest_;
    std::map<std::uint32_t, Posed> posed_; ///< by row: an actor at the moment last asked for
};

}
