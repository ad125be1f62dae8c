#include "tools/import/pictures.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <memory>
#include <mutex>
#include <new>
#include <optional>
#include <vector>

#include "asset/cooked/cooked_textures.h"
#include "asset/parallel.h"
#include "asset/read/warnings.h"
#include "tools/import/channel.h"
#include "tools/import/serve.h"

namespace premise::import {

namespace {

    /// Who looks at a model sees its colours first, and misses its other pictures last.
    std::vector<std::size_t> inOrder(const ReadModel& read)
    {
        std::vector<int> ranks(read.images.size(), 3);
        const auto use = [&](const TextureUse& texture, int rank) {
            const int image = texture.texture < 0 ? -1 : read.imageOf[std::size_t(texture.texture)];
            if (image >= 0) {
                int& known = ranks[std::size_t(image)];
                known = std::min(known, rank);
            }
        };
        for (const Material& material : read.model.materials) {
            use(material.baseColourTexture, 0);
            use(material.emissiveTexture, 1);
            use(material.normalTexture, 2);
        }
        std::vector<std::size_t> order(ranks.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            order[i] = i;
        }
        std::ranges::stable_sort(order, {}, [&ranks](std::size_t i) { return ranks[i]; });
        return order;
    }

    class Pictures {
    public:
        Pictures(ReadModel read, const ImportLimits& limits)
            : read_(std::move(read)), limits_(limits), order_(inOrder(read_))
        {
        }

        Result<void> handOverAll()
        {
            inParallel(order_.size(), [this](std::size_t i) { handOver(order_[i]); });
            // What two at once had no memory for may be had alone.
            for (const std::size_t picture : std::exchange(forLater_, {})) {
                alone_ = true;
                handOver(picture);
            }
            if (failure_) {
                return tl::unexpected(*failure_);
            }
            for (std::string& sentence : notes_.taken()) {
                tell(ImportSign::note, std::move(sentence));
            }
            return {};
        }

    private:
        void handOver(std::size_t picture)
        {
            {
                const std::lock_guard lock(mutex_);
                if (failure_) {
                    return;
                }
            }
            ImageSource& source = read_.images[picture];
            try {
                Result<TextureImage> image = decoded(source);
                if (image) {
                    write(picture, *image);
                    source = {};
                    return;
                }
                standIn(picture, image.error().message);
            } catch (const std::bad_alloc&) {
                if (!alone_) {
                    const std::lock_guard lock(mutex_);
                    forLater_.push_back(picture);
                    return;
                }
                standIn(picture, "There is not enough memory for it. Make it smaller, or raise the "
                                 "limit with --limit memory=4GiB.");
            } catch (const std::exception& exception) {
                standIn(picture, exception.what());
            }
        }

        [[nodiscard]] Result<TextureImage> decoded(const ImageSource& source) const
        {
            Result<TextureImage> image = TRY(decodedTexture(source));
            const auto side = std::uint64_t(std::max(image->width, image->height));
            const auto pixels = std::uint64_t(image->width) * std::uint64_t(image->height);
            if (side > limits_[Limit::side]) {
                return tl::unexpected(overLimit("It", Limit::side, side, limits_));
            }
            if (pixels > limits_[Limit::pixels]) {
                return tl::unexpected(overLimit("It", Limit::pixels, pixels, limits_));
            }
            return image;
        }

        void standIn(std::size_t picture, const std::string& problem)
        {
            const ImageSource& source = read_.images[picture];
            {
                const std::lock_guard lock(mutex_);
                notes_.add("{}: a checker replaces the picture \"{}\": {}", read_.file, source.name,
                           problem);
            }
            write(picture, *missingTexture(source.role));
        }

        void write(std::size_t picture, const TextureImage& image)
        {
            std::uint64_t bytes = 0;
            for (const auto& level : image.levels) {
                bytes += level.size();
            }
            const std::uint64_t all = bytes_ += bytes;
            if (all > limits_[Limit::allBytes]) {
                return failWith(overLimit(read_.file, Limit::allBytes, all, limits_));
            }
            const Result<PicturePlace> place = file_.append(std::uint32_t(picture), image);
            if (!place) {
                return failWith(place.error());
            }
            tell(ImportSign::texture, {}, std::uint32_t(picture), place->offset);
        }

        void failWith(const Error& error)
        {
            const std::lock_guard lock(mutex_);
            failure_ = failure_ ? failure_ : error;
        }

        ReadModel read_;
        const ImportLimits& limits_;
        std::vector<std::size_t> order_;
        TextureFile file_{textureDescriptor};
        std::atomic<std::uint64_t> bytes_{0}; ///< of pixels so far
        bool alone_ = false;                  ///< no other thread decodes any longer
        std::mutex mutex_;
        std::optional<Error> failure_;      ///< guarded by mutex_, as all below
        std::vector<std::size_t> forLater_; ///< those that found no memory beside others
        Warnings notes_;
    };

}

Result<void> handOverPictures(ReadModel read, const ImportLimits& limits)
{
    return Pictures(std::move(read), limits).handOverAll();
}

}
