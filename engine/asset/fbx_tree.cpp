#include "asset/fbx_tree.h"

#include <algorithm>
#include <cstring>
#include <optional>

namespace premise {

namespace {

    constexpr int deepest = 16;
    constexpr std::size_t headerBytes = 27;

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

        FbxValue skippedArray(std::size_t elementBytes)
        {
            const std::size_t length = number<std::uint32_t>();
            const bool packed = number<std::uint32_t>() != 0;
            const std::size_t packedBytes = number<std::uint32_t>();
            skip(packed ? packedBytes : length * elementBytes);
            return std::int64_t(0);
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
            case 'S':
            case 'R': return text(number<std::uint32_t>());
            case 'f':
            case 'i': return skippedArray(4);
            case 'd':
            case 'l': return skippedArray(8);
            case 'b':
            case 'c': return skippedArray(1);
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
                depth >= deepest) {
                ok_ = false;
                return std::nullopt;
            }
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
        std::size_t at_ = 0; ///< never beyond the end
        bool wide_ = false;  ///< 64-bit offsets
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

FbxRecord fbxTree(std::span<const std::byte> file)
{
    const std::string_view text(reinterpret_cast<const char*>(file.data()), file.size());
    if (!text.starts_with("Kaydara FBX Binary")) {
        return fbxTextTree(text);
    }
    return file.size() < headerBytes ? FbxRecord{} : BinaryReader(file).read();
}

}
