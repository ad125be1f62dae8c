#include "render/light_volume.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <numbers>
#include <thread>

#include <glm/geometric.hpp>

#include "render/ray_scene.h"

namespace premise {

namespace {

    constexpr float pi = std::numbers::pi_v<float>;
    constexpr float farAway = 2000.0F;
    constexpr float openSky = 0.55F; ///< who sees more of it stands outside

    using Cube = std::array<Vec3, 6>; ///< irradiance on +x −x +y −y +z −z

    /// What one ray of a probe met; later reflections trace nothing again.
    struct RayResult {
        Vec3 direction{0.0F};
        Vec3 at{0.0F}; ///< a little off the surface
        Vec3 normal{0.0F};
        Vec3 albedo{0.0F};   ///< 0: the ray reached the sky
        Vec3 radiance{0.0F}; ///< sky, or what the surface sends without further reflections
    };

    struct Probe {
        bool buried = false; ///< inside a wall or a thing
        float open = 0.0F;   ///< share it sees of the sky, or of what lies below the horizon
        Cube light{};
    };

    /// A small generator of its own, so that the volume is the same on every machine.
    float noise(std::uint32_t& state)
    {
        state = state * 747796405U + 2891336453U;
        const std::uint32_t word = ((state >> ((state >> 28U) + 4U)) ^ state) * 277803737U;
        return float((word >> 22U ^ word) >> 8U) / float(1U << 24U);
    }

    Vec3 evenDirection(int index, int count, float turn)
    {
        const float y = 1.0F - (2.0F * float(index) + 1.0F) / float(count);
        const float radius = std::sqrt(std::max(0.0F, 1.0F - y * y));
        const float angle = float(index) * pi * (3.0F - std::sqrt(5.0F)) + turn * 2.0F * pi;
        return {radius * std::cos(angle), y, radius * std::sin(angle)};
    }

    void addTo(Cube& cube, const Vec3& direction, const Vec3& radiance, float solidAngle)
    {
        for (int axis = 0; axis < 3; ++axis) {
            const float cosine = direction[axis];
            cube[std::size_t(axis * 2 + (cosine < 0.0F ? 1 : 0))] +=
                radiance * (std::abs(cosine) * solidAngle);
        }
    }

    class Baker {
    public:
        Baker(const SceneCache& cache, const DrawList& still, const SkyLight& sky,
              const std::vector<StagedLight>& lights, LightVolume& volume,
              const VolumeSettings& settings)
            : cache_(cache),
              rays_(cache, still),
              sky_(sky),
              lights_(lights),
              volume_(volume),
              settings_(settings)
        {
            const std::size_t count = std::size_t(volume.probesX) * std::size_t(volume.probesY) *
                                      std::size_t(volume.probesZ);
            probes_.resize(count);
            results_.resize(count * std::size_t(settings.raysPerProbe));
        }

        void bake()
        {
            inParallel([this](std::size_t probe) { trace(probe); });
            for (int bounce = 0; bounce < settings_.bounces; ++bounce) {
                std::vector<Probe> next = probes_;
                inParallel([&](std::size_t probe) { gather(probe, bounce > 0, next[probe]); });
                probes_ = std::move(next);
                mendBuried();
            }
            write();
        }

    private:
        template <class Work> void inParallel(const Work& work)
        {
            std::atomic<std::size_t> next{0};
            const auto run = [&] {
                constexpr std::size_t chunk = 16;
                for (std::size_t first = next.fetch_add(chunk); first < probes_.size();
                     first = next.fetch_add(chunk)) {
                    for (std::size_t i = first; i < std::min(first + chunk, probes_.size()); ++i) {
                        work(i);
                    }
                }
            };
            std::vector<std::jthread> helpers;
            for (unsigned i = 1; i < std::max(std::thread::hardware_concurrency(), 1U); ++i) {
                helpers.emplace_back(run);
            }
            run();
        }

        [[nodiscard]] Vec3 place(std::size_t probe) const
        {
            const auto x = int(probe % std::size_t(volume_.probesX));
            const auto y = int(probe / std::size_t(volume_.probesX) % std::size_t(volume_.probesY));
            const auto z = int(probe / std::size_t(volume_.probesX) / std::size_t(volume_.probesY));
            return volume_.bounds.min +
                   (Vec3(float(x), float(y), float(z)) + 0.5F) * volume_.spacing;
        }

        void trace(std::size_t index)
        {
            std::uint32_t state = std::uint32_t(index) * 9781U + 1U;
            const float turn = noise(state);
            const Vec3 from = place(index);
            int backs = 0;
            int openUp = 0;
            int openDown = 0;
            for (int i = 0; i < settings_.raysPerProbe; ++i) {
                RayResult& result =
                    results_[index * std::size_t(settings_.raysPerProbe) + std::size_t(i)];
                result.direction = evenDirection(i, settings_.raysPerProbe, turn);
                const auto hit = rays_.nearest(from, result.direction, farAway);
                if (!hit) {
                    result.radiance = skyRadiance(sky_, result.direction);
                    ++(result.direction.y > 0.0F ? openUp : openDown);
                    continue;
                }
                backs += hit->back ? 1 : 0;
                result.normal = hit->normal;
                result.at = hit->position + hit->normal * 0.004F;
                result.albedo = glm::min(cache_.meanColour(hit->material), Vec3(0.9F));
                result.radiance = result.albedo / pi * direct(result.at, result.normal, state);
            }
            probes_[index].buried = backs * 4 > settings_.raysPerProbe;
            probes_[index].open =
                float(std::max(openUp, openDown)) * 2.0F / float(settings_.raysPerProbe);
        }

        /// Irradiance straight from the sun and, by one lamp chosen by its share, from the lamps.
        [[nodiscard]] Vec3 direct(const Vec3& at, const Vec3& normal, std::uint32_t& state) const
        {
            Vec3 sum(0.0F);
            const float sunCosine = glm::dot(normal, sky_.towardSun);
            if (sunCosine > 0.0F && sky_.sunLight != Vec3(0.0F) &&
                !rays_.blocked(at, sky_.towardSun, farAway)) {
                sum += sky_.sunLight * sunCosine;
            }
            float total = 0.0F;
            for (const StagedLight& light : lights_) {
                total += luminance(lamp(light, at, normal));
            }
            float chosen = noise(state) * total;
            for (const StagedLight& light : lights_) {
                const Vec3 given = lamp(light, at, normal);
                const float share = luminance(given);
                chosen -= share;
                if (share > 0.0F && chosen <= 0.0F) {
                    const Vec3 offset = light.position - at;
                    const float range = glm::length(offset);
                    const float gap = std::max(light.width, 0.12F);
                    if (range <= gap || !rays_.blocked(at, offset / range, range - gap)) {
                        sum += given * (total / share);
                    }
                    break;
                }
            }
            return sum;
        }

        /// Irradiance from a lamp as if nothing stood between.
        [[nodiscard]] static Vec3 lamp(const StagedLight& light, const Vec3& at, const Vec3& normal)
        {
            if (light.kind == LightKind::sun) {
                return Vec3(0.0F);
            }
            const Vec3 offset = light.position - at;
            const float square = std::max(glm::dot(offset, offset), 0.01F);
            const Vec3 toward = offset / std::sqrt(square);
            const float cosine = std::max(glm::dot(normal, toward), 0.0F);
            const float along = glm::dot(-toward, light.direction);
            float shape = 1.0F;
            if (light.kind == LightKind::spot) {
                const float width = std::max(light.innerCosine - light.outerCosine, 1e-4F);
                const float t = std::clamp((along - light.outerCosine) / width, 0.0F, 1.0F);
                shape = t * t * (3.0F - 2.0F * t);
            } else if (light.kind == LightKind::area) {
                shape = std::max(along, 0.0F);
            }
            return light.colour * (cosine * shape / square);
        }

        void gather(std::size_t index, bool withBounce, Probe& probe) const
        {
            Cube sum{};
            const float solidAngle = 4.0F * pi / float(settings_.raysPerProbe);
            for (int i = 0; i < settings_.raysPerProbe; ++i) {
                const RayResult& result =
                    results_[index * std::size_t(settings_.raysPerProbe) + std::size_t(i)];
                Vec3 radiance = result.radiance;
                if (withBounce && result.albedo != Vec3(0.0F)) {
                    radiance += result.albedo / pi * irradianceAt(result.at, result.normal);
                }
                addTo(sum, result.direction, radiance, solidAngle);
            }
            probe.light = sum;
        }

        [[nodiscard]] Vec3 irradianceAt(const Vec3& position, const Vec3& normal) const
        {
            const Vec3 grid = (position + normal * volume_.spacing * 0.75F - volume_.bounds.min) /
                                  volume_.spacing -
                              0.5F;
            const Vec3 low = glm::floor(grid);
            const Vec3 part = grid - low;
            Vec3 sum(0.0F);
            for (int corner = 0; corner < 8; ++corner) {
                const Vec3 step(float(corner & 1), float((corner >> 1) & 1), float(corner >> 2));
                const Vec3 weight = step * part + (1.0F - step) * (1.0F - part);
                const Cube& light = probes_[indexOf(low + step)].light;
                Vec3 faces(0.0F);
                for (int axis = 0; axis < 3; ++axis) {
                    faces += light[std::size_t(axis * 2 + (normal[axis] < 0.0F ? 1 : 0))] *
                             (normal[axis] * normal[axis]);
                }
                sum += faces * (weight.x * weight.y * weight.z);
            }
            return sum;
        }

        [[nodiscard]] std::size_t indexOf(const Vec3& cell) const
        {
            const int x = std::clamp(int(cell.x), 0, volume_.probesX - 1);
            const int y = std::clamp(int(cell.y), 0, volume_.probesY - 1);
            const int z = std::clamp(int(cell.z), 0, volume_.probesZ - 1);
            return (std::size_t(z) * std::size_t(volume_.probesY) + std::size_t(y)) *
                       std::size_t(volume_.probesX) +
                   std::size_t(x);
        }

        /// Probes inside things take their neighbours' light, a room's rather than the open's; those
        /// just outside a room take the room's on faces that look its way: a wall is thinner than a
        /// cell; sky must not shine through it, nor a room's dusk darken what is outside.
        void mendBuried()
        {
            std::vector<Probe> mended = probes_;
            for (std::size_t i = 0; i < probes_.size(); ++i) {
                const bool outside = probes_[i].open > openSky;
                if (probes_[i].buried || outside) {
                    const bool found = takeNeighbours(i, mended[i], 0.3F, outside);
                    if (!found && !outside) {
                        takeNeighbours(i, mended[i], 1.0F, false);
                    }
                }
            }
            probes_ = std::move(mended);
        }

        /// The mean of the neighbours that see no more of the sky than `open`; with `toward`, only on
        /// faces that look their way. False where none is.
        bool takeNeighbours(std::size_t index, Probe& probe, float open, bool toward) const
        {
            Cube sum{};
            std::array<float, 6> weight{};
            const Vec3 here = place(index);
            for (const std::size_t neighbour : neighboursOf(index)) {
                const Probe& other = probes_[neighbour];
                if (other.buried || other.open > open) {
                    continue;
                }
                const Vec3 way = place(neighbour) - here;
                for (std::size_t face = 0; face < 6; ++face) {
                    const float along = way[int(face / 2)] * (face % 2 == 0 ? 1.0F : -1.0F);
                    if (!toward || along > 0.5F * volume_.spacing) {
                        sum[face] += other.light[face];
                        weight[face] += 1.0F;
                    }
                }
            }
            for (std::size_t face = 0; face < 6; ++face) {
                if (weight[face] > 0.0F) {
                    probe.light[face] = sum[face] / weight[face];
                }
            }
            return std::ranges::any_of(weight, [](float w) { return w > 0.0F; });
        }

        [[nodiscard]] std::vector<std::size_t> neighboursOf(std::size_t index) const
        {
            const auto x = int(index % std::size_t(volume_.probesX));
            const auto y = int(index / std::size_t(volume_.probesX) % std::size_t(volume_.probesY));
            const auto z = int(index / std::size_t(volume_.probesX) / std::size_t(volume_.probesY));
            std::vector<std::size_t> found;
            for (int dz = -1; dz <= 1; ++dz) {
                for (int dy = -1; dy <= 1; ++dy) {
                    for (int dx = -1; dx <= 1; ++dx) {
                        const bool inside = x + dx >= 0 && y + dy >= 0 && z + dz >= 0 &&
                                            x + dx < volume_.probesX && y + dy < volume_.probesY &&
                                            z + dz < volume_.probesZ;
                        if (inside && (dx != 0 || dy != 0 || dz != 0)) {
                            found.push_back(
                                indexOf(Vec3(float(x + dx), float(y + dy), float(z + dz))));
                        }
                    }
                }
            }
            return found;
        }

        void write()
        {
            const std::size_t count = probes_.size();
            volume_.texels.resize(count * 6 * 4);
            for (std::size_t face = 0; face < 6; ++face) {
                for (std::size_t i = 0; i < count; ++i) {
                    float* texel = &volume_.texels[(face * count + i) * 4];
                    const Vec3& light = probes_[i].light[face];
                    texel[0] = light.r;
                    texel[1] = light.g;
                    texel[2] = light.b;
                    texel[3] = 1.0F;
                }
            }
        }

        const SceneCache& cache_;
        RayScene rays_;
        const SkyLight& sky_;
        const std::vector<StagedLight>& lights_;
        LightVolume& volume_;
        const VolumeSettings& settings_;
        std::vector<Probe> probes_;
        std::vector<RayResult> results_;
    };

}

Bounds bakeRegion(const DrawList& still)
{
    Bounds region;
    for (const DrawItem& item : still.items) {
        if (!item.isLandscape()) {
            region.add(item.bounds);
        }
    }
    return region;
}

LightVolume bakeLight(const SceneCache& cache, const DrawList& still, const SkyLight& sky,
                      const std::vector<StagedLight>& lights, const Bounds& region,
                      const VolumeSettings& settings)
{
    LightVolume volume;
    if (region.empty() || opaqueTriangles(cache, still) > settings.mostTriangles) {
        return volume;
    }
    const Vec3 size = glm::max(region.size(), Vec3(0.5F));
    const float room = size.x * size.y * size.z;
    volume.spacing = std::max(0.3F, std::cbrt(room / float(settings.mostProbes)));
    volume.probesX = int(std::ceil(size.x / volume.spacing)) + 2;
    volume.probesY = int(std::ceil(size.y / volume.spacing)) + 2;
    volume.probesZ = int(std::ceil(size.z / volume.spacing)) + 2;
    const Vec3 whole =
        Vec3(float(volume.probesX), float(volume.probesY), float(volume.probesZ)) * volume.spacing;
    volume.bounds.min = region.centre() - whole * 0.5F;
    volume.bounds.max = volume.bounds.min + whole;
    Baker(cache, still, sky, lights, volume, settings).bake();
    return volume;
}

}
