#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/result.h"

namespace premise {

/// What an import may cost, row by row. A model comes from strangers: readers, the worker's own
/// limits, messages, help text and tests all read this one table.
enum class Limit {
    fileBytes,
    allBytes,
    vertices,
    triangles,
    nodes,
    nodeDepth,
    jsonDepth,
    textures,
    side,
    pixels,
    keys,
    seconds,
    workSeconds,
    memory
};
inline constexpr std::size_t limitCount = 14;

enum class LimitUnit { count, bytes, seconds };

struct LimitRow {
    Limit limit = Limit::fileBytes;
    std::string_view key; ///< as the user writes it: --limit KEY=VALUE
    LimitUnit unit = LimitUnit::count;
    std::string_view meaning; ///< for the help: "triangles, every instance counted"
    std::string_view before;  ///< the message: "<file> <before> <amount> <after>; the limit is …"
    std::string_view after;
    std::uint64_t usual = 0; ///< where the user says nothing
    std::uint64_t most = 0;  ///< what the user can raise it to
};

/// All rows, in the order of `Limit`.
[[nodiscard]] std::span<const LimitRow, limitCount> limitTable();
[[nodiscard]] const LimitRow& limitRow(Limit limit);

/// The limits of one import: the usual ones, unless the user raised some.
class ImportLimits {
public:
    ImportLimits();

    [[nodiscard]] std::uint64_t operator[](Limit limit) const
    {
        return values_[std::size_t(limit)];
    }
    void set(Limit limit, std::uint64_t value) { values_[std::size_t(limit)] = value; }

    /// Takes what the user wrote, such as "triangles=70M", "memory=4GiB" or "seconds=90s". K, M and
    /// G are thousands, millions and milliards; KiB, MiB and GiB are for bytes. Fails on an unknown
    /// key, on no number, and above what the row allows.
    [[nodiscard]] Result<void> take(std::string_view text);

    friend bool operator==(const ImportLimits&, const ImportLimits&) = default;

private:
    std::array<std::uint64_t, limitCount> values_; ///< in the order of `Limit`
};

/// Reads an amount written as in take(). Fails on everything else, without naming a limit.
[[nodiscard]] Result<std::uint64_t> amountFrom(LimitUnit unit, std::string_view text);

/// "61 million", "16,384", "2 GiB", "8 s".
[[nodiscard]] std::string amountText(LimitUnit unit, std::uint64_t amount);

/// The sentence for a model beyond a limit, and how to import it all the same. `have` of 0 says that
/// nobody knows how much it would have been.
[[nodiscard]] Error overLimit(std::string_view model, Limit limit, std::uint64_t have,
                              const ImportLimits& limits);

}
