#include "asset/gltf/meshopt.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include <meshoptimizer.h>

#include "asset/gltf/meshopt_attributes.h"

namespace premise {

namespace {

    constexpr std::array extensionNames{"EXT_meshopt_compression", "KHR_meshopt_compression"};

    enum class Mode { attributes, triangles, indices };
    enum class Filter { none, octahedral, quaternion, exponential, colour };

    struct PackedView {
        std::span<const std::byte> bytes;
        std::size_t count = 0;
        std::size_t stride = 0;
        Mode mode = Mode::attributes;
        Filter filter = Filter::none;
    };

    const Json* packing(const Json& object)
    {
        for (const char* name : extensionNames) {
            if (const Json* found = extension(object, name)) {
                return found;
            }
        }
        return nullptr;
    }

    std::optional<Mode> modeOf(const std::string& name)
    {
        if (name == "ATTRIBUTES") {
            return Mode::attributes;
        }
        if (name == "TRIANGLES") {
            return Mode::triangles;
        }
        return name == "INDICES" ? std::optional(Mode::indices) : std::nullopt;
    }

    std::optional<Filter> filterOf(const std::string& name)
    {
        if (name == "NONE") {
            return Filter::none;
        }
        if (name == "OCTAHEDRAL") {
            return Filter::octahedral;
        }
        if (name == "QUATERNION") {
            return Filter::quaternion;
        }
        if (name == "EXPONENTIAL") {
            return Filter::exponential;
        }
        return name == "COLOR" ? std::optional(Filter::colour) : std::nullopt;
    }

    /// What the extension allows; the library takes it for granted.
    bool strideAllowed(const PackedView& view)
    {
        if (view.mode != Mode::attributes) {
            return (view.stride == 2 || view.stride == 4) && view.filter == Filter::none;
        }
        switch (view.filter) {
        case Filter::octahedral:
        case Filter::colour: return view.stride == 4 || view.stride == 8;
        case Filter::quaternion: return view.stride == 8;
        default: return view.stride >= 4 && view.stride <= 256 && view.stride % 4 == 0;
        }
    }

    /// A few bytes may promise gigabytes: of an attribute at least two bits are spent on sixteen bytes,
    /// or, in the newer stream, on 256; on every triangle and every single index a byte. Less than that
    /// is found out before memory is asked for.
    bool canHold(const PackedView& view)
    {
        switch (view.mode) {
        case Mode::attributes:
            return view.count / (isSecondAttributeStream(view.bytes) ? 1024 : 64) <=
                   view.bytes.size() / view.stride;
        case Mode::triangles: return view.count / 3 <= view.bytes.size();
        case Mode::indices: break;
        }
        return view.count <= view.bytes.size();
    }

    /// The first byte of what is packed names its coding and that coding's version.
    bool isNewer(const PackedView& view)
    {
        if (view.bytes.empty()) {
            return false;
        }
        const auto first = std::to_integer<unsigned>(view.bytes.front());
        return (first & 0xF0U) >= 0xA0U && (first & 0x0FU) > 1U;
    }

    Result<std::span<const std::byte>> packedBytes(const GltfDocument& document, const Json& json)
    {
        const int buffer = indexMember(json, "buffer", document.buffers.size());
        if (buffer < 0) {
            return fail("names no buffer");
        }
        const std::span<const std::byte> bytes = document.buffers[static_cast<std::size_t>(buffer)];
        const Json* offsetMember = member(json, "byteOffset");
        const std::optional<std::size_t> offset =
            offsetMember == nullptr ? std::size_t(0) : sizeOf(*offsetMember);
        const std::optional<std::size_t> length = sizeMember(json, "byteLength");
        if (!offset || !length || *offset > bytes.size() || *length > bytes.size() - *offset) {
            return fail("ends outside its buffer");
        }
        return bytes.subspan(*offset, *length);
    }

    Result<PackedView> packedView(const GltfDocument& document, const Json& view, const Json& json)
    {
        PackedView packed;
        packed.bytes = TRY(packedBytes(document, json));
        const std::optional<Mode> mode = modeOf(textOr(json, "mode", ""));
        const std::optional<Filter> filter = filterOf(textOr(json, "filter", "NONE"));
        if (!mode || !filter) {
            return fail("is packed in a way that is not known (\"{}\", \"{}\"). Export it with "
                        "EXT_meshopt_compression, or without compression",
                        textOr(json, "mode", ""), textOr(json, "filter", "NONE"));
        }
        packed.mode = *mode;
        packed.filter = *filter;
        packed.count = sizeMember(json, "count").value_or(0);
        packed.stride = sizeMember(json, "byteStride").value_or(0);
        if (!strideAllowed(packed) || (packed.mode == Mode::triangles && packed.count % 3 != 0)) {
            return fail("has {} elements of {} bytes, which its packing does not allow",
                        packed.count, packed.stride);
        }
        const std::optional<std::size_t> due = sizeMember(view, "byteLength");
        if (!due || packed.count > *due / packed.stride) {
            return fail("packs more than the view holds");
        }
        if (isNewer(packed)) {
            return fail("is packed by a newer version than is read. Export it with "
                        "EXT_meshopt_compression, or without compression");
        }
        return packed;
    }

    bool decoded(const PackedView& view, std::vector<std::byte>& out)
    {
        const auto* const bytes = reinterpret_cast<const unsigned char*>(view.bytes.data());
        const std::size_t size = view.bytes.size();
        switch (view.mode) {
        case Mode::attributes:
            if (isSecondAttributeStream(view.bytes)) {
                return unpackAttributes(view.bytes, view.count, view.stride, out);
            }
            return meshopt_decodeVertexBuffer(out.data(), view.count, view.stride, bytes, size) ==
                   0;
        case Mode::triangles:
            return meshopt_decodeIndexBuffer(out.data(), view.count, view.stride, bytes, size) == 0;
        case Mode::indices: break;
        }
        return meshopt_decodeIndexSequence(out.data(), view.count, view.stride, bytes, size) == 0;
    }

    void unfilter(const PackedView& view, std::vector<std::byte>& out)
    {
        switch (view.filter) {
        case Filter::octahedral:
            meshopt_decodeFilterOct(out.data(), view.count, view.stride);
            return;
        case Filter::quaternion:
            meshopt_decodeFilterQuat(out.data(), view.count, view.stride);
            return;
        case Filter::exponential:
            meshopt_decodeFilterExp(out.data(), view.count, view.stride);
            return;
        case Filter::colour: unfilterColours(out, view.stride); return;
        case Filter::none: return;
        }
    }

    Result<std::vector<std::byte>> unpackedView(GltfDocument& document, const Json& view,
                                                const Json& json)
    {
        const PackedView packed = TRY(packedView(document, view, json));
        if (!canHold(packed)) {
            return fail("is broken where it is packed");
        }
        if (!document.spend(packed.count, packed.stride)) {
            return fail("unpacks to more memory than the limit allows");
        }
        std::vector<std::byte> out(packed.count * packed.stride);
        if (packed.count == 0) {
            return out;
        }
        if (!decoded(packed, out)) {
            return fail("is broken where it is packed");
        }
        unfilter(packed, out);
        return out;
    }

}

void unpackMeshoptViews(GltfDocument& document)
{
    const Json& views = document.array("bufferViews");
    for (std::size_t i = 0; i < views.size(); ++i) {
        const Json* json = packing(views[i]);
        if (json == nullptr) {
            continue;
        }
        Result<std::vector<std::byte>> bytes = unpackedView(document, views[i], *json);
        if (bytes) {
            document.owned.push_back(std::move(*bytes));
            document.unpackedViews[i].bytes = document.owned.back();
        } else if (viewBytes(document, i)) {
            document.warnings.add("{}: buffer view {} {}; its plain copy is read.", document.name(),
                                  i, bytes.error().message);
        } else {
            document.unpackedViews[i].problem =
                fmt::format("its buffer view {} {}", i, bytes.error().message);
        }
    }
}

bool isMeshoptPlaceholder(const GltfDocument& document, std::size_t buffer)
{
    const Json& json = document.array("buffers")[buffer];
    const Json* marked = packing(json);
    if (marked != nullptr && flagOr(*marked, "fallback", false)) {
        return true;
    }
    const auto isPacked = [&](const Json& view) {
        return sizeMember(view, "buffer") != buffer || packing(view) != nullptr;
    };
    return member(json, "uri") == nullptr &&
           std::ranges::all_of(document.array("bufferViews"), isPacked);
}

}
