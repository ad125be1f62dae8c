#include "asset/gltf/document.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

#include "asset/gltf/extensions.h"
#include "asset/gltf/meshopt.h"
#include "asset/gltf/needs.h"
#include "asset/read/data_uri.h"
#include "asset/read/side_file.h"
#include "asset/read/utf8_repair.h"
#include "base/file.h"
#include "project/limits.h"

namespace premise {

namespace {

    /// Of a GLB the two chunks, of a text file all of it.
    struct Chunks {
        std::string_view json;
        std::optional<std::span<const std::byte>> binary;
    };

    std::uint32_t wordAt(std::span<const std::byte> bytes, std::size_t offset)
    {
        std::uint32_t word = 0;
        std::memcpy(&word, bytes.data() + offset, sizeof word);
        return word;
    }

    std::string_view textOf(std::span<const std::byte> bytes)
    {
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }

    Result<Chunks> glbChunks(const std::string& name, std::span<const std::byte> file)
    {
        constexpr std::uint32_t jsonChunk = 0x4E4F534A;
        constexpr std::uint32_t binaryChunk = 0x004E4942;
        if (file.size() < 20) {
            return fail("{} ends inside its header. Copy or export it again.", name);
        }
        if (wordAt(file, 4) != 2) {
            return fail("{} is GLB version {}; only version 2 can be read. Export it as glTF 2.0.",
                        name, wordAt(file, 4));
        }
        Chunks chunks;
        std::size_t at = 12;
        while (at + 8 <= file.size()) {
            const std::size_t length = wordAt(file, at);
            const std::uint32_t kind = wordAt(file, at + 4);
            at += 8;
            if (length > file.size() - at) {
                return fail("{} is cut off: a part of {} bytes ends beyond the file. Copy or "
                            "export it again.",
                            name, length);
            }
            if (kind == jsonChunk && chunks.json.empty()) {
                chunks.json = textOf(file.subspan(at, length));
            } else if (kind == binaryChunk && !chunks.binary) {
                chunks.binary = file.subspan(at, length);
            }
            at += length;
        }
        if (chunks.json.empty()) {
            return fail("{} has no description in it (no JSON chunk). Export it again.", name);
        }
        return chunks;
    }

    /// Whoever walks a JSON tree does so by recursion, so its depth is known before it is built.
    std::uint64_t depthOf(std::string_view json)
    {
        std::uint64_t depth = 0;
        std::uint64_t deepest = 0;
        bool quoted = false;
        for (std::size_t i = 0; i < json.size(); ++i) {
            const char c = json[i];
            if (quoted) {
                i += c == '\\' ? 1 : 0;
                quoted = c != '"';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '{' || c == '[') {
                deepest = std::max(deepest, ++depth);
            } else if ((c == '}' || c == ']') && depth > 0) {
                --depth;
            }
        }
        return deepest;
    }

    Result<Json> parsedJson(const std::string& name, std::string_view text,
                            const ImportLimits& limits)
    {
        if (const std::uint64_t depth = depthOf(text); depth > limits[Limit::jsonDepth]) {
            return tl::unexpected(overLimit(name, Limit::jsonDepth, depth, limits));
        }
        if (text.starts_with("\xEF\xBB\xBF")) {
            text.remove_prefix(3);
        }
        while (!text.empty() && (text.back() == '\0' || text.back() == ' ')) {
            text.remove_suffix(1);
        }
        Json root = Json::parse(text.begin(), text.end(), nullptr, false);
        if (root.is_discarded() && !isUtf8(text)) {
            root = Json::parse(utf8Mended(text), nullptr, false);
        }
        if (!root.is_object()) {
            return fail("{} is not readable as glTF: its JSON is broken. Export it again.", name);
        }
        const Json* asset = objectMember(root, "asset");
        const std::string version = asset == nullptr ? "" : textOr(*asset, "version", "");
        if (!version.starts_with("2.") && version != "2") {
            return fail("{} is glTF version \"{}\"; only 2.0 can be read. Export it as glTF 2.0.",
                        name, version);
        }
        return root;
    }

    Result<std::vector<std::byte>> bufferBytes(const GltfDocument& document, const std::string& uri)
    {
        if (isDataUri(uri)) {
            return dataUriBytes(uri);
        }
        const fs::path file = TRY(sideFile(folderOfModel(document.path), uri));
        Result<std::vector<std::byte>> bytes = readFile(file);
        if (!bytes) {
            return fail("it cannot be read");
        }
        return bytes;
    }

    std::string shortened(const std::string& uri)
    {
        return uri.size() > 60 ? uri.substr(0, 57) + "..." : uri;
    }

    Result<void> loadBuffers(GltfDocument& document,
                             std::optional<std::span<const std::byte>> binary)
    {
        const Json& buffers = document.array("buffers");
        for (std::size_t i = 0; i < buffers.size(); ++i) {
            const std::string uri = textOr(buffers[i], "uri", "");
            const std::size_t declared = sizeMember(buffers[i], "byteLength").value_or(0);
            std::span<const std::byte> bytes;
            if (!uri.empty()) {
                Result<std::vector<std::byte>> loaded = bufferBytes(document, uri);
                if (!loaded) {
                    const char* const remedy =
                        isDataUri(uri) ? "Export it again"
                                       : "Put that file beside the model, or export it again";
                    return fail("{} needs \"{}\": {}. {}.", document.name(), shortened(uri),
                                loaded.error().message, remedy);
                }
                document.owned.push_back(std::move(*loaded));
                bytes = document.owned.back();
            } else if (i == 0 && binary) {
                bytes = *binary;
            }
            if (bytes.size() < declared && !isMeshoptPlaceholder(document, i)) {
                document.warnings.add("{} promises {} bytes in buffer {}, but there are {}.",
                                      document.name(), declared, i, bytes.size());
            }
            document.buffers.push_back(bytes.first(std::min(bytes.size(), declared)));
        }
        return {};
    }

}

const Json& GltfDocument::array(const char* key) const
{
    static const Json none = Json::array();
    const Json* found = arrayMember(root, key);
    return found == nullptr ? none : *found;
}

Result<void> GltfDocument::spend(std::size_t elements, std::size_t bytesEach)
{
    const std::uint64_t left = limits[Limit::allBytes] - spent;
    if (elements > left / bytesEach) {
        const bool tells = elements < neededAtMost / bytesEach;
        const std::uint64_t asked = tells ? spent + elements * bytesEach : neededAtMost;
        beyond = overLimit(name(), Limit::allBytes, std::max(asked, gltfNeeds(*this)), limits);
        return fail("it takes more memory than the limit allows");
    }
    spent += elements * bytesEach;
    return {};
}

Result<GltfDocument> openGltf(const fs::path& path, std::vector<std::byte> file,
                              const ImportLimits& limits)
{
    GltfDocument document;
    document.limits = limits;
    document.path = path;
    document.owned.push_back(std::move(file));
    const std::span<const std::byte> bytes = document.owned.front();
    Chunks chunks{textOf(bytes), std::nullopt};
    if (chunks.json.starts_with("glTF")) {
        chunks = TRY(glbChunks(document.name(), bytes));
    }
    document.root = TRY(parsedJson(document.name(), chunks.json, limits));
    if (!isUtf8(chunks.json)) {
        document.warnings.add("{} has letters that are no UTF-8; U+FFFD stands for each.",
                              document.name());
    }
    reportExtensions(document);
    TRY(loadBuffers(document, chunks.binary));
    unpackMeshoptViews(document);
    return document;
}

Result<std::span<const std::byte>> viewBytes(const GltfDocument& document, std::size_t view)
{
    const Json& views = document.array("bufferViews");
    if (view >= views.size()) {
        return fail("its buffer view {} does not exist", view);
    }
    if (const auto packed = document.unpackedViews.find(view);
        packed != document.unpackedViews.end()) {
        if (!packed->second.problem.empty()) {
            return fail("{}", packed->second.problem);
        }
        return packed->second.bytes;
    }
    const int buffer = indexMember(views[view], "buffer", document.buffers.size());
    if (buffer < 0) {
        return fail("its buffer view {} names no buffer", view);
    }
    const std::span<const std::byte> bytes = document.buffers[static_cast<std::size_t>(buffer)];
    const Json* offsetMember = member(views[view], "byteOffset");
    const std::optional<std::size_t> offset =
        offsetMember == nullptr ? std::size_t(0) : sizeOf(*offsetMember);
    const std::optional<std::size_t> length = sizeMember(views[view], "byteLength");
    if (!offset || !length || *offset > bytes.size() || *length > bytes.size() - *offset) {
        return fail("its buffer view {} ends outside its buffer", view);
    }
    return bytes.subspan(*offset, *length);
}

}
