#pragma once

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "render/passes.h"
#include "render/renderer.h"

namespace premise {

/// What a renderer has on one device: it goes with it.
struct Renderer::Parts {
    Parts(std::unique_ptr<gpu::Device> made, std::optional<Tier> wanted);
    /// Maps, and no models: once, before anything else.
    [[nodiscard]] Result<void> begin();

    [[nodiscard]] Result<void> prepare(const StagedFrame& staged, int index, int count,
                                       const PictureSettings& settings, SubFrame& sub);
    [[nodiscard]] Result<void> drawSubFrame(const StagedFrame& staged, int index, int count,
                                            const PictureSettings& settings,
                                            const Shading& shading);
    [[nodiscard]] Result<Picture> readBack(const PictureSettings& settings,
                                           gpu::Texture* linearFrom);
    void batchShadows(SubFrame& sub, const LensView& lens, const SkyLight& sky, const Vec2& jitter,
                      bool drawSun, bool coarse);
    void batchLamps(SubFrame& sub, bool coarse);
    [[nodiscard]] PassContext context(const gpu::Buffer& materials);
    [[nodiscard]] SubFrame& next()
    {
        turn = 1 - turn;
        return *subFrames[std::size_t(turn)];
    }
    [[nodiscard]] SubFrame& current() { return *subFrames[std::size_t(turn)]; }

    std::unique_ptr<gpu::Device> device; ///< first: all below hangs on it
    Tier tier;
    SceneCache cache;
    Pipelines pipelines;
    LightKeeper light;
    Maps maps;
    Targets targets;
    std::array<std::unique_ptr<SubFrame>, 2> subFrames;
    int turn = 0;
    float exposure = 1.0F;

    std::shared_ptr<const StillScene> stillScene; ///< what `still` was made from
    std::uint32_t stillGeneration = 0;
    std::uint64_t stillVersion = 0;
    DrawList still;
    DrawList moving;
    std::vector<Vertex> deformed;
    std::optional<SunView> sunView; ///< what maps.sun was drawn through
    std::vector<Mat4> lampViews;    ///< what maps.lampsStill was drawn through
    std::uint64_t lampVersion = 0;  ///< and of which still set
    bool lampsCoarse = false;       ///< and whether with levels of detail
    bool bounceDue = false;         ///< what light bounces off looks another way than when it did
};

}
