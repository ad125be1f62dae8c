#include "asset/ply/reader.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "asset/mesh/primitive_shape.h"
#include "asset/mesh/smooth_normals.h"
#include "asset/model_bounds.h"
#include "asset/ply/faces.h"
#include "asset/ply/header.h"
#include "asset/ply/values.h"
#include "asset/read/side_image.h"
#include "asset/read/unit_notes.h"
#include "asset/read/warnings.h"
#include "image/colour.h"

namespace premise {

namespace {

    constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();

    /// How much of a colour's type is all of it.
    double fullOf(PlyType type)
    {
        switch (type) {
        case PlyType::uint8: return 255.0;
        case PlyType::uint16: return 65535.0;
        default: return 1.0;
        }
    }

    /// The places of what a vertex can have; −1 where it has not.
    struct VertexPlaces {
        explicit VertexPlaces(const PlyElement& element)
            : position{element.find({"x"}), element.find({"y"}), element.find({"z"})},
              normal{element.find({"nx"}), element.find({"ny"}), element.find({"nz"})},
              uv{element.find({"s", "u", "texture_u", "s0"}),
                 element.find({"t", "v", "texture_v", "t0"})},
              colour{element.find({"red", "r", "diffuse_red"}),
                     element.find({"green", "g", "diffuse_green"}),
                     element.find({"blue", "b", "diffuse_blue"}), element.find({"alpha", "a"})}
        {
        }
        int position[3];
        int normal[3];
        int uv[2];
        int colour[4];
    };

    class PlyReader {
    public:
        PlyReader(std::span<const std::byte> file, const PlyHeader& header, std::string name,
                  const ImportLimits& limits)
            : header_(header),
              name_(std::move(name)),
              limits_(limits),
              values_(file, header),
              faces_(vertices_)
        {
        }

        Result<Primitive> read(Warnings& warnings)
        {
            for (const PlyElement& element : header_.elements) {
                if (element.name == "vertex") {
                    TRY(readVertices(element));
                } else {
                    TRY(readFaces(element));
                }
            }
            faces_.report(name_, warnings);
            if (vertices_.empty()) {
                return fail("{} holds no vertices, so there is nothing to draw. Export it again.",
                            name_);
            }
            if (faces_.indices().empty()) {
                return fail("{} is a cloud of {} points without faces, which cannot be drawn. Make "
                            "a mesh of it where it was scanned, and export that.",
                            name_, vertices_.size());
            }
            return primitive();
        }

    private:
        Result<void> readVertices(const PlyElement& element)
        {
            if (element.count > limits_[Limit::vertices]) {
                return tl::unexpected(overLimit(name_, Limit::vertices, element.count, limits_));
            }
            const VertexPlaces places(element);
            if (places.position[0] < 0 || places.position[1] < 0 || places.position[2] < 0) {
                return fail("{} cannot be read: its vertices have no x, y and z. Export it again.",
                            name_);
            }
            hasNormals_ = places.normal[0] >= 0 && places.normal[1] >= 0 && places.normal[2] >= 0;
            vertices_.reserve(static_cast<std::size_t>(element.count));
            for (std::uint64_t i = 0; i < element.count; ++i) {
                TRY(readRow(element));
                addVertex(element, places);
            }
            return {};
        }

        Result<void> readFaces(const PlyElement& element)
        {
            const int corners = element.find({"vertex_indices", "vertex_index"});
            const int uvs = element.find({"texcoord"});
            const bool strips = element.name == "tristrips";
            for (std::uint64_t i = 0; i < element.count; ++i) {
                TRY(readRow(element));
                if (corners < 0 || (!strips && element.name != "face")) {
                    continue;
                }
                const std::vector<double>& named = lists_[static_cast<std::size_t>(corners)];
                if (strips) {
                    faces_.addStrip(named);
                } else {
                    faces_.addFace(named, uvs < 0 ? std::span<const double>()
                                                  : lists_[static_cast<std::size_t>(uvs)]);
                }
                if (faces_.indices().size() / 3 > limits_[Limit::triangles]) {
                    return tl::unexpected(overLimit(name_, Limit::triangles, 0, limits_));
                }
            }
            return {};
        }

        Result<void> readRow(const PlyElement& element)
        {
            row_.resize(element.properties.size());
            lists_.resize(std::max(lists_.size(), element.properties.size()));
            bool fits = true;
            for (std::size_t i = 0; fits && i < element.properties.size(); ++i) {
                const PlyProperty& property = element.properties[i];
                row_[i] = values_.next(property.list ? property.countType : property.type);
                lists_[i].clear();
                fits = !property.list ||
                       (row_[i] >= 0.0 && row_[i] <= double(values_.most(property.type)));
                for (double left = property.list && fits ? row_[i] : 0.0; left >= 1.0; --left) {
                    lists_[i].push_back(values_.next(property.type));
                }
            }
            if (!fits || !values_.ok()) {
                return fail("{} cannot be read: it ends, or has no number, in the middle of its "
                            "\"{}\". Copy or export it again.",
                            name_, element.name);
            }
            return {};
        }

        void addVertex(const PlyElement& element, const VertexPlaces& places);
        Primitive primitive();

        const PlyHeader& header_;
        std::string name_;
        const ImportLimits& limits_;
        PlyValues values_;
        std::vector<double> row_;
        std::vector<std::vector<double>> lists_; ///< of the row, one a property
        std::vector<Vertex> vertices_;
        std::vector<Vec4> colours_; ///< one a vertex, or none
        PlyFaces faces_;
        bool hasNormals_ = false;
    };

    void PlyReader::addVertex(const PlyElement& element, const VertexPlaces& places)
    {
        const auto value = [this](int place, float otherwise) {
            return place < 0 ? otherwise
                             : static_cast<float>(row_[static_cast<std::size_t>(place)]);
        };
        Vertex vertex;
        Vec3 normal(0.0F);
        for (int k = 0; k < 3; ++k) {
            vertex.position[k] = value(places.position[k], 0.0F);
            normal[k] = value(places.normal[k], 0.0F);
        }
        const float length =
            std::sqrt(normal.x * normal.x + normal.y * normal.y + normal.z * normal.z);
        const bool usable = length > 1.0e-10F && std::isfinite(length);
        vertex.normal = usable ? normal / length : vertex.normal;
        const Vec2 uv(value(places.uv[0], 0.0F), 1.0F - value(places.uv[1], 1.0F));
        vertex.uv = std::isfinite(uv.x + uv.y) ? uv : Vec2(0.0F); // v counts from the bottom
        vertices_.push_back(vertex);
        if (places.colour[0] < 0) {
            return;
        }
        Vec4 colour(1.0F);
        for (int k = 0; k < 4; ++k) {
            const int place = places.colour[k];
            if (place < 0) {
                continue;
            }
            const double full = fullOf(element.properties[static_cast<std::size_t>(place)].type);
            const auto share = value(place, 1.0F) / static_cast<float>(full);
            colour[k] = std::isfinite(share) ? std::clamp(share, 0.0F, 1.0F) : 1.0F;
            colour[k] = k < 3 ? linearFromSrgb(colour[k]) : colour[k]; // scans store what is shown
        }
        colours_.push_back(colour);
    }

    Primitive PlyReader::primitive()
    {
        if (!hasNormals_) {
            makeSmoothNormals(vertices_, faces_.indices());
        }
        const std::vector<std::uint32_t>& named = faces_.indices();
        const bool split = faces_.cornerUvs().size() == named.size();
        std::vector<std::uint32_t> indices(named.size());
        std::vector<Vertex> vertices;
        std::vector<Vec4> colours;
        const auto take = [&](std::uint32_t from) {
            vertices.push_back(vertices_[from]);
            if (!colours_.empty()) {
                colours.push_back(colours_[from]);
            }
            return static_cast<std::uint32_t>(vertices.size() - 1);
        };
        // Vertices that no triangle uses would only stretch the bounds; and where a picture has
        // seams, a vertex has several places in it: then every corner gets its own.
        std::vector<std::uint32_t> known(vertices_.size(), nowhere);
        for (std::size_t i = 0; i < named.size(); ++i) {
            std::uint32_t& place = known[named[i]];
            place = split || place == nowhere ? take(named[i]) : place;
            indices[i] = place;
            if (split) {
                vertices[place].uv = faces_.cornerUvs()[i];
            }
        }
        Primitive result;
        result.material = 0;
        result.vertices = std::move(vertices);
        result.colours = std::move(colours);
        result.indices = std::move(indices);
        result.bounds = boundsOfVertices(result);
        return result;
    }

    Material scanMaterial()
    {
        Material material;
        material.metallic = 0.0F;
        material.roughness = 0.9F;
        return material;
    }

}

Result<ReadModel> readPly(const std::filesystem::path& path, std::span<const std::byte> file,
                          const ImportLimits& limits)
{
    const std::string name = path.string();
    const Result<PlyHeader> header = readPlyHeader(file);
    if (!header) {
        return fail("{} cannot be read: {}. Copy or export it again.", name,
                    header.error().message);
    }
    Warnings warnings;
    ReadModel read;
    read.file = name;
    Model& model = read.model;
    model.name = path.stem().string();
    Mesh mesh;
    mesh.name = model.name;
    mesh.primitives.push_back(TRY(PlyReader(file, *header, name, limits).read(warnings)));
    Node& node = model.nodes.emplace_back();
    node.name = model.name;
    node.mesh = 0;
    model.meshes.push_back(std::move(mesh));
    model.materials.push_back(scanMaterial());
    if (!header->picture.empty()) {
        model.materials.back().baseColourTexture.texture = 0;
        read.images.push_back(sideImage(path, header->picture));
        model.textures.emplace_back().name = read.images.back().name;
        read.imageOf.push_back(0);
        settleRoles(read);
    }
    model.bounds = restBounds(model);
    addUnitNotes(model, ModelFormat::ply, name, warnings);
    model.warnings = warnings.taken();
    return read;
}

}
