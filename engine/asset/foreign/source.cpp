#include "asset/foreign/source.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <string_view>

#include "asset/read/utf16.h"

namespace premise {

namespace {

    constexpr unsigned oldestFbx = 7100;

    std::string_view textOf(std::span<const std::byte> bytes)
    {
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }

    /// FBX of 2010 and before has another structure; Assimp would only say that it failed.
    Result<void> checkFbxVersion(const std::string& name, std::span<const std::byte> file)
    {
        constexpr std::size_t versionAt = 23;
        constexpr std::size_t headBytes = 4096;
        const std::string_view text = textOf(file.first(std::min(file.size(), headBytes)));
        std::uint32_t version = 0;
        if (text.starts_with("Kaydara FBX Binary") && text.size() >= versionAt + sizeof version) {
            std::memcpy(&version, text.data() + versionAt, sizeof version);
        } else if (const std::size_t at = text.find("FBXVersion:"); at != std::string_view::npos) {
            const std::size_t start = std::min(text.find_first_of("0123456789", at), text.size());
            std::from_chars(text.data() + start, text.data() + text.size(), version);
        }
        if (version > 0 && version < oldestFbx) {
            return fail("{} is FBX of version {}.{}, from before 2011, which cannot be read. Open "
                        "it where it was made and export it as FBX 2013 or newer.",
                        name, version / 1000, version / 100 % 10);
        }
        return {};
    }

    /// Assimp refuses numbers that begin with a line's end.
    std::vector<std::byte> withoutSpaceAfterMarks(std::span<const std::byte> xml)
    {
        std::vector<std::byte> result;
        result.reserve(xml.size());
        bool afterMark = false;
        for (const std::byte byte : xml) {
            const auto c = static_cast<char>(byte);
            const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
            if (!(afterMark && space)) {
                result.push_back(byte);
                afterMark = c == '>';
            }
        }
        return result;
    }

    /// The manifest's first DAE, else the first of all.
    const ZipEntry* colladaIn(const ZipArchive& archive)
    {
        if (const ZipEntry* manifest = archive.find("manifest.xml")) {
            const auto bytes = archive.unpacked(*manifest);
            const std::string_view text = bytes ? textOf(*bytes) : std::string_view();
            const std::size_t mark = std::min(text.find("<dae_root>"), text.size());
            const std::size_t start = std::min(mark + 10, text.size());
            const std::string_view name = text.substr(start, text.find('<', start) - start);
            if (const ZipEntry* named = archive.find(name.substr(0, name.find('#')))) {
                return named;
            }
        }
        const auto found = std::ranges::find_if(archive.entries(), [](const ZipEntry& entry) {
            std::string extension = std::filesystem::path(entry.name).extension().string();
            std::ranges::transform(extension, extension.begin(), [](char c) {
                return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            });
            return extension == ".dae";
        });
        return found == archive.entries().end() ? nullptr : &*found;
    }

    Result<void> openArchive(const std::string& name, const ImportLimits& limits,
                             ForeignSource& source)
    {
        Result<ZipArchive> archive = ZipArchive::open(source.bytes);
        if (!archive) {
            return fail("{} cannot be read: {}. Copy or export it again.", name,
                        archive.error().message);
        }
        if (archive->totalSize() > limits[Limit::allBytes]) {
            return tl::unexpected(overLimit(name, Limit::allBytes, archive->totalSize(), limits));
        }
        const ZipEntry* entry = colladaIn(*archive);
        if (entry == nullptr) {
            return fail("{} holds no DAE file. Export it again as ZAE or DAE.", name);
        }
        if (entry->size > limits[Limit::fileBytes]) {
            return tl::unexpected(overLimit(name, Limit::fileBytes, entry->size, limits));
        }
        Result<std::vector<std::byte>> bytes = archive->unpacked(*entry);
        if (!bytes) {
            return fail("{} cannot be read: {}. Copy or export it again.", name,
                        bytes.error().message);
        }
        source.inArchive = entry->name;
        source.owned = std::move(*bytes);
        source.bytes = source.owned;
        source.format = ModelFormat::collada;
        source.archive = std::move(*archive);
        return {};
    }

}

Result<ForeignSource> foreignSource(const std::string& name, ModelFormat format,
                                    std::span<const std::byte> file, const ImportLimits& limits)
{
    ForeignSource source;
    source.format = format;
    source.bytes = file;
    if (format == ModelFormat::zae) {
        TRY(openArchive(name, limits, source));
    }
    if (format == ModelFormat::fbx) {
        TRY(checkFbxVersion(name, file));
    }
    if (isUtf16(source.bytes)) {
        source.owned = utf8FromUtf16(source.bytes);
        source.bytes = source.owned;
    }
    if (source.format == ModelFormat::collada) {
        source.gaps = colladaGaps(textOf(source.bytes));
        const std::string& settled = source.gaps.document;
        source.owned = withoutSpaceAfterMarks(settled.empty() ? source.bytes
                                                              : std::as_bytes(std::span(settled)));
        source.bytes = source.owned;
    }
    return source;
}

}
