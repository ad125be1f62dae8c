#include "malformed/watch/trace_log.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace premise::test {

namespace fs = std::filesystem;

namespace {

    /// Of the system, by name: the dynamic linker, the C library, the count of processors.
    constexpr std::array systemFolders{"/usr/", "/lib/", "/lib64/", "/sys/devices/system/"};
    constexpr std::array systemFiles{"/etc/ld.so.cache",  "/etc/ld.so.preload", "/dev/null",
                                     "/dev/urandom",      "/proc/meminfo",      "/proc/cpuinfo",
                                     "/proc/filesystems", "/etc/locale.alias"};

    bool below(const std::string& path, const fs::path& folder)
    {
        const std::string top = folder.string();
        return path == top || path.starts_with(top.ends_with('/') ? top : top + "/");
    }

    /// "/proc/<some process>/<one of these>": what a program may ask of itself and of its child.
    bool ofItself(const std::string& path)
    {
        constexpr std::array names{"status",    "stat", "maps",  "fd",     "uid_map",  "gid_map",
                                   "setgroups", "task", "statm", "cgroup", "mountinfo"};
        if (!path.starts_with("/proc/")) {
            return false;
        }
        const std::size_t end = path.find('/', 6);
        const std::string process = path.substr(6, end == std::string::npos ? end : end - 6);
        if (!std::ranges::all_of(process, [](unsigned char c) { return std::isdigit(c) != 0; })) {
            return false;
        }
        return end == std::string::npos ||
               std::ranges::find(names, path.substr(end + 1)) != names.end();
    }

    bool ofSystem(const std::string& path)
    {
        return std::ranges::any_of(systemFolders,
                                   [&](const char* top) { return path.starts_with(top); }) ||
               std::ranges::find(systemFiles, path) != systemFiles.end() ||
               path.starts_with("/memfd:") || ofItself(path);
    }

    /// The path in "... = 7</the/path>", or nothing where the call failed.
    std::optional<std::string> openedPath(std::string_view line)
    {
        const std::size_t result = line.rfind(") = ");
        const std::size_t begin =
            result == std::string_view::npos ? result : line.find('<', result);
        const std::size_t end = line.rfind('>');
        if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) {
            return std::nullopt;
        }
        return std::string(line.substr(begin + 1, end - begin - 1));
    }

    bool writes(std::string_view line)
    {
        return std::ranges::any_of(
            std::array{"O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "creat("},
            [line](const char* flag) { return line.find(flag) != std::string_view::npos; });
    }

    void readLine(std::string_view line, const OpenRules& rules, TraceFindings& findings)
    {
        if (const std::size_t at = line.find("+++ killed by "); at != std::string_view::npos) {
            const std::string_view rest = line.substr(at + 14);
            findings.ended.emplace_back(rest.substr(0, rest.find(' ')));
            return;
        }
        if (line.find(" connect(") != std::string_view::npos) {
            findings.connects.emplace_back(line);
            return;
        }
        if (line.find("open") == std::string_view::npos &&
            line.find("creat") == std::string_view::npos) {
            return;
        }
        const std::optional<std::string> path = openedPath(line);
        if (!path) {
            return;
        }
        const auto lies = [&](const fs::path& folder) { return below(*path, folder); };
        const bool mayWrite = std::ranges::any_of(rules.write, lies) || *path == "/dev/null" ||
                              path->starts_with("/memfd:") || ofItself(*path);
        if (writes(line) && !mayWrite) {
            findings.written.push_back(*path);
        } else if (!mayWrite && !std::ranges::any_of(rules.read, lies) && !ofSystem(*path)) {
            findings.outside.push_back(*path);
        }
    }

}

TraceFindings findingsIn(std::string_view trace, const OpenRules& rules)
{
    TraceFindings findings;
    while (!trace.empty()) {
        const std::size_t end = trace.find('\n');
        readLine(trace.substr(0, end), rules, findings);
        trace = end == std::string_view::npos ? std::string_view() : trace.substr(end + 1);
    }
    return findings;
}

}
