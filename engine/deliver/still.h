#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "base/time.h"
#include "render/renderer.h"

namespace premise {

namespace fs = std::filesystem;

/// What a still says about itself, so that whoever finds it knows what it shows.
struct StillFacts {
    std::string production{};
    std::string scene{};
    std::string shot{}; ///< number; empty through a camera alone
    Frame frame = 0;
    std::string cameraName{};
    std::string lensName{};
    StagedCamera camera{};
};

/// PNG and EXR are the kinds of still there are, told by the name's extension.
enum class StillKind { png, exr };
/// Fails on any other extension.
[[nodiscard]] Result<StillKind> stillKindOf(const fs::path& path);

/// Appears only when complete. An EXR needs Picture::linear.
[[nodiscard]] Result<void> writeStill(const fs::path& path, const Picture& picture,
                                      const StillFacts& facts);

/// "40 mm  T2.8  focus 3.20 m": a lens setting on one line.
[[nodiscard]] std::string lensLine(const StagedCamera& camera);

}
