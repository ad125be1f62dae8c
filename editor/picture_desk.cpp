#include "editor/picture_desk.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace premise {

namespace {

    /// Samples of the picture after one of this many: each shows something new soon, and together
    /// they cost a third more than the last alone.
    int nextSamples(int samples, int most)
    {
        return std::min(samples * 4, most);
    }

}

PictureDesk::PictureDesk(std::unique_ptr<Renderer> renderer, std::function<void()> wake)
    : renderer_(std::move(renderer)),
      wake_(std::move(wake)),
      deviceName_(renderer_->deviceName()),
      byProcessor_(renderer_->tier() == Tier::software),
      thread_([this] { work(); })
{
}

PictureDesk::~PictureDesk()
{
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void PictureDesk::setModels(Models models)
{
    {
        const std::lock_guard lock(mutex_);
        newModels_ = std::make_unique<Models>(std::move(models));
    }
    changed_.notify_all();
}

std::uint64_t PictureDesk::want(std::uint32_t view, PictureWish wish)
{
    std::uint64_t number = 0;
    {
        const std::lock_guard lock(mutex_);
        number = ++count_;
        const auto before = waiting_.find(view);
        const std::uint64_t since = before == waiting_.end() ? number : before->second.since;
        waiting_.insert_or_assign(view, Waiting{std::move(wish), number, 0, since});
        settleNext_.erase(view);
    }
    changed_.notify_all();
    return number;
}

std::uint64_t PictureDesk::wantThumbnail(std::uint32_t view, ThumbnailWish wish)
{
    std::uint64_t number = 0;
    {
        const std::lock_guard lock(mutex_);
        number = ++count_;
        thumbnails_.insert_or_assign(view, WaitingThumbnail{std::move(wish), number});
    }
    changed_.notify_all();
    return number;
}

void PictureDesk::forget(std::uint32_t view)
{
    const std::lock_guard lock(mutex_);
    waiting_.erase(view);
    thumbnails_.erase(view);
    settleNext_.erase(view);
    done_.erase(view);
}

std::map<std::uint32_t, PictureDone> PictureDesk::take()
{
    const std::lock_guard lock(mutex_);
    return std::exchange(done_, {});
}

PictureDesk::Settling PictureDesk::settling() const
{
    const std::lock_guard lock(mutex_);
    return settling_;
}

bool PictureDesk::hasNews() const
{
    const std::lock_guard lock(mutex_);
    return !done_.empty();
}

bool PictureDesk::idle() const
{
    const std::lock_guard lock(mutex_);
    return !drawing_ && waiting_.empty() && thumbnails_.empty() && settleNext_.empty() &&
           newModels_ == nullptr;
}

bool PictureDesk::newerWaits() const
{
    const std::lock_guard lock(mutex_);
    return ending_ || !waiting_.empty() || newModels_ != nullptr;
}

void PictureDesk::work()
{
    std::unique_lock lock(mutex_);
    while (true) {
        changed_.wait(lock, [this] {
            return ending_ || newModels_ != nullptr || !waiting_.empty() || !thumbnails_.empty() ||
                   !settleNext_.empty();
        });
        if (ending_) {
            return;
        }
        drawing_ = true;
        if (newModels_ != nullptr) {
            const std::unique_ptr<Models> models = std::move(newModels_);
            lock.unlock();
            const Result<void> set = renderer_->setModels(*models);
            lock.lock();
            if (!set) {
                done_[0].error = set.error().message;
            }
        } else if (waiting_.empty() && !thumbnails_.empty()) {
            const auto next = thumbnails_.begin();
            const std::uint32_t view = next->first;
            const WaitingThumbnail job = std::move(next->second);
            thumbnails_.erase(next);
            lock.unlock();
            drawThumbnail(view, job);
            lock.lock();
        } else {
            auto& from = waiting_.empty() ? settleNext_ : waiting_;
            const auto next = std::ranges::min_element(
                from, {}, [](const auto& entry) { return entry.second.since; });
            const std::uint32_t view = next->first;
            Waiting job = std::move(next->second);
            from.erase(next);
            lock.unlock();
            draw(view, std::move(job));
            lock.lock();
        }
        drawing_ = false;
        losses_ = renderer_->losses();
        lock.unlock();
        wake_();
        lock.lock();
    }
}

void PictureDesk::drawThumbnail(std::uint32_t view, const WaitingThumbnail& job)
{
    const auto began = std::chrono::steady_clock::now();
    Result<Image8> image = thumbnailPainter_.draw(job.wish);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    PictureDone done{{}, job.number, job.wish.samples, took.count(), {}};
    if (image) {
        done.image = std::move(*image);
    } else {
        done.error = image.error().message;
    }
    const std::lock_guard lock(mutex_);
    done_.insert_or_assign(view, std::move(done));
}

void PictureDesk::draw(std::uint32_t view, Waiting job)
{
    const auto began = std::chrono::steady_clock::now();
    PictureSettings settings = job.wish.settings;
    const bool settles = job.samples > 0;
    if (settles) {
        settings.quality = Quality::lens;
        settings.samples = job.samples;
        // Whoever moves something now is not made to wait for a picture that is out of date.
        settings.goOn = [this, view](int done, int of) {
            {
                const std::lock_guard lock(mutex_);
                settling_ = {view, done, of};
            }
            if (done % 4 == 0) {
                wake_();
            }
            return !newerWaits();
        };
    }
    Stage& stage = stages_[view];
    const Aspect own{settings.width, settings.height};
    Result<Picture> picture = renderer_->picture(
        [&](FrameTime moment) {
            StagedFrame frame = stage.at(job.wish.project, job.wish.view, moment);
            frame.camera.aspect = own;
            return frame;
        },
        job.wish.time, settings);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;

    const std::lock_guard lock(mutex_);
    settling_ = {};
    if (!picture) {
        if (settles && (ending_ || !waiting_.empty() || newModels_ != nullptr)) {
            if (!waiting_.contains(view)) {
                settleNext_.insert_or_assign(view,
                                             std::move(job)); // another view's turn; go on later
            }
            return;
        }
        done_.insert_or_assign(
            view, PictureDone{{}, job.number, 0, took.count(), picture.error().message});
        return;
    }
    const int gathered = std::max(job.samples, 1);
    done_.insert_or_assign(
        view, PictureDone{std::move(picture->display), job.number, gathered, took.count(), {}});
    if (gathered < job.wish.settleTo && !waiting_.contains(view)) {
        job.samples = nextSamples(gathered, job.wish.settleTo);
        job.since = ++count_;
        settleNext_.insert_or_assign(view, std::move(job));
    }
}

}
