#pragma once

#include <optional>
#include <string>

#include "journal/keeping_place.h"
#include "journal/moment.h"

namespace premise {

/// Who has a production open to change it.
struct Holder {
    std::string user{};
    std::string machine{};
    std::int64_t process = 0;
    Moment since{};
    /// "Ada has it open on mill since 18:04."
    [[nodiscard]] std::string sentence(Moment now) const;
    friend bool operator==(const Holder&, const Holder&) = default;
};

/// This process, as a holder.
[[nodiscard]] Holder thisHolder(Moment now);

/// The right to change a production: one at a time has it. It goes by itself with its process, however
/// that ends, so a lock that nobody holds is simply taken.
class ProductionLock {
public:
    /// What came of asking.
    struct Outcome;
    /// Fails where no lock can be kept at this place at all.
    [[nodiscard]] static Result<Outcome> take(const KeepingPlace& place, const Holder& holder);
    ProductionLock(ProductionLock&& other) noexcept;
    ProductionLock& operator=(ProductionLock&& other) noexcept;
    ProductionLock(const ProductionLock&) = delete;
    ProductionLock& operator=(const ProductionLock&) = delete;
    ~ProductionLock(); ///< gives it back

private:
    ProductionLock(fs::path file, int descriptor);
    void giveBack();

    fs::path file_;
    int descriptor_ = -1; ///< open and locked; -1 when moved from
};

struct ProductionLock::Outcome {
    std::optional<ProductionLock> lock{}; ///< nothing: another has it
    Holder other{};                       ///< who; its user is empty where that cannot be told
};

/// Who has it, without asking for it; nothing where nobody has.
[[nodiscard]] std::optional<Holder> holderOf(const KeepingPlace& place);

}
