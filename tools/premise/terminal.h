#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace premise {

/// A line on standard error, after "premise: ".
void say(const std::string& sentence);

/// What is well but may not be what was expected, on standard error.
void note(const std::string& sentence);

/// Warnings on standard error, one a line.
void warn(const std::vector<std::string>& sentences);

/// The first ten, and how many more premise check would tell of this production.
void warnBriefly(const std::vector<std::string>& sentences, const std::string& production);

/// How far a long work is: a line that is rewritten on a terminal; elsewhere a line every
/// tenth, and every ten seconds; where the first of it takes long, after two.
/// Says nothing about work of a second or less. Goes to standard error.
class Progress {
public:
    Progress(std::string doing, std::size_t total);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// So many are done, and this (none where empty) is under way.
    void at(std::size_t done, const std::string& underWay = {});
    [[nodiscard]] double seconds() const; ///< since it began

private:
    std::string doing_; ///< "Drawing frames"
    std::size_t total_;
    std::chrono::steady_clock::time_point begin_;
    std::size_t tenth_ = 0; ///< the last that was told
    bool onTerminal_ = false;
    bool lineOpen_ = false; ///< a rewritten line stands on the terminal
    double told_ = 0.0;     ///< seconds() of the last line
};

/// A sign of life of work that nobody knows the length of: on a terminal its seconds, elsewhere a line
/// after two and every ten more. Says nothing about work of a second or less.
class Heartbeat {
public:
    Heartbeat();
    ~Heartbeat();
    Heartbeat(const Heartbeat&) = delete;
    Heartbeat& operator=(const Heartbeat&) = delete;

    /// Still at it.
    void at(const std::string& doing);

private:
    std::chrono::steady_clock::time_point begin_;
    bool onTerminal_ = false;
    bool lineOpen_ = false;
    double told_ = 0.0; ///< seconds
};

/// "48 s", "3 min 20 s", "1 h 05 min".
[[nodiscard]] std::string durationText(double seconds);

/// Rows in columns that line up, two spaces between; the first row is the heading. UTF-8.
[[nodiscard]] std::string tableText(const std::vector<std::vector<std::string>>& rows,
                                    const std::string& indent = "  ");

}
