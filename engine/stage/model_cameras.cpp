#include "stage/model_cameras.h"

#include <cmath>

#include <glm/geometric.hpp>
#include <glm/gtc/quaternion.hpp>

#include "asset/pose/pose_model.h"
#include "stage/made.h"

namespace premise {

namespace {

    void standLike(CameraSetup& setup, const ModelCamera& camera, const Mat4& worldFromNode)
    {
        const Mat3 turn(worldFromNode);
        const Vec3 ahead = glm::normalize(turn * camera.lookAxis);
        const Vec3 right = glm::normalize(glm::cross(ahead, turn * camera.upAxis));
        const Mat3 axes(right, glm::cross(right, ahead), -ahead);
        const PanTiltRoll head = panTiltRollFrom(glm::quat_cast(axes));
        const Vec3 place(worldFromNode[3]);
        setup.placement.x.rest = double(place.x);
        setup.placement.y.rest = double(place.y);
        setup.placement.z.rest = double(place.z);
        setup.placement.pan.rest = head.pan.inDegrees();
        setup.placement.tilt.rest = head.tilt.inDegrees();
        setup.placement.roll.rest = head.roll.inDegrees();
    }

    void seeLike(CameraSetup& setup, const ModelCamera& camera)
    {
        if (camera.filmWidthMm > 0.0 && camera.filmHeightMm > 0.0) {
            setup.gate.width = Millimetres(camera.filmWidthMm);
            setup.gate.height = Millimetres(camera.filmHeightMm);
        }
        double focalLength = camera.focalLengthMm;
        if (focalLength <= 0.0 && camera.verticalAngle > 0.0) {
            focalLength = setup.gate.height.value() / 2.0 / std::tan(camera.verticalAngle / 2.0);
        }
        if (focalLength > 0.0) {
            setup.focalLength.rest = focalLength;
            setup.lens.shortest = setup.lens.longest = Millimetres(focalLength);
        }
    }

}

std::vector<Edit> editsToUseCameras(const Project& project, const Model& model)
{
    std::vector<Edit> edits;
    Project now = project;
    const std::vector<Mat4> worldFromNode = restPose(model);
    for (std::size_t i = 0; i < model.nodes.size(); ++i) {
        const int number = model.nodes[i].camera;
        if (number < 0 || model.cameras[std::size_t(number)].orthographic) {
            continue;
        }
        const ModelCamera& camera = model.cameras[std::size_t(number)];
        CameraSetup setup;
        if (!project.cameras.empty()) {
            setup.gate = project.cameras.rows().front()->gate;
        }
        const std::string name = camera.name.empty() ? model.nodes[i].name : camera.name;
        setup.name = freeName(now.cameras, name.empty() ? "Camera" : name);
        standLike(setup, camera, worldFromNode[i]);
        seeLike(setup, camera);
        const Put<CameraSetup> edit{std::move(setup)};
        if (Result<Project> next = applied(now, edit)) {
            now = std::move(*next);
            edits.emplace_back(edit);
        }
    }
    return edits;
}

}
