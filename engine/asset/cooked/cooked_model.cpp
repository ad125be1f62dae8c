#include "asset/cooked/cooked_model.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "asset/cooked/fields.h"
#include "asset/model_check.h"
#include "asset/read/model_limits.h"
#include "project/limits.h"

namespace premise {

namespace {

    /// Goes through the facts and the arrays side by side. Past the end everything is nothing, and
    /// `whole()` says so.
    class CookedReader {
    public:
        CookedReader(std::span<const std::byte> arrays, std::span<const std::byte> facts,
                     std::shared_ptr<const void> keeper, std::uint64_t mostBytes)
            : arrays_(arrays), facts_(facts), keeper_(std::move(keeper)), bytesLeft_(mostBytes)
        {
        }

        template <class... Fields> void operator()(Fields&... fields) { (get(fields), ...); }

        /// Whether all was there, and nothing besides.
        [[nodiscard]] bool whole() const
        {
            return !broken_ && facts_.empty() && cookedAligned(atArray_) == arrays_.size();
        }

    private:
        std::span<const std::byte> next(std::size_t size)
        {
            if (size > facts_.size()) {
                broken_ = true;
                facts_ = {};
                return {};
            }
            const std::span<const std::byte> bytes = facts_.first(size);
            facts_ = facts_.subspan(size);
            return bytes;
        }

        void raw(void* to, std::size_t size)
        {
            const std::span<const std::byte> bytes = next(size);
            if (!bytes.empty()) {
                std::memcpy(to, bytes.data(), size);
            }
        }

        /// Rows of at least so many bytes each; no more than there are bytes left for.
        std::size_t count(std::size_t leastBytes, std::size_t left)
        {
            std::uint64_t rows = 0;
            raw(&rows, sizeof rows);
            if (rows > left / leastBytes) {
                broken_ = true;
                facts_ = {};
                return 0;
            }
            return static_cast<std::size_t>(rows);
        }

        template <PlainValue T> void get(T& value) { raw(&value, sizeof value); }
        void get(bool& value)
        {
            int number = 0;
            get(number);
            value = number != 0;
            broken_ = broken_ || (number != 0 && number != 1);
        }
        template <class T>
        requires std::is_enum_v<T>
        void get(T& value)
        {
            int number = 0;
            get(number);
            // Beyond a byte there are none; which are none below it is checked later.
            broken_ = broken_ || number < 0 || number > 255;
            value = static_cast<T>(number);
        }

        void get(std::string& text)
        {
            const std::span<const std::byte> bytes = next(count(1, facts_.size()));
            text.assign(reinterpret_cast<const char*>(bytes.data()), bytes.size());
        }

        template <PlainRow T> void get(std::vector<T>& rows)
        {
            rows.resize(count(sizeof(T), facts_.size()));
            raw(rows.data(), rows.size() * sizeof(T));
        }

        template <class T>
        requires(!PlainRow<T>) void get(std::vector<T>& rows)
        {
            const std::size_t most = count(1, facts_.size());
            for (std::size_t i = 0; i < most && !broken_; ++i) {
                // A row takes more in memory than the few bytes that describe it.
                if (sizeof(T) > bytesLeft_) {
                    broken_ = true;
                    return;
                }
                bytesLeft_ -= sizeof(T);
                get(rows.emplace_back());
            }
        }

        template <class T> void get(SharedArray<T>& rows)
        {
            const std::uint64_t start = cookedAligned(atArray_);
            const std::size_t size =
                count(sizeof(T), start <= arrays_.size() ? arrays_.size() - start : 0);
            if (size == 0) {
                return;
            }
            atArray_ = start + size * sizeof(T);
            const auto* first = reinterpret_cast<const T*>(arrays_.data() + start);
            rows = SharedArray<T>(std::span(first, size), keeper_);
        }

        template <class T>
        requires(std::is_class_v<T> && !PlainValue<T>) void get(T& parts) { cook(*this, parts); }

        std::span<const std::byte> arrays_; ///< from the file's beginning: its head counts as one
        std::span<const std::byte> facts_;  ///< not read yet
        std::shared_ptr<const void> keeper_;
        std::uint64_t bytesLeft_;                    ///< that rows may yet take
        std::uint64_t atArray_ = sizeof(CookedHead); ///< end of the last array
        bool broken_ = false;
    };

    Result<CookedHead> headOf(std::span<const std::byte> bytes)
    {
        CookedHead head;
        if (bytes.size() < sizeof head) {
            return fail("it ends inside its head");
        }
        std::memcpy(&head, bytes.data(), sizeof head);
        if (head.magic != cookedMagic || head.order != 1) {
            return fail("it is none");
        }
        if (head.version != cookedVersion) {
            return fail("it is of version {}, not {}", head.version, cookedVersion);
        }
        const bool placed = head.facts >= sizeof head && head.facts <= bytes.size() &&
                            head.facts % cookedAlignment == 0;
        if (head.bytes != bytes.size() || !placed) {
            return fail("it is cut short");
        }
        return head;
    }

    Result<void> checkPictures(const CookedModel& cooked)
    {
        if (cooked.pictureOf.size() != cooked.model.textures.size()) {
            return fail("it names {} pictures for {} textures", cooked.pictureOf.size(),
                        cooked.model.textures.size());
        }
        for (const int picture : cooked.pictureOf) {
            if (picture < -1 || (picture >= 0 && std::size_t(picture) >= cooked.pictures.size())) {
                return fail("it names picture {} of {}", picture, cooked.pictures.size());
            }
        }
        const bool known = std::ranges::all_of(cooked.pictures, [](const CookedPicture& one) {
            return one.role <= TextureRole::normal && isUtf8(one.name);
        });
        if (!known) {
            return fail("one of its pictures is none");
        }
        return {};
    }

    /// In place of a picture that has yet to come: what changes a material least.
    std::shared_ptr<const TextureImage> awaited(TextureRole role)
    {
        TextureImage image;
        image.role = role;
        if (role == TextureRole::data) {
            image.mean = {255, 255, 255, 255};
        } else if (role == TextureRole::normal) {
            image.mean = {128, 128, 255, 255};
        }
        return std::make_shared<const TextureImage>(std::move(image));
    }

}

Result<CookedModel> cookedModel(std::span<const std::byte> bytes,
                                std::shared_ptr<const void> keeper, const ImportLimits& limits)
{
    const CookedHead head = TRY(headOf(bytes));
    if (bytes.size() > limits[Limit::allBytes]) {
        return fail("it is larger than the limits allow");
    }
    // The importer had all of it in memory itself.
    CookedReader reader(bytes.first(head.facts), bytes.subspan(head.facts), std::move(keeper),
                        limits[Limit::memory]);
    CookedModel cooked;
    reader(cooked.model, cooked.pictures, cooked.pictureOf);
    if (!reader.whole()) {
        return fail("its parts do not make a whole");
    }
    TRY(checkModel(cooked.model));
    TRY(checkPictures(cooked));
    if (!checkLimits(cooked.model, cooked.model.name, limits)) {
        return fail("it has more than the limits allow");
    }
    std::vector<std::shared_ptr<const TextureImage>> waiting;
    for (const CookedPicture& picture : cooked.pictures) {
        waiting.push_back(awaited(picture.role));
    }
    for (std::size_t i = 0; i < cooked.pictureOf.size(); ++i) {
        const int picture = cooked.pictureOf[i];
        cooked.model.textures[i].image =
            picture < 0 ? missingTexture(TextureRole::colour) : waiting[std::size_t(picture)];
    }
    return cooked;
}

void takePicture(CookedModel& cooked, std::size_t picture,
                 std::shared_ptr<const TextureImage> image)
{
    for (std::size_t i = 0; i < cooked.pictureOf.size(); ++i) {
        if (cooked.pictureOf[i] >= 0 && std::size_t(cooked.pictureOf[i]) == picture) {
            cooked.model.textures[i].image = image;
        }
    }
    settleHoles(cooked.model);
}

}
