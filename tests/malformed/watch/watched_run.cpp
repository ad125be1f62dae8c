#include "malformed/watch/watched_run.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <system_error>
#include <thread>

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace premise::test {

namespace fs = std::filesystem;

namespace {

    constexpr std::array parts{"home", "temp", "cache", "work", "config", "data", "state", "run"};

    using Clock = std::chrono::steady_clock;

    std::string fileText(const fs::path& path, std::size_t most = std::size_t(4) << 20)
    {
        // In small pieces: a child starts with the peak memory of whoever made it.
        std::ifstream file(path, std::ios::binary);
        std::string text;
        std::array<char, 65536> piece{};
        while (text.size() < most && file) {
            file.read(piece.data(), std::streamsize(std::min(piece.size(), most - text.size())));
            text.append(piece.data(), std::size_t(file.gcount()));
        }
        return text;
    }

    /// The number behind `key` in /proc/<process>/status, in KiB; 0 once it is gone.
    double statusKiB(pid_t process, const std::string& key)
    {
        std::ifstream status("/proc/" + std::to_string(process) + "/status");
        for (std::string line; std::getline(status, line);) {
            if (line.starts_with(key)) {
                return std::strtod(line.c_str() + key.size(), nullptr);
            }
        }
        return 0.0;
    }

    /// Those of a session that live, each as its number and name; the ended ones do not count.
    std::vector<pid_t> membersOf(pid_t session)
    {
        std::vector<pid_t> members;
        std::error_code error;
        for (const auto& entry : fs::directory_iterator("/proc", error)) {
            const std::string name = entry.path().filename().string();
            if (name.empty() || std::isdigit(static_cast<unsigned char>(name.front())) == 0) {
                continue;
            }
            const std::string stat = fileText(entry.path() / "stat", 4096);
            const std::size_t end = stat.rfind(')'); // a name may hold anything but ends so
            if (end == std::string::npos) {
                continue;
            }
            std::istringstream fields(stat.substr(end + 1));
            char state = 'Z';
            long parent = 0;
            long group = 0;
            long its = 0;
            fields >> state >> parent >> group >> its;
            if (its == session && state != 'Z' && state != 'X') {
                members.push_back(pid_t(std::strtol(name.c_str(), nullptr, 10)));
            }
        }
        return members;
    }

    void endAll(pid_t session)
    {
        for (const pid_t member : membersOf(session)) {
            kill(member, SIGKILL);
        }
    }

    /// A child whose parent has died is ended by the kernel a moment later: half a second is given.
    std::vector<std::string> childrenLeft(pid_t session)
    {
        std::vector<pid_t> members = membersOf(session);
        for (int i = 0; i < 50 && !members.empty(); ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
            members = membersOf(session);
        }
        std::vector<std::string> names;
        for (const pid_t member : members) {
            const std::string words = fileText("/proc/" + std::to_string(member) + "/comm", 256);
            names.push_back(std::to_string(member) + " " + words.substr(0, words.find('\n')));
        }
        endAll(session);
        return names;
    }

    std::vector<char*> pointersTo(const std::vector<std::string>& words)
    {
        std::vector<char*> pointers;
        for (const std::string& word : words) {
            pointers.push_back(const_cast<char*>(word.c_str()));
        }
        pointers.push_back(nullptr);
        return pointers;
    }

    pid_t started(const std::vector<std::string>& words, const Room& room, const fs::path& out,
                  const fs::path& error)
    {
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        const int flags = O_WRONLY | O_CREAT | O_TRUNC;
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(), flags, 0600);
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, error.c_str(), flags, 0600);
        posix_spawn_file_actions_addchdir_np(&actions, room.work().c_str());
        posix_spawnattr_t attributes;
        posix_spawnattr_init(&attributes);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID);
        pid_t process = -1;
        const std::vector<std::string> environment = room.environment();
        const int failed = posix_spawnp(&process, words.front().c_str(), &actions, &attributes,
                                        pointersTo(words).data(), pointersTo(environment).data());
        posix_spawnattr_destroy(&attributes);
        posix_spawn_file_actions_destroy(&actions);
        if (failed != 0) {
            throw std::system_error(failed, std::generic_category(), words.front());
        }
        return process;
    }

    /// Waits for the process, looks at its memory meanwhile, and ends it when its time is up.
    void waitFor(pid_t process, const Watching& watching, WatchedRun& run)
    {
        const Clock::time_point begin = Clock::now();
        const auto passed = [begin] {
            return std::chrono::duration<double>(Clock::now() - begin).count();
        };
        int status = 0;
        rusage usage{};
        while (wait4(process, &status, WNOHANG, &usage) == 0) {
            if (!watching.trace) {
                run.hostMiB = std::max(run.hostMiB, statusKiB(process, "VmHWM:") / 1024.0);
            }
            if (!run.stopped && passed() > watching.seconds) {
                run.stopped = true;
                endAll(process);
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(passed() < 0.5 ? 1 : 10));
        }
        run.seconds = passed();
        run.peakMiB = double(usage.ru_maxrss) / 1024.0;
        run.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
        run.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + run.signal;
        if (run.code > 128) { // also where strace or a shell stands between
            run.signal = run.code - 128;
        }
    }

    void filesBelow(const fs::path& folder, const fs::path& from, std::vector<std::string>& names)
    {
        std::error_code error;
        for (const auto& entry : fs::recursive_directory_iterator(folder, error)) {
            if (!entry.is_directory(error)) {
                names.push_back(entry.path().lexically_relative(from).string());
            }
        }
    }

}

Room::Room(fs::path folder) : folder_(fs::weakly_canonical(folder))
{
    for (const char* part : parts) {
        fs::create_directories(folder_ / part);
    }
    fs::permissions(folder_ / "run", fs::perms::owner_all);
}

std::vector<std::string> Room::environment() const
{
    std::vector<std::string> lines{"LC_ALL=C.UTF-8", "PATH=/usr/local/bin:/usr/bin:/bin"};
    for (const auto& [key, part] : {std::pair("HOME", "home"),
                                    {"TMPDIR", "temp"},
                                    {"XDG_CACHE_HOME", "cache"},
                                    {"XDG_CONFIG_HOME", "config"},
                                    {"XDG_DATA_HOME", "data"},
                                    {"XDG_STATE_HOME", "state"},
                                    {"XDG_RUNTIME_DIR", "run"}}) {
        lines.push_back(std::string(key) + "=" + (folder_ / part).string());
    }
    for (const char* key : {"ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS"}) {
        if (const char* value = std::getenv(key)) {
            lines.push_back(std::string(key) + "=" + value);
        }
    }
    return lines;
}

std::vector<std::string> Room::litter() const
{
    std::vector<std::string> names;
    for (const char* part : parts) {
        if (folder_ / part != cache()) {
            filesBelow(folder_ / part, folder_, names);
        }
    }
    for (const std::string& name : cached()) {
        const std::string last = fs::path(name).filename().string();
        if (last.starts_with(".") || last.ends_with(".part") || last.ends_with(".tmp")) {
            names.push_back(name);
        }
    }
    return names;
}

std::vector<std::string> Room::cached() const
{
    std::vector<std::string> names;
    filesBelow(cache(), folder_, names);
    return names;
}

void Room::clear() const
{
    for (const char* part : parts) {
        for (const auto& entry : fs::directory_iterator(folder_ / part)) {
            fs::remove_all(entry);
        }
    }
}

WatchedRun watchedRun(const std::vector<std::string>& words, const Room& room,
                      const Watching& watching)
{
    const fs::path out = room.folder() / "out.txt";
    const fs::path error = room.folder() / "error.txt";
    const fs::path trace = room.folder() / "trace.txt";
    std::vector<std::string> all;
    if (watching.trace) {
        all = {"strace", "-f",
               "-qq",    "-y",
               "-s",     "300",
               "-e",     "signal=none",
               "-e",     "trace=open,openat,openat2,creat,connect",
               "-o",     trace.string(),
               "--"};
    }
    all.insert(all.end(), words.begin(), words.end());
    WatchedRun run;
    const pid_t process = started(all, room, out, error);
    waitFor(process, watching, run);
    run.childrenLeft = childrenLeft(process);
    run.out = fileText(out);
    run.error = fileText(error);
    if (watching.trace) {
        run.trace = fileText(trace, std::size_t(64) << 20);
    }
    for (const fs::path& file : {out, error, trace}) {
        fs::remove(file);
    }
    return run;
}

bool canTrace()
{
    static const bool can = [] {
        const Room room(fs::temp_directory_path() / ("premise-trace-" + std::to_string(getpid())));
        bool works = false;
        try {
            const WatchedRun run = watchedRun({"cat", "/dev/null"}, room, {10.0, true});
            works = run.code == 0 && run.trace.find("</dev/null>") != std::string::npos;
        } catch (const std::system_error&) {
            works = false;
        }
        fs::remove_all(room.folder());
        return works;
    }();
    return can;
}

}
