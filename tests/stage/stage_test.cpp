#include <cmath>

#include "scene.h"

#include <doctest/doctest.h>

using namespace premise;
using namespace premise::test;

namespace {

bool same(const StagedFrame& a, const StagedFrame& b)
{
    return a.time == b.time && a.camera == b.camera && a.still->models == b.still->models &&
           a.hidden == b.hidden && a.moving == b.moving && a.poses == b.poses &&
           a.lights == b.lights && a.sky == b.sky && a.throughLens == b.throughLens;
}

View anyView(std::mt19937& random)
{
    switch (random() % 3) {
    case 0: return ThroughCamera{cameraA};
    case 1: return ThroughShot{{400}};
    default: return FreeView{};
    }
}

bool shows(const StagedFrame& frame, PlacedKind kind, std::uint32_t row)
{
    const auto is = [&](const PlacedModel& model) {
        return model.kind == kind && model.row == row;
    };
    return std::ranges::any_of(frame.still->models, is) || std::ranges::any_of(frame.moving, is);
}

Prop prop(std::uint32_t id, bool gear, bool visible)
{
    Prop made;
    made.id = {id};
    made.asset = {1};
    made.gear = gear;
    made.visible = visible;
    return made;
}

}

TEST_CASE("frames in a row are the frames one by one through edits and times in any order")
{
    std::mt19937 random(1);
    for (int round = 0; round < 20; ++round) {
        Project project = randomProject(random);
        Stage stage;
        for (int i = 0; i < 30; ++i) {
            if (random() % 3 == 0) {
                project = randomlyEdited(project, random);
            }
            const View view = anyView(random);
            const FrameTime time = uniform(random, 980.0, 1450.0);
            INFO("round ", round, " step ", i);
            REQUIRE(same(stage.at(project, view, time), premise::stage(project, view, time)));
        }
    }
}

TEST_CASE("what stands still is the same scene until a row of it changes")
{
    std::mt19937 random(2);
    Project project = randomProject(random);
    Stage stage;
    const auto first = stage.at(project, ThroughCamera{cameraA}, 1001.0).still;
    CHECK(stage.at(project, FreeView{}, 1100.5).still == first);
    project = withCamera(project, [](CameraSetup& camera) { camera.placement.x.rest = 3.0; });
    CHECK(stage.at(project, ThroughCamera{cameraA}, 1001.0).still == first);
    SetPiece piece = *project.setPieces.rows().front();
    piece.placement = {};
    piece.placement.x.rest = 77.0;
    piece.visible = true;
    project.setPieces.put(piece);
    CHECK(stage.at(project, ThroughCamera{cameraA}, 1001.0).still != first);
}

TEST_CASE("a frame already staged is not touched by what is staged later")
{
    std::mt19937 random(4);
    Project project = randomProject(random);
    Stage stage;
    const StagedFrame early = stage.at(project, ThroughCamera{cameraA}, 1010.0);
    const Project old = project;
    for (int i = 0; i < 10; ++i) {
        project = randomlyEdited(project, random);
        (void)stage.at(project, ThroughCamera{cameraA}, 1020.0);
    }
    CHECK(same(early, premise::stage(old, ThroughCamera{cameraA}, 1010.0)));
}

TEST_CASE("film equipment is in views of the set and never through a lens")
{
    Project project = walkScene();
    project.props.put(prop(60, true, true));
    project.props.put(prop(61, false, true));
    project.props.put(prop(62, true, false));
    project.props.put(prop(63, false, false));
    const StagedFrame lens = stage(project, ThroughCamera{cameraA}, 1001.0);
    const StagedFrame free = stage(project, FreeView{}, 1001.0);
    CHECK(lens.throughLens);
    CHECK_FALSE(free.throughLens);
    CHECK(shows(free, PlacedKind::gear, 60));
    CHECK(shows(free, PlacedKind::prop, 61));
    CHECK(shows(lens, PlacedKind::prop, 61));
    CHECK_FALSE(shows(lens, PlacedKind::gear, 60));
    for (const StagedFrame& frame : {lens, free}) {
        CHECK_FALSE(shows(frame, PlacedKind::gear, 62));
        CHECK_FALSE(shows(frame, PlacedKind::prop, 63));
    }
}

TEST_CASE("an actor who is hidden is nowhere and the others keep their own poses")
{
    const Project project = withCast(walkScene(), marek, [](Cast& cast) { cast.visible = false; });
    const StagedFrame frame = stage(project, ThroughCamera{cameraA}, 1001.0);
    CHECK_FALSE(shows(frame, PlacedKind::cast, marek.value));
    REQUIRE(frame.moving.size() == 1);
    CHECK(frame.moving[0].row == ines.value);
    CHECK(frame.poses.at(std::size_t(frame.moving[0].pose)) ==
          castAt(project, castOf(project, ines), 1001.0).body);
}

TEST_CASE("an actor's model is drawn at the actor's height")
{
    const Project project = walkScene();
    const StagedFrame frame = stage(project, ThroughCamera{cameraA}, 1001.0);
    REQUIRE(frame.moving.size() == 2);
    // The model is 1.78 m from sole to crown.
    const Vec4 crown = frame.moving[0].worldFromModel * Vec4(0.0F, 1.78F, 0.0F, 1.0F);
    CHECK(double(crown.y) == doctest::Approx(1.85));
}

TEST_CASE("a shot is seen through its camera")
{
    std::mt19937 random(5);
    const Project project = randomProject(random);
    CHECK(stage(project, ThroughShot{{400}}, 1020.5).camera ==
          stage(project, ThroughCamera{cameraA}, 1020.5).camera);
}

TEST_CASE("the staged camera is what the camera setup says at that moment")
{
    Project project = walkScene();
    project.settings.frameLines = {{185, 100}, {16, 9}};
    project = withCamera(project, [](CameraSetup& camera) {
        camera.lens.squeeze = 2.0;
        camera.lens.transmission = 0.81;
        camera.tStop.rest = 2.0;
        camera.exposureIndex = 1280.0;
        camera.neutralDensityStops = 3.0;
        camera.focalLength = {0.0,
                              {{1001, 40.0, Interpolation::linear, {}, {}},
                               {1011, 60.0, Interpolation::linear, {}, {}}}};
        camera.placement.pan.rest = 90.0;
    });
    const StagedCamera staged = stage(project, ThroughCamera{cameraA}, 1006.0).camera;
    CHECK(staged.focalLength.value() == doctest::Approx(50.0));
    CHECK(staged.squeeze == 2.0);
    CHECK(staged.aspect == Aspect{185, 100});
    // A T-stop is the f-number of a lens that loses nothing: f = T √transmission.
    CHECK(staged.fNumber == doctest::Approx(1.8));
    CHECK(staged.exposure.tStop == doctest::Approx(2.0));
    CHECK(staged.exposure.exposureIndex == 1280.0);
    CHECK(staged.exposure.neutralDensityStops == 3.0);
    // Panned a quarter turn to the left, a camera looks along −x.
    const Vec3 looks = staged.pose.rotation * Vec3(0.0F, 0.0F, -1.0F);
    CHECK(double(looks.x) == doctest::Approx(-1.0));
}

TEST_CASE("numbers on the lens panel are the optics of the staged camera")
{
    StagedCamera camera;
    camera.gate.width = 36.0_mm;
    camera.gate.height = 24.0_mm;
    camera.focalLength = 50.0_mm;
    camera.fNumber = 2.8;
    camera.focusDistance = 3.0_m;
    camera.aspect = {36, 24};
    camera.pose.position.y = 1.5F;
    camera.pose.rotation = rotationFrom(20.0_deg, Angle::degrees(-5.0), Angle());
    const CameraNumbers numbers = numbersOf(camera);
    // 50 mm on 36 × 24: 39.6° × 27.0° in every lens table.
    CHECK(numbers.angles.horizontal.inDegrees() == doctest::Approx(39.598).epsilon(1e-4));
    CHECK(numbers.angles.vertical.inDegrees() == doctest::Approx(26.991).epsilon(1e-4));
    CHECK(numbers.pictureAngles.horizontal.inDegrees() == doctest::Approx(39.598).epsilon(1e-4));
    CHECK(numbers.height.value() == doctest::Approx(1.5));
    CHECK(numbers.head.pan.inDegrees() == doctest::Approx(20.0).epsilon(1e-4));
    CHECK(numbers.head.tilt.inDegrees() == doctest::Approx(-5.0).epsilon(1e-4));
    CHECK(numbers.circle.value() == doctest::Approx(43.2666 / 1500.0).epsilon(1e-5));
    const double hyperfocal = 2500.0 / (2.8 * 43.2666 / 1500.0) + 50.0;
    CHECK(numbers.hyperfocal.value() == doctest::Approx(hyperfocal).epsilon(1e-5));
    CHECK(numbers.sharp.near.value() ==
          doctest::Approx(3.0 * (hyperfocal - 50.0) / (hyperfocal + 3000.0 - 100.0)));
    CHECK(numbers.sharp.far.value() ==
          doctest::Approx(3.0 * (hyperfocal - 50.0) / (hyperfocal - 3000.0)));
}

TEST_CASE("a delivered picture narrower than the gate has smaller angles")
{
    StagedCamera camera;
    camera.aspect = {239, 100};
    const CameraNumbers wide = numbersOf(camera);
    CHECK(wide.pictureAngles.horizontal.inDegrees() ==
          doctest::Approx(wide.angles.horizontal.inDegrees()));
    CHECK(wide.pictureAngles.vertical < wide.angles.vertical);
}

TEST_CASE("a focus mark inside the lens still gives finite numbers")
{
    StagedCamera camera;
    camera.focusDistance = 0.01_m;
    const CameraNumbers numbers = numbersOf(camera);
    CHECK(std::isfinite(numbers.sharp.near.value()));
    CHECK(std::isfinite(numbers.sharp.far.value()));
}
