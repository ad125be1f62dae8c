#include "asset/room_model.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <glm/geometric.hpp>

#include "asset/mesh/polygon.h"
#include "image/colour.h"
#include "project/field_check.h"
#include "project/room_plan.h"

namespace premise {

namespace {

    Material painted(const char* name, const Colour& colour, float roughness)
    {
        Material material;
        material.name = name;
        material.baseColour =
            Vec4(linearFromSrgb(float(colour.red)), linearFromSrgb(float(colour.green)),
                 linearFromSrgb(float(colour.blue)), 1.0F);
        material.metallic = 0.0F;
        material.roughness = roughness;
        return material;
    }

    /// Collects flat faces of one material.
    struct Solid {
        std::vector<Vertex> vertices;
        std::vector<std::uint32_t> indices;

        /// Corners in order round the face, whichever way; `outside` is the side it is seen from.
        void quad(const std::array<DVec3, 4>& corners, const DVec3& outside)
        {
            const DVec3 turned = glm::cross(corners[1] - corners[0], corners[2] - corners[0]);
            const bool flipped = glm::dot(turned, outside) < 0.0;
            const auto first = std::uint32_t(vertices.size());
            for (const DVec3& corner : corners) {
                add(corner, outside);
            }
            for (const std::uint32_t i : {0U, 1U, 2U, 0U, 2U, 3U}) {
                indices.push_back(first + (flipped && i != 0 ? 4U - i : i));
            }
        }

        void add(const DVec3& corner, const DVec3& normal)
        {
            // A metre of surface is one of its texture, whichever way it faces.
            const bool level = std::abs(normal.y) > 0.5;
            const DVec3 across = level ? DVec3(1.0, 0.0, 0.0) : DVec3(normal.z, 0.0, -normal.x);
            const Vec2 uv(float(glm::dot(corner, across)), float(level ? corner.z : -corner.y));
            vertices.push_back({Vec3(corner), Vec3(normal), uv});
        }
    };

    /// Where cuts lie along one direction, a tenth of a millimetre apart at least.
    class Cuts {
    public:
        Cuts(double from, double to) : places_{from, to} {}
        void add(double place)
        {
            const auto near = [&](double other) { return std::abs(other - place) < 1e-4; };
            if (std::ranges::none_of(places_, near)) {
                places_.push_back(place);
                std::ranges::sort(places_);
            }
        }
        [[nodiscard]] std::size_t cells() const { return places_.size() - 1; }
        [[nodiscard]] double operator[](std::size_t i) const { return places_[i]; }
        [[nodiscard]] double middle(std::size_t cell) const
        {
            return (places_[cell] + places_[cell + 1]) / 2.0;
        }

    private:
        std::vector<double> places_; ///< rising
    };

    /// A wall as a grid: its holes are cells that are empty. Neighbouring faces share their cuts, so the
    /// solid is closed without a crack.
    class WallGrid {
    public:
        WallGrid(const Room& room, const WallPlan& plan, int wall)
            : plan_(plan),
              floor_(room.floor.value()),
              thickness_(room.wallThickness.value()),
              across_(0.0, plan.length),
              up_(0.0, room.wallHeight.value())
        {
            std::ranges::copy_if(room.openings, std::back_inserter(holes_),
                                 [wall](const Opening& hole) { return hole.wall == wall; });
            for (const Opening& hole : holes_) {
                const double half = hole.width.value() / 2.0;
                across_.add(hole.along.value() - half);
                across_.add(hole.along.value() + half);
                up_.add(hole.sill.value());
                up_.add(hole.sill.value() + hole.height.value());
            }
        }

        [[nodiscard]] Solid solid() const
        {
            Solid solid;
            for (std::size_t i = 0; i < across_.cells(); ++i) {
                for (std::size_t j = 0; j < up_.cells(); ++j) {
                    if (filled(int(i), int(j))) {
                        addCell(i, j, solid);
                    }
                }
            }
            return solid;
        }

    private:
        [[nodiscard]] bool filled(int i, int j) const
        {
            if (i < 0 || j < 0 || i >= int(across_.cells()) || j >= int(up_.cells())) {
                return false;
            }
            const double x = across_.middle(std::size_t(i));
            const double y = up_.middle(std::size_t(j));
            return std::ranges::none_of(holes_, [&](const Opening& hole) {
                return std::abs(x - hole.along.value()) < hole.width.value() / 2.0 &&
                       y > hole.sill.value() && y < hole.sill.value() + hole.height.value();
            });
        }

        [[nodiscard]] DVec3 point(std::size_t i, std::size_t j, bool outer) const
        {
            DVec2 place = plan_.from + plan_.along * across_[i];
            if (outer && i == 0) {
                place = plan_.outerFrom;
            } else if (outer && i == across_.cells()) {
                place = plan_.outerTo;
            } else if (outer) {
                place += plan_.outward * thickness_;
            } else if (i == across_.cells()) {
                place = plan_.to;
            }
            return {place.x, floor_ + up_[j], place.y};
        }

        /// From inside to outside at one end of a row of cells, whichever mitre it has there.
        void addEnd(std::size_t i, std::size_t j, double side, Solid& solid) const
        {
            const std::array face{point(i, j, false), point(i, j, true), point(i, j + 1, true),
                                  point(i, j + 1, false)};
            const DVec3 through = glm::normalize(face[1] - face[0]);
            const DVec3 away(plan_.along.x * side, 0.0, plan_.along.y * side);
            const DVec3 normal = glm::cross(through, DVec3(0.0, 1.0, 0.0));
            solid.quad(face, glm::dot(normal, away) < 0.0 ? -normal : normal);
        }

        void addLevel(std::size_t i, std::size_t j, double side, Solid& solid) const
        {
            solid.quad({point(i, j, false), point(i + 1, j, false), point(i + 1, j, true),
                        point(i, j, true)},
                       {0.0, side, 0.0});
        }

        void addCell(std::size_t i, std::size_t j, Solid& solid) const
        {
            const DVec3 outward(plan_.outward.x, 0.0, plan_.outward.y);
            for (const bool outer : {false, true}) {
                solid.quad({point(i, j, outer), point(i + 1, j, outer), point(i + 1, j + 1, outer),
                            point(i, j + 1, outer)},
                           outer ? outward : -outward);
            }
            const int column = int(i);
            const int row = int(j);
            if (!filled(column - 1, row)) {
                addEnd(i, j, -1.0, solid);
            }
            if (!filled(column + 1, row)) {
                addEnd(i + 1, j, 1.0, solid);
            }
            if (!filled(column, row - 1)) {
                addLevel(i, j, -1.0, solid);
            }
            if (!filled(column, row + 1)) {
                addLevel(i, j + 1, 1.0, solid);
            }
        }

        const WallPlan& plan_;
        double floor_;
        double thickness_;
        Cuts across_; ///< metres along the wall
        Cuts up_;     ///< metres above the floor
        std::vector<Opening> holes_;
    };

    /// Under or over everything that stands, walls included.
    Solid slab(const std::vector<WallPlan>& walls, double bottom)
    {
        Solid solid;
        const double top = bottom + slabThickness;
        std::vector<Vec3> outline;
        for (const WallPlan& wall : walls) {
            outline.emplace_back(float(wall.outerFrom.x), 0.0F, float(wall.outerFrom.y));
        }
        std::vector<Triangle> triangles;
        triangulate(outline, triangles);
        for (const double height : {bottom, top}) {
            const DVec3 normal(0.0, height == top ? 1.0 : -1.0, 0.0);
            const auto first = std::uint32_t(solid.vertices.size());
            for (const WallPlan& wall : walls) {
                solid.add({wall.outerFrom.x, height, wall.outerFrom.y}, normal);
            }
            for (const Triangle& triangle : triangles) {
                const DVec3 turned =
                    glm::cross(DVec3(outline[triangle[1]]) - DVec3(outline[triangle[0]]),
                               DVec3(outline[triangle[2]]) - DVec3(outline[triangle[0]]));
                const bool flipped = turned.y * normal.y < 0.0;
                solid.indices.insert(solid.indices.end(),
                                     {first + triangle[0], first + triangle[flipped ? 2 : 1],
                                      first + triangle[flipped ? 1 : 2]});
            }
        }
        for (const WallPlan& wall : walls) {
            const DVec2& from = wall.outerFrom;
            const DVec2& to = wall.outerTo;
            solid.quad({DVec3(from.x, bottom, from.y), DVec3(to.x, bottom, to.y),
                        DVec3(to.x, top, to.y), DVec3(from.x, top, from.y)},
                       {wall.outward.x, 0.0, wall.outward.y});
        }
        return solid;
    }

    Model partOf(const Room& room, const std::string& name, Solid solid, const Material& material)
    {
        Model model;
        model.name = fmt::format("{}, {}", room.name, name);
        model.materials = {material};
        if (solid.indices.empty()) {
            return model;
        }
        Primitive primitive;
        primitive.material = 0;
        for (const Vertex& vertex : solid.vertices) {
            primitive.bounds.add(vertex.position);
        }
        primitive.vertices = std::move(solid.vertices);
        primitive.indices = std::move(solid.indices);
        model.bounds = primitive.bounds;
        model.meshes.push_back({name, {std::move(primitive)}, {}});
        Node node;
        node.name = name;
        node.mesh = 0;
        model.nodes.push_back(std::move(node));
        return model;
    }

}

std::size_t floorPart(const Room& room)
{
    return room.corners.size();
}

std::size_t ceilingPart(const Room& room)
{
    return floorPart(room) + 1;
}

std::vector<Model> roomParts(const Room& room)
{
    if (!brokenField(room).empty() || !brokenShape(room).empty()) {
        return {};
    }
    // Emulsion on plaster scatters; a floor is waxed or varnished.
    const Material wallPaint = painted("wall", room.wallColour, 0.9F);
    std::vector<Model> parts;
    const std::vector<WallPlan> walls = wallsOf(room);
    for (std::size_t i = 0; i < walls.size(); ++i) {
        parts.push_back(partOf(room, fmt::format("wall {}", i + 1),
                               WallGrid(room, walls[i], int(i)).solid(), wallPaint));
    }
    const double floor = room.floor.value();
    parts.push_back(partOf(room, "floor", slab(walls, floor - slabThickness),
                           painted("floor", room.floorColour, 0.45F)));
    if (room.hasCeiling) {
        parts.push_back(partOf(room, "ceiling", slab(walls, floor + room.wallHeight.value()),
                               painted("ceiling", room.ceilingColour, 0.95F)));
    }
    return parts;
}

}
