#include "tools/benchmarks/camera_file.h"

#include <cmath>
#include <fstream>

#include <glm/geometric.hpp>
#include <nlohmann/json.hpp>

#include "film/exposure.h"
#include "math/pose.h"

namespace premise::bench {

namespace {

    using Json = nlohmann::json;

    constexpr double stop = 22.0; ///< so small an aperture that no focus pass is drawn
    constexpr double sunLux = 90000.0;
    constexpr double sunTilt = -50.0;

    Result<DVec3> pointOf(const Json& frame, const char* key, std::size_t index)
    {
        const auto found = frame.is_object() ? frame.find(key) : frame.end();
        const bool three = frame.is_object() && found != frame.end() && found->is_array() &&
                           found->size() == 3 && (*found)[0].is_number() &&
                           (*found)[1].is_number() && (*found)[2].is_number();
        if (!three) {
            return fail("frame {} has no \"{}\" of three numbers", index, key);
        }
        return DVec3((*found)[0].get<double>(), (*found)[1].get<double>(),
                     (*found)[2].get<double>());
    }

    Result<CameraFile> cameraFileFrom(const Json& json, const std::filesystem::path& folder)
    {
        if (!json.is_object() || !json.contains("file") || !json["file"].is_string() ||
            !json.contains("frames") || !json["frames"].is_array() || json["frames"].empty()) {
            return fail("it needs a \"file\" and its \"frames\"");
        }
        CameraFile file;
        file.model = folder / json["file"].get<std::string>();
        file.scene = json.value("scene", file.model.stem().string());
        file.verticalDegrees = json.value("vfov_deg", file.verticalDegrees);
        file.framesPerSecond = json.value("fps", file.framesPerSecond);
        if (file.verticalDegrees < 1.0 || file.verticalDegrees > 170.0 ||
            file.framesPerSecond < 1) {
            return fail("no camera sees {} degrees at {} frames a second", file.verticalDegrees,
                        file.framesPerSecond);
        }
        std::error_code ignored;
        if (!std::filesystem::is_regular_file(file.model, ignored)) {
            return fail("its model {} is not there", file.model.string());
        }
        for (std::size_t i = 0; i < json["frames"].size(); ++i) {
            CameraFile::Look look;
            look.eye = TRY(pointOf(json["frames"][i], "eye", i));
            look.target = TRY(pointOf(json["frames"][i], "target", i));
            file.frames.push_back(look);
        }
        return file;
    }

    void addKey(Track& track, std::size_t frame, double value)
    {
        track.keys.push_back({Frame(frame), value, Interpolation::linear, {}, {}});
    }

    /// A camera that pans past its own back goes on turning.
    double unwrapped(double degrees, const Track& track)
    {
        if (track.keys.empty()) {
            return degrees;
        }
        return degrees + 360.0 * std::round((track.keys.back().value - degrees) / 360.0);
    }

    CameraSetup flightOf(const CameraFile& file, int width, int height)
    {
        CameraSetup camera;
        camera.id = flightCamera;
        camera.name = "A";
        camera.gate.width = Millimetres(36.0);
        camera.gate.height = Millimetres(36.0 * height / width);
        const double half = Angle::degrees(file.verticalDegrees * 0.5).inRadians();
        camera.focalLength.rest = camera.gate.height.value() * 0.5 / std::tan(half);
        camera.lens.shortest = Millimetres(camera.focalLength.rest);
        camera.lens.longest = camera.lens.shortest;
        camera.focusDistance.rest = glm::distance(file.frames[0].eye, file.frames[0].target);
        camera.tStop.rest = stop;
        ExposureSettings exposure;
        exposure.shutter = camera.shutter;
        exposure.rate = {file.framesPerSecond, 1};
        exposure.exposureIndex = camera.exposureIndex;
        const double lux = sunLux * std::sin(Angle::degrees(-sunTilt).inRadians()) + Sky{}.lux;
        camera.exposureIndex *= std::pow(stop / tStopFor(lux, exposure), 2.0);
        for (std::size_t i = 0; i < file.frames.size(); ++i) {
            const CameraFile::Look& look = file.frames[i];
            const PanTiltRoll head = lookAt(look.eye, look.target);
            addKey(camera.placement.x, i, look.eye.x);
            addKey(camera.placement.y, i, look.eye.y);
            addKey(camera.placement.z, i, look.eye.z);
            addKey(camera.placement.pan, i, unwrapped(head.pan.inDegrees(), camera.placement.pan));
            addKey(camera.placement.tilt, i, head.tilt.inDegrees());
        }
        return camera;
    }

}

Result<CameraFile> readCameraFile(const std::filesystem::path& path)
{
    std::ifstream stream(path);
    if (!stream) {
        return fail("The camera file {} cannot be read.", path.string());
    }
    Result<CameraFile> file = [&]() -> Result<CameraFile> {
        try {
            return cameraFileFrom(Json::parse(stream), path.parent_path());
        } catch (const Json::exception& error) {
            return fail("{}", error.what());
        }
    }();
    if (!file) {
        return fail("{} is not a camera file: {}.", path.string(), file.error().message);
    }
    return file;
}

Project projectOf(const CameraFile& file, int width, int height)
{
    Project project;
    project.settings.title = "Scene " + file.scene;
    project.settings.rate = {file.framesPerSecond, 1};
    project.settings.firstFrame = 0;
    project.settings.frameLines = {{width, height}};
    project.assets.put({{1}, file.scene, file.model.filename().string(), ""});
    SetPiece piece;
    piece.id = {2};
    piece.name = file.scene;
    piece.asset = {1};
    project.setPieces.put(piece);
    Light sun;
    sun.id = {3};
    sun.name = "sun";
    sun.kind = LightKind::sun;
    sun.lux = sunLux;
    sun.placement.pan.rest = 35.0;
    sun.placement.tilt.rest = sunTilt;
    project.lights.put(sun);
    project.cameras.put(flightOf(file, width, height));
    project.lastId = flightCamera.value;
    return project;
}

}
