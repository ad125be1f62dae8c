#include "tools/premise/terminal.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include <fmt/format.h>
#include <unistd.h>

namespace premise {

namespace {

    constexpr double quietSeconds = 1.0;
    constexpr double rewriteSeconds = 0.2;
    constexpr double firstSeconds = 2.0;    ///< before a line that stays
    constexpr double patientSeconds = 10.0; ///< between lines that stay

    /// To standard error, and to nobody where that was closed: what cannot be told is no reason to
    /// stop a movie.
    template <class... Args> void tell(fmt::format_string<Args...> text, Args&&... args)
    {
        const std::string line = fmt::format(text, std::forward<Args>(args)...);
        static_cast<void>(std::fputs(line.c_str(), stderr));
    }

    /// Letters, not bytes.
    std::size_t width(const std::string& text)
    {
        return std::size_t(
            std::ranges::count_if(text, [](char byte) { return (byte & 0xC0) != 0x80; }));
    }

}

void say(const std::string& sentence)
{
    tell("premise: {}\n", sentence);
}

void note(const std::string& sentence)
{
    tell("Note: {}\n", sentence);
}

void warn(const std::vector<std::string>& sentences)
{
    for (const std::string& sentence : sentences) {
        tell("Warning: {}\n", sentence);
    }
}

void warnBriefly(const std::vector<std::string>& sentences, const std::string& production)
{
    constexpr std::size_t most = 10;
    const std::size_t shown = std::min(sentences.size(), most);
    warn({sentences.begin(), sentences.begin() + std::ptrdiff_t(shown)});
    if (sentences.size() > most) {
        tell("Warning: There are {} more; premise check {} tells them all.\n",
             sentences.size() - most, production);
    }
}

Progress::Progress(std::string doing, std::size_t total)
    : doing_(std::move(doing)),
      total_(total),
      begin_(std::chrono::steady_clock::now()),
      onTerminal_(isatty(STDERR_FILENO) == 1)
{
}

Progress::~Progress()
{
    if (lineOpen_) {
        // Erased: what is said next stands where it stood.
        tell("\r\x1b[K");
    }
}

double Progress::seconds() const
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
}

void Progress::at(std::size_t done, const std::string& underWay)
{
    const double now = seconds();
    if (now < quietSeconds || total_ == 0 || done >= total_) {
        return;
    }
    const std::string what = underWay.empty() ? "" : ", " + underWay;
    // Before the first is done nobody knows.
    const std::string left =
        done == 0 ? fmt::format("{} so far", durationText(now))
                  : durationText(now / double(done) * double(total_ - done)) + " left";
    if (onTerminal_) {
        if (now - told_ >= rewriteSeconds) {
            told_ = now;
            lineOpen_ = true;
            tell("\r{} {} of {}{}, {}\x1b[K", doing_, done, total_, what, left);
            (void)std::fflush(stderr);
        }
        return;
    }
    const std::size_t tenth = done * 10 / total_;
    // The first may be the one that takes long.
    const bool silent = told_ == 0.0 && done == 0 && now >= firstSeconds;
    if (tenth > tenth_ || silent || now - told_ >= patientSeconds) {
        tenth_ = tenth;
        told_ = now;
        tell("{} {} of {} ({} %){}, {}\n", doing_, done, total_, done * 100 / total_, what, left);
    }
}

Heartbeat::Heartbeat()
    : begin_(std::chrono::steady_clock::now()), onTerminal_(isatty(STDERR_FILENO) == 1)
{
}

Heartbeat::~Heartbeat()
{
    if (lineOpen_) {
        tell("\r\x1b[K");
    }
}

void Heartbeat::at(const std::string& doing)
{
    const double now =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
    const double patience = told_ == 0.0 ? firstSeconds : told_ + patientSeconds;
    const double wait = onTerminal_ ? std::max(quietSeconds, told_ + rewriteSeconds) : patience;
    if (now < wait) {
        return;
    }
    told_ = now;
    if (onTerminal_) {
        lineOpen_ = true;
        tell("\r{}, {}\x1b[K", doing, durationText(now));
        (void)std::fflush(stderr);
    } else {
        tell("{}, {} so far\n", doing, durationText(now));
    }
}

std::string durationText(double seconds)
{
    const auto whole = std::llround(seconds);
    if (whole < 60) {
        return fmt::format("{} s", whole);
    }
    if (whole < 3600) {
        return fmt::format("{} min {:02} s", whole / 60, whole % 60);
    }
    return fmt::format("{} h {:02} min", whole / 3600, whole % 3600 / 60);
}

std::string tableText(const std::vector<std::vector<std::string>>& rows, const std::string& indent)
{
    std::vector<std::size_t> widths;
    for (const std::vector<std::string>& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t column = 0; column < row.size(); ++column) {
            widths[column] = std::max(widths[column], width(row[column]));
        }
    }
    std::string text;
    for (const std::vector<std::string>& row : rows) {
        std::string line = indent;
        for (std::size_t column = 0; column < row.size(); ++column) {
            line += row[column];
            line.append(widths[column] - width(row[column]) + 2, ' ');
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    }
    return text;
}

}
