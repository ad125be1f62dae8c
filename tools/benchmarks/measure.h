#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace premise::bench {

/// Since this process began; since $T0 (seconds since 1970, with a fraction) where whoever started
/// it has said so.
[[nodiscard]] double secondsSinceStart();

/// How long `work` takes, in milliseconds.
template <class Work> [[nodiscard]] double millisecondsOf(Work&& work);

/// Times of one thing done again and again, in the unit they were added in.
class Times {
public:
    void add(double time) { times_.push_back(time); }
    [[nodiscard]] std::size_t count() const { return times_.size(); }
    [[nodiscard]] double median() const;           ///< 0 where nothing was added
    [[nodiscard]] double share(double part) const; ///< that this part of them, 0…1, does not exceed
    [[nodiscard]] double min() const;
    [[nodiscard]] double max() const;

private:
    std::vector<double> times_;
};

/// A picture again and again: time, and work of all threads together, in milliseconds.
struct PictureTimes {
    Times wall;
    Times worked;
    /// Adds what `work` takes.
    template <class Work> auto measure(Work&& work);
    void addTo(nlohmann::ordered_json& line) const; ///< frame_ms, frame_min_max, frame_cpu_ms
};

/// The most memory this process has had resident.
[[nodiscard]] double peakMegabytes();

/// What else this machine did meanwhile: above about 0.1, times are not to be trusted.
class Bystanders {
public:
    Bystanders();
    /// Share of all processors that other programs took since this was made.
    [[nodiscard]] double share() const;

private:
    double busy_ = 0.0; ///< seconds, of all processors, others included
    double own_ = 0.0;
    double wall_ = 0.0;
};

/// Seconds of a clock that only goes forward.
[[nodiscard]] double now();

/// Seconds that all threads of this process have worked: less shaken by other programs than time.
[[nodiscard]] double workedSeconds();

/// To so many places behind the point, so that a line is read, not decoded.
[[nodiscard]] double rounded(double value, int places);

/// One line on standard output, at once.
void printLine(const nlohmann::ordered_json& line);

template <class Work> auto PictureTimes::measure(Work&& work)
{
    const double begin = now();
    const double atFirst = workedSeconds();
    auto result = work();
    wall.add((now() - begin) * 1000.0);
    worked.add((workedSeconds() - atFirst) * 1000.0);
    return result;
}

template <class Work> double millisecondsOf(Work&& work)
{
    const double begin = now();
    work();
    return (now() - begin) * 1000.0;
}

}
