#include "asset/cache/record.h"

#include <algorithm>
#include <charconv>
#include <span>

#include <fmt/format.h>
#include <sys/stat.h>

#include "base/file.h"

namespace premise {

namespace {

    constexpr std::string_view manifestTitle = "premise model 1\n";
    constexpr std::string_view placeTitle = "premise place 1\n";

    std::int64_t nanoseconds(const timespec& time)
    {
        return std::int64_t(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
    }

    /// One line, word by word. What is missing or is no number spoils it.
    class Line {
    public:
        explicit Line(std::string_view text) : rest_(text) {}

        std::string_view word()
        {
            const std::size_t space = std::min(rest_.find(' '), rest_.size());
            const std::string_view found = rest_.substr(0, space);
            whole_ = whole_ && !found.empty();
            rest_.remove_prefix(std::min(space + 1, rest_.size()));
            return found;
        }

        template <class Number> Number number()
        {
            const std::string_view text = word();
            Number value = 0;
            const auto [end, error] =
                std::from_chars(text.data(), text.data() + text.size(), value);
            whole_ = whole_ && error == std::errc() && end == text.data() + text.size();
            return value;
        }

        /// Safe as the name of a file of ours: hex digits.
        std::string hash()
        {
            const std::string_view text = word();
            whole_ = whole_ && text.size() == 32 &&
                     text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
            return std::string(text);
        }

        FileStamp stamp()
        {
            FileStamp stamp;
            stamp.device = number<std::uint64_t>();
            stamp.inode = number<std::uint64_t>();
            stamp.bytes = number<std::uint64_t>();
            stamp.modified = number<std::int64_t>();
            stamp.changed = number<std::int64_t>();
            return stamp;
        }

        std::string rest() { return std::string(rest_); }
        [[nodiscard]] bool whole() const { return whole_; }

    private:
        std::string_view rest_;
        bool whole_ = true;
    };

    /// All but the last line, which is a hash of all before it: half a record is none.
    std::optional<std::string_view> unsealed(std::string_view text, std::string_view title)
    {
        constexpr std::size_t seal = 33;
        if (!text.starts_with(title) || text.size() < title.size() + seal) {
            return std::nullopt;
        }
        const std::string_view body = text.substr(0, text.size() - seal);
        const std::string hash = contentHash(std::as_bytes(std::span(body.data(), body.size())));
        if (text.substr(body.size()) != hash + "\n") {
            return std::nullopt;
        }
        return body.substr(title.size());
    }

    std::string sealed(std::string body)
    {
        return body + contentHash(std::as_bytes(std::span(body.data(), body.size()))) + "\n";
    }

    std::string lineOf(const char* word, const FileStamp& stamp)
    {
        return fmt::format("{} {} {} {} {} {}\n", word, stamp.device, stamp.inode, stamp.bytes,
                           stamp.modified, stamp.changed);
    }

    template <class Record, class Take>
    std::optional<Record> recordFrom(std::string_view text, std::string_view title, Take take)
    {
        const std::optional<std::string_view> body = unsealed(text, title);
        if (!body) {
            return std::nullopt;
        }
        Record record;
        for (std::string_view rest = *body; !rest.empty();) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            Line line(rest.substr(0, end));
            take(record, line.word(), line);
            if (!line.whole()) {
                return std::nullopt;
            }
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        return record;
    }

    void takeManifest(CacheManifest& manifest, std::string_view word, Line& line)
    {
        if (word == "side") {
            std::string hash = line.hash();
            manifest.sides.push_back({line.rest(), std::move(hash)});
        } else if (word == "absent") {
            manifest.sides.push_back({line.rest(), {}});
        } else if (word == "geometry") {
            manifest.geometry = line.hash();
            manifest.geometryBytes = line.number<std::uint64_t>();
        } else if (word == "textures") {
            manifest.textureFile = line.hash();
            manifest.textureBytes = line.number<std::uint64_t>();
        } else if (word == "texture") {
            CachedTexture texture;
            texture.index = line.number<std::uint32_t>();
            texture.offset = line.number<std::uint64_t>();
            texture.bytes = line.number<std::uint64_t>();
            texture.hash = line.hash();
            manifest.textures.push_back(std::move(texture));
        } else if (word == "note") {
            manifest.notes.push_back(line.rest());
        }
    }

    void takePlace(CachePlace& place, std::string_view word, Line& line)
    {
        if (word == "content") {
            place.key = line.hash();
            place.manifest = line.hash();
        } else if (word == "model") {
            place.model = line.stamp();
        } else if (word == "side") {
            place.sides.push_back(line.stamp());
        }
    }

}

std::optional<FileStamp> stampOf(const std::filesystem::path& path)
{
    struct stat facts {};
    if (stat(path.c_str(), &facts) != 0 || !S_ISREG(facts.st_mode)) {
        return std::nullopt;
    }
    return FileStamp{facts.st_dev, facts.st_ino, std::uint64_t(facts.st_size),
                     nanoseconds(facts.st_mtim), nanoseconds(facts.st_ctim)};
}

std::string textOf(const CacheManifest& manifest)
{
    std::string text(manifestTitle);
    for (const SideFile& side : manifest.sides) {
        text += side.hash.empty() ? fmt::format("absent {}\n", side.name)
                                  : fmt::format("side {} {}\n", side.hash, side.name);
    }
    text += fmt::format("geometry {} {}\n", manifest.geometry, manifest.geometryBytes);
    if (!manifest.textureFile.empty()) {
        text += fmt::format("textures {} {}\n", manifest.textureFile, manifest.textureBytes);
    }
    for (const CachedTexture& texture : manifest.textures) {
        text += fmt::format("texture {} {} {} {}\n", texture.index, texture.offset, texture.bytes,
                            texture.hash);
    }
    for (const std::string& note : manifest.notes) {
        text += fmt::format("note {}\n", note);
    }
    return sealed(std::move(text));
}

std::string textOf(const CachePlace& place)
{
    std::string text(placeTitle);
    text += fmt::format("content {} {}\n", place.key, place.manifest);
    text += lineOf("model", place.model);
    for (const FileStamp& side : place.sides) {
        text += lineOf("side", side);
    }
    return sealed(std::move(text));
}

std::optional<CacheManifest> manifestFrom(std::string_view text)
{
    return recordFrom<CacheManifest>(text, manifestTitle, takeManifest);
}

std::optional<CachePlace> placeFrom(std::string_view text)
{
    return recordFrom<CachePlace>(text, placeTitle, takePlace);
}

}
