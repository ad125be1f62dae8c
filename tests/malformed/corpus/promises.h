#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "malformed/watch/trace_log.h"
#include "malformed/watch/watched_run.h"

namespace premise::test {

/// How an import ended.
enum class Ending {
    loaded,           ///< and nothing was changed
    loadedWithReport, ///< and the report says what was changed, replaced or left out
    refused,          ///< the reader found the fault and said so
    timeOut,          ///< the importer ended its worker because it took too long
    limit,            ///< a limit of the table, or the worker was ended at one
    workerCrash,      ///< the worker died of the file, and the program said so
    hostCrash         ///< the program itself died, hung or answered neither 0 nor 1
};
inline constexpr std::size_t endingCount = 7;

/// What every import is held to, whatever the file holds.
struct Bounds {
    double seconds = 10.0;
    double peakMiB = 2048.0;
};

/// One import, looked at from outside.
struct Verdict {
    Ending ending = Ending::hostCrash;
    std::string sentence;              ///< what the user was told where it failed
    std::vector<std::string> warnings; ///< the report of what was loaded
    double seconds = 0.0;
    double peakMiB = 0.0;
    double hostMiB = 0.0;            ///< 0 where it was traced
    std::vector<std::string> broken; ///< promises that were not kept, a line each
};

/// What opens models: the program under test, and the one that looks into what it made of them.
struct Programs {
    std::filesystem::path premise;
    std::filesystem::path probe;      ///< empty: what loads is not looked into
    std::vector<std::string> options; ///< for premise, after the model
};

struct ImportUnderWatch {
    std::filesystem::path model;
    std::filesystem::path folder; ///< all that may be read
    Bounds bounds{};
    bool trace = false;
};

/// Runs `premise info MODEL --json` in an empty room and holds it to what is promised of any file:
/// it ends in time with 0 or 1, within its memory; a refusal is one sentence that names the file; a
/// loaded model is sound in every number; no process and no file is left; nothing outside is opened.
[[nodiscard]] Verdict importUnderWatch(const Programs& programs, const ImportUnderWatch& import,
                                       const Room& room);

/// What a refusal blames, in one or two words for the table.
[[nodiscard]] std::string causeOf(const std::string& sentence);

}
