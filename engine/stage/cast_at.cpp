#include <algorithm>
#include <cmath>

#include "stage/blocking.h"
#include "stage/cast_body.h"
#include "stage/figure.h"
#include "stage/staging.h"

namespace premise {

namespace {

    constexpr double lookFade = 0.5; ///< seconds, half before arriving or leaving and half after

    /// An actor without the look, which would ask another actor who may look back.
    struct Standing {
        CastMoment moment;
        std::vector<Stay> stays;
        double seconds = 0.0;
        double scale = 1.0; ///< world metres a model metre
    };

    Standing standingAt(const Project& project, const Cast& cast, FrameTime time)
    {
        Standing standing;
        standing.seconds = project.settings.rate.seconds(time);
        standing.stays = staysOf(project, cast);
        standing.scale = figureScale(cast);
        CastMoment& moment = standing.moment;
        Body body;
        if (standing.stays.empty()) {
            constexpr FrameTime apart = 0.5;
            moment.pose = poseAt(cast.placement, time);
            const Vec3 way = poseAt(cast.placement, time + apart).position -
                             poseAt(cast.placement, time - apart).position;
            moment.speed = double(glm::length(way)) / project.settings.rate.seconds(2.0 * apart);
            standing.scale *= valueAt(cast.placement.scale, time);
            body = idleBody(cast, standing.seconds);
        } else {
            const Footing footing = footingAt(standing.stays, standing.seconds);
            moment.pose = {Vec3(footing.position),
                           rotationFrom(Angle::radians(footing.heading), Angle(), Angle())};
            moment.speed = footing.speed;
            body = bodyAt(cast, standing.stays, footing, standing.seconds, standing.scale);
        }
        moment.body = std::move(body.pose);
        moment.eyeHeight = eyeHeight(cast, body.sitting);
        return standing;
    }

    DVec3 eyesOf(const CastMoment& moment)
    {
        return DVec3(moment.pose.position) + DVec3(0.0, moment.eyeHeight, 0.0);
    }

    /// Half the fade, or half the walk where that is shorter: a look is over before the next begins.
    double halfFade(double walkSeconds)
    {
        return std::max(1e-3, std::min(lookFade, walkSeconds) / 2.0);
    }

    /// 0 … 1: rising round the arrival, falling round the leave.
    double lookWeight(const std::vector<Stay>& stays, std::size_t stay, double seconds)
    {
        double weight = 1.0;
        if (stay > 0) {
            const double half = halfFade(stays[stay].arrive - stays[stay - 1].leave);
            weight = std::min(weight, (seconds - stays[stay].arrive + half) / (2.0 * half));
        }
        if (stay + 1 < stays.size()) {
            const double half = halfFade(stays[stay + 1].arrive - stays[stay].leave);
            weight = std::min(weight, (stays[stay].leave + half - seconds) / (2.0 * half));
        }
        const double share = std::clamp(weight, 0.0, 1.0);
        return share * share * (3.0 - 2.0 * share);
    }

    void look(const Project& project, const Cast& cast, FrameTime time, Standing& standing)
    {
        double strongest = 0.0;
        const Cast* other = nullptr;
        for (std::size_t i = 0; i < standing.stays.size(); ++i) {
            const double weight = lookWeight(standing.stays, i, standing.seconds);
            const Id<Cast> whom = standing.stays[i].stop->lookAt;
            if (weight > strongest && whom && whom != cast.id) {
                strongest = weight;
                other = project.cast.find(whom);
            }
        }
        if (other == nullptr) {
            return;
        }
        const Vec3 eyes(premise::eyesOf(project, *other, time));
        const Pose& pose = standing.moment.pose;
        standing.moment.body.lookAt =
            glm::conjugate(pose.rotation) * (eyes - pose.position) / float(standing.scale);
        standing.moment.body.lookWeight = float(strongest);
    }

    PlacedModel placed(const Cast& cast, const Standing& standing, std::int32_t pose)
    {
        PlacedModel model;
        model.asset = cast.asset;
        const Mat4 scale(Mat3(float(standing.scale)));
        model.worldFromModel = worldFromPose(standing.moment.pose) * scale;
        model.kind = PlacedKind::cast;
        model.row = cast.id.value;
        model.pose = pose;
        model.tint = Vec4(linearFrom(cast.colour), 1.0F);
        return model;
    }

    Standing lookingAt(const Project& project, const Cast& cast, FrameTime time)
    {
        Standing standing = standingAt(project, cast, time);
        look(project, cast, time, standing);
        return standing;
    }

}

CastMoment castAt(const Project& project, const Cast& cast, FrameTime time)
{
    return lookingAt(project, cast, time).moment;
}

DVec3 eyesOf(const Project& project, const Cast& cast, FrameTime time)
{
    return eyesOf(standingAt(project, cast, time).moment);
}

void stageCast(const Project& project, FrameTime time, StagedFrame& frame)
{
    for (const auto& cast : project.cast.rows()) {
        if (!cast->visible || !cast->asset) {
            continue;
        }
        Standing standing = lookingAt(project, *cast, time);
        frame.moving.push_back(placed(*cast, standing, std::int32_t(frame.poses.size())));
        frame.poses.push_back(std::move(standing.moment.body));
    }
}

}
