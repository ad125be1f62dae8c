#include "asset/ply/values.h"

#include <charconv>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace premise {

namespace {

    template <class T> double numberAt(const std::byte* bytes, bool bigEndian)
    {
        std::byte raw[sizeof(T)];
        for (std::size_t i = 0; i < sizeof(T); ++i) {
            raw[i] = bytes[bigEndian ? sizeof(T) - 1 - i : i];
        }
        T value{};
        std::memcpy(&value, raw, sizeof(T));
        return static_cast<double>(value);
    }

}

double PlyValues::next(PlyType type)
{
    if (encoding_ == PlyEncoding::text) {
        return nextWord();
    }
    const std::size_t size = bytesOf(type);
    if (!ok_ || size > file_.size() - at_) {
        ok_ = false;
        return 0.0;
    }
    const std::byte* bytes = file_.data() + at_;
    at_ += size;
    const bool bigEndian = encoding_ == PlyEncoding::bigEndian;
    switch (type) {
    case PlyType::int8: return numberAt<std::int8_t>(bytes, bigEndian);
    case PlyType::uint8: return numberAt<std::uint8_t>(bytes, bigEndian);
    case PlyType::int16: return numberAt<std::int16_t>(bytes, bigEndian);
    case PlyType::uint16: return numberAt<std::uint16_t>(bytes, bigEndian);
    case PlyType::int32: return numberAt<std::int32_t>(bytes, bigEndian);
    case PlyType::uint32: return numberAt<std::uint32_t>(bytes, bigEndian);
    case PlyType::float32: return numberAt<float>(bytes, bigEndian);
    case PlyType::float64: return numberAt<double>(bytes, bigEndian);
    }
    return 0.0;
}

double PlyValues::nextWord()
{
    const std::string_view text(reinterpret_cast<const char*>(file_.data()), file_.size());
    const std::size_t start = text.find_first_not_of(" \t\r\n", at_);
    if (!ok_ || start == std::string_view::npos) {
        ok_ = false;
        return 0.0;
    }
    const std::size_t sign = text[start] == '+' ? 1 : 0;
    double value = 0.0;
    const auto [end, error] =
        std::from_chars(text.data() + start + sign, text.data() + text.size(), value);
    at_ = static_cast<std::size_t>(end - text.data());
    const bool whole = at_ == text.size() || text.find_first_of(" \t\r\n", at_) == at_;
    ok_ = error == std::errc() && whole;
    return ok_ ? value : 0.0;
}

std::size_t PlyValues::most(PlyType type) const
{
    const std::size_t room = file_.size() - at_;
    return encoding_ == PlyEncoding::text ? (room + 1) / 2 : room / bytesOf(type);
}

}
