#include <cerrno>
#include <cstring>
#include <string_view>

#include "asset/cooked/fields.h"
#include "asset/cooked/write_all.h"
#include "asset/worker/message.h"
#include "project/limits.h"

namespace premise {

namespace {

    /// With U+FFFD in place of every byte that is no part of a character, and of every character that
    /// would steer a terminal instead of being shown.
    std::string mended(std::string_view text)
    {
        std::string whole;
        while (!text.empty()) {
            std::size_t length = 1;
            while (length <= 4 && !(length <= text.size() && isUtf8(text.substr(0, length)))) {
                ++length;
            }
            if (length > 4) {
                whole += "\xEF\xBF\xBD";
                text.remove_prefix(1);
            } else {
                const std::string_view letter = text.substr(0, length);
                whole += safeToShow(letter) == letter ? letter : "\xEF\xBF\xBD";
                text.remove_prefix(length);
            }
        }
        return whole;
    }

    /// Arrays go to the file as they come, facts to memory.
    class CookedWriter {
    public:
        explicit CookedWriter(int file) : file_(file) {}

        template <class... Fields> void operator()(const Fields&... fields) { (put(fields), ...); }

        /// The facts behind the arrays, and the head.
        Result<void> finish()
        {
            TRY(std::move(arrays_));
            CookedHead head{cookedMagic, cookedVersion, 1, end_ + facts_.size(), end_};
            TRY(writeAll(file_, facts_, end_));
            return writeAll(file_, std::as_bytes(std::span(&head, 1)), 0);
        }

    private:
        void raw(const void* from, std::size_t size)
        {
            const auto* bytes = static_cast<const std::byte*>(from);
            facts_.insert(facts_.end(), bytes, bytes + size);
        }

        void count(std::size_t rows)
        {
            const auto wide = std::uint64_t(rows);
            raw(&wide, sizeof wide);
        }

        template <PlainValue T> void put(const T& value) { raw(&value, sizeof value); }
        void put(const bool& value) { put(int(value)); }
        template <class T>
        requires std::is_enum_v<T>
        void put(const T& value) { put(static_cast<int>(value)); }

        void put(const std::string& text)
        {
            const std::string sound = safeToShow(text) == text ? text : mended(text);
            count(sound.size());
            raw(sound.data(), sound.size());
        }

        template <PlainRow T> void put(const std::vector<T>& rows)
        {
            count(rows.size());
            raw(rows.data(), rows.size() * sizeof(T));
        }

        template <class T>
        requires(!PlainRow<T>) void put(const std::vector<T>& rows)
        {
            count(rows.size());
            for (const T& row : rows) {
                put(row);
            }
        }

        template <class T> void put(const SharedArray<T>& rows)
        {
            count(rows.size());
            if (arrays_) {
                arrays_ = writeAll(file_, std::as_bytes(rows.rows()), end_);
            }
            end_ = cookedAligned(end_ + rows.size() * sizeof(T));
        }

        template <class T>
        requires(std::is_class_v<T> && !PlainValue<T>) void put(const T& parts)
        {
            cook(*this, parts);
        }

        int file_;
        std::uint64_t end_ = sizeof(CookedHead); ///< of the arrays written so far, aligned
        Result<void> arrays_;                    ///< how writing them went
        std::vector<std::byte> facts_;
    };

}

Result<void> writeCooked(const ReadModel& read, int file)
{
    CookedWriter writer(file);
    std::vector<CookedPicture> pictures;
    for (const ImageSource& image : read.images) {
        pictures.push_back({image.name, image.role});
    }
    writer(read.model, pictures, read.imageOf);
    return writer.finish();
}

}
