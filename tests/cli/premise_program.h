#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "project/project_io.h"

#include <doctest/doctest.h>

#include "support/program.h"
#include "support/shared.h"
#include "support/small_production.h"

namespace premise::test {

/// The command line of this build, run with these words.
inline Ran premiseRun(std::vector<std::string> words)
{
    words.insert(words.begin(), PREMISE_BINARY);
    return run(words);
}

inline bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

/// Holds a failure to what every failure keeps: this exit code, one sentence on standard error,
/// nothing on standard output.
inline std::string failure(const std::vector<std::string>& words, int code)
{
    const Ran ran = premiseRun(words);
    INFO(ran.error);
    CHECK(ran.code == code);
    CHECK(ran.out.empty());
    CHECK(ran.error.starts_with("premise: "));
    CHECK(ran.error.ends_with(".\n"));
    CHECK(std::ranges::count(ran.error, '\n') == 1);
    return ran.error;
}

/// Names of what lies in a folder, sorted.
inline std::vector<std::string> namesIn(const std::filesystem::path& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        names.push_back(entry.path().filename().string());
    }
    std::ranges::sort(names);
    return names;
}

}
