#include "asset/gltf/cameras.h"

#include <algorithm>
#include <numbers>

#include <glm/common.hpp>

namespace premise {

namespace {

    Result<ModelCamera> perspective(const Json& json)
    {
        ModelCamera camera;
        camera.verticalAngle = numberOr(json, "yfov", 0.0);
        camera.aspect = std::max(numberOr(json, "aspectRatio", 0.0), 0.0);
        camera.near = numberOr(json, "znear", 0.0);
        camera.far = numberOr(json, "zfar", 0.0);
        constexpr double widest = std::numbers::pi - 0.01; // beyond it one pixel is all there is
        if (!(camera.verticalAngle > 0.0 && camera.verticalAngle < widest)) {
            return fail("its angle of view is {} rad", camera.verticalAngle);
        }
        if (!(camera.near > 0.0) || (camera.far != 0.0 && camera.far <= camera.near)) {
            return fail("its near and far planes are {} m and {} m", camera.near, camera.far);
        }
        return camera;
    }

    Result<ModelCamera> orthographic(const Json& json)
    {
        ModelCamera camera;
        camera.orthographic = true;
        camera.orthographicWidth = 2.0 * numberOr(json, "xmag", 0.0); // xmag is half the width
        camera.orthographicHeight = 2.0 * numberOr(json, "ymag", 0.0);
        camera.near = numberOr(json, "znear", 0.0);
        camera.far = numberOr(json, "zfar", 0.0);
        if (!(camera.orthographicWidth > 0.0) || !(camera.orthographicHeight > 0.0)) {
            return fail("it sees {} m by {} m", camera.orthographicWidth,
                        camera.orthographicHeight);
        }
        if (camera.near < 0.0 || camera.far <= camera.near) {
            return fail("its near and far planes are {} m and {} m", camera.near, camera.far);
        }
        camera.aspect = camera.orthographicWidth / camera.orthographicHeight;
        return camera;
    }

    Result<ModelCamera> readCamera(const Json& json)
    {
        if (const Json* found = objectMember(json, "perspective")) {
            return perspective(*found);
        }
        if (const Json* found = objectMember(json, "orthographic")) {
            return orthographic(*found);
        }
        return fail("it is of no kind that glTF knows");
    }

    constexpr double brightest = 1.0e12; ///< candela or lux; beyond it no exposure shows anything

    void readCones(const Json& json, ModelLight& light)
    {
        constexpr double widest = std::numbers::pi / 2.0;
        const Json* spot = objectMember(json, "spot");
        if (spot == nullptr) {
            return;
        }
        light.outerCone =
            std::clamp(numberOr(*spot, "outerConeAngle", std::numbers::pi / 4.0), 1.0e-3, widest);
        light.innerCone = std::clamp(numberOr(*spot, "innerConeAngle", 0.0), 0.0, light.outerCone);
    }

}

ReadCameras readCameras(GltfDocument& document)
{
    ReadCameras read;
    for (const Json& json : document.array("cameras")) {
        Result<ModelCamera> camera = readCamera(json);
        if (!camera) {
            document.warnings.add("{}: camera {} \"{}\" is left out: {}.", document.name(),
                                  read.place.size(), textOr(json, "name", ""),
                                  camera.error().message);
            read.place.push_back(-1);
            continue;
        }
        camera->name = textOr(json, "name", "");
        const Json* lens = objectMember(json, "perspective");
        if (lens != nullptr && !(numberOr(*lens, "aspectRatio", 1.0) > 0.0)) {
            document.warnings.add("{}: camera {} \"{}\" has no shape that can be; it takes the "
                                  "picture's.",
                                  document.name(), read.place.size(), camera->name);
        }
        read.place.push_back(static_cast<int>(read.cameras.size()));
        read.cameras.push_back(std::move(*camera));
    }
    return read;
}

std::vector<ModelLight> readLights(GltfDocument& document)
{
    std::vector<ModelLight> lights;
    const Json* extensionObject = extension(document.root, "KHR_lights_punctual");
    const Json* list =
        extensionObject == nullptr ? nullptr : arrayMember(*extensionObject, "lights");
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
        const Json& json = (*list)[i];
        ModelLight& light = lights.emplace_back();
        light.name = textOr(json, "name", "");
        const std::string type = textOr(json, "type", "");
        if (type != "directional" && type != "spot" && type != "point") {
            document.warnings.add("{}: light {} \"{}\" is of a kind that is not known (\"{}\"); it "
                                  "shines as a point.",
                                  document.name(), i, light.name, type);
        }
        light.kind = type == "directional" ? ModelLightKind::directional
                     : type == "spot"      ? ModelLightKind::spot
                                           : ModelLightKind::point;
        if (numberOr(json, "intensity", 1.0) < 0.0) {
            document.warnings.add(
                "{}: light {} \"{}\" takes light away (its intensity is below 0); "
                "it is put out.",
                document.name(), i, light.name);
        }
        light.colour = glm::max(vec3Or(json, "color", Vec3(1.0F)), Vec3(0.0F));
        light.intensity = std::clamp(numberOr(json, "intensity", 1.0), 0.0, brightest);
        light.range = std::max(numberOr(json, "range", 0.0), 0.0);
        readCones(json, light);
    }
    return lights;
}

}
