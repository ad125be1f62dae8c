#include "editor/script_figures.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>

#include <fmt/format.h>
#include <unistd.h>

namespace premise {

namespace {

    double residentMegabytes()
    {
        std::ifstream stream("/proc/self/statm");
        double pages = 0.0;
        stream >> pages >> pages; // all, then resident
        return pages * double(sysconf(_SC_PAGESIZE)) / double(1U << 20U);
    }

}

void ScriptFigures::print(const std::string& name) const
{
    std::vector<double> sorted = times_;
    std::ranges::sort(sorted);
    const auto share = [&](double part) {
        return sorted.empty() ? 0.0
                              : sorted[std::size_t(std::lround(part * double(sorted.size() - 1)))];
    };
    std::puts(fmt::format(R"({{"benchmark":"interface","name":"{}","frames":{},"frame_ms":{:.2f},)"
                          R"("p99_ms":{:.2f},"max_ms":{:.2f},"resident_mb":{:.1f}}})",
                          name, sorted.size(), share(0.5), share(0.99), share(1.0),
                          residentMegabytes())
                  .c_str());
}

}
