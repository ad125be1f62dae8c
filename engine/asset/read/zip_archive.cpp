#include "asset/read/zip_archive.h"

#include <algorithm>
#include <filesystem>
#include <limits>

#include <zlib.h>

namespace premise {

namespace {

    // The sizes and places of APPNOTE.TXT, §4.3.
    constexpr std::size_t endBytes = 22;
    constexpr std::size_t entryBytes = 46;
    constexpr std::size_t localBytes = 30;
    constexpr std::uint32_t endMark = 0x06054B50;
    constexpr std::uint32_t entryMark = 0x02014B50;
    constexpr std::uint32_t localMark = 0x04034B50;
    constexpr unsigned stored = 0;
    constexpr unsigned deflated = 8;
    constexpr unsigned encryptedFlag = 1;

    std::uint32_t number(std::span<const std::byte> bytes, std::size_t at, std::size_t count)
    {
        std::uint32_t value = 0;
        for (std::size_t i = count; i > 0; --i) {
            value = value * 256 + std::to_integer<std::uint32_t>(bytes[at + i - 1]);
        }
        return value;
    }

    /// The end of the directory, whose comment reaches to the end of the file exactly.
    Result<std::size_t> endOf(std::span<const std::byte> file)
    {
        constexpr std::size_t longestComment = 65535;
        for (std::size_t comment = 0; comment <= longestComment; ++comment) {
            if (file.size() < endBytes + comment) {
                break;
            }
            const std::size_t at = file.size() - endBytes - comment;
            if (number(file, at, 4) == endMark && number(file, at + 20, 2) == comment) {
                return at;
            }
        }
        return fail("it has no directory, so it is cut off or no zip archive");
    }

    bool leadsOut(const std::string& name)
    {
        if (name.empty() || name.front() == '/' || name.find('\0') != std::string::npos ||
            name.find('\\') != std::string::npos || name.find(':') != std::string::npos) {
            return true;
        }
        const std::filesystem::path normal = std::filesystem::path(name).lexically_normal();
        return !normal.empty() && *normal.begin() == "..";
    }

    std::string normalName(std::string_view name)
    {
        return std::filesystem::path(name).lexically_normal().generic_string();
    }

    Result<ZipEntry> readEntry(std::span<const std::byte> file, std::size_t at)
    {
        if (file.size() - at < entryBytes || number(file, at, 4) != entryMark) {
            return fail("its directory is broken");
        }
        const std::size_t nameLength = number(file, at + 28, 2);
        if (file.size() - at - entryBytes < nameLength) {
            return fail("its directory is broken");
        }
        ZipEntry entry;
        entry.name.assign(reinterpret_cast<const char*>(file.data()) + at + entryBytes, nameLength);
        entry.checksum = number(file, at + 16, 4);
        entry.packed = number(file, at + 20, 4);
        entry.size = number(file, at + 24, 4);
        entry.offset = number(file, at + 42, 4);
        const unsigned method = number(file, at + 10, 2);
        entry.deflated = method == deflated;
        if ((number(file, at + 8, 2) & encryptedFlag) != 0) {
            return fail("\"{}\" in it is encrypted", entry.name);
        }
        if (method != stored && method != deflated) {
            return fail("\"{}\" in it is packed in a way that is not read", entry.name);
        }
        if (leadsOut(entry.name)) {
            return fail("\"{}\" in it leads out of the archive", entry.name);
        }
        constexpr std::uint64_t wide = std::numeric_limits<std::uint32_t>::max();
        if (entry.size == wide || entry.packed == wide || entry.offset == wide) {
            return fail("\"{}\" in it is larger than 4 GiB", entry.name);
        }
        if (!entry.deflated && entry.size != entry.packed) {
            return fail("\"{}\" in it has two sizes", entry.name);
        }
        return entry;
    }

    Result<std::vector<std::byte>> inflated(std::span<const std::byte> packed, std::size_t size)
    {
        std::vector<std::byte> bytes(size);
        z_stream stream{};
        if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) {
            return fail("there is no memory to unpack it");
        }
        // zlib wants to write what it reads; it does not.
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<std::byte*>(packed.data()));
        stream.avail_in = static_cast<uInt>(packed.size());
        stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
        stream.avail_out = static_cast<uInt>(bytes.size());
        const int end = inflate(&stream, Z_FINISH);
        const bool whole = end == Z_STREAM_END && stream.avail_out == 0;
        inflateEnd(&stream);
        if (!whole) {
            return fail("what it holds is broken, or not as large as its directory says");
        }
        return bytes;
    }

}

Result<ZipArchive> ZipArchive::open(std::span<const std::byte> file)
{
    const std::size_t end = TRY(endOf(file));
    ZipArchive archive(file);
    const std::size_t count = number(file, end + 10, 2);
    std::size_t at = number(file, end + 16, 4);
    for (std::size_t i = 0; i < count; ++i) {
        if (at >= end) {
            return fail("its directory is broken");
        }
        ZipEntry entry = TRY(readEntry(file.first(end), at));
        at += entryBytes + number(file, at + 28, 2) + number(file, at + 30, 2) +
              number(file, at + 32, 2);
        archive.entries_.push_back(std::move(entry));
    }
    return archive;
}

const ZipEntry* ZipArchive::find(std::string_view name) const
{
    const std::string wanted = normalName(name);
    const auto found = std::ranges::find_if(
        entries_, [&](const ZipEntry& entry) { return normalName(entry.name) == wanted; });
    return found == entries_.end() ? nullptr : &*found;
}

Result<std::vector<std::byte>> ZipArchive::unpacked(const ZipEntry& entry) const
{
    const bool inside = file_.size() >= localBytes && entry.offset <= file_.size() - localBytes;
    if (!inside || number(file_, static_cast<std::size_t>(entry.offset), 4) != localMark) {
        return fail("its directory is broken");
    }
    const auto at = static_cast<std::size_t>(entry.offset);
    const std::size_t start =
        at + localBytes + number(file_, at + 26, 2) + number(file_, at + 28, 2);
    if (start > file_.size() || entry.packed > file_.size() - start) {
        return fail("\"{}\" in it is cut off", entry.name);
    }
    const auto packed = file_.subspan(start, static_cast<std::size_t>(entry.packed));
    std::vector<std::byte> bytes(packed.begin(), entry.deflated ? packed.begin() : packed.end());
    if (entry.deflated) {
        bytes = TRY(inflated(packed, static_cast<std::size_t>(entry.size)));
    }
    const auto sum =
        crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size()));
    if (sum != entry.checksum) {
        return fail("\"{}\" in it does not fit its checksum", entry.name);
    }
    return bytes;
}

std::uint64_t ZipArchive::totalSize() const
{
    std::uint64_t sum = 0;
    for (const ZipEntry& entry : entries_) {
        sum += entry.size;
    }
    return sum;
}

}
