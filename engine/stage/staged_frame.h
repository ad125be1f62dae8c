#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "asset/library.h"
#include "asset/pose/pose_model.h"
#include "film/exposure.h"
#include "film/framing.h"
#include "math/pose.h"
#include "project/project.h"

namespace premise {

/// The camera at one moment, complete: picture, focus and exposure all derive from this.
struct StagedCamera {
    Pose pose; ///< of the sensor's centre; looks along −z
    Gate gate;
    Millimetres focalLength{35.0};
    double squeeze = 1.0;
    double fNumber = 2.8;      ///< for depth of field
    Metres focusDistance{3.0}; ///< from the sensor to the plane in focus
    ExposureSettings exposure; ///< T-stop, shutter, rate, EI, ND
    Aspect aspect{239, 100};   ///< of the delivered picture
    friend bool operator==(const StagedCamera&, const StagedCamera&) = default;
};

enum class PlacedKind : std::uint8_t { set, prop, gear, cast, room };

/// One model standing somewhere.
struct PlacedModel {
    Id<Asset> asset; ///< or an id of StillScene::made
    Mat4 worldFromModel{1.0F};
    PlacedKind kind = PlacedKind::set;
    std::uint32_t row = 0;  ///< id value of the row it comes from
    std::int32_t part = -1; ///< of a room: which of its parts (asset/room_model.h)
    std::int32_t pose = -1; ///< into StagedFrame::poses; −1: at rest
    Vec4 tint{0.0F}; ///< linear rgb of the cast's colour, for materials named "top"; a = 0: none
    friend bool operator==(const PlacedModel&, const PlacedModel&) = default;
};

struct StagedLight {
    LightKind kind = LightKind::point;
    Vec3 position{0.0F};
    Vec3 direction{0.0F, -1.0F, 0.0F}; ///< the way it shines, unit
    Vec3 right{1.0F, 0.0F, 0.0F};      ///< area: along its width, unit
    Vec3 colour{1.0F};  ///< linear Rec.709 × intensity: lux for the sun, candela else
    float width = 0.1F; ///< metres
    float height = 0.1F;
    float innerCosine = 1.0F; ///< of half the inner cone
    float outerCosine = 0.0F;
    bool castsShadow = true;
    std::uint32_t row = 0;
    friend bool operator==(const StagedLight&, const StagedLight&) = default;
};

/// What of the set does not move in the whole production. Shared from frame to frame: a renderer
/// that meets the same pointer again has nothing to do.
struct StillScene {
    std::vector<PlacedModel> models;
    Models made; ///< of rooms, by ids above those that a project gives
};

/// What one camera sees at one moment: plain data, the only thing that picture, playback, movie and
/// every number on screen read.
struct StagedFrame {
    FrameTime time = 0.0;
    StagedCamera camera;
    std::shared_ptr<const StillScene> still; ///< never null
    /// Places in still->models, rising, that this view looks through: walls and ceilings with their
    /// backs to a free view, and the doors in them. They stop and bounce light as ever.
    std::vector<std::uint32_t> hidden;
    std::vector<PlacedModel> moving;
    std::vector<ModelPose> poses;
    std::vector<StagedLight> lights;
    Sky sky;
    bool throughLens = true; ///< false: a view of the set, with gear in it
};

/// The model that is placed, a production's or one that staging made; null where it is neither.
[[nodiscard]] std::shared_ptr<const Model> modelOf(const PlacedModel& placed,
                                                   const StagedFrame& frame, const Models& models);

/// Linear light from a display colour (IEC 61966-2-1).
[[nodiscard]] Vec3 linearFrom(const Colour& colour);

}
