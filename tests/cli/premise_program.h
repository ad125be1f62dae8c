#pragma once

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <thread>
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
    CHECK((ran.error.ends_with(".\n") || ran.error.ends_with("?\n")));
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

/// The small production in a folder of its own, and room beside it for what is made from it.
struct Set {
    TemporaryFolder folder{};
    std::string production = writeProduction(folder.path()).string();

    [[nodiscard]] std::string at(const std::string& name) const
    {
        return (folder.path() / name).string();
    }
    [[nodiscard]] std::vector<std::string> names() const { return namesIn(folder.path()); }
};

/// What a command says that is under way when a signal comes, after `until` lies there.
inline Ran stoppedRun(std::vector<std::string> words, const std::filesystem::path& until,
                      int signal)
{
    words.insert(words.begin(), PREMISE_BINARY);
    Running running(words);
    for (int wait = 0; wait < 6000 && !std::filesystem::exists(until); ++wait) {
        REQUIRE_FALSE(running.ended());
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    REQUIRE(std::filesystem::exists(until));
    running.signal(signal);
    return running.result();
}

}
