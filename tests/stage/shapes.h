#pragma once

#include "asset/library.h"
#include "stage/staged_frame.h"

namespace premise::test {

/// A box of six sides that are seen from outside only.
[[nodiscard]] Model boxModel(const Bounds& box, const Material& material = {});
/// A ball about the origin, of 2 · rings² triangles.
[[nodiscard]] Model ballModel(float radius, int rings);
/// Two bones; the upper half, from 1 m to 2 m, lies to the left at rest: −1 m in x at 1 m of height.
/// Seen from both sides.
[[nodiscard]] Model bentBar();

[[nodiscard]] Mat4 placed(const Vec3& position);

/// Models standing round in a frame without any project.
struct SmallSet {
    StagedFrame frame;
    Models models;
    SmallSet();
    /// A thing that stands still; its row and asset get the next number, which is returned.
    std::uint32_t stand(Model model, const Mat4& worldFromModel = Mat4(1.0F),
                        PlacedKind kind = PlacedKind::set);
    /// One that moves, in this pose.
    std::uint32_t pose(Model model, const Mat4& worldFromModel, ModelPose pose);

private:
    PlacedModel add(Model model, const Mat4& worldFromModel, PlacedKind kind);
    std::shared_ptr<StillScene> still_; ///< the frame's
    std::uint32_t last_ = 0;
};

}
