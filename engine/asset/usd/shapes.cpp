#include "asset/usd/shapes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include <glm/geometric.hpp>

#include "asset/mesh/primitive_shape.h"

namespace premise {

namespace {

    constexpr int around = 48;    ///< corners of a circle
    constexpr int halfRound = 24; ///< steps from pole to pole
    constexpr double pi = std::numbers::pi;

    /// A point of what is turned about z: its distance from the axis, its height, and its normal.
    struct Turned {
        double radius = 0.0;
        double height = 0.0;
        double outward = 0.0;
        double upward = 0.0;
    };

    struct Shape {
        std::vector<Vertex> vertices;
        std::vector<std::uint32_t> indices;
    };

    void addTriangle(Shape& shape, std::uint32_t a, std::uint32_t b, std::uint32_t c)
    {
        const bool flat = shape.vertices[a].position == shape.vertices[b].position ||
                          shape.vertices[b].position == shape.vertices[c].position ||
                          shape.vertices[c].position == shape.vertices[a].position;
        if (!flat) { // a pole is one point, however often it is turned
            shape.indices.insert(shape.indices.end(), {a, b, c});
        }
    }

    /// A strip round the z axis, its points from below to above.
    void addTurned(Shape& shape, const std::vector<Turned>& points)
    {
        const auto first = static_cast<std::uint32_t>(shape.vertices.size());
        const auto row = static_cast<std::uint32_t>(around + 1);
        for (std::size_t i = 0; i < points.size(); ++i) {
            const Turned& point = points[i];
            for (int k = 0; k <= around; ++k) {
                const double angle = 2.0 * pi * (k % around) / around;
                Vertex vertex;
                vertex.position = Vec3(point.radius * std::cos(angle),
                                       point.radius * std::sin(angle), point.height);
                vertex.normal = Vec3(point.outward * std::cos(angle),
                                     point.outward * std::sin(angle), point.upward);
                vertex.uv =
                    Vec2(float(k) / float(around), 1.0F - float(i) / float(points.size() - 1));
                shape.vertices.push_back(vertex);
            }
        }
        for (std::uint32_t i = 0; i + 1 < points.size(); ++i) {
            for (std::uint32_t k = 0; k + 1 < row; ++k) {
                const std::uint32_t a = first + i * row + k;
                addTriangle(shape, a, a + 1, a + row + 1);
                addTriangle(shape, a, a + row + 1, a + row);
            }
        }
    }

    std::vector<Turned> arc(double radius, double centre, double from, double to)
    {
        std::vector<Turned> points;
        for (int i = 0; i <= halfRound; ++i) {
            const double angle = from + (to - from) * i / halfRound;
            const bool pole = std::abs(std::abs(angle) - pi / 2.0) < 1.0e-9;
            const double across = pole ? 0.0 : std::cos(angle);
            points.push_back(
                {radius * across, centre + radius * std::sin(angle), across, std::sin(angle)});
        }
        return points;
    }

    void addDisk(Shape& shape, double radius, double height, double upward)
    {
        const Turned middle{0.0, height, 0.0, upward};
        const Turned edge{radius, height, 0.0, upward};
        addTurned(shape, upward > 0.0 ? std::vector{edge, middle} : std::vector{middle, edge});
    }

    /// Side and ends of what narrows from `below` to `above`.
    void addCone(Shape& shape, double below, double above, double height)
    {
        const double slope = std::hypot(height, below - above);
        const double outward = height / slope;
        const double upward = (below - above) / slope;
        addTurned(shape, {{below, -height / 2.0, outward, upward},
                          {above, height / 2.0, outward, upward}});
        if (below > 0.0) {
            addDisk(shape, below, -height / 2.0, -1.0);
        }
        if (above > 0.0) {
            addDisk(shape, above, height / 2.0, 1.0);
        }
    }

    /// One side of a box: its middle and the halves of its width and height.
    void addSide(Shape& shape, const Vec3& middle, const Vec3& right, const Vec3& up)
    {
        const auto first = static_cast<std::uint32_t>(shape.vertices.size());
        const Vec3 normal = glm::normalize(glm::cross(right, up));
        for (const auto& [u, v] : {std::pair(-1.0F, -1.0F), std::pair(1.0F, -1.0F),
                                   std::pair(1.0F, 1.0F), std::pair(-1.0F, 1.0F)}) {
            shape.vertices.push_back(
                {middle + u * right + v * up, normal, Vec2((u + 1.0F) / 2.0F, (1.0F - v) / 2.0F)});
        }
        shape.indices.insert(shape.indices.end(),
                             {first, first + 1, first + 2, first, first + 2, first + 3});
    }

    void addBox(Shape& shape, float half)
    {
        const Vec3 x(half, 0.0F, 0.0F);
        const Vec3 y(0.0F, half, 0.0F);
        const Vec3 z(0.0F, 0.0F, half);
        addSide(shape, z, x, y);
        addSide(shape, -z, -x, y);
        addSide(shape, x, -z, y);
        addSide(shape, -x, z, y);
        addSide(shape, y, x, -z);
        addSide(shape, -y, x, z);
    }

    /// z becomes the axis asked for; x, y and z turn round, so that hands stay right.
    void turnTo(char axis, Shape& shape)
    {
        const auto turned = [axis](const Vec3& v) {
            return axis == 'X' ? Vec3(v.z, v.x, v.y) : axis == 'Y' ? Vec3(v.y, v.z, v.x) : v;
        };
        for (Vertex& vertex : shape.vertices) {
            vertex.position = turned(vertex.position);
            vertex.normal = turned(vertex.normal);
        }
    }

    double sizeOr(const UsdPrim& prim, const char* name, double otherwise)
    {
        const double size = usdNumberOr(prim, name, otherwise);
        return size > 0.0 && size < 1.0e12 ? size : 0.0;
    }

    Shape shapeOf(const UsdPrim& prim)
    {
        Shape shape;
        const std::string& type = prim.type;
        const bool two = type.ends_with("_1"); // later forms have a radius at each end
        if (type == "Cube") {
            addBox(shape, static_cast<float>(sizeOr(prim, "size", 2.0) / 2.0));
        } else if (type == "Sphere") {
            const double radius = sizeOr(prim, "radius", 1.0);
            addTurned(shape, arc(radius, 0.0, -pi / 2.0, pi / 2.0));
        } else if (type == "Plane") {
            addSide(shape, Vec3(0.0F),
                    Vec3(static_cast<float>(sizeOr(prim, "width", 2.0) / 2.0), 0.0F, 0.0F),
                    Vec3(0.0F, static_cast<float>(sizeOr(prim, "length", 2.0) / 2.0), 0.0F));
        } else if (type.starts_with("Capsule")) {
            const double height = sizeOr(prim, "height", 1.0);
            const double below = sizeOr(prim, two ? "radiusBottom" : "radius", 0.5);
            const double above = sizeOr(prim, two ? "radiusTop" : "radius", 0.5);
            std::vector<Turned> points = arc(below, -height / 2.0, -pi / 2.0, 0.0);
            const std::vector<Turned> top = arc(above, height / 2.0, 0.0, pi / 2.0);
            points.insert(points.end(), top.begin(), top.end());
            addTurned(shape, points);
        } else {
            const double below = sizeOr(prim, two ? "radiusBottom" : "radius", 1.0);
            const double above = type == "Cone" ? 0.0
                                 : two          ? sizeOr(prim, "radiusTop", 1.0)
                                                : below;
            addCone(shape, below, above, sizeOr(prim, "height", 2.0));
        }
        const std::string axis = usdTextOr(prim, "axis", "Z");
        turnTo(axis.empty() || type == "Sphere" || type == "Cube" ? 'Z' : axis[0], shape);
        return shape;
    }

}

bool isUsdSolid(const std::string& type)
{
    constexpr std::array<std::string_view, 8> types{"Cube", "Sphere",  "Cylinder",  "Cylinder_1",
                                                    "Cone", "Capsule", "Capsule_1", "Plane"};
    return std::ranges::find(types, type) != types.end();
}

std::optional<Primitive> usdSolid(const UsdPrim& prim)
{
    Shape shape = shapeOf(prim);
    const bool usable =
        !shape.indices.empty() && std::ranges::all_of(shape.vertices, [](const Vertex& vertex) {
            const Vec3 sum = vertex.position + vertex.normal;
            return std::isfinite(sum.x) && std::isfinite(sum.y) && std::isfinite(sum.z);
        });
    if (!usable) {
        return std::nullopt;
    }
    Primitive primitive;
    primitive.vertices = std::move(shape.vertices);
    primitive.indices = std::move(shape.indices);
    primitive.bounds = boundsOfVertices(primitive);
    return primitive;
}

}
