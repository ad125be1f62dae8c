#include "asset/usd/parts.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>

#include <glm/geometric.hpp>

#include "asset/mesh/primitive_shape.h"

namespace premise {

namespace {

    /// All that two corners must share to be one vertex.
    struct Corner {
        std::array<float, 14> numbers{}; ///< position, normal, uv, uv1, colour
        std::uint32_t point = 0;         ///< where points have more of their own than that
        friend bool operator==(const Corner&, const Corner&) = default;
    };

    std::uint64_t hashOf(const Corner& corner)
    {
        std::uint64_t hash = 0xcbf29ce484222325U + corner.point;
        for (const float number : corner.numbers) {
            std::uint32_t bits = 0;
            std::memcpy(&bits, &number, sizeof bits);
            hash = (hash ^ bits) * 0x100000001b3U;
            hash ^= hash >> 29U;
        }
        return hash;
    }

    /// Gives every corner that is like no other a number of its own, from 0 on.
    class Corners {
    public:
        explicit Corners(std::size_t most) : places_(std::bit_ceil(most * 2 + 2), none) {}

        /// The corner's number; `isNew` where it had none.
        std::uint32_t numberOf(const Corner& corner, bool& isNew)
        {
            std::size_t at = hashOf(corner) & (places_.size() - 1);
            while (places_[at] != none && !(corners_[places_[at]] == corner)) {
                at = (at + 1) & (places_.size() - 1);
            }
            isNew = places_[at] == none;
            if (isNew) {
                places_[at] = static_cast<std::uint32_t>(corners_.size());
                corners_.push_back(corner);
            }
            return places_[at];
        }

    private:
        static constexpr std::uint32_t none = 0xFFFFFFFFU;
        std::vector<std::uint32_t> places_; ///< at least half of them free
        std::vector<Corner> corners_;
    };

    Vec3 areaNormal(const UsdFaces& faces, const UsdFace& face)
    {
        DVec3 normal(0.0);
        const DVec3 origin(faces.points[faces.corners[face.first]]);
        for (std::uint32_t i = 1; i + 1 < face.count; ++i) {
            const DVec3 a(faces.points[faces.corners[face.first + i]]);
            const DVec3 b(faces.points[faces.corners[face.first + i + 1]]);
            normal += glm::cross(a - origin, b - origin);
        }
        const Vec3 kept(faces.leftHanded ? -normal : normal);
        return std::isfinite(glm::dot(kept, kept)) ? kept : Vec3(0.0F);
    }

    Vec3 unit(const Vec3& vector)
    {
        const double length = glm::length(DVec3(vector));
        return length > 0.0 && std::isfinite(length) ? Vec3(DVec3(vector) / length)
                                                     : Vec3(0.0F, 1.0F, 0.0F);
    }

    float finiteOr(double number, float otherwise)
    {
        const auto kept = static_cast<float>(number);
        return std::isfinite(kept) ? kept + 0.0F : otherwise; // + 0: no negative zero
    }

    class PartReader {
    public:
        PartReader(UsdScene& scene, UsdMeshValues& values) : scene_(scene), values_(values) {}

        Result<Primitive> read(int place, const UsdPart& part)
        {
            readCoordinates(place, part.material);
            coloured_ = part.material.vertexColours && (values_.colours || values_.opacities);
            std::size_t corners = 0;
            for (const std::uint32_t face : part.faces) {
                corners += values_.faces.faces[face].count;
            }
            known_.emplace(corners);
            std::vector<Triangle> triangles;
            std::vector<Vec3> polygon;
            for (const std::uint32_t face : part.faces) {
                TRY(addFace(face, polygon, triangles));
            }
            Primitive primitive;
            primitive.material = part.material.place;
            primitive.vertices = std::move(vertices_);
            primitive.indices = std::move(indices_);
            primitive.uv1 = std::move(uv1_);
            primitive.colours = std::move(colours_);
            primitive.bounds = boundsOfVertices(primitive);
            addMotion(primitive);
            return primitive;
        }

    private:
        /// What skeletons and blend shapes need to know of each vertex.
        void addMotion(Primitive& primitive) const
        {
            std::vector<SkinVertex> skin;
            for (std::size_t i = 0; !values_.skin.empty() && i < pointOf_.size(); ++i) {
                skin.push_back(values_.skin[pointOf_[i]]);
            }
            primitive.skin = std::move(skin);
            for (const UsdMorph& from : values_.morphs) {
                std::vector<Vec3> positions;
                std::vector<Vec3> normals;
                for (const std::uint32_t point : pointOf_) {
                    positions.push_back(from.positions[point]);
                    if (!from.normals.empty()) {
                        normals.push_back(from.normals[point]);
                    }
                }
                primitive.morphs.push_back({from.name, std::move(positions), std::move(normals)});
            }
        }

        const UsdPrimvar* coordinates(int place, const std::string& name)
        {
            const auto [found, isNew] = values_.coordinates.try_emplace(name);
            if (isNew) {
                found->second = readUsdPrimvar(scene_, place, values_.faces, "primvars:" + name, 2,
                                               UsdSpread::constant);
            }
            return found->second ? &*found->second : nullptr;
        }

        /// The primvars that the material reads; else the usual one, for whoever paints it later.
        void readCoordinates(int place, const UsdMaterial& material)
        {
            for (std::size_t set = 0; set < material.uvNames.size() && set < 2; ++set) {
                uv_[set] = coordinates(place, material.uvNames[set]);
                if (uv_[set] == nullptr) {
                    scene_.warnings.add("{}: it has no texture coordinates \"{}\", which its "
                                        "material reads.",
                                        scene_.where(place), material.uvNames[set]);
                }
            }
            for (const char* name : {"st", "UVMap", "map1", "uv"}) {
                if (material.uvNames.empty() && uv_[0] == nullptr) {
                    uv_[0] = coordinates(place, name);
                }
            }
        }

        Result<void> addFace(std::uint32_t place, std::vector<Vec3>& polygon,
                             std::vector<Triangle>& triangles)
        {
            const UsdFaces& faces = values_.faces;
            const UsdFace& face = faces.faces[place];
            if (!face.drawn) {
                return {};
            }
            if (scene_.trianglesLeft < face.count) {
                return tl::unexpected(overLimit(scene_.name(), Limit::triangles, 0, scene_.limits));
            }
            scene_.trianglesLeft -= face.count - 2;
            polygon.clear();
            for (std::uint32_t i = 0; i < face.count; ++i) {
                polygon.push_back(faces.points[faces.corners[face.first + i]]);
            }
            triangulate(polygon, triangles);
            cornerVertex_.clear();
            for (std::uint32_t i = 0; i < face.count; ++i) {
                cornerVertex_.push_back(TRY(vertexOf(place, face.first + i)));
            }
            for (const Triangle& triangle : triangles) {
                const std::uint32_t a = cornerVertex_[triangle[0]];
                const std::uint32_t b = cornerVertex_[triangle[1]];
                const std::uint32_t c = cornerVertex_[triangle[2]];
                indices_.insert(indices_.end(),
                                {a, faces.leftHanded ? c : b, faces.leftHanded ? b : c});
            }
            return {};
        }

        Result<std::uint32_t> vertexOf(std::uint32_t face, std::uint32_t corner)
        {
            const std::uint32_t point = values_.faces.corners[corner];
            Vertex vertex;
            vertex.position = values_.faces.points[point];
            vertex.normal = normalAt(face, corner, point);
            vertex.uv = uvAt(0, face, corner, point);
            const Vec2 uv1 = uvAt(1, face, corner, point);
            const Vec4 colour = colourAt(face, corner, point);
            const bool moves = !values_.skin.empty() || !values_.morphs.empty();
            const Corner key{{vertex.position.x, vertex.position.y, vertex.position.z,
                              vertex.normal.x, vertex.normal.y, vertex.normal.z, vertex.uv.x,
                              vertex.uv.y, uv1.x, uv1.y, colour.x, colour.y, colour.z, colour.w},
                             moves ? point : 0U};
            bool isNew = false;
            const std::uint32_t number = known_->numberOf(key, isNew);
            if (!isNew) {
                return number;
            }
            if (scene_.verticesLeft == 0) {
                return tl::unexpected(overLimit(scene_.name(), Limit::vertices, 0, scene_.limits));
            }
            --scene_.verticesLeft;
            vertices_.push_back(vertex);
            if (moves) {
                pointOf_.push_back(point);
            }
            if (uv_[1] != nullptr) {
                uv1_.push_back(uv1);
            }
            if (coloured_) {
                colours_.push_back(colour);
            }
            return number;
        }

        Vec3 normalAt(std::uint32_t face, std::uint32_t corner, std::uint32_t point) const
        {
            if (!values_.normals) {
                return values_.madeNormals[values_.faces.smooth ? point : face];
            }
            const double* numbers = values_.normals->at(face, corner, point);
            return unit(Vec3(finiteOr(numbers[0], 0.0F), finiteOr(numbers[1], 0.0F),
                             finiteOr(numbers[2], 0.0F)));
        }

        /// The file counts v from the bottom, we from the top.
        Vec2 uvAt(std::size_t set, std::uint32_t face, std::uint32_t corner,
                  std::uint32_t point) const
        {
            if (uv_[set] == nullptr) {
                return Vec2(0.0F);
            }
            const double* numbers = uv_[set]->at(face, corner, point);
            return {finiteOr(numbers[0], 0.0F), finiteOr(1.0 - numbers[1], 0.0F)};
        }

        Vec4 colourAt(std::uint32_t face, std::uint32_t corner, std::uint32_t point) const
        {
            Vec4 colour(1.0F);
            if (coloured_ && values_.colours) {
                const double* numbers = values_.colours->at(face, corner, point);
                for (int i = 0; i < 3; ++i) {
                    colour[i] = std::max(finiteOr(numbers[i], 1.0F), 0.0F);
                }
            }
            if (coloured_ && values_.opacities) {
                const double* numbers = values_.opacities->at(face, corner, point);
                colour.w = std::clamp(finiteOr(numbers[0], 1.0F), 0.0F, 1.0F);
            }
            return colour;
        }

        UsdScene& scene_;
        UsdMeshValues& values_;
        std::array<const UsdPrimvar*, 2> uv_{};
        bool coloured_ = false;
        std::optional<Corners> known_;
        std::vector<std::uint32_t> cornerVertex_; ///< of the face at hand
        std::vector<Vertex> vertices_;
        std::vector<std::uint32_t> pointOf_; ///< of a vertex, where its point may move by itself
        std::vector<std::uint32_t> indices_;
        std::vector<Vec2> uv1_;
        std::vector<Vec4> colours_;
    };
}

void makeUsdNormals(UsdMeshValues& values)
{
    const UsdFaces& faces = values.faces;
    std::vector<Vec3>& normals = values.madeNormals;
    normals.assign(faces.smooth ? faces.points.size() : faces.faces.size(), Vec3(0.0F));
    for (std::size_t i = 0; i < faces.faces.size(); ++i) {
        const UsdFace& face = faces.faces[i];
        if (!face.drawn) {
            continue;
        }
        const Vec3 normal = areaNormal(faces, face);
        if (!faces.smooth) {
            normals[i] = normal;
        }
        for (std::uint32_t k = 0; faces.smooth && k < face.count; ++k) {
            normals[faces.corners[face.first + k]] += normal;
        }
    }
    for (Vec3& normal : normals) {
        normal = unit(normal);
    }
}

Result<Primitive> readUsdPart(UsdScene& scene, int prim, UsdMeshValues& values, const UsdPart& part)
{
    return PartReader(scene, values).read(prim, part);
}
}
