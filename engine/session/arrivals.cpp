#include "session/arrivals.h"

#include <algorithm>
#include <thread>
#include <utility>

namespace premise {

namespace {

    /// To give levels of detail to the renderer costs a copy of all triangles.
    constexpr std::chrono::seconds betweenDetails{1};

    /// Whether a box has come to stand for what had begun as a model.
    bool haveOtherShapes(const Models& latest, const Models& present)
    {
        return std::ranges::any_of(latest, [&](const auto& model) {
            return model.second->standIn != present.at(model.first)->standIn;
        });
    }

}

void Arrivals::begin(const Models& models, std::shared_ptr<const LateModels> late)
{
    const std::lock_guard lock(mutex_);
    models_ = models;
    late_ = std::move(late);
}

Models Arrivals::models() const
{
    const std::lock_guard lock(mutex_);
    return models_;
}

std::vector<std::string> Arrivals::warnings() const
{
    const std::lock_guard lock(mutex_);
    return warnings_;
}

void Arrivals::makeDetail(DetailWish wish)
{
    auto maker = std::make_shared<DetailMaker>(wish);
    const std::lock_guard lock(mutex_);
    wish_ = std::move(wish);
    detail_.swap(maker);
}

std::shared_ptr<DetailMaker> Arrivals::detail() const
{
    const std::lock_guard lock(mutex_);
    return detail_;
}

DetailProgress Arrivals::detailProgress() const
{
    const std::shared_ptr<DetailMaker> maker = detail();
    return maker == nullptr ? DetailProgress{} : maker->progress();
}

Result<void> Arrivals::waitForDetail(const std::function<bool(const DetailProgress&)>& goOn) const
{
    const std::shared_ptr<DetailMaker> maker = detail();
    while (maker != nullptr) {
        if (!goOn(maker->progress())) {
            maker->cancel();
            return fail("Levels of detail were not made: it was stopped.");
        }
        if (maker->ended()) {
            break;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return {};
}

Result<Arrived> Arrivals::take(Renderer& renderer, std::chrono::milliseconds budget)
{
    const Arrived textures = TRY(takeModels(renderer, Clock::now() + budget));
    const Arrived detail = TRY(takeDetail(renderer));
    return Arrived{textures.changed || detail.changed, textures.more || detail.more};
}

Result<Arrived> Arrivals::takeModels(Renderer& renderer, Clock::time_point until)
{
    std::unique_lock lock(mutex_);
    const std::shared_ptr<const LateModels> late = late_;
    const Models present = models_;
    lock.unlock();
    if (late == nullptr) {
        return Arrived{};
    }
    const bool ended = late->ended(); // before looking: then what is there is all
    const Models latest = *late->drawable();
    Arrived arrived{false, !ended};
    if (haveOtherShapes(latest, present)) {
        TRY(renderer.setModels(latest));
        keep(latest);
        arrived.changed = true;
    } else if (ended || latest != present) {
        const TextureUpdate update = TRY(
            renderer.updateTextures(latest, {[until] { return Clock::now() < until; }, !ended}));
        arrived.changed = update.changed;
        if (!update.whole) {
            arrived.more = true;
            return arrived;
        }
        lock.lock();
        models_ = latest;
        lock.unlock();
    }
    if (ended) {
        lock.lock();
        warnings_ = late->loaded().warnings;
        late_.reset();
    }
    return arrived;
}

// The renderer let go of the levels, and those of what is a box now are nobody's.
void Arrivals::keep(Models models)
{
    std::unique_lock lock(mutex_);
    models_ = std::move(models);
    given_.reset();
    if (detail_ != nullptr) {
        DetailWish wish = wish_;
        wish.models = models_;
        lock.unlock();
        makeDetail(std::move(wish));
    }
}

Result<Arrived> Arrivals::takeDetail(Renderer& renderer)
{
    const std::shared_ptr<DetailMaker> maker = detail();
    if (maker == nullptr) {
        return Arrived{};
    }
    if (given_ != maker) {
        given_ = maker;
        givenCount_ = 0;
    }
    const bool ended = maker->ended();
    const ModelDetails made = maker->made();
    Arrived arrived{false, !ended};
    if (made.size() > givenCount_ && (ended || Clock::now() - givenAt_ > betweenDetails)) {
        TRY(renderer.setDetail(made));
        givenCount_ = made.size();
        givenAt_ = Clock::now();
        arrived.changed = true;
    }
    return arrived;
}

}
