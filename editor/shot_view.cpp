#include "editor/shot_view.h"

#include <algorithm>
#include <cmath>

#include <glm/geometric.hpp>

#include "editor/sight.h"
#include "stage/stage.h"

namespace premise {

namespace {

    constexpr double fromWall = 0.3; ///< metres that a camera on its support needs
    constexpr double wished = 2.5;
    constexpr double farthest = 4.0;
    constexpr double degreesAround = 15.0; ///< degrees round them

    DVec3 subjectOf(const Project& project, const FreeCamera& view, FrameTime time)
    {
        DVec3 subject = view.pivot;
        double nearest = 0.7; // the cosine: half of a wide picture
        for (const auto& person : project.cast.rows()) {
            if (!person->visible) {
                continue;
            }
            const DVec3 eyes = eyesOf(project, *person, time);
            const double off = glm::dot(glm::normalize(eyes - view.eye()), view.ahead());
            if (off > nearest) {
                nearest = off;
                subject = eyes;
            }
        }
        return subject;
    }

    DVec2 turned(const DVec2& way, double degrees)
    {
        const double radians = glm::radians(degrees);
        return {way.x * std::cos(radians) - way.y * std::sin(radians),
                way.x * std::sin(radians) + way.y * std::cos(radians)};
    }

}

ShotView shotView(const Project& project, const FreeCamera& view, FrameTime time)
{
    const Pose seen = view.staged(1.78).pose;
    const DVec3 subject = subjectOf(project, view, time);
    const DVec2 at(subject.x, subject.z);
    const DVec2 out = DVec2(view.eye().x, view.eye().z) - at;
    const double away = glm::length(out);
    const std::vector<PlanLine> walls = sightLines(project, {}, subject.y);
    if (away < 1e-3 || sightAlong(walls, at, out / away, away) >= away) {
        return {seen, subject};
    }
    DVec2 best = out / away;
    double room = 0.0;
    for (int i = 0; room < wished && i < int(360.0 / degreesAround); ++i) {
        // 0, 15, −15, 30, −30 … degrees from where the free view is.
        const double degrees = degreesAround * double((i + 1) / 2) * (i % 2 == 0 ? -1.0 : 1.0);
        const DVec2 way = turned(out / away, degrees);
        const double free = sightAlong(walls, at, way, farthest + fromWall) - fromWall;
        if (free > room) {
            room = free;
            best = way;
        }
    }
    const DVec2 eye = at + best * std::max(room, fromWall);
    Pose pose = seen;
    pose.position = Vec3(DVec3(eye.x, subject.y, eye.y));
    // Pan 0 looks along −z, and turns to the left.
    pose.rotation = rotationFrom(Angle::radians(std::atan2(best.x, best.y)), Angle(), Angle());
    return {pose, subject};
}

}
