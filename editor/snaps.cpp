#include "editor/snaps.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "editor/editor.h"

namespace premise {

std::filesystem::path freeSnapFile(const std::filesystem::path& folder, const std::string& name)
{
    for (int version = 1;; ++version) {
        std::filesystem::path file = folder / fmt::format("{}_v{:03}.png", name, version);
        if (!std::filesystem::exists(file)) {
            return file;
        }
    }
}

std::uint32_t Snaps::freeView() const
{
    const auto used = [this](std::uint32_t view) {
        return std::ranges::any_of(jobs_, [view](const Job& job) {
            return std::ranges::find(job.views, view) != job.views.end();
        });
    };
    std::uint32_t view = viewNumber::snap;
    while (used(view)) {
        ++view;
    }
    return view;
}

void Snaps::begin(PictureDesk& desk, Wish wish)
{
    jobs_.push_back({});
    for (PictureWish& picture : wish.pictures) {
        const std::uint32_t view = freeView();
        jobs_.back().views.push_back(view);
        desk.want(view, picture);
    }
    jobs_.back().wish = std::move(wish);
}

bool Snaps::take(std::uint32_t view, PictureDone& done)
{
    for (Job& job : jobs_) {
        const auto place = std::ranges::find(job.views, view);
        if (place == job.views.end()) {
            continue;
        }
        const PictureWish& wish = job.wish.pictures[std::size_t(place - job.views.begin())];
        if (!done.error.empty()) {
            job.error = done.error;
        } else if (done.samples >= wish.settleTo) {
            job.come.insert_or_assign(view, std::move(done.image));
        }
        return true;
    }
    return false;
}

void Snaps::follow(Editor& editor)
{
    if (writing_.valid() &&
        writing_.wait_for(std::chrono::seconds(0)) == std::future_status::ready) {
        const Written written = writing_.get();
        if (written.error.empty()) {
            editor.say(fmt::format("Snapped {}: snaps/{}", written.what,
                                   written.file.filename().string()));
        } else {
            editor.complain(written.error);
        }
    }
    if (busy()) {
        editor.gui.drawAgainIn(0.05);
    }
    if (writing_.valid()) {
        return;
    }
    const auto ready = std::ranges::find_if(jobs_, [](const Job& job) {
        return !job.error.empty() || job.come.size() == job.views.size();
    });
    if (ready == jobs_.end()) {
        return;
    }
    Job job = std::move(*ready);
    jobs_.erase(ready);
    if (!job.error.empty()) {
        editor.complain(job.error);
        return;
    }
    std::vector<Image8> pictures;
    for (const std::uint32_t view : job.views) {
        pictures.push_back(std::move(job.come[view]));
    }
    writing_ = std::async(std::launch::async, [folder = folder_, wish = std::move(job.wish),
                                               pictures = std::move(pictures)]() mutable {
        Written written{{}, wish.what, {}};
        std::error_code trouble;
        std::filesystem::create_directories(folder, trouble);
        if (trouble) {
            written.error = fmt::format("The folder {} could not be made: {}. Make it by hand.",
                                        folder.string(), trouble.message());
            return written;
        }
        written.file = freeSnapFile(folder, wish.name);
        if (const Result<void> done = wish.write(written.file, std::move(pictures)); !done) {
            written.error = done.error().message;
        }
        return written;
    });
}

}
