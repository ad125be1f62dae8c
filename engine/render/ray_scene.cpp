#include "render/ray_scene.h"

#include <limits>

#include <embree3/rtcore.h>
#include <glm/geometric.hpp>

#include "base/promise.h"

namespace premise {

struct RayScene::Parts {
    RTCDevice device = nullptr;
    RTCScene scene = nullptr;
    std::vector<std::uint32_t> materials; ///< a triangle
};

namespace {

    struct Sizes {
        std::size_t vertices = 0;
        std::size_t triangles = 0;
    };

    bool lets(const CachedPrimitive& primitive)
    {
        return primitive.variant.blended;
    }

    Sizes sizesOf(const SceneCache& cache, const DrawList& list)
    {
        Sizes sizes;
        for (const DrawItem& item : list.items) {
            const CachedPrimitive& primitive = cache.primitives()[item.primitive];
            if (!lets(primitive)) {
                sizes.vertices += primitive.vertexCount;
                sizes.triangles += primitive.indexCount / 3;
            }
        }
        return sizes;
    }

    RTCRay rayFrom(const Vec3& from, const Vec3& direction, float reach)
    {
        RTCRay ray{};
        ray.org_x = from.x;
        ray.org_y = from.y;
        ray.org_z = from.z;
        ray.dir_x = direction.x;
        ray.dir_y = direction.y;
        ray.dir_z = direction.z;
        ray.tnear = 1e-4F;
        ray.tfar = reach;
        ray.mask = std::numeric_limits<unsigned>::max();
        return ray;
    }

}

std::size_t opaqueTriangles(const SceneCache& cache, const DrawList& list)
{
    return sizesOf(cache, list).triangles;
}

RayScene::RayScene(const SceneCache& cache, const DrawList& still)
    : parts_(std::make_unique<Parts>())
{
    parts_->device = rtcNewDevice("threads=2");
    PROMISE(parts_->device != nullptr, "Embree starts on every processor that Debian runs on");
    parts_->scene = rtcNewScene(parts_->device);
    const Sizes sizes = sizesOf(cache, still);
    parts_->materials.reserve(sizes.triangles);
    RTCGeometry geometry = rtcNewGeometry(parts_->device, RTC_GEOMETRY_TYPE_TRIANGLE);
    auto* vertex = static_cast<Vec3*>(
        rtcSetNewGeometryBuffer(geometry, RTC_BUFFER_TYPE_VERTEX, 0, RTC_FORMAT_FLOAT3,
                                sizeof(Vec3), std::max<std::size_t>(sizes.vertices, 1)));
    auto* index = static_cast<std::uint32_t*>(rtcSetNewGeometryBuffer(
        geometry, RTC_BUFFER_TYPE_INDEX, 0, RTC_FORMAT_UINT3, 3 * sizeof(std::uint32_t),
        std::max<std::size_t>(sizes.triangles, 1)));
    std::uint32_t base = 0;
    for (std::size_t i = 0; i < still.items.size(); ++i) {
        const CachedPrimitive& primitive = cache.primitives()[still.items[i].primitive];
        if (lets(primitive)) {
            continue;
        }
        const InstanceBlock& rows = still.instances[i];
        const Mat4 worldFromLocal =
            glm::transpose(Mat4(rows.row0, rows.row1, rows.row2, Vec4(0.0F, 0.0F, 0.0F, 1.0F)));
        for (const Vertex& source : primitive.vertices) {
            *vertex++ = Vec3(worldFromLocal * Vec4(source.position, 1.0F));
        }
        const std::span<const std::uint32_t> corners = primitive.source->indices.rows();
        for (std::size_t corner = 0; corner < corners.size(); ++corner) {
            // Backwards where mirrored, so that fronts stay fronts.
            const std::size_t from = still.items[i].mirrored ? corners.size() - 1 - corner : corner;
            *index++ = base + corners[from];
        }
        parts_->materials.insert(parts_->materials.end(), primitive.indexCount / 3,
                                 primitive.material);
        base += primitive.vertexCount;
    }
    rtcCommitGeometry(geometry);
    rtcAttachGeometry(parts_->scene, geometry);
    rtcReleaseGeometry(geometry);
    rtcCommitScene(parts_->scene);
}

RayScene::~RayScene()
{
    rtcReleaseScene(parts_->scene);
    rtcReleaseDevice(parts_->device);
}

std::optional<RayScene::Hit> RayScene::nearest(const Vec3& from, const Vec3& direction,
                                               float reach) const
{
    RTCIntersectContext context;
    rtcInitIntersectContext(&context);
    RTCRayHit query{};
    query.ray = rayFrom(from, direction, reach);
    query.hit.geomID = RTC_INVALID_GEOMETRY_ID;
    rtcIntersect1(parts_->scene, &context, &query);
    if (query.hit.geomID == RTC_INVALID_GEOMETRY_ID) {
        return std::nullopt;
    }
    Hit hit;
    hit.distance = query.ray.tfar;
    hit.position = from + direction * hit.distance;
    hit.normal = glm::normalize(Vec3(query.hit.Ng_x, query.hit.Ng_y, query.hit.Ng_z));
    hit.back = glm::dot(hit.normal, direction) > 0.0F;
    if (hit.back) {
        hit.normal = -hit.normal;
    }
    hit.material = parts_->materials[query.hit.primID];
    return hit;
}

bool RayScene::blocked(const Vec3& from, const Vec3& direction, float reach) const
{
    RTCIntersectContext context;
    rtcInitIntersectContext(&context);
    RTCRay ray = rayFrom(from, direction, reach);
    rtcOccluded1(parts_->scene, &context, &ray);
    return ray.tfar < 0.0F;
}

}
