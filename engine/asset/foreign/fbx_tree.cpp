#include "asset/foreign/fbx_tree.h"

#include <algorithm>
#include <cstring>
#include <optional>

#include <zlib.h>

namespace premise {

namespace {

    constexpr int deepestRecord = 16;
    constexpr std::size_t headerBytes = 27;
    constexpr std::size_t mostCurveKeys = 10'000'000; ///< of one curve

    /// Reads binary FBX; once something ends outside the file, everything after is empty.
    class BinaryReader {
    public:
        explicit BinaryReader(std::span<const std::byte> file) : file_(file) {}

        FbxRecord read()
        {
            at_ = headerBytes - 4;
            wide_ = number<std::uint32_t>() >= 7500;
            FbxRecord root;
            while (ok_ && at_ < file_.size()) {
                std::optional<FbxRecord> record = readRecord(0);
                if (!record) {
                    break;
                }
                root.children.push_back(std::move(*record));
            }
            return root;
        }

    private:
        template <class T> T number()
        {
            T value{};
            if (!ok_ || file_.size() - at_ < sizeof value) {
                ok_ = false;
                return value;
            }
            std::memcpy(&value, file_.data() + at_, sizeof value);
            at_ += sizeof value;
            return value;
        }

        std::uint64_t offset() { return wide_ ? number<std::uint64_t>() : number<std::uint32_t>(); }

        std::string text(std::size_t length)
        {
            if (!ok_ || length > file_.size() - at_) {
                ok_ = false;
                return {};
            }
            std::string result(reinterpret_cast<const char*>(file_.data()) + at_, length);
            at_ += length;
            return result;
        }

        void skip(std::size_t length)
        {
            ok_ = ok_ && length <= file_.size() - at_;
            at_ += ok_ ? length : 0;
        }

        template <class T> FbxValue array()
        {
            const std::size_t length = number<std::uint32_t>();
            const bool packed = number<std::uint32_t>() != 0;
            const std::size_t packedBytes = number<std::uint32_t>();
            const std::size_t start = at_;
            skip(packed ? packedBytes : length * sizeof(T));
            if (!ok_ || !keepsArrays_ || length > mostCurveKeys) {
                return std::int64_t(0);
            }
            std::vector<T> raw(length);
            uLongf bytes = length * sizeof(T);
            if (!packed) {
                std::memcpy(raw.data(), file_.data() + start, bytes);
            } else if (uncompress(reinterpret_cast<Bytef*>(raw.data()), &bytes,
                                  reinterpret_cast<const Bytef*>(file_.data() + start),
                                  packedBytes) != Z_OK ||
                       bytes != length * sizeof(T)) {
                return std::int64_t(0);
            }
            return std::vector<double>(raw.begin(), raw.end());
        }

        FbxValue readValue()
        {
            switch (static_cast<char>(number<std::uint8_t>())) {
            case 'C': return std::int64_t(number<std::uint8_t>());
            case 'Y': return std::int64_t(number<std::int16_t>());
            case 'I': return std::int64_t(number<std::int32_t>());
            case 'L': return number<std::int64_t>();
            case 'F': return double(number<float>());
            case 'D': return number<double>();
            case 'S': return text(number<std::uint32_t>());
            case 'R': skip(number<std::uint32_t>()); return std::int64_t(0); // pictures
            case 'f': return array<float>();
            case 'i': return array<std::int32_t>();
            case 'd': return array<double>();
            case 'l': return array<std::int64_t>();
            case 'b':
            case 'c': return array<std::uint8_t>();
            default: ok_ = false; return std::int64_t(0);
            }
        }

        /// Nothing at the empty record that ends a list, or where the file is broken.
        std::optional<FbxRecord> readRecord(int depth)
        {
            const std::size_t start = at_;
            const std::uint64_t end = offset();
            const std::uint64_t values = offset();
            const std::uint64_t valueBytes = offset();
            FbxRecord record;
            record.name = text(number<std::uint8_t>());
            if (!ok_ || end == 0) {
                return std::nullopt;
            }
            if (end > file_.size() || end <= start || valueBytes > end - start ||
                depth >= deepestRecord) {
                ok_ = false;
                return std::nullopt;
            }
            keepsArrays_ = fbxKeepsArray(record.name);
            for (std::uint64_t i = 0; ok_ && i < values; ++i) {
                record.values.push_back(readValue());
            }
            while (ok_ && at_ < end) {
                std::optional<FbxRecord> child = readRecord(depth + 1);
                if (!child) {
                    break;
                }
                record.children.push_back(std::move(*child));
            }
            at_ = static_cast<std::size_t>(end);
            return record;
        }

        std::span<const std::byte> file_;
        std::size_t at_ = 0;       ///< never beyond the end
        bool wide_ = false;        ///< 64-bit offsets
        bool keepsArrays_ = false; ///< of the record at hand
        bool ok_ = true;
    };

}

const FbxRecord* FbxRecord::child(std::string_view wanted) const
{
    const auto found = std::ranges::find(children, wanted, &FbxRecord::name);
    return found == children.end() ? nullptr : &*found;
}

std::string FbxRecord::text(std::size_t place) const
{
    const auto* found = place < values.size() ? std::get_if<std::string>(&values[place]) : nullptr;
    return found == nullptr ? std::string() : *found;
}

double FbxRecord::number(std::size_t place) const
{
    if (place >= values.size()) {
        return 0.0;
    }
    if (const auto* real = std::get_if<double>(&values[place])) {
        return *real;
    }
    return static_cast<double>(whole(place));
}

std::int64_t FbxRecord::whole(std::size_t place) const
{
    const auto* found = place < values.size() ? std::get_if<std::int64_t>(&values[place]) : nullptr;
    return found == nullptr ? 0 : *found;
}

std::vector<double> FbxRecord::array(std::string_view wanted) const
{
    const FbxRecord* found = child(wanted);
    if (found == nullptr || found->values.empty()) {
        return {};
    }
    if (const auto* kept = std::get_if<std::vector<double>>(&found->values.front())) {
        return *kept;
    }
    const FbxRecord* text = found->child("a"); // the numbers of text stand in a record of their own
    std::vector<double> numbers;
    for (std::size_t i = 0; text != nullptr && i < text->values.size(); ++i) {
        numbers.push_back(text->number(i));
    }
    return numbers;
}

std::string fbxPlainName(const std::string& name)
{
    const std::size_t end = name.find('\0');
    if (end != std::string::npos) {
        return name.substr(0, end);
    }
    const std::size_t colons = name.find("::");
    return colons == std::string::npos ? name : name.substr(colons + 2);
}

bool fbxKeepsArray(std::string_view record)
{
    return record.starts_with("Key");
}

FbxRecord fbxTree(std::span<const std::byte> file)
{
    const std::string_view text(reinterpret_cast<const char*>(file.data()), file.size());
    if (!text.starts_with("Kaydara FBX Binary")) {
        return fbxTextTree(text);
    }
    return file.size() < headerBytes ? FbxRecord{} : BinaryReader(file).read();
}

}
