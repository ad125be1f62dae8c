#include "tools/premise/info_shot.h"

#include <cmath>

#include <nlohmann/json.hpp>

#include "deliver/still.h"
#include "stage/focus_on.h"
#include "stage/stage.h"
#include "tools/premise/choice.h"
#include "tools/premise/sheet_making.h"

namespace premise {

namespace {

    using Json = nlohmann::ordered_json;

    std::string metresText(Metres length)
    {
        return std::isfinite(length.value()) ? fmt::format("{:.2f} m", length.value()) : "infinity";
    }

    Json metresJson(Metres length)
    {
        return std::isfinite(length.value()) ? Json(length.value()) : Json(nullptr);
    }

    Json anglesJson(const AnglesOfView& angles)
    {
        return {{"horizontal_deg", angles.horizontal.inDegrees()},
                {"vertical_deg", angles.vertical.inDegrees()}};
    }

    /// Whose eyes focus is held on now; null where it goes by its marks.
    const Cast* heldSharp(const Project& project, const Shot& shot, Frame frame)
    {
        const CameraSetup& camera = project.cameras.at(shot.camera);
        return heldFocus(project, camera, FrameTime(frame)) ? project.cast.find(camera.focusOn)
                                                            : nullptr;
    }

    Json numbersJson(const Shot& shot, Frame frame, const StagedCamera& camera,
                     const CameraNumbers& numbers, const Cast* held)
    {
        return {{"shot", shot.number},
                {"frame", frame},
                {"gate",
                 {{"body", camera.gate.body},
                  {"mode", camera.gate.mode},
                  {"width_mm", camera.gate.width.value()},
                  {"height_mm", camera.gate.height.value()}}},
                {"focal_length_mm", camera.focalLength.value()},
                {"squeeze", camera.squeeze},
                {"t_stop", camera.exposure.tStop},
                {"f_number", camera.fNumber},
                {"shutter_deg", camera.exposure.shutter.inDegrees()},
                {"exposure_index", camera.exposure.exposureIndex},
                {"neutral_density_stops", camera.exposure.neutralDensityStops},
                {"gate_angles", anglesJson(numbers.angles)},
                {"picture_angles", anglesJson(numbers.pictureAngles)},
                {"lens_height_m", numbers.height.value()},
                {"pan_deg", numbers.head.pan.inDegrees()},
                {"tilt_deg", numbers.head.tilt.inDegrees()},
                {"roll_deg", numbers.head.roll.inDegrees()},
                {"focus_distance_m", camera.focusDistance.value()},
                {"focus_on", held == nullptr ? Json(nullptr) : Json(held->name)},
                {"near_limit_m", metresJson(numbers.sharp.near)},
                {"far_limit_m", metresJson(numbers.sharp.far)},
                {"hyperfocal_m", metresJson(metres(numbers.hyperfocal))},
                {"circle_of_confusion_mm", numbers.circle.value()}};
    }

    /// In tenths of a degree as printed: a hair below level is level, not −0.0.
    double settled(Angle angle)
    {
        return std::round(angle.inDegrees() * 10.0) / 10.0 + 0.0;
    }

    std::string anglesText(const AnglesOfView& angles)
    {
        return fmt::format("{:.2f}° across, {:.2f}° high", angles.horizontal.inDegrees(),
                           angles.vertical.inDegrees());
    }

    void printNumbers(const Shot& shot, Frame frame, const StagedCamera& camera,
                      const CameraNumbers& numbers, const Cast* held)
    {
        fmt::print("Shot {}  {}, frame {}\n", shot.number, shot.name, frame);
        fmt::print("  Gate       {}, {}: {:.2f} x {:.2f} mm{}\n", camera.gate.body,
                   camera.gate.mode, camera.gate.width.value(), camera.gate.height.value(),
                   camera.squeeze == 1.0 ? "" : fmt::format(", squeeze {:g}", camera.squeeze));
        fmt::print("  Lens       {}\n", lensLine(camera));
        fmt::print("  Exposure   EI {:g}, {:g}° shutter, ND {:g} {}\n",
                   camera.exposure.exposureIndex, camera.exposure.shutter.inDegrees(),
                   camera.exposure.neutralDensityStops,
                   camera.exposure.neutralDensityStops == 1.0 ? "stop" : "stops");
        fmt::print("  Gate sees  {}\n", anglesText(numbers.angles));
        fmt::print("  {} sees {}\n", fmt::format("{:<8}", formatAspect(camera.aspect)),
                   anglesText(numbers.pictureAngles));
        fmt::print("  Camera     lens {:.2f} m high, pan {:.1f}°, tilt {:.1f}°, roll {:.1f}°\n",
                   numbers.height.value(), settled(numbers.head.pan), settled(numbers.head.tilt),
                   settled(numbers.head.roll));
        if (held != nullptr) {
            fmt::print("  Focus      held on the eyes of {}\n", held->name);
        }
        fmt::print(
            "  Sharp      {} to {}, hyperfocal {} (circle {:.4f} mm, the gate's diagonal / 1500)\n",
            metresText(numbers.sharp.near), metresText(numbers.sharp.far),
            metresText(metres(numbers.hyperfocal)), numbers.circle.value());
    }

}

Result<void> printShotNumbers(const Project& project, const std::string& number,
                              std::optional<Frame> frame, bool json)
{
    const Shot& shot = *TRY(shotChosen(project, number));
    TRY(cameraOf(project, shot));
    const Frame at = frame.value_or(middleOf(shot));
    TRY(coveredBy(shot, {at, at + 1}));
    const StagedCamera camera = stage(project, ThroughShot{shot.id}, FrameTime(at)).camera;
    const CameraNumbers numbers = numbersOf(camera);
    const Cast* held = heldSharp(project, shot, at);
    if (json) {
        fmt::print("{}\n", numbersJson(shot, at, camera, numbers, held).dump(2));
    } else {
        printNumbers(shot, at, camera, numbers, held);
    }
    return {};
}

}
