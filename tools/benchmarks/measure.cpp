#include "tools/benchmarks/measure.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <sstream>

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

namespace premise::bench {

namespace {

    double secondsOf(clockid_t clock)
    {
        timespec time{};
        clock_gettime(clock, &time);
        return double(time.tv_sec) + double(time.tv_nsec) * 1e-9;
    }

    double ticksPerSecond()
    {
        return double(sysconf(_SC_CLK_TCK));
    }

    /// Field 22 of /proc/self/stat: ticks since the machine started. Counted behind the last ")",
    /// because a program's name may hold anything.
    double startSinceBoot()
    {
        std::ifstream file("/proc/self/stat");
        std::string text(std::istreambuf_iterator<char>(file), {});
        std::istringstream fields(text.substr(std::min(text.rfind(')') + 1, text.size())));
        std::string field;
        for (int number = 3; number <= 22; ++number) {
            fields >> field;
        }
        return std::strtod(field.c_str(), nullptr) / ticksPerSecond();
    }

    /// Seconds that all processors together have worked since the machine started.
    double busySeconds()
    {
        std::ifstream file("/proc/stat");
        std::string name;
        file >> name;
        double busy = 0.0;
        double ticks = 0.0;
        for (int field = 0; field < 8 && file >> ticks; ++field) {
            const bool idle = field == 3 || field == 4;
            busy += idle ? 0.0 : ticks;
        }
        return busy / ticksPerSecond();
    }

}

double now()
{
    return secondsOf(CLOCK_MONOTONIC);
}

double workedSeconds()
{
    return secondsOf(CLOCK_PROCESS_CPUTIME_ID);
}

double secondsSinceStart()
{
    if (const char* const told = std::getenv("T0")) {
        char* end = nullptr;
        const double start = std::strtod(told, &end);
        if (end != told && start > 0.0) {
            return secondsOf(CLOCK_REALTIME) - start;
        }
    }
    return secondsOf(CLOCK_BOOTTIME) - startSinceBoot();
}

double Times::median() const
{
    if (times_.empty()) {
        return 0.0;
    }
    std::vector<double> sorted = times_;
    std::ranges::sort(sorted);
    const std::size_t middle = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) * 0.5;
}

double Times::share(double part) const
{
    if (times_.empty()) {
        return 0.0;
    }
    std::vector<double> sorted = times_;
    std::ranges::sort(sorted);
    const auto last = double(sorted.size() - 1);
    return sorted[std::size_t(std::ceil(part * last))];
}

double Times::min() const
{
    return times_.empty() ? 0.0 : std::ranges::min(times_);
}

double Times::max() const
{
    return times_.empty() ? 0.0 : std::ranges::max(times_);
}

void PictureTimes::addTo(nlohmann::ordered_json& line) const
{
    line["frame_ms"] = rounded(wall.median(), 2);
    line["frame_min_max"] = {rounded(wall.min(), 2), rounded(wall.max(), 2)};
    line["frame_cpu_ms"] = rounded(worked.median(), 2);
}

double peakMegabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_maxrss) / 1024.0;
}

Bystanders::Bystanders() : busy_(busySeconds()), own_(workedSeconds()), wall_(now()) {}

double Bystanders::share() const
{
    const double wall = now() - wall_;
    const double others = (busySeconds() - busy_) - (workedSeconds() - own_);
    const double all = wall * double(sysconf(_SC_NPROCESSORS_ONLN));
    return all > 0.0 ? std::clamp(others / all, 0.0, 1.0) : 0.0;
}

double rounded(double value, int places)
{
    const double scale = std::pow(10.0, places);
    return std::round(value * scale) / scale;
}

void printLine(const nlohmann::ordered_json& line)
{
    fmt::print("{}\n", line.dump());
    std::fflush(stdout);
}

}
