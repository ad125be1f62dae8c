#include "scene.h"

#include <cmath>
#include <numbers>

#include "project/edit.h"

#include <doctest/doctest.h>

namespace premise::test {

namespace {

    Mark mark(std::uint32_t id, double x, double z, double facing)
    {
        Mark made;
        made.id = {id};
        made.name = "mark";
        made.x = Metres(x);
        made.z = Metres(z);
        made.facing = Angle::degrees(facing);
        return made;
    }

    Track randomTrack(std::mt19937& random, double low, double high)
    {
        Track track{uniform(random, low, high), {}};
        if (uniform(random, 0.0, 1.0) < 0.3) {
            for (const Frame frame : {1001, 1013, 1030}) {
                track = withKey(track, {frame, uniform(random, low, high), {}, {}, {}});
            }
            track = smoothed(track);
        }
        return track;
    }

    Placement randomPlacement(std::mt19937& random)
    {
        Placement placement;
        const bool still = uniform(random, 0.0, 1.0) < 0.5;
        for (Track* track : {&placement.x, &placement.y, &placement.z, &placement.pan}) {
            *track = still ? Track{uniform(random, -5.0, 5.0), {}} : randomTrack(random, -5.0, 5.0);
        }
        return placement;
    }

    template <class Row> Row randomRow(std::mt19937& random, std::uint32_t id)
    {
        Row row;
        row.id = {id};
        row.name = "row";
        row.asset = {1 + std::uint32_t(random() % 3)};
        row.placement = randomPlacement(random);
        row.visible = uniform(random, 0.0, 1.0) < 0.85;
        return row;
    }

    Prop randomProp(std::mt19937& random, std::uint32_t id)
    {
        Prop prop = randomRow<Prop>(random, id);
        prop.gear = uniform(random, 0.0, 1.0) < 0.3;
        return prop;
    }

}

Project walkScene()
{
    Project project;
    project.marks.put(mark(1, 0.0, 0.0, 0.0));
    project.marks.put(mark(2, 4.0, 1.0, 120.0));
    project.marks.put(mark(3, 5.0, -6.0, -60.0));
    project.marks.put(mark(4, -2.0, -2.0, 90.0));

    Cast walker;
    walker.id = marek;
    walker.name = "MAREK";
    walker.height = 1.85_m;
    walker.asset = {30};
    walker.stops = {{{1}, 1001, 1025, "stand", {}, {}},
                    {{2}, 1121, 1169, "talk", ines, {{2.0_m, 2.0_m}}},
                    {{3}, 1313, 1400, "stand", {}, {}}};
    project.cast.put(walker);

    Cast waiting;
    waiting.id = ines;
    waiting.name = "INES";
    waiting.height = 1.70_m;
    waiting.asset = {31};
    waiting.stops = {{{4}, 1001, 1400, "stand", {}, {}}};
    project.cast.put(waiting);

    CameraSetup camera;
    camera.id = cameraA;
    camera.name = "A";
    camera.placement.y.rest = 1.6;
    camera.placement.z.rest = 6.0;
    camera.lens.shortest = 18.0_mm;
    camera.lens.longest = 100.0_mm;
    camera.lens.closeFocus = 0.6_m;
    project.cameras.put(camera);
    project.lastId = 40;
    return project;
}

const Cast& castOf(const Project& project, Id<Cast> id)
{
    return project.cast.at(id);
}

const CameraSetup& cameraOf(const Project& project, Id<CameraSetup> id)
{
    return project.cameras.at(id);
}

Project moved(const Project& project, const Move& move, const MoveTiming& timing)
{
    const auto edits = editsFor(project, cameraA, move, timing);
    REQUIRE_MESSAGE(edits.has_value(), (edits ? "" : edits.error().message));
    Project next = project;
    for (const Edit& edit : *edits) {
        auto after = applied(next, edit);
        REQUIRE_MESSAGE(after.has_value(), (after ? "" : after.error().message));
        next = std::move(*after);
    }
    return next;
}

std::string refusal(const Project& project, const Move& move, const MoveTiming& timing)
{
    const auto edits = editsFor(project, cameraA, move, timing);
    REQUIRE_FALSE(edits.has_value());
    return edits.error().message;
}

Project randomProject(std::mt19937& random)
{
    Project project = walkScene();
    for (std::uint32_t id = 100; id < 120; ++id) {
        project.setPieces.put(randomRow<SetPiece>(random, id));
        project.props.put(randomProp(random, id + 100));
    }
    for (std::uint32_t id = 300; id < 304; ++id) {
        Light light;
        light.id = {id};
        light.placement = randomPlacement(random);
        light.candela = randomTrack(random, 1.0, 500.0);
        light.on = uniform(random, 0.0, 1.0) < 0.8;
        project.lights.put(light);
    }
    Shot shot;
    shot.id = {400};
    shot.number = "010";
    shot.camera = cameraA;
    shot.range = {1001, 1101};
    project.shots.put(shot);
    project.lastId = 500;
    return withCamera(project,
                      [&](CameraSetup& camera) { camera.placement = randomPlacement(random); });
}

Project randomlyEdited(Project project, std::mt19937& random)
{
    const auto piece = 100 + std::uint32_t(random() % 22);
    switch (random() % 5) {
    case 0: project.setPieces.put(randomRow<SetPiece>(random, piece)); break;
    case 1: project.props.put(randomProp(random, piece + 100)); break;
    case 2: project.setPieces.remove({piece}); break;
    case 3: project.props.remove({piece + 100}); break;
    default: project.sky.lux += 1.0; break;
    }
    return project;
}

double uniform(std::mt19937& random, double low, double high)
{
    return low + (high - low) * double(random()) / 4294967295.0;
}

double panOf(const Pose& pose)
{
    const Vec3 face = pose.rotation * Vec3(0.0F, 0.0F, 1.0F);
    return std::atan2(double(face.x), double(face.z)) * 180.0 / std::numbers::pi;
}

double weightOf(const ModelPose& pose, const std::string& clip)
{
    double weight = 0.0;
    for (const ClipSample& sample : pose.samples) {
        weight += sample.clip == clip ? double(sample.weight) : 0.0;
    }
    return weight;
}

DVec3 seenFrom(const CameraSetup& camera, const DVec3& place, FrameTime time)
{
    // Written out as a head turns, apart from the engine's quaternions: pan undone, then tilt, roll.
    const Placement& at = camera.placement;
    const auto radians = [&](const Track& track) {
        return valueAt(track, time) * std::numbers::pi / 180.0;
    };
    const DVec3 to = place - DVec3(valueAt(at.x, time), valueAt(at.y, time), valueAt(at.z, time));
    const double pan = radians(at.pan);
    const double tilt = radians(at.tilt);
    const double roll = radians(at.roll);
    const double right = to.x * std::cos(pan) - to.z * std::sin(pan);
    const double back = to.x * std::sin(pan) + to.z * std::cos(pan);
    const double up = to.y * std::cos(tilt) + back * std::sin(tilt);
    const double depth = -(-to.y * std::sin(tilt) + back * std::cos(tilt));
    const double rolledRight = right * std::cos(roll) + up * std::sin(roll);
    const double rolledUp = -right * std::sin(roll) + up * std::cos(roll);
    return {rolledRight / depth, rolledUp / depth, depth};
}

}
