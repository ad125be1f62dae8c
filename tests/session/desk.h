#pragma once

#include "session/working_copy.h"

#include <doctest/doctest.h>

#include "support/shared.h"
#include "support/small_production.h"

namespace premise::test {

inline WorkingCopy opened(const fs::path& production, Access access = Access::edit)
{
    Result<WorkingCopy> copy = WorkingCopy::open(production, access);
    REQUIRE_MESSAGE(copy, copy.error().message);
    return std::move(*copy);
}

/// A production, and what would be left of it were the power cut now: a copy of all its files.
struct Desk {
    TemporaryFolder folder{};
    fs::path production = writeProduction(folder.path());
    int cuts = 0;

    [[nodiscard]] fs::path leftNow()
    {
        const fs::path left = folder.path() / fmt::format("left-{}", ++cuts);
        fs::copy(production, left, fs::copy_options::recursive);
        fs::remove(left / ".premise" / "project" / "lock");
        return left;
    }
};

inline Put<Mark> mark(const std::string& name)
{
    return {{.name = name}};
}

}
