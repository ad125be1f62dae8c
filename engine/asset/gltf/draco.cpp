#include "asset/gltf/draco.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <exception>
#include <limits>
#include <memory>
#include <optional>
#include <type_traits>

#include <draco/compression/decode.h>
#include <draco/compression/point_cloud/point_cloud_decoder.h>
#include <draco/core/varint_decoding.h>
#include <draco/metadata/metadata_decoder.h>

#include "asset/gltf/accessors.h"

namespace premise {

namespace {

    tl::unexpected<Error> broken()
    {
        return fail("what Draco packed in it is broken. Export it again");
    }

    struct PackedSize {
        std::uint32_t faces = 0;
        std::uint32_t points = 0;
    };

    /// A number of the connectivity: of variable length since `variableSince`, four bytes before.
    bool readCount(draco::DecoderBuffer& buffer, std::uint16_t variableSince, std::uint32_t& out)
    {
        return buffer.bitstream_version() < variableSince ? buffer.Decode(&out)
                                                          : draco::DecodeVarint(&out, &buffer);
    }

    /// What the library would ask memory for, taken from the data's beginning. Order and versions are
    /// those of the Draco bitstream specification, 5 and 6.
    Result<PackedSize> packedSize(draco::DecoderBuffer buffer)
    {
        draco::DracoHeader header{};
        if (!draco::PointCloudDecoder::DecodeHeader(&buffer, &header).ok()) {
            return broken();
        }
        if (header.encoder_type != draco::TRIANGULAR_MESH) {
            return fail("it is packed as points, which are not drawn");
        }
        buffer.set_bitstream_version(
            DRACO_BITSTREAM_VERSION(header.version_major, header.version_minor));
        draco::GeometryMetadata metadata;
        if ((header.flags & METADATA_FLAG_MASK) != 0 &&
            !draco::MetadataDecoder().DecodeGeometryMetadata(&buffer, &metadata)) {
            return broken();
        }
        PackedSize size;
        bool read = true;
        if (header.encoder_method == draco::MESH_SEQUENTIAL_ENCODING) {
            read = readCount(buffer, DRACO_BITSTREAM_VERSION(2, 2), size.faces) &&
                   readCount(buffer, DRACO_BITSTREAM_VERSION(2, 2), size.points);
        } else {
            std::uint8_t traversal = 0;
            std::uint32_t newVertices = 0;
            read = buffer.Decode(&traversal);
            if (buffer.bitstream_version() < DRACO_BITSTREAM_VERSION(2, 2)) {
                read = read && readCount(buffer, DRACO_BITSTREAM_VERSION(2, 0), newVertices);
            }
            read = read && readCount(buffer, DRACO_BITSTREAM_VERSION(2, 0), size.points) &&
                   readCount(buffer, DRACO_BITSTREAM_VERSION(2, 0), size.faces);
        }
        return read ? Result<PackedSize>(size) : broken();
    }

    Result<std::unique_ptr<draco::Mesh>> decodedMesh(GltfDocument& document, const Json& json)
    {
        const int view = indexMember(json, "bufferView", document.array("bufferViews").size());
        if (view < 0) {
            return fail("it is packed with Draco but names no data");
        }
        const std::span<const std::byte> bytes =
            TRY(viewBytes(document, static_cast<std::size_t>(view)));
        draco::DecoderBuffer buffer;
        buffer.Init(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        const PackedSize size = TRY(packedSize(buffer));
        // Beside a face's corners its neighbours, and a vertex a corner at the seams of a texture.
        constexpr std::size_t bytesOfFace = 100;
        constexpr std::size_t bytesOfPoint = 64;
        TRY(document.spend(size.faces, bytesOfFace));
        TRY(document.spend(size.points, bytesOfPoint));
        try {
            draco::Decoder decoder;
            draco::StatusOr<std::unique_ptr<draco::Mesh>> mesh =
                decoder.DecodeMeshFromBuffer(&buffer);
            if (mesh.ok() && mesh.value() != nullptr) {
                return std::move(mesh).value();
            }
        } catch (const std::exception&) { // the library allocates what broken data ask for
            return broken();
        }
        return broken();
    }

    template <class To, class From> To cast(From value)
    {
        if constexpr (std::is_floating_point_v<To>) {
            return static_cast<To>(value);
        } else {
            const auto number = static_cast<double>(value);
            const auto lowest = static_cast<double>(std::numeric_limits<To>::lowest());
            const auto highest = static_cast<double>(std::numeric_limits<To>::max());
            return std::isnan(number) ? To(0)
                                      : static_cast<To>(std::clamp(number, lowest, highest));
        }
    }

    /// All values of an attribute point by point, as the component type the accessor promises.
    template <class To, class From>
    bool copyValues(const draco::PointAttribute& attribute, std::uint32_t points, std::byte* out)
    {
        const std::size_t components = attribute.num_components();
        const std::size_t room = attribute.buffer()->data_size();
        std::vector<From> element(components);
        for (std::uint32_t i = 0; i < points; ++i) {
            const auto place = attribute.GetBytePos(attribute.mapped_index(draco::PointIndex(i)));
            const std::size_t bytes = components * sizeof(From);
            if (place < 0 || std::size_t(place) > room || bytes > room - std::size_t(place)) {
                return false;
            }
            std::memcpy(element.data(), attribute.buffer()->data() + place, bytes);
            for (const From value : element) {
                const To converted = cast<To>(value);
                std::memcpy(out, &converted, sizeof converted);
                out += sizeof converted;
            }
        }
        return true;
    }

    template <class To>
    bool copyAs(const draco::PointAttribute& attribute, std::uint32_t points, std::byte* out)
    {
        switch (attribute.data_type()) {
        case draco::DT_INT8: return copyValues<To, std::int8_t>(attribute, points, out);
        case draco::DT_BOOL:
        case draco::DT_UINT8: return copyValues<To, std::uint8_t>(attribute, points, out);
        case draco::DT_INT16: return copyValues<To, std::int16_t>(attribute, points, out);
        case draco::DT_UINT16: return copyValues<To, std::uint16_t>(attribute, points, out);
        case draco::DT_INT32: return copyValues<To, std::int32_t>(attribute, points, out);
        case draco::DT_UINT32: return copyValues<To, std::uint32_t>(attribute, points, out);
        case draco::DT_INT64: return copyValues<To, std::int64_t>(attribute, points, out);
        case draco::DT_UINT64: return copyValues<To, std::uint64_t>(attribute, points, out);
        case draco::DT_FLOAT32: return copyValues<To, float>(attribute, points, out);
        case draco::DT_FLOAT64: return copyValues<To, double>(attribute, points, out);
        default: return false;
        }
    }

    bool copyTo(ComponentType type, const draco::PointAttribute& attribute, std::uint32_t points,
                std::byte* out)
    {
        switch (type) {
        case ComponentType::int8: return copyAs<std::int8_t>(attribute, points, out);
        case ComponentType::uint8: return copyAs<std::uint8_t>(attribute, points, out);
        case ComponentType::int16: return copyAs<std::int16_t>(attribute, points, out);
        case ComponentType::uint16: return copyAs<std::uint16_t>(attribute, points, out);
        case ComponentType::uint32: return copyAs<std::uint32_t>(attribute, points, out);
        case ComponentType::float32: return copyAs<float>(attribute, points, out);
        }
        return false;
    }

    Result<void> unpackAttribute(GltfDocument& document, const draco::Mesh& mesh,
                                 const std::string& name, const Json& id, std::size_t index)
    {
        const std::optional<std::size_t> unique = sizeOf(id);
        const draco::PointAttribute* attribute =
            unique && *unique <= std::numeric_limits<std::uint32_t>::max()
                ? mesh.GetAttributeByUniqueId(static_cast<std::uint32_t>(*unique))
                : nullptr;
        if (attribute == nullptr || attribute->buffer() == nullptr) {
            return fail("what Draco packed has no {}", name);
        }
        const Accessor shape = TRY(accessorShape(document, index));
        if (shape.components != attribute->num_components()) {
            return fail("{} has {} components where {} are due", name, attribute->num_components(),
                        shape.components);
        }
        const std::size_t each = shape.components * bytesOf(shape.type);
        TRY(document.spend(mesh.num_points(), each));
        UnpackedAccessor& unpacked = document.unpackedAccessors[index];
        unpacked.count = mesh.num_points();
        unpacked.values.resize(unpacked.count * each);
        return copyTo(shape.type, *attribute, mesh.num_points(), unpacked.values.data())
                   ? Result<void>()
                   : broken();
    }

    Result<std::vector<std::uint32_t>> trianglesOf(const draco::Mesh& mesh)
    {
        std::vector<std::uint32_t> indices;
        indices.reserve(std::size_t(mesh.num_faces()) * 3);
        for (std::uint32_t i = 0; i < mesh.num_faces(); ++i) {
            for (const draco::PointIndex& corner : mesh.face(draco::FaceIndex(i))) {
                if (corner.value() >= mesh.num_points()) {
                    return broken();
                }
                indices.push_back(corner.value());
            }
        }
        if (indices.empty()) {
            return fail("it has no triangle");
        }
        return indices;
    }

    Result<std::vector<std::uint32_t>> unpacked(GltfDocument& document, const Json& attributes,
                                                const Json& json)
    {
        const Json* ids = objectMember(json, "attributes");
        if (ids == nullptr || member(*ids, "POSITION") == nullptr) {
            return fail("what Draco packed has no POSITION");
        }
        const std::unique_ptr<draco::Mesh> mesh = TRY(decodedMesh(document, json));
        for (const auto& [name, id] : ids->items()) {
            const int index =
                indexMember(attributes, name.c_str(), document.array("accessors").size());
            if (index >= 0) {
                TRY(unpackAttribute(document, *mesh, name, id, static_cast<std::size_t>(index)));
            }
        }
        return trianglesOf(*mesh);
    }

    /// Some exporters put an unpacked copy beside what they pack.
    bool hasPlainCopy(const GltfDocument& document, const Json& attributes)
    {
        const Json& accessors = document.array("accessors");
        const int positions = indexMember(attributes, "POSITION", accessors.size());
        return positions >= 0 &&
               member(accessors[static_cast<std::size_t>(positions)], "bufferView") != nullptr;
    }

}

Result<std::vector<std::uint32_t>> unpackDraco(GltfDocument& document, const std::string& part,
                                               const Json& primitive)
{
    forgetDraco(document);
    const Json* json = extension(primitive, "KHR_draco_mesh_compression");
    const Json* attributes = objectMember(primitive, "attributes");
    if (json == nullptr || attributes == nullptr) {
        return std::vector<std::uint32_t>();
    }
    Result<std::vector<std::uint32_t>> indices = unpacked(document, *attributes, *json);
    if (!indices) {
        forgetDraco(document);
        if (hasPlainCopy(document, *attributes)) {
            document.warnings.add("{} is read from its plain copy: {}.", part,
                                  indices.error().message);
            return std::vector<std::uint32_t>();
        }
    }
    return indices;
}

void forgetDraco(GltfDocument& document)
{
    document.unpackedAccessors.clear();
}

}
