#include "asset/import/limits.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

#include <fmt/format.h>

namespace premise {

namespace {

    constexpr std::uint64_t kibi = 1024;
    constexpr std::uint64_t mebi = kibi * 1024;
    constexpr std::uint64_t gibi = mebi * 1024;
    constexpr std::uint64_t million = 1'000'000;
    constexpr std::uint64_t indexed = 4'000'000'000; ///< a vertex index has 32 bits

    constexpr std::uint64_t largestSide = 16'384; ///< what image decoders and devices take

    using enum Limit;
    using LimitUnit::bytes;
    using LimitUnit::count;
    constexpr std::array<LimitRow, limitCount> table{{
        {fileBytes, "file", bytes, "bytes of one file", "has a file of", "", 2 * gibi, 64 * gibi},
        {allBytes, "bytes", bytes, "bytes of geometry and textures, as they lie in memory", "needs",
         "for its geometry and textures", 2 * gibi, 256 * gibi},
        {vertices, "vertices", count, "vertices", "has", "vertices", 100 * million, indexed},
        {triangles, "triangles", count, "triangles, each mesh once", "has", "triangles",
         50 * million, indexed / 3},
        {nodes, "nodes", count, "nodes, every copy counted", "has", "nodes", million,
         100 * million},
        {nodeDepth, "depth", count, "nodes below nodes", "nests nodes", "deep", 1000, 100'000},
        {jsonDepth, "json-depth", count, "brackets within brackets", "nests brackets", "deep", 128,
         10'000},
        {textures, "textures", count, "textures", "has", "textures", 2000, million},
        {side, "side", count, "pixels along a texture's longer side",
         "has a texture with a side of", "pixels", 16'384, largestSide},
        {pixels, "pixels", count, "pixels of one texture", "has a texture of", "pixels",
         268'435'456, largestSide* largestSide},
        {keys, "keys", count, "animation keys", "has", "animation keys", 50 * million, indexed},
        {seconds, "seconds", LimitUnit::seconds, "seconds for the whole import", "takes",
         "to import", 600, 86'400},
        {workSeconds, "work", LimitUnit::seconds,
         "seconds of work without progress; large files get more", "takes",
         "of work without coming further", 8, 86'400},
        {memory, "memory", bytes, "bytes of memory while importing", "takes", "of memory to import",
         2 * gibi, 1024 * gibi},
    }};

    constexpr bool inOrder()
    {
        for (std::size_t i = 0; i < table.size(); ++i) {
            if (std::size_t(table[i].limit) != i) {
                return false;
            }
        }
        return true;
    }
    static_assert(inOrder(), "The rows stand in the order of Limit");

    std::string withCommas(std::uint64_t amount)
    {
        std::string text = std::to_string(amount);
        for (std::size_t from = text.size(); from > 3; from -= 3) {
            text.insert(from - 3, ",");
        }
        return text;
    }

    /// "2 GiB" or "2.1 GiB".
    std::string oneDecimal(std::uint64_t amount, std::uint64_t unit, std::string_view name)
    {
        const double value = std::round(double(amount) / double(unit) * 10.0) / 10.0;
        return value == std::floor(value) ? fmt::format("{:.0f} {}", value, name)
                                          : fmt::format("{:.1f} {}", value, name);
    }

    /// What a number may end with, and what it multiplies.
    Result<std::uint64_t> factorOf(std::string_view suffix, LimitUnit unit)
    {
        struct Suffix {
            std::string_view text;
            std::uint64_t factor;
            bool forBytes;
        };
        constexpr std::array<Suffix, 6> known{{{"K", 1000, false},
                                               {"M", million, false},
                                               {"G", 1000 * million, false},
                                               {"KiB", kibi, true},
                                               {"MiB", mebi, true},
                                               {"GiB", gibi, true}}};
        if (suffix.empty() || (suffix == "s" && unit == LimitUnit::seconds)) {
            return 1;
        }
        for (const Suffix& one : known) {
            const bool fits = unit != LimitUnit::seconds && (!one.forBytes || unit == bytes);
            if (one.text == suffix && fits) {
                return one.factor;
            }
        }
        return fail("\"{}\" is not known", suffix);
    }

    std::string_view exampleOf(LimitUnit unit)
    {
        return unit == bytes ? "4GiB" : unit == count ? "70M" : "90s";
    }

    std::string allKeys()
    {
        std::string keys;
        for (const LimitRow& row : table) {
            keys += keys.empty() ? "" : ", ";
            keys += row.key;
        }
        return keys;
    }

    /// Of what no model ever has too much, however rich it is: more of it is a fault of the file.
    bool isOfOrder(Limit limit)
    {
        return limit == jsonDepth || limit == nodeDepth || limit == allBytes;
    }

    /// A little above `least`, in as few characters as the command line needs.
    std::string roomFor(const LimitRow& row, std::uint64_t least)
    {
        if (row.unit == bytes) {
            const bool large = least >= gibi;
            const std::uint64_t size = large ? gibi : mebi;
            return fmt::format("{}{}", least / size + 1, large ? "GiB" : "MiB");
        }
        std::uint64_t step = 1;
        while (least / step >= 10) {
            step *= 10;
        }
        const std::uint64_t room = std::min((least / step + 1) * step, row.most);
        if (row.unit == count && room % million == 0) {
            return fmt::format("{}M", room / million);
        }
        return std::to_string(room);
    }

}

std::span<const LimitRow, limitCount> limitTable()
{
    return table;
}

const LimitRow& limitRow(Limit limit)
{
    return table[std::size_t(limit)];
}

ImportLimits::ImportLimits() : values_{}
{
    for (const LimitRow& row : table) {
        set(row.limit, row.usual);
    }
}

Result<void> ImportLimits::take(std::string_view text)
{
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) {
        return fail("\"{}\" sets no limit. Write a name and a value, as in triangles=70M.", text);
    }
    const std::string_view key = text.substr(0, equals);
    const auto* const row = std::ranges::find(table, key, &LimitRow::key);
    if (row == table.end()) {
        return fail("There is no limit \"{}\". Choose one of: {}.", key, allKeys());
    }
    const std::string_view value = text.substr(equals + 1);
    const Result<std::uint64_t> amount = amountFrom(row->unit, value);
    if (!amount) {
        return fail("\"{}\" is not a value for the limit {}. Write it as in {}={}.", value, key,
                    key, exampleOf(row->unit));
    }
    if (*amount == 0 || *amount > row->most) {
        return fail("The limit {} can be from 1 to {}.", key, amountText(row->unit, row->most));
    }
    set(row->limit, *amount);
    return {};
}

Result<std::uint64_t> amountFrom(LimitUnit unit, std::string_view text)
{
    std::uint64_t number = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, problem] = std::from_chars(text.data(), end, number);
    if (problem == std::errc::invalid_argument || text.empty()) {
        return fail("\"{}\" is not a number", text);
    }
    const std::uint64_t factor =
        TRY(factorOf(std::string_view(rest, std::size_t(end - rest)), unit));
    constexpr std::uint64_t all = std::numeric_limits<std::uint64_t>::max();
    const bool tooLarge = problem == std::errc::result_out_of_range || number > all / factor;
    return tooLarge ? all : number * factor;
}

std::string amountText(LimitUnit unit, std::uint64_t amount)
{
    if (unit == LimitUnit::seconds) {
        return fmt::format("{} s", withCommas(amount));
    }
    if (unit == bytes) {
        return amount >= gibi   ? oneDecimal(amount, gibi, "GiB")
               : amount >= mebi ? oneDecimal(amount, mebi, "MiB")
                                : fmt::format("{} bytes", withCommas(amount));
    }
    return amount >= million ? oneDecimal(amount, million, "million") : withCommas(amount);
}

Error overLimit(std::string_view model, Limit limit, std::uint64_t have, const ImportLimits& limits)
{
    const LimitRow& row = limitRow(limit);
    const std::uint64_t allowed = limits[limit];
    std::string amount = amountText(row.unit, have);
    std::string most = amountText(row.unit, allowed);
    if (have == 0) {
        amount = "more than " + most;
    } else if (amount == most) {
        amount = withCommas(have);
        most = withCommas(allowed);
    }
    const std::string said = fmt::format("{} {} {}{}{}", model, row.before, amount,
                                         row.after.empty() ? "" : " ", row.after);
    const std::uint64_t wanted = have == 0 ? allowed * 2 - 1 : have;
    const std::string facts =
        have == 0 ? said + ", which is the limit" : fmt::format("{}; the limit is {}", said, most);
    if (wanted > row.most && have > 0 && isOfOrder(limit)) {
        return {fmt::format("{}. No model in order needs that: export it again.", facts)};
    }
    if (wanted > row.most) {
        return {fmt::format("{}. Make the model smaller.", facts)};
    }
    return {fmt::format("{}. Import it with --limit {}={}.", facts, row.key, roomFor(row, wanted))};
}

}
