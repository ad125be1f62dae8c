#include "render/sun_shadow.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <glm/geometric.hpp>
#include <glm/gtc/matrix_transform.hpp>

namespace premise {

namespace {

    /// How far from the camera the sun's shadows are drawn: beyond it they are lost in the distance.
    constexpr float shadowReach = 120.0F;

    /// The sun's angular radius: soft edges far from what throws them.
    constexpr float sunRadius = 0.00465F;

    struct SunSpace {
        Mat4 sunFromWorld{1.0F};
    };

    SunSpace sunSpaceOf(const Vec3& towardSun)
    {
        const Vec3 side =
            std::abs(towardSun.y) > 0.99F ? Vec3(0.0F, 0.0F, 1.0F) : Vec3(0.0F, 1.0F, 0.0F);
        return {glm::lookAt(Vec3(0.0F), -towardSun, side)};
    }

    /// The corners of what the camera sees, as far as `reach`.
    std::array<Vec3, 8> frustumCorners(const LensView& lens, float reach)
    {
        std::array<Vec3, 8> corners{};
        std::size_t next = 0;
        for (const float distance : {float(nearPlane), reach}) {
            for (const float x : {-1.0F, 1.0F}) {
                for (const float y : {-1.0F, 1.0F}) {
                    corners[next++] =
                        lens.eye + (lens.ahead + lens.right * (x * float(lens.half.horizontal)) +
                                    lens.up * (y * float(lens.half.vertical))) *
                                       distance;
                }
            }
        }
        return corners;
    }

    struct Seen {
        Bounds inSun;   ///< receivers, in sun space
        Bounds casters; ///< what throws shadows, in sun space
        Bounds all;
        float farthest = 0.0F; ///< along the view axis
    };

    void addSeen(const DrawList& list, const Frustum& frustum, const LensView& lens,
                 const Mat4& sunFromWorld, Seen& seen)
    {
        for (const DrawItem& item : list.items) {
            const Bounds inSun = moved(item.bounds, sunFromWorld);
            seen.all.add(inSun);
            // Land and sea are shadowed, but what shadows them is what stands on them. Without them the map
            // covers the set alone, many times finer.
            if (!item.isLandscape()) {
                seen.casters.add(inSun);
            }
            if (mayBeInside(frustum, item.bounds)) {
                seen.inSun.add(inSun);
                const Vec3 centre = item.bounds.centre();
                const float radius = glm::length(item.bounds.size()) * 0.5F;
                seen.farthest =
                    std::max(seen.farthest, glm::dot(centre - lens.eye, lens.ahead) + radius);
            }
        }
    }

}

std::optional<SunView> fitSunView(const LensView& lens, const Vec3& towardSun,
                                  const DrawList& still, const DrawList& moving, int texels,
                                  const Vec2& jitter)
{
    const SunSpace space = sunSpaceOf(towardSun);
    const Frustum frustum = frustumFrom(lens.clipFromWorld);
    Seen seen;
    addSeen(still, frustum, lens, space.sunFromWorld, seen);
    addSeen(moving, frustum, lens, space.sunFromWorld, seen);
    const Bounds& all = seen.all;
    const Bounds& casters = seen.casters.empty() ? seen.all : seen.casters;
    if (seen.inSun.empty() || seen.farthest <= 0.0F) {
        return std::nullopt;
    }
    Bounds view;
    for (const Vec3& corner : frustumCorners(lens, std::min(seen.farthest, shadowReach))) {
        view.add(Vec3(space.sunFromWorld * Vec4(corner, 1.0F)));
    }
    const Vec2 low = glm::max(glm::max(Vec2(view.min), Vec2(seen.inSun.min)), Vec2(casters.min));
    const Vec2 high = glm::min(glm::min(Vec2(view.max), Vec2(seen.inSun.max)), Vec2(casters.max));
    if (low.x >= high.x || low.y >= high.y) {
        return std::nullopt;
    }
    // A size in steps of an eighth octave, and a place in whole texels: both stay put from frame to
    // frame while the camera turns a little.
    const float wanted = std::max(high.x - low.x, high.y - low.y) * 1.02F;
    const float size = std::exp2(std::ceil(std::log2(wanted) * 8.0F) / 8.0F);
    const float texel = size / float(texels);
    const Vec2 centre = (glm::floor((low + high) * 0.5F / texel) + jitter) * texel;
    const float depth = std::max(all.max.z - all.min.z, 1.0F);
    SunView sun;
    sun.metresPerTexel = texel;
    // Reversed: what is nearest to the sun is 1. In sun space it lies at the greatest z.
    Mat4 clipFromSun(1.0F);
    clipFromSun[0][0] = 2.0F / size;
    clipFromSun[1][1] = -2.0F / size; // Vulkan's clip space has y down, as all views here
    clipFromSun[2][2] = 1.0F / depth;
    clipFromSun[3] =
        Vec4(-centre.x * 2.0F / size, centre.y * 2.0F / size, -all.min.z / depth, 1.0F);
    sun.clipFromWorld = clipFromSun * space.sunFromWorld;
    return sun;
}

Vec3 jitteredSun(const Vec3& towardSun, const Vec2& sample)
{
    const Vec3 side =
        std::abs(towardSun.y) > 0.99F ? Vec3(1.0F, 0.0F, 0.0F) : Vec3(0.0F, 1.0F, 0.0F);
    const Vec3 right = glm::normalize(glm::cross(side, towardSun));
    const Vec3 up = glm::cross(towardSun, right);
    return glm::normalize(towardSun + (right * sample.x + up * sample.y) * sunRadius);
}

}
