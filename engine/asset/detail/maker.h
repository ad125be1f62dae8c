#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <thread>

#include "asset/detail/levels_of_detail.h"
#include "asset/import/importer.h"
#include "asset/library.h"

namespace premise {

/// Whether anybody waits for it.
enum class DetailPace {
    aside, ///< on one thread, which gives way to all others
    now    ///< on all cores
};

/// Models to make levels of detail of.
struct DetailWish {
    Models models;
    /// Where each was imported from, and how: levels are taken from the cache there, and kept in it.
    /// A model without a file has its levels made and not kept.
    std::map<Id<Asset>, std::filesystem::path> files{};
    ImportSettings import{};
    DetailPace pace = DetailPace::aside;
};

/// How far they are: models that several assets share count once.
struct DetailProgress {
    std::size_t done = 0;
    std::size_t total = 0;
};

/// Makes levels of detail beside everything else: start it, look at it once a frame, draw with what
/// there is. Pictures are drawn whole until there are some.
class DetailMaker {
public:
    explicit DetailMaker(DetailWish wish);
    DetailMaker(const DetailMaker&) = delete;
    DetailMaker& operator=(const DetailMaker&) = delete;
    /// Lets go of what is not made yet. Waits for no level in hand that is made aside: giving way to
    /// all others may take long.
    ~DetailMaker();

    /// Of the models that are done so far, the smallest first. Any thread may ask, as below.
    [[nodiscard]] ModelDetails made() const;
    [[nodiscard]] DetailProgress progress() const;
    /// Whether it has ended: all are made, or it was cancelled.
    [[nodiscard]] bool ended() const;

    /// No longer wanted: it ends after the level in hand, about 0.4 µs a triangle. What is made stays.
    void cancel();

private:
    struct Work;
    std::shared_ptr<Work> work_; ///< the thread's too, for as long as it lives
    std::thread thread_;
};

}
