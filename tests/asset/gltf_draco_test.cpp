// KHR_draco_mesh_compression: what Draco's own encoder packs arrives as it was.
#include <algorithm>
#include <array>
#include <cmath>

#include <draco/compression/encode.h>
#include <draco/mesh/mesh.h>
#include <fmt/format.h>
#include <glm/geometric.hpp>

#include "asset/read/reader.h"
#include "read_gltf.h"
#include "small_gltf.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

using Bytes = std::vector<std::uint8_t>;

/// A curtain of side × side points, on its left edge at x 0, hanging in waves.
class Curtain {
public:
    explicit Curtain(std::uint32_t side) : side_(side)
    {
        mesh_.set_num_points(side * side);
        mesh_.SetNumFaces(std::size_t(side - 1) * (side - 1) * 2);
        std::uint32_t face = 0;
        for (std::uint32_t y = 0; y + 1 < side; ++y) {
            for (std::uint32_t x = 0; x + 1 < side; ++x) {
                const std::uint32_t at = y * side + x;
                setFace(face++, at, at + 1, at + side);
                setFace(face++, at + side, at + 1, at + side + 1);
            }
        }
    }

    /// `value(i, component)` of every point; gives the attribute's unique id.
    template <class T, class Value> int add(draco::GeometryAttribute::Type kind,
                                            draco::DataType type, std::uint8_t components,
                                            Value value)
    {
        draco::GeometryAttribute attribute;
        attribute.Init(kind, nullptr, components, type, false, std::int64_t(sizeof(T)) * components,
                       0);
        const int id = mesh_.AddAttribute(attribute, true, mesh_.num_points());
        for (std::uint32_t i = 0; i < mesh_.num_points(); ++i) {
            std::vector<T> element;
            for (std::uint8_t k = 0; k < components; ++k) {
                element.push_back(value(i, k));
            }
            mesh_.attribute(id)->SetAttributeValue(draco::AttributeValueIndex(i), element.data());
        }
        return int(mesh_.attribute(id)->unique_id());
    }

    template <class T = float> int addPositions(draco::DataType type = draco::DT_FLOAT32)
    {
        return add<T>(draco::GeometryAttribute::POSITION, type, 3,
                      [this](std::uint32_t i, std::uint8_t k) { return T(position(i)[k]); });
    }

    [[nodiscard]] Vec3 position(std::uint32_t i) const
    {
        return {float(i % side_), float(i / side_), std::round(4.0F * std::sin(float(i % side_)))};
    }

    [[nodiscard]] Bytes packed(int method, int positionBits = 0) const
    {
        draco::Encoder encoder;
        encoder.SetEncodingMethod(method);
        if (positionBits > 0) {
            encoder.SetAttributeQuantization(draco::GeometryAttribute::POSITION, positionBits);
        }
        draco::EncoderBuffer buffer;
        REQUIRE(encoder.EncodeMeshToBuffer(mesh_, &buffer).ok());
        return {buffer.data(), buffer.data() + buffer.size()};
    }

    [[nodiscard]] std::size_t faces() const { return mesh_.num_faces(); }
    [[nodiscard]] std::uint32_t points() const { return mesh_.num_points(); }

private:
    void setFace(std::uint32_t face, std::uint32_t a, std::uint32_t b, std::uint32_t c)
    {
        mesh_.SetFace(draco::FaceIndex(face),
                      {draco::PointIndex(a), draco::PointIndex(b), draco::PointIndex(c)});
    }

    std::uint32_t side_;
    draco::Mesh mesh_;
};

struct Attribute {
    std::string name;
    int id = 0;
    std::string shape; ///< the accessor's component type and such
};

constexpr const char* floatVec3 = R"("componentType":5126,"type":"VEC3")";

std::string packedText(const Bytes& packed, std::size_t points, std::size_t indices,
                       const std::vector<Attribute>& attributes)
{
    SmallGltf gltf;
    const int view = gltf.addView(packed.data(), packed.size());
    std::string names;
    std::string ids;
    for (const Attribute& attribute : attributes) {
        const int accessor =
            gltf.accessor(fmt::format(R"({{"count":{},{}}})", points, attribute.shape));
        const std::string separator = names.empty() ? "" : ",";
        names += fmt::format(R"({}"{}":{})", separator, attribute.name, accessor);
        ids += fmt::format(R"({}"{}":{})", separator, attribute.name, attribute.id);
    }
    const int order = gltf.accessor(
        fmt::format(R"({{"count":{},"componentType":5125,"type":"SCALAR"}})", indices));
    std::string text = gltf.text(oneTriangle(fmt::format(
        R"("indices":{},"attributes":{{{}}},"extensions":{{"KHR_draco_mesh_compression":{{"bufferView":{},"attributes":{{{}}}}}}})",
        order, names, view, ids)));
    text.insert(1, R"("extensionsUsed":["KHR_draco_mesh_compression"],)"
                   R"("extensionsRequired":["KHR_draco_mesh_compression"],)");
    return text;
}

double areaOf(const Primitive& part)
{
    double area = 0.0;
    for (std::size_t i = 0; i + 2 < part.indices.size(); i += 3) {
        const Vec3 a = part.vertices[part.indices[i]].position;
        const Vec3 b = part.vertices[part.indices[i + 1]].position;
        const Vec3 c = part.vertices[part.indices[i + 2]].position;
        area += 0.5 * double(glm::length(glm::cross(b - a, c - a)));
    }
    return area;
}

double areaOf(const Curtain& curtain, std::uint32_t side)
{
    double area = 0.0;
    const auto half = [&](std::uint32_t a, std::uint32_t b, std::uint32_t c) {
        return 0.5 * double(glm::length(glm::cross(curtain.position(b) - curtain.position(a),
                                                   curtain.position(c) - curtain.position(a))));
    };
    for (std::uint32_t y = 0; y + 1 < side; ++y) {
        for (std::uint32_t x = 0; x + 1 < side; ++x) {
            const std::uint32_t at = y * side + x;
            area += half(at, at + 1, at + side) + half(at + side, at + 1, at + side + 1);
        }
    }
    return area;
}

int addNormals(Curtain& curtain)
{
    return curtain.add<float>(draco::GeometryAttribute::NORMAL, draco::DT_FLOAT32, 3,
                              [](std::uint32_t, std::uint8_t k) { return k == 2 ? 1.0F : 0.0F; });
}

}

TEST_CASE("a mesh that Draco packed in order arrives point for point")
{
    Curtain curtain(9);
    const int positions = curtain.addPositions();
    const int normals = addNormals(curtain);
    const int uv = curtain.add<float>(
        draco::GeometryAttribute::TEX_COORD, draco::DT_FLOAT32, 2,
        [](std::uint32_t i, std::uint8_t k) { return float(i) * (k == 0 ? 0.5F : 0.25F); });
    const int colours = curtain.add<std::uint8_t>(
        draco::GeometryAttribute::COLOR, draco::DT_UINT8, 4,
        [](std::uint32_t i, std::uint8_t k) { return std::uint8_t(k == 3 ? 255 : i + k); });
    const auto model = importedGltf(packedText(
        curtain.packed(draco::MESH_SEQUENTIAL_ENCODING), curtain.points(), curtain.faces() * 3,
        {{"POSITION", positions, floatVec3},
         {"NORMAL", normals, floatVec3},
         {"TEXCOORD_0", uv, R"("componentType":5126,"type":"VEC2")"},
         {"COLOR_0", colours, R"("componentType":5121,"normalized":true,"type":"VEC4")"}}));
    REQUIRE_MESSAGE(model, (model ? "" : model.error().message));
    CHECK(model->warnings.empty());
    const Primitive& part = onlyPart(*model);
    REQUIRE(part.vertices.size() == curtain.points());
    REQUIRE(part.indices.size() == curtain.faces() * 3);
    for (std::uint32_t i = 0; i < curtain.points(); ++i) {
        CHECK(part.vertices[i].position == curtain.position(i));
        CHECK(part.vertices[i].normal == Vec3(0, 0, 1));
        CHECK(part.vertices[i].uv == Vec2(float(i) * 0.5F, float(i) * 0.25F));
        CHECK(part.colours[i].g == doctest::Approx(float(i + 1) / 255.0F));
    }
    CHECK(part.indices[3] == 9);
    CHECK(part.indices[4] == 1);
    CHECK(part.indices[5] == 10);
}

TEST_CASE("a mesh that Draco packed small keeps its shape")
{
    Curtain curtain(30);
    const int positions = curtain.addPositions();
    const int normals = addNormals(curtain);
    const auto model = importedGltf(packedText(
        curtain.packed(draco::MESH_EDGEBREAKER_ENCODING, 16), curtain.points(), curtain.faces() * 3,
        {{"POSITION", positions, floatVec3}, {"NORMAL", normals, floatVec3}}));
    REQUIRE_MESSAGE(model, (model ? "" : model.error().message));
    const Primitive& part = onlyPart(*model);
    CHECK(part.indices.size() == curtain.faces() * 3);
    // 16 bits over 29 m are 0.4 mm.
    CHECK(areaOf(part) == doctest::Approx(areaOf(curtain, 30)).epsilon(1e-4));
    CHECK(part.bounds.max.x == doctest::Approx(29.0).epsilon(1e-4));
    CHECK(part.bounds.max.z == doctest::Approx(4.0).epsilon(1e-3));
}

TEST_CASE("more points than sixteen bits count are unpacked")
{
    Curtain curtain(270); // 72900 points
    const int positions = curtain.addPositions();
    const int normals = addNormals(curtain);
    for (const int method : {draco::MESH_SEQUENTIAL_ENCODING, draco::MESH_EDGEBREAKER_ENCODING}) {
        const auto model = importedGltf(
            packedText(curtain.packed(method, 16), curtain.points(), curtain.faces() * 3,
                       {{"POSITION", positions, floatVec3}, {"NORMAL", normals, floatVec3}}));
        REQUIRE_MESSAGE(model, (model ? "" : model.error().message));
        const Primitive& part = onlyPart(*model);
        CHECK(part.vertices.size() == 72900);
        CHECK(part.indices.size() == curtain.faces() * 3);
        CHECK(*std::max_element(part.indices.begin(), part.indices.end()) == 72899);
        CHECK(areaOf(part) == doctest::Approx(areaOf(curtain, 270)).epsilon(1e-3));
    }
}

TEST_CASE("numbers of every kind that Draco packs become the kind the accessor promises")
{
    using draco::GeometryAttribute;
    const auto firstCorner = [](Curtain& curtain, int id, const char* type) {
        const auto model = importedGltf(packedText(
            curtain.packed(draco::MESH_SEQUENTIAL_ENCODING), curtain.points(), curtain.faces() * 3,
            {{"POSITION", id, fmt::format(R"("componentType":{},"type":"VEC3")", type)}}));
        REQUIRE_MESSAGE(model, (model ? "" : model.error().message));
        const Primitive& part = onlyPart(*model);
        CHECK(part.bounds.max.x == 4.0F);
        CHECK(part.bounds.max.y == 4.0F);
        return part.bounds.min;
    };
    const auto check = [&]<class T>(T, draco::DataType kind, const char* type) {
        CAPTURE(int(kind));
        Curtain curtain(5);
        const int id = curtain.add<T>(GeometryAttribute::POSITION, kind, 3,
                                      [&](std::uint32_t i, std::uint8_t k) {
                                          return T(k == 0 ? i % 5 : k == 1 ? i / 5 : i % 2);
                                      });
        CHECK(firstCorner(curtain, id, type) == Vec3(0.0F));
    };
    check(std::int8_t(0), draco::DT_INT8, "5120");
    check(std::uint8_t(0), draco::DT_UINT8, "5121");
    check(std::int16_t(0), draco::DT_INT16, "5122");
    check(std::uint16_t(0), draco::DT_UINT16, "5123");
    check(std::int32_t(0), draco::DT_INT32, "5126");
    check(std::uint32_t(0), draco::DT_UINT32, "5125");
    check(std::uint32_t(0), draco::DT_UINT32, "5123");
    check(0.0F, draco::DT_FLOAT32, "5126");
    check(0.0F, draco::DT_FLOAT32, "5122");
}

TEST_CASE("joints that Draco packed move their vertices")
{
    Curtain curtain(3);
    const int positions = curtain.addPositions();
    const int joints = curtain.add<std::uint16_t>(
        draco::GeometryAttribute::GENERIC, draco::DT_UINT16, 4,
        [](std::uint32_t i, std::uint8_t k) { return std::uint16_t(k == 0 ? i % 2 : 0); });
    const int weights =
        curtain.add<float>(draco::GeometryAttribute::GENERIC, draco::DT_FLOAT32, 4,
                           [](std::uint32_t, std::uint8_t k) { return k == 0 ? 1.0F : 0.0F; });
    const auto model = importedGltf(packedText(
        curtain.packed(draco::MESH_SEQUENTIAL_ENCODING), curtain.points(), curtain.faces() * 3,
        {{"POSITION", positions, floatVec3},
         {"JOINTS_0", joints, R"("componentType":5123,"type":"VEC4")"},
         {"WEIGHTS_0", weights, R"("componentType":5126,"type":"VEC4")"}}));
    REQUIRE_MESSAGE(model, (model ? "" : model.error().message));
    const Primitive& part = onlyPart(*model);
    REQUIRE(part.skin.size() == part.vertices.size());
    for (std::size_t i = 0; i < part.skin.size(); ++i) {
        const Vec3 at = part.vertices[i].position;
        const auto point = std::uint32_t(at.y * 3.0F + at.x);
        CHECK(part.skin[i].joints[0] == point % 2);
        CHECK(part.skin[i].weights[0] == 1.0F);
    }
}

TEST_CASE("broken Draco data end with a sentence")
{
    Curtain curtain(12);
    const int positions = curtain.addPositions();
    const int normals = addNormals(curtain);
    const auto read = [&](const Bytes& packed) {
        return importedGltf(
            packedText(packed, curtain.points(), curtain.faces() * 3,
                       {{"POSITION", positions, floatVec3}, {"NORMAL", normals, floatVec3}}));
    };
    for (const int method : {draco::MESH_SEQUENTIAL_ENCODING, draco::MESH_EDGEBREAKER_ENCODING}) {
        const Bytes good = curtain.packed(method, 12);
        REQUIRE(read(good));
        for (std::size_t length = 0; length < good.size(); length += 37) {
            const auto model = read(Bytes(good.begin(), good.begin() + std::ptrdiff_t(length)));
            REQUIRE_FALSE(model);
            CHECK_MESSAGE(model.error().message.find("what Draco packed in it is broken") !=
                              std::string::npos,
                          model.error().message);
        }
        for (std::size_t at = 0; at < good.size(); at += 3) {
            Bytes flipped = good;
            flipped[at] ^= 0xFFU;
            const auto model = read(flipped);
            if (model) { // then it is another mesh, and sound
                const Primitive& part = onlyPart(*model);
                CHECK(std::ranges::max(part.indices) < part.vertices.size());
            }
        }
    }
}

TEST_CASE("what Draco promises is held to the limits before it is unpacked")
{
    // Magic, version 2.2, a mesh packed in order, no flags, then faces and points as 7 bits a byte.
    Bytes huge{'D', 'R', 'A', 'C', 'O', 2, 2, 1, 0, 0, 0};
    huge.insert(huge.end(), {0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F});
    huge.resize(64);
    const auto model = importedGltf(packedText(huge, 3, 3, {{"POSITION", 0, floatVec3}}));
    REQUIRE_FALSE(model);
    CHECK_MESSAGE(model.error().message.find("GiB for its geometry") != std::string::npos,
                  model.error().message);
    Bytes cloud{'D', 'R', 'A', 'C', 'O', 2, 3, 0, 0, 0, 0};
    cloud.resize(64);
    const auto points = importedGltf(packedText(cloud, 3, 3, {{"POSITION", 0, floatVec3}}));
    REQUIRE_FALSE(points);
    CHECK(points.error().message.find("it is packed as points, which are not drawn") !=
          std::string::npos);
}

TEST_CASE("Draco data that lack what the part names say so")
{
    Curtain curtain(4);
    const int positions = curtain.addPositions();
    const Bytes good = curtain.packed(draco::MESH_SEQUENTIAL_ENCODING);
    const auto refusal = [&](const std::vector<Attribute>& attributes) {
        const auto model =
            importedGltf(packedText(good, curtain.points(), curtain.faces() * 3, attributes));
        REQUIRE_FALSE(model);
        return model.error().message;
    };
    CHECK(refusal({{"POSITION", 7, floatVec3}}).find("what Draco packed has no POSITION") !=
          std::string::npos);
    CHECK(refusal({{"POSITION", positions, R"("componentType":5126,"type":"VEC2")"}})
              .find("POSITION has 3 components where 2 are due") != std::string::npos);
    std::string text =
        packedText(good, curtain.points(), curtain.faces() * 3, {{"POSITION", 0, floatVec3}});
    text.replace(text.find(R"(compression":{"bufferView":0)"), 28,
                 R"(compression":{"bufferView":9)");
    const auto model = importedGltf(text);
    REQUIRE_FALSE(model);
    CHECK(model.error().message.find("it is packed with Draco but names no data") !=
          std::string::npos);
}

TEST_CASE("where Draco data are broken the plain copy beside them is read")
{
    SmallGltf gltf;
    const int positions = gltf.floats({0, 0, 0, 1, 0, 0, 0, 1, 0}, "VEC3");
    const auto model = importedGltf(gltf.text(oneTriangle(fmt::format(
        R"("attributes":{{"POSITION":{}}},"extensions":{{"KHR_draco_mesh_compression":{{"bufferView":0,"attributes":{{"POSITION":0}}}}}})",
        positions))));
    REQUIRE(model);
    CHECK(onlyPart(*model).vertices[1].position == Vec3(1, 0, 0));
    CHECK(says(model->warnings, "is read from its plain copy: what Draco packed in it is broken"));
}

TEST_CASE("Draco meshes that others packed have the faces their files promise")
{
    // Faces: a third of the counts of the index accessors of each file.
    const auto folder = SHARED_OR_SKIP("malformed/invalid/valid-but-unsupported-by-assimp-5.2.5");
    const auto facesOf = [&](const char* file) {
        const auto model = readWhole(folder / file);
        REQUIRE_MESSAGE(model, (model ? "" : model.error().message));
        std::size_t faces = 0;
        for (const Mesh& mesh : model->meshes) {
            for (const Primitive& part : mesh.primitives) {
                faces += part.indices.size() / 3;
            }
        }
        return faces;
    };
    CHECK(facesOf("chess-board.glb") == 178848);
    CHECK(facesOf("cave.glb") == 595410);
}
