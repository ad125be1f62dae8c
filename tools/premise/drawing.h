#pragma once

#include <optional>
#include <string>
#include <vector>

#include "session/session.h"
#include "tools/premise/command.h"

namespace premise {

struct PixelSize {
    int width = 0;
    int height = 0;
};

/// What every command that draws understands.
struct DrawingOptions {
    std::optional<PixelSize> size{}; ///< none: 1280 wide in the delivered shape
    Quality quality = Quality::standard;
    int samples = 0; ///< 0: by quality
    std::optional<Tier> tier{};
    bool validation = false;
    bool noShadows = false;
    bool noBounce = false;
    float detail = 0.0F;     ///< pixels that simplified meshes may be off by; 0: none is simplified
    ImportSettings import{}; ///< of the production's models
};
enum class Sizes { any, even };
void addDrawingOptions(CLI::App& words, DrawingOptions& options, Sizes sizes);

/// "1920x804". Fails on anything else, on no pixels and on more than 8192 a side.
[[nodiscard]] Result<PixelSize> parsePixelSize(const std::string& text, Sizes sizes);

/// Opens it with its warnings on standard error, and with levels of detail where pictures may have
/// simplified meshes. Fails where the project has errors: a picture of it would show something that
/// nobody decided.
[[nodiscard]] Result<Session> openSession(const std::string& production,
                                          const DrawingOptions& options);

/// Says so where the picture's shape is not the delivered one.
[[nodiscard]] PictureSettings pictureSettings(const DrawingOptions& options,
                                              const Project& project);

/// Fails when the Vulkan validation layer was asked for and had something to say.
[[nodiscard]] Result<void> validated(Session& session);

}
