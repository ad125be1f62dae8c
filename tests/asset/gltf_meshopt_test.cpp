// EXT_meshopt_compression: what meshoptimizer's own encoder packs arrives as it was.
#include <cmath>
#include <cstring>

#include <fmt/format.h>
#include <glm/geometric.hpp>
#include <meshoptimizer.h>

#include "asset/read/reader.h"
#include "read_gltf.h"
#include "small_gltf.h"

#include <doctest/doctest.h>

#include "support/shared.h"

using namespace premise;
using namespace premise::test;

namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::size_t side = 20; ///< vertices along an edge of the grid

struct Grid {
    std::vector<float> positions;
    std::vector<std::uint32_t> indices;
};

Grid grid()
{
    Grid made;
    for (std::size_t y = 0; y < side; ++y) {
        for (std::size_t x = 0; x < side; ++x) {
            made.positions.insert(made.positions.end(), {float(x), float(y), float(x * y) * 0.25F});
        }
    }
    for (std::uint32_t y = 0; y + 1 < side; ++y) {
        for (std::uint32_t x = 0; x + 1 < side; ++x) {
            const std::uint32_t at = y * std::uint32_t(side) + x;
            const std::uint32_t up = at + std::uint32_t(side);
            made.indices.insert(made.indices.end(), {at, at + 1, up, up, at + 1, up + 1});
        }
    }
    return made;
}

Bytes packedVertices(const void* data, std::size_t count, std::size_t stride)
{
    Bytes out(meshopt_encodeVertexBufferBound(count, stride));
    out.resize(meshopt_encodeVertexBuffer(out.data(), out.size(), data, count, stride));
    return out;
}

Bytes packedTriangles(const std::vector<std::uint32_t>& indices, std::size_t vertices)
{
    Bytes out(meshopt_encodeIndexBufferBound(indices.size(), vertices));
    out.resize(meshopt_encodeIndexBuffer(out.data(), out.size(), indices.data(), indices.size()));
    return out;
}

Bytes packedSequence(const std::vector<std::uint32_t>& indices, std::size_t vertices)
{
    Bytes out(meshopt_encodeIndexSequenceBound(indices.size(), vertices));
    out.resize(meshopt_encodeIndexSequence(out.data(), out.size(), indices.data(), indices.size()));
    return out;
}

/// A glTF whose views are packed and have no plain copy: buffer 0 is the placeholder of all.
class PackedGltf {
public:
    /// Gives the index of an accessor that reads the view from its start.
    int add(const Bytes& packed, std::size_t count, std::size_t stride, const std::string& mode,
            const std::string& filter, const std::string& accessor)
    {
        const std::string separator = views_.empty() ? "" : ",";
        views_ += fmt::format(
            R"({0}{{"buffer":0,"byteOffset":{1},"byteLength":{2}{3},"extensions":{{"{4}":{{"buffer":1,"byteOffset":{5},"byteLength":{6},"byteStride":{7},"count":{8},"mode":"{9}","filter":"{10}"}}}}}})",
            separator, plain_, count * stride,
            mode == "ATTRIBUTES" ? fmt::format(R"(,"byteStride":{})", stride) : "", extensionName,
            buffer_.size(), packed.size(), stride, count, mode, filter);
        accessors_ += fmt::format(R"({}{{"bufferView":{},"count":{},{}}})", separator, count_,
                                  count, accessor);
        plain_ += count * stride;
        buffer_.insert(buffer_.end(), packed.begin(), packed.end());
        buffer_.resize((buffer_.size() + 3) / 4 * 4);
        return count_++;
    }

    [[nodiscard]] std::string text(const std::string& primitive) const
    {
        return fmt::format(
            R"({{"asset":{{"version":"2.0"}},"extensionsUsed":["{0}"],"extensionsRequired":["{0}"],"buffers":[{{"byteLength":{1},"extensions":{{"{0}":{{"fallback":true}}}}}},{{"byteLength":{2},"uri":"data:application/octet-stream;base64,{3}"}}],"bufferViews":[{4}],"accessors":[{5}],{6}}})",
            extensionName, plain_, buffer_.size(), base64(buffer_), views_, accessors_,
            oneTriangle(primitive));
    }

    std::string extensionName = "EXT_meshopt_compression";

private:
    Bytes buffer_;
    std::string views_;
    std::string accessors_;
    std::size_t plain_ = 0;
    int count_ = 0;
};

constexpr const char* floatVec3 = R"("componentType":5126,"type":"VEC3")";

/// The same corners in the same order, whatever vertex each has now; triangles may begin at another
/// corner and come in another order, as the codec allows.
void checkSameSurface(const Grid& made, const Primitive& part)
{
    REQUIRE(part.indices.size() == made.indices.size());
    REQUIRE(part.vertices.size() == made.positions.size() / 3);
    double area = 0.0;
    double due = 0.0;
    const auto corner = [&](std::uint32_t i) {
        return Vec3(made.positions[i * 3], made.positions[i * 3 + 1], made.positions[i * 3 + 2]);
    };
    for (std::size_t i = 0; i + 2 < part.indices.size(); i += 3) {
        const Vec3 a = part.vertices[part.indices[i]].position;
        const Vec3 b = part.vertices[part.indices[i + 1]].position;
        const Vec3 c = part.vertices[part.indices[i + 2]].position;
        const Vec3 normal = glm::cross(b - a, c - a);
        CHECK(normal.z > 0.0F);
        area += double(glm::length(normal));
        due +=
            double(glm::length(glm::cross(corner(made.indices[i + 1]) - corner(made.indices[i]),
                                          corner(made.indices[i + 2]) - corner(made.indices[i]))));
    }
    CHECK(area == doctest::Approx(due));
}

std::vector<float> upwards(std::size_t count)
{
    std::vector<float> normals;
    for (std::size_t i = 0; i < count; ++i) {
        const float turn = float(i) * 0.1F;
        normals.insert(normals.end(), {0.6F * std::cos(turn), 0.6F * std::sin(turn), 0.8F, 0.0F});
    }
    return normals;
}

}

TEST_CASE("packed vertices and triangles arrive as they were packed")
{
    const Grid made = grid();
    for (const char* name : {"EXT_meshopt_compression", "KHR_meshopt_compression"}) {
        PackedGltf gltf;
        gltf.extensionName = name;
        const std::size_t count = made.positions.size() / 3;
        const int positions = gltf.add(packedVertices(made.positions.data(), count, 12), count, 12,
                                       "ATTRIBUTES", "NONE", floatVec3);
        const int indices =
            gltf.add(packedTriangles(made.indices, count), made.indices.size(), 4, "TRIANGLES",
                     "NONE", R"("componentType":5125,"type":"SCALAR")");
        std::vector<float> normalFloats = upwards(count);
        Bytes octahedral(count * 4);
        meshopt_encodeFilterOct(octahedral.data(), count, 4, 8, normalFloats.data());
        const int normals =
            gltf.add(packedVertices(octahedral.data(), count, 4), count, 4, "ATTRIBUTES",
                     "OCTAHEDRAL", R"("componentType":5120,"normalized":true,"type":"VEC3")");
        const auto model = importedGltf(
            gltf.text(fmt::format(R"("indices":{},"attributes":{{"POSITION":{},"NORMAL":{}}})",
                                  indices, positions, normals)));
        REQUIRE(model);
        CHECK(model->warnings.empty());
        const Primitive& part = onlyPart(*model);
        checkSameSurface(made, part);
        // The codec keeps the order of vertices. A step of eight bits on the octahedron turns a normal
        // by up to 1°, and so does a step of what it becomes.
        for (std::size_t i = 0; i < count; ++i) {
            const Vec3 due(normalFloats[i * 4], normalFloats[i * 4 + 1], normalFloats[i * 4 + 2]);
            CHECK(glm::dot(part.vertices[i].normal, due) > std::cos(glm::radians(2.0F)));
        }
    }
}

TEST_CASE("a packed strip of single indices is read in its order")
{
    PackedGltf gltf;
    const std::vector<float> corners{0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0};
    const int positions =
        gltf.add(packedVertices(corners.data(), 4, 12), 4, 12, "ATTRIBUTES", "NONE", floatVec3);
    const int indices = gltf.add(packedSequence({0, 1, 2, 3}, 4), 4, 2, "INDICES", "NONE",
                                 R"("componentType":5123,"type":"SCALAR")");
    const auto model = importedGltf(gltf.text(fmt::format(
        R"("mode":5,"indices":{},"attributes":{{"POSITION":{}}})", indices, positions)));
    REQUIRE(model);
    CHECK(onlyPart(*model).indices.size() == 6);
    CHECK(model->bounds.max == Vec3(1, 1, 0));
}

TEST_CASE("positions packed as exponents and mantissas keep the bits they were given")
{
    const Grid made = grid();
    const std::size_t count = made.positions.size() / 3;
    Bytes exponential(count * 12);
    meshopt_encodeFilterExp(exponential.data(), count, 12, 15, made.positions.data());
    PackedGltf gltf;
    const int positions = gltf.add(packedVertices(exponential.data(), count, 12), count, 12,
                                   "ATTRIBUTES", "EXPONENTIAL", floatVec3);
    const int indices = gltf.add(packedTriangles(made.indices, count), made.indices.size(), 2,
                                 "TRIANGLES", "NONE", R"("componentType":5123,"type":"SCALAR")");
    const auto model = importedGltf(gltf.text(
        fmt::format(R"("indices":{},"attributes":{{"POSITION":{}}})", indices, positions)));
    REQUIRE(model);
    // Largest 90.25, below 2^7; of 15 bits one is the sign: half a step is 2^(7-14-1).
    const Bounds& bounds = onlyPart(*model).bounds;
    CHECK(bounds.max.x == doctest::Approx(19.0).epsilon(0.0005));
    CHECK(bounds.max.z == doctest::Approx(90.25).epsilon(0.0001));
    CHECK(bounds.min.x == 0.0F);
}

TEST_CASE("packed turns of an animation arrive as the turns they were")
{
    // A quarter turn about x, y and z, and none, as x y z w.
    const float root = std::sqrt(0.5F);
    const std::vector<float> turns{root, 0, 0,    root, 0, root, 0, root,
                                   0,    0, root, root, 0, 0,    0, 1};
    Bytes filtered(4 * 8);
    meshopt_encodeFilterQuat(filtered.data(), 4, 8, 16, turns.data());
    PackedGltf gltf;
    const std::vector<float> corners{0, 0, 0, 1, 0, 0, 0, 1, 0};
    const int positions =
        gltf.add(packedVertices(corners.data(), 3, 12), 3, 12, "ATTRIBUTES", "NONE", floatVec3);
    const int values =
        gltf.add(packedVertices(filtered.data(), 4, 8), 4, 8, "ATTRIBUTES", "QUATERNION",
                 R"("componentType":5122,"normalized":true,"type":"VEC4")");
    const std::vector<float> seconds{0, 1, 2, 3};
    const int times = gltf.add(packedVertices(seconds.data(), 4, 4), 4, 4, "ATTRIBUTES", "NONE",
                               R"("componentType":5126,"type":"SCALAR")");
    std::string text = gltf.text(fmt::format(R"("attributes":{{"POSITION":{}}})", positions));
    text.insert(
        text.size() - 1,
        fmt::format(
            R"(,"animations":[{{"channels":[{{"sampler":0,"target":{{"node":0,"path":"rotation"}}}}],"samplers":[{{"input":{},"output":{}}}]}}])",
            times, values));
    const auto model = importedGltf(text);
    REQUIRE(model);
    REQUIRE(model->animations.size() == 1);
    REQUIRE(model->animations[0].channels.size() == 1);
    const Channel& channel = model->animations[0].channels[0];
    CHECK(channel.times == seconds);
    REQUIRE(channel.values.size() == turns.size());
    for (std::size_t key = 0; key < 4; ++key) {
        float along = 0.0F;
        for (std::size_t k = 0; k < 4; ++k) {
            along += channel.values[key * 4 + k] * turns[key * 4 + k];
        }
        CHECK(std::abs(along) == doctest::Approx(1.0).epsilon(0.0005));
    }
}

TEST_CASE("broken packed data are told and never read")
{
    const Grid made = grid();
    const std::size_t count = made.positions.size() / 3;
    const Bytes good = packedVertices(made.positions.data(), count, 12);
    const auto refusal = [&](const Bytes& packed, std::size_t elements, std::size_t stride,
                             const std::string& mode, const std::string& filter) {
        PackedGltf gltf;
        const int positions = gltf.add(packed, elements, stride, mode, filter, floatVec3);
        const auto model =
            importedGltf(gltf.text(fmt::format(R"("attributes":{{"POSITION":{}}})", positions)));
        REQUIRE_FALSE(model);
        return model.error().message;
    };
    const auto says = [](const std::string& message, const std::string& part) {
        CHECK_MESSAGE(message.find(part) != std::string::npos, message);
    };
    says(refusal(Bytes(good.begin(), good.end() - 40), count, 12, "ATTRIBUTES", "NONE"),
         "its buffer view 0 is broken where it is packed");
    says(refusal(Bytes(64, 0x77), count, 12, "ATTRIBUTES", "NONE"), "is broken where it is packed");
    says(refusal(Bytes(40, 0xA0), 30'000'000, 12, "ATTRIBUTES", "NONE"),
         "is broken where it is packed");
    says(refusal(Bytes(40, 0xE1), 30'000'000, 4, "TRIANGLES", "NONE"),
         "is broken where it is packed");
    says(refusal(Bytes(40, 0xD1), 30'000'000, 4, "INDICES", "NONE"),
         "is broken where it is packed");
    says(refusal(good, count, 10, "ATTRIBUTES", "NONE"), "which its packing does not allow");
    says(refusal(good, count, 12, "ATTRIBUTES", "QUATERNION"), "which its packing does not allow");
    says(refusal(good, 4, 4, "TRIANGLES", "NONE"), "which its packing does not allow");
    says(refusal(good, count, 12, "POINTS", "NONE"), "is packed in a way that is not known");
    says(refusal(good, count, 12, "ATTRIBUTES", "COLOR"), "which its packing does not allow");
    says(refusal(Bytes(40, 0xA1), 30'000'000, 12, "ATTRIBUTES", "NONE"),
         "is broken where it is packed");
    Bytes newer = good;
    newer[0] = 0xA2;
    says(refusal(newer, count, 12, "ATTRIBUTES", "NONE"), "packed by a newer version than is read");
}

TEST_CASE("a packed view that points nowhere says so")
{
    const std::vector<float> corners{0, 0, 0, 1, 0, 0, 0, 1, 0};
    PackedGltf gltf;
    const int positions =
        gltf.add(packedVertices(corners.data(), 3, 12), 3, 12, "ATTRIBUTES", "NONE", floatVec3);
    const std::string good = gltf.text(fmt::format(R"("attributes":{{"POSITION":{}}})", positions));
    const auto refusal = [&](const std::string& was, const std::string& becomes) {
        std::string text = good;
        const std::size_t at = text.find(was);
        REQUIRE(at != std::string::npos);
        text.replace(at, was.size(), becomes);
        const auto model = importedGltf(text);
        REQUIRE_FALSE(model);
        return model.error().message;
    };
    CHECK(refusal(R"("buffer":1)", R"("buffer":7)").find("its buffer view 0 names no buffer") !=
          std::string::npos);
    CHECK(refusal(R"("buffer":1,"byteOffset":0)", R"("buffer":1,"byteOffset":9000)")
              .find("its buffer view 0 ends outside its buffer") != std::string::npos);
    CHECK(refusal(R"("byteLength":36,"byteStride")", R"("byteLength":24,"byteStride")")
              .find("its buffer view 0 packs more than the view holds") != std::string::npos);
}

TEST_CASE("where packed data are broken the plain copy beside them is read")
{
    const std::vector<float> corners{0, 0, 0, 1, 0, 0, 0, 1, 0};
    SmallGltf gltf;
    const int positions = gltf.floats(corners, "VEC3");
    std::string text =
        gltf.text(oneTriangle(fmt::format(R"("attributes":{{"POSITION":{}}})", positions)));
    text.insert(
        text.find(R"("byteLength":36}],)") + 15,
        R"(,"extensions":{"EXT_meshopt_compression":{"buffer":0,"byteLength":36,"byteStride":12,"count":3,"mode":"ATTRIBUTES"}})");
    const auto model = importedGltf(text);
    REQUIRE(model);
    CHECK(onlyPart(*model).vertices[1].position == Vec3(1, 0, 0));
    CHECK(says(model->warnings, "buffer view 0 is broken where it is packed; its plain copy"));
}
