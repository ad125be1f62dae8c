#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "math/types.h"
#include "project/project.h"

namespace premise::bench {

/// A model and a camera move past it, as the peers' scripts read them too.
struct CameraFile {
    std::string scene{};           ///< "D"
    std::filesystem::path model{}; ///< beside the camera file
    double verticalDegrees = 50.0; ///< of the picture
    int framesPerSecond = 24;
    struct Look {
        DVec3 eye{0.0};
        DVec3 target{0.0};
    };
    std::vector<Look> frames{}; ///< at least one
};

/// Reads X.camera.json. Fails with a sentence where it is not one, or where its model is missing.
[[nodiscard]] Result<CameraFile> readCameraFile(const std::filesystem::path& path);

/// The model as one set piece under a sun and a sky, exposed right, and the move as keys of one
/// camera that sees exactly the angle asked for; all in focus. Frames count from 0.
[[nodiscard]] Project projectOf(const CameraFile& file, int width, int height);

/// The one camera of projectOf.
inline constexpr Id<CameraSetup> flightCamera{4};

}
