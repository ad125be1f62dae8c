#include "asset/ply/header.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace premise {

namespace {

    std::optional<PlyType> typeNamed(std::string_view name)
    {
        struct Known {
            std::string_view name;
            PlyType type;
        };
        constexpr std::array known{
            Known{"char", PlyType::int8},      Known{"int8", PlyType::int8},
            Known{"uchar", PlyType::uint8},    Known{"uint8", PlyType::uint8},
            Known{"short", PlyType::int16},    Known{"int16", PlyType::int16},
            Known{"ushort", PlyType::uint16},  Known{"uint16", PlyType::uint16},
            Known{"int", PlyType::int32},      Known{"int32", PlyType::int32},
            Known{"uint", PlyType::uint32},    Known{"uint32", PlyType::uint32},
            Known{"float", PlyType::float32},  Known{"float32", PlyType::float32},
            Known{"double", PlyType::float64}, Known{"float64", PlyType::float64}};
        const auto found = std::ranges::find(known, name, &Known::name);
        return found == known.end() ? std::nullopt : std::optional(found->type);
    }

    class HeaderReader {
    public:
        explicit HeaderReader(std::string_view text) : text_(text) {}

        Result<PlyHeader> read()
        {
            static_cast<void>(line()); // "ply" itself
            for (;;) {
                if (at_ >= text_.size()) {
                    return fail("its header has no end");
                }
                const std::string_view whole = line();
                const std::vector<std::string_view> words = split(whole);
                if (words.empty()) {
                    continue;
                }
                if (words[0] == "end_header") {
                    break;
                }
                TRY(readLine(whole, words));
            }
            header_.dataStart = at_;
            TRY(checkCounts());
            return std::move(header_);
        }

    private:
        /// Up to \n, \r\n or \r.
        std::string_view line()
        {
            const std::size_t start = at_;
            const std::size_t end = std::min(text_.find_first_of("\r\n", at_), text_.size());
            at_ = std::min(end + 1, text_.size());
            if (end + 1 < text_.size() && text_[end] == '\r' && text_[end + 1] == '\n') {
                ++at_;
            }
            return text_.substr(start, end - start);
        }

        static std::vector<std::string_view> split(std::string_view text)
        {
            std::vector<std::string_view> words;
            for (std::size_t at = text.find_first_not_of(" \t"); at < text.size();) {
                const std::size_t end = std::min(text.find_first_of(" \t", at), text.size());
                words.push_back(text.substr(at, end - at));
                at = std::min(text.find_first_not_of(" \t", end), text.size());
            }
            return words;
        }

        Result<void> readLine(std::string_view whole, const std::vector<std::string_view>& words)
        {
            if (words[0] == "comment" || words[0] == "obj_info") {
                if (words.size() >= 3 && words[1] == "TextureFile") {
                    const auto start = static_cast<std::size_t>(words[2].data() - whole.data());
                    header_.picture = std::string(whole.substr(start));
                }
                return {};
            }
            if (words[0] == "format" && words.size() >= 2) {
                return readFormat(words[1]);
            }
            if (words[0] == "element" && words.size() == 3) {
                PlyElement element{std::string(words[1]), 0, {}};
                const char* end = words[2].data() + words[2].size();
                if (std::from_chars(words[2].data(), end, element.count).ptr != end) {
                    return fail("its header counts \"{}\" of \"{}\"", words[2], words[1]);
                }
                header_.elements.push_back(std::move(element));
                return {};
            }
            if (words[0] == "property" && !header_.elements.empty()) {
                return readProperty(words);
            }
            return fail("its header has the line \"{}\", which PLY does not know", whole);
        }

        Result<void> readFormat(std::string_view name)
        {
            if (name == "ascii") {
                header_.encoding = PlyEncoding::text;
            } else if (name == "binary_little_endian") {
                header_.encoding = PlyEncoding::littleEndian;
            } else if (name == "binary_big_endian") {
                header_.encoding = PlyEncoding::bigEndian;
            } else {
                return fail("its header names the encoding \"{}\"", name);
            }
            return {};
        }

        Result<void> readProperty(const std::vector<std::string_view>& words)
        {
            const bool list = words.size() == 5 && words[1] == "list";
            if (!list && words.size() != 3) {
                return fail("its header has an unfinished property of \"{}\"",
                            header_.elements.back().name);
            }
            const std::optional<PlyType> type = typeNamed(words[list ? 3 : 1]);
            const std::optional<PlyType> countType = list ? typeNamed(words[2]) : PlyType::uint8;
            if (!type || !countType) {
                return fail("its header names the type \"{}\"", words[type ? 2 : list ? 3 : 1]);
            }
            header_.elements.back().properties.push_back(
                {std::string(words.back()), *type, list, *countType});
            return {};
        }

        /// A count is believed only as far as the file has bytes for it.
        [[nodiscard]] Result<void> checkCounts() const
        {
            const std::uint64_t room = text_.size() - header_.dataStart;
            for (const PlyElement& element : header_.elements) {
                std::uint64_t least = 0; // bytes a row
                for (const PlyProperty& property : element.properties) {
                    const bool text = header_.encoding == PlyEncoding::text;
                    least += text ? 2 : bytesOf(property.list ? property.countType : property.type);
                }
                if (element.count > (room + 1) / std::max<std::uint64_t>(least, 1)) {
                    return fail("its header counts {} of \"{}\", for which the file is too short",
                                element.count, element.name);
                }
            }
            return {};
        }

        std::string_view text_;
        std::size_t at_ = 0; ///< never beyond the end
        PlyHeader header_;
    };

}

int PlyElement::find(std::initializer_list<std::string_view> names) const
{
    const auto found = std::ranges::find_if(properties, [&](const PlyProperty& property) {
        return std::ranges::find(names, property.name) != names.end();
    });
    return found == properties.end() ? -1 : static_cast<int>(found - properties.begin());
}

std::size_t bytesOf(PlyType type)
{
    switch (type) {
    case PlyType::int8:
    case PlyType::uint8: return 1;
    case PlyType::int16:
    case PlyType::uint16: return 2;
    case PlyType::int32:
    case PlyType::uint32:
    case PlyType::float32: return 4;
    case PlyType::float64: return 8;
    }
    return 1;
}

Result<PlyHeader> readPlyHeader(std::span<const std::byte> file)
{
    return HeaderReader({reinterpret_cast<const char*>(file.data()), file.size()}).read();
}

}
