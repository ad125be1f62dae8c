// What is dropped into the set lands as a set dresser would put it.
#include "stage/drop.h"

#include <cmath>

#include <glm/geometric.hpp>
#include <glm/gtc/matrix_transform.hpp>

#include "asset/read/reader.h"
#include "edited.h"
#include "shapes.h"
#include "stage/place.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

const Bounds crate{{-0.2F, -0.1F, -0.3F}, {0.4F, 0.9F, 0.3F}}; // its origin is not in its middle
const Bounds room{{-4.0F, 0.0F, -3.0F}, {4.0F, 2.75F, 3.0F}};

Ray along(const DVec3& origin, const DVec3& direction)
{
    return {origin, glm::normalize(direction)};
}

/// A room that is seen from inside, and a table of 0.75 m in it.
struct Dressed : SmallSet {
    std::uint32_t walls = 0;
    std::uint32_t table = 0;
    Dressed()
    {
        Material both;
        both.doubleSided = true;
        walls = stand(boxModel(room, both));
        table = stand(boxModel({{-0.6F, 0.0F, -0.4F}, {0.6F, 0.75F, 0.4F}}), placed({1, 0, -1}),
                      PlacedKind::prop);
    }
    Picker picker;
    std::optional<Drop> drop(const Ray& ray, const Bounds& model = crate)
    {
        return dropUnder(ray, {model, {0.0, 1.6, 2.5}, {}}, picker, frame, models);
    }
};

/// The box round a model where a drop puts it.
Bounds standing(const Bounds& model, const Drop& drop)
{
    const Pose pose{Vec3(drop.position), rotationFrom(drop.pan, Angle(), Angle())};
    return moved(model, worldFromPose(pose));
}

Vec3 front(const Drop& drop)
{
    return rotationFrom(drop.pan, Angle(), Angle()) * Vec3(0, 0, 1);
}

Model shared(const char* file)
{
    auto model = readWhole(sourceFile(std::string("assets/models/") + file));
    REQUIRE(model);
    return std::move(*model);
}

}

TEST_CASE("a model stands with its foot on floor and table and its front to the viewer")
{
    Dressed set;
    const auto floor = set.drop(along({0, 1.6, 2.5}, {-1, -1.6, -2.5}));
    REQUIRE(floor);
    const Bounds box = standing(crate, *floor);
    CHECK(std::abs(box.min.y) < 1e-5F);
    CHECK(glm::length(box.centre() - Vec3(-1.0F, 0.5F, 0.0F)) < 1e-5F); // under the pointer
    const Vec3 toViewer = glm::normalize(Vec3(0, 0, 2.5F) - Vec3(-1, 0, 0));
    CHECK(glm::length(front(*floor) - toViewer) < 1e-5F);
    CHECK(floor->on->row == set.walls);
    const auto table = set.drop(along({1, 1.6, 2.5}, {0, -0.85, -3.5}));
    REQUIRE(table);
    CHECK(double(standing(crate, *table).min.y) == doctest::Approx(0.75));
    CHECK(table->on->row == set.table);
    CHECK(glm::length(front(*table) - glm::normalize(Vec3(-1, 0, 3.5F))) < 1e-5F);
}

TEST_CASE("a model that is dropped on a wall stands before it with its back to it")
{
    Dressed set;
    const auto drop = set.drop(along({0, 1.6, 2.5}, {-8, 0, -2.5})); // the wall at x = −4
    REQUIRE(drop);
    const Bounds box = standing(crate, *drop);
    CHECK(box.min.y == doctest::Approx(0.0).epsilon(1e-5));
    CHECK(glm::length(front(*drop) - Vec3(1, 0, 0)) < 1e-5F);
    CHECK(box.min.x >= -4.0F);
    CHECK(box.min.x < -3.97F);
}

TEST_CASE("a lamp that is dropped on a ceiling hangs from it")
{
    Dressed set;
    const auto drop = set.drop(along({0, 1.6, 2.5}, {0.3, 1, -1}));
    REQUIRE(drop);
    CHECK(double(standing(crate, *drop).max.y) == doctest::Approx(2.75));
}

TEST_CASE("an empty stage has ground and no sky to stand on")
{
    SmallSet empty;
    Picker picker;
    const DropWish wish{crate, {0.0, 2.0, 5.0}, {}};
    const auto ground =
        dropUnder(along({0, 2, 5}, {0, -1, -2}), wish, picker, empty.frame, empty.models);
    REQUIRE(ground);
    CHECK(glm::length(standing(crate, *ground).centre() - Vec3(0.0F, 0.5F, 1.0F)) < 1e-5F);
    CHECK_FALSE(ground->on);
    CHECK_FALSE(dropUnder(along({0, 2, 5}, {0, 0.1, -1}), wish, picker, empty.frame, empty.models));
    CHECK_FALSE(dropUnder(along({0, 2, 5}, {0, 0, -1}), wish, picker, empty.frame, empty.models));
}

TEST_CASE("a chair catches each side of a table and faces it at arm's reach")
{
    Dressed set;
    const Bounds chair{{-0.2F, 0.0F, -0.25F}, {0.2F, 0.9F, 0.2F}};
    const Seat seat{{0.0F, 0.46F, 0.0F}, {0.0F, 0.0F, 1.0F}};
    const DropWish wish{chair, {}, {}};
    const auto caught = [&](double x, double z) {
        return caughtByTable({{x, 0.0, z}, 33.0_deg, {}}, seat, wish, set.frame, set.models);
    };
    // The table: x from 0.4 to 1.6, z from −1.4 to −0.6. A sitter's table begins 0.44 m ahead, as
    // tools/modelling made the clips.
    const auto near = caught(1.1, -0.2);
    REQUIRE(near);
    CHECK(near->position.x == doctest::Approx(1.1));
    CHECK(near->position.z == doctest::Approx(-0.6 + 0.44));
    CHECK(glm::length(front(*near) - Vec3(0, 0, -1)) < 1e-6F);
    const auto left = caught(0.1, -1.0);
    REQUIRE(left);
    CHECK(left->position.x == doctest::Approx(0.4 - 0.44));
    CHECK(glm::length(front(*left) - Vec3(1, 0, 0)) < 1e-6F);
    const auto under = caught(1.5, -1.05); // dropped onto it
    REQUIRE(under);
    CHECK(under->position.x == doctest::Approx(1.6 + 0.44));
    CHECK_FALSE(caught(-1.5, 2.0));
    // A step further out is a chair of its own.
    CHECK_FALSE(caught(1.1, 0.5));
}

TEST_CASE("the café's chairs stand at its round tables as they were dressed by hand")
{
    // assets/models/ferry_cafe.layout.json: table_hero at (0.55, −1.62), chairs 0.86 m from its middle.
    SmallSet set;
    set.stand(shared("cafe_table.glb"), placed({0.55F, 0.0F, -1.62F}));
    const Model chair = shared("cafe_chair.glb");
    const Seat seat{{0.0F, 0.46F, 0.0F}, {0.0F, 0.0F, 1.0F}};
    const DropWish wish{chair.bounds, {}, {}};
    for (const double degrees : {0.0, 40.0, 135.0, 250.0}) {
        const double angle = degrees * std::atan(1.0) / 45.0;
        const DVec3 out(std::sin(angle), 0.0, std::cos(angle));
        const Drop drop{DVec3(0.55, 0.0, -1.62) + out * 1.0, Angle(), {}};
        const auto caught = caughtByTable(drop, seat, wish, set.frame, set.models);
        REQUIRE(caught);
        const DVec3 from = caught->position - DVec3(0.55, 0.0, -1.62);
        CHECK(glm::length(from) == doctest::Approx(0.86).epsilon(0.01));
        CHECK(glm::dot(glm::normalize(from), out) == doctest::Approx(1.0));
        CHECK(glm::dot(DVec3(front(*caught)), out) == doctest::Approx(-1.0));
    }
}

TEST_CASE("a dropped model is a new row and its file is in the project once")
{
    const DroppedModel model{"Café chair", "models/cafe_chair.glb", "abc"};
    const Drop drop{{1.0, 0.75, -2.0}, 30.0_deg, {}};
    const Made<SetPiece> first = editsToDressWith(Project(), model, drop);
    Project project = edited(Project(), first.edits);
    const SetPiece& piece = project.setPieces.at(first.id);
    CHECK(piece.name == "Café chair");
    CHECK(project.assets.at(piece.asset).path == "models/cafe_chair.glb");
    CHECK(project.assets.at(piece.asset).contentHash == "abc");
    CHECK(piece.placement.y.rest == 0.75);
    CHECK(piece.placement.pan.rest == doctest::Approx(30.0));
    const Made<Prop> second = editsToPropWith(project, model, drop);
    project = edited(project, second.edits);
    CHECK(project.assets.size() == 1);
    CHECK(project.props.at(second.id).asset == piece.asset);
    CHECK(nameOf(project, PlacedKind::set, first.id.value) == "Café chair");
    CHECK(nameOf(project, PlacedKind::gear, second.id.value) == "Café chair");
    CHECK(nameOf(project, PlacedKind::cast, 99).empty());
}
