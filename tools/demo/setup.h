#pragma once

#include "tools/demo/writer.h"

namespace premise::demo {

/// A camera body in one of its modes, as the kit names them.
struct Body {
    const char* name;
    const char* mode;
};
inline constexpr Body spherical{"ARRI ALEXA 35", "4.6K 16:9"};
inline constexpr Body spherical4K{"ARRI ALEXA 35", "4K 16:9"}; ///< within the zooms' image circle
inline constexpr Body anamorphic{"ARRI ALEXA 35", "3.3K 6:5"};

inline constexpr const char* cooke = "Cooke S4/i";
inline constexpr const char* orion = "Atlas Orion 2x";
inline constexpr const char* optimo = "Angenieux Optimo zooms (S35)";

/// A camera's first position in a shot.
struct Setup {
    const char* name = "";
    Body body = spherical;
    const char* lenses = cooke;
    double focalLength = 35.0; ///< millimetres
    double tStop = 4.0;
    double keyStop = 4.0; ///< the stop the light asks for; opening wider is paid for in ND
    SupportKind support = SupportKind::tripod;
    const char* supportName = "";
    DVec3 at{0.0};    ///< of the sensor
    DVec3 frame{0.0}; ///< what the middle of the picture lies on
    DVec3 sharp{0.0}; ///< what lies in the plane of focus
};

struct Slate {
    const char* number = "";
    const char* name = "";
    const char* notes = "";
    FrameRange range{};
};

/// A move that lasts its whole shot, its handles too, so that it neither starts nor stops in the
/// picture.
[[nodiscard]] MoveTiming throughout(FrameRange shot);

/// Rigs the camera and slates the shot it takes. Fails where the kit has no such body or lens.
[[nodiscard]] Result<Id<CameraSetup>> shoot(Writer& writer, const Slate& slate, const Setup& setup);

}
