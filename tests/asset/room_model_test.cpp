#include "asset/room_model.h"

#include <array>
#include <cmath>
#include <map>

#include <glm/geometric.hpp>

#include "project/room_plan.h"

#include <doctest/doctest.h>

using namespace premise;

namespace {

Room drawn(const std::vector<DVec2>& corners)
{
    Room room{.id = {1}, .name = "Café"};
    for (const DVec2& corner : corners) {
        room.corners.push_back({Metres(corner.x), Metres(corner.y)});
    }
    return room;
}

/// Rooms as they are drawn: square, an L, slanted, either way round, with and without holes.
std::vector<Room> rooms()
{
    Room plain = drawn({{0, 0}, {9, 0}, {9, 6}, {0, 6}});
    Room reversed = drawn({{0, 6}, {9, 6}, {9, 0}, {0, 0}});
    reversed.floor = Metres(3.2);
    reversed.openings = {
        {OpeningKind::door, 3, Metres(3.0), Metres(0.94), Metres(2.1), Metres(0.0), {}},
        {OpeningKind::window, 3, Metres(1.2), Metres(1.4), Metres(1.3), Metres(0.9), {}},
        {OpeningKind::window, 0, Metres(2.0), Metres(1.4), Metres(0.5), Metres(0.2), {}},
        {OpeningKind::window, 0, Metres(2.4), Metres(1.4), Metres(0.5), Metres(1.2), {}}};
    Room slanted = drawn({{-3, -2}, {2, -4}, {6, 1}, {2.5, 1.4}, {1, 5}, {-4, 3}});
    slanted.hasCeiling = false;
    slanted.openings = {
        {OpeningKind::door, 2, Metres(1.7), Metres(0.9), Metres(2.0), Metres(0.0), {}},
        {OpeningKind::opening, 4, Metres(2.0), Metres(2.0), Metres(2.75), Metres(0.0), {}}};
    return {plain, reversed, slanted};
}

const Primitive& meshOf(const Model& part)
{
    REQUIRE(part.nodes.size() == 1);
    return part.meshes[0].primitives[0];
}

DVec3 areaOf(const Primitive& primitive, std::size_t triangle)
{
    const auto corner = [&](std::size_t i) {
        return DVec3(primitive.vertices[primitive.indices[triangle * 3 + i]].position);
    };
    return glm::cross(corner(1) - corner(0), corner(2) - corner(0)) / 2.0;
}

/// m² that face this way.
double areaFacing(const Primitive& primitive, const DVec3& way)
{
    double sum = 0.0;
    for (std::size_t i = 0; i < primitive.indices.size() / 3; ++i) {
        const DVec3 area = areaOf(primitive, i);
        sum += glm::dot(glm::normalize(area), way) > 0.9999 ? glm::length(area) : 0.0;
    }
    return sum;
}

using Place = std::array<float, 3>;
Place placeOf(const Primitive& primitive, std::size_t index)
{
    const Vec3& position = primitive.vertices[primitive.indices[index]].position;
    return {position.x, position.y, position.z};
}

double holesIn(const Room& room, int wall)
{
    double sum = 0.0;
    for (const Opening& hole : room.openings) {
        sum += hole.wall == wall ? hole.width.value() * hole.height.value() : 0.0;
    }
    return sum;
}

}

TEST_CASE("a wall has its length times its height less its holes on either side")
{
    for (const Room& room : rooms()) {
        const std::vector<Model> parts = roomParts(room);
        const std::vector<WallPlan> walls = wallsOf(room);
        const double height = room.wallHeight.value();
        for (std::size_t i = 0; i < walls.size(); ++i) {
            CAPTURE(i);
            const Primitive& mesh = meshOf(parts[i]);
            const DVec3 outward(walls[i].outward.x, 0.0, walls[i].outward.y);
            const double outside = glm::distance(walls[i].outerFrom, walls[i].outerTo);
            const double holes = holesIn(room, int(i));
            CHECK(areaFacing(mesh, -outward) ==
                  doctest::Approx(walls[i].length * height - holes).epsilon(1e-5));
            CHECK(areaFacing(mesh, outward) ==
                  doctest::Approx(outside * height - holes).epsilon(1e-5));
        }
    }
}

TEST_CASE("every part of a room is a closed solid")
{
    for (const Room& room : rooms()) {
        const std::vector<Model> parts = roomParts(room);
        REQUIRE(parts.size() == room.corners.size() + (room.hasCeiling ? 2 : 1));
        for (const Model& part : parts) {
            CAPTURE(part.name);
            const Primitive& primitive = meshOf(part);
            // Of a closed surface every edge is gone along as often one way as the other.
            std::map<std::pair<Place, Place>, int> balance;
            for (std::size_t i = 0; i < primitive.indices.size(); ++i) {
                const Place from = placeOf(primitive, i);
                const Place to = placeOf(primitive, i % 3 == 2 ? i - 2 : i + 1);
                ++balance[{from, to}];
                --balance[{to, from}];
            }
            for (const auto& [edge, count] : balance) {
                CHECK(count == 0);
            }
        }
    }
}

TEST_CASE("normals of a room are those of its triangles and of unit length")
{
    for (const Room& room : rooms()) {
        for (const Model& part : roomParts(room)) {
            const Primitive& primitive = meshOf(part);
            for (std::size_t i = 0; i < primitive.indices.size(); ++i) {
                const DVec3 normal(primitive.vertices[primitive.indices[i]].normal);
                CHECK(glm::distance(normal, glm::normalize(areaOf(primitive, i / 3))) < 1e-4);
            }
        }
    }
}

TEST_CASE("the solids of a room enclose the volume that its plan says")
{
    for (const Room& room : rooms()) {
        const std::vector<Model> parts = roomParts(room);
        const std::vector<WallPlan> walls = wallsOf(room);
        // By the divergence theorem, from the room's first corner: a face turned over or laid twice
        // shows.
        const DVec3 origin(walls[0].from.x, room.floor.value(), walls[0].from.y);
        const auto volumeOf = [&](const Primitive& primitive) {
            double sum = 0.0;
            for (std::size_t i = 0; i < primitive.indices.size() / 3; ++i) {
                const DVec3 corner(primitive.vertices[primitive.indices[i * 3]].position);
                sum += glm::dot(corner - origin, areaOf(primitive, i)) / 3.0;
            }
            return sum;
        };
        const double thickness = room.wallThickness.value();
        for (std::size_t i = 0; i < walls.size(); ++i) {
            const double outside = glm::distance(walls[i].outerFrom, walls[i].outerTo);
            const double plan = (walls[i].length + outside) / 2.0 * thickness;
            CHECK(volumeOf(meshOf(parts[i])) == doctest::Approx(plan * room.wallHeight.value() -
                                                                holesIn(room, int(i)) * thickness)
                                                    .epsilon(1e-4));
        }
        double covered = floorArea(room);
        for (const WallPlan& wall : walls) {
            covered +=
                (wall.length + glm::distance(wall.outerFrom, wall.outerTo)) / 2.0 * thickness;
        }
        CHECK(volumeOf(meshOf(parts[floorPart(room)])) ==
              doctest::Approx(covered * slabThickness).epsilon(1e-4));
    }
}

TEST_CASE("no two faces of a room lie in one place and face the same way")
{
    for (const Room& room : rooms()) {
        std::vector<std::pair<DVec3, DVec3>> faces; ///< centre and normal, of all parts
        std::vector<std::array<DVec3, 3>> triangles;
        for (const Model& part : roomParts(room)) {
            const Primitive& primitive = meshOf(part);
            for (std::size_t i = 0; i < primitive.indices.size() / 3; ++i) {
                std::array<DVec3, 3> corners{};
                for (std::size_t k = 0; k < 3; ++k) {
                    corners[k] = DVec3(primitive.vertices[primitive.indices[i * 3 + k]].position);
                }
                triangles.push_back(corners);
                faces.emplace_back((corners[0] + corners[1] + corners[2]) / 3.0,
                                   glm::normalize(areaOf(primitive, i)));
            }
        }
        for (std::size_t i = 0; i < faces.size(); ++i) {
            for (std::size_t j = 0; j < faces.size(); ++j) {
                const auto& [centre, normal] = faces[i];
                if (i == j || glm::dot(normal, faces[j].second) < 0.9999 ||
                    std::abs(glm::dot(centre - faces[j].first, normal)) > 1e-4) {
                    continue;
                }
                bool inside = true;
                for (std::size_t k = 0; k < 3; ++k) {
                    const DVec3& from = triangles[j][k];
                    const DVec3& to = triangles[j][(k + 1) % 3];
                    inside =
                        inside && glm::dot(glm::cross(to - from, centre - from), normal) > 1e-6;
                }
                CHECK_FALSE(inside);
            }
        }
    }
}

TEST_CASE("a wall that is all opening leaves its place among the parts")
{
    Room room = drawn({{0, 0}, {4, 0}, {4, 3}, {0, 3}});
    room.openings = {
        {OpeningKind::opening, 2, Metres(2.0), Metres(4.0), Metres(2.75), Metres(0.0), {}}};
    const std::vector<Model> parts = roomParts(room);
    REQUIRE(parts.size() == 6);
    CHECK(parts[2].nodes.empty());
    CHECK(parts[3].bounds.min.x == doctest::Approx(-0.12));
    CHECK(parts[floorPart(room)].bounds.max.y == 0.0F);
    CHECK(parts[ceilingPart(room)].bounds.min.y == 2.75F);
    room.hasCeiling = false;
    CHECK(roomParts(room).size() == 5);
}

TEST_CASE("a room that cannot be built has no parts")
{
    Room room = drawn({{0, 0}, {4, 0}});
    CHECK(roomParts(room).empty());
    room = drawn({{0, 0}, {4, 0}, {4, 3}, {0, 3}});
    room.wallHeight = Metres(-1.0);
    CHECK(roomParts(room).empty());
}
