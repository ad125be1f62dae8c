#include "asset/cache/choice.h"

#include <cstdlib>

#include <fmt/format.h>

#include "asset/cache/folder.h"

namespace premise {

namespace {

    constexpr const char* folderVariable = "PREMISE_CACHE";
    constexpr const char* limitVariable = "PREMISE_CACHE_LIMIT";

    std::string environment(const char* name)
    {
        const char* const text = std::getenv(name);
        return text == nullptr ? "" : text;
    }

    fs::path usualFolder()
    {
        // By the XDG Base Directory Specification a relative path counts for nothing.
        if (const std::string cache = environment("XDG_CACHE_HOME"); cache.starts_with('/')) {
            return fs::path(cache) / "premise";
        }
        if (const std::string home = environment("HOME"); home.starts_with('/')) {
            return fs::path(home) / ".cache" / "premise";
        }
        return {};
    }

}

CacheChoice cacheChoice(const fs::path& option)
{
    if (!option.empty()) {
        return {CacheNamedBy::option, option};
    }
    if (std::getenv(folderVariable) != nullptr) {
        return {CacheNamedBy::environment, environment(folderVariable)};
    }
    return {CacheNamedBy::nobody, usualFolder()};
}

std::uint64_t cacheLimit()
{
    constexpr std::uint64_t usual = std::uint64_t(8) << 30U;
    return amountFrom(LimitUnit::bytes, environment(limitVariable)).value_or(usual);
}

std::optional<std::string> cacheComplaint(const ImportSettings& settings)
{
    const CacheChoice choice = cacheChoice(settings.cacheFolder);
    if (!settings.useCache || choice.folder.empty()) {
        return std::nullopt;
    }
    if (choice.namedBy != CacheNamedBy::nobody) {
        if (const std::optional<std::string> why = whyNoCache(choice.folder)) {
            return fmt::format("Imported models are not kept: {}. Name another folder {}.", *why,
                               choice.namedBy == CacheNamedBy::option ? "with --cache-folder"
                                                                      : "in PREMISE_CACHE");
        }
    }
    const std::string limit = environment(limitVariable);
    if (!limit.empty() && !amountFrom(LimitUnit::bytes, limit)) {
        return fmt::format("PREMISE_CACHE_LIMIT is \"{}\", which is no size, so the cache may grow "
                           "to {}. Write it like 20GiB.",
                           limit, amountText(LimitUnit::bytes, cacheLimit()));
    }
    return std::nullopt;
}

}
