#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace premise::test {

/// The folders a program under watch is given in place of a user's: nothing of the machine's own is
/// touched, and what it leaves behind is seen.
class Room {
public:
    /// Makes the room; `folder` is made where it is not there.
    explicit Room(std::filesystem::path folder);

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    /// HOME, TMPDIR, XDG_CACHE_HOME and the others, all below folder().
    [[nodiscard]] std::vector<std::string> environment() const;
    [[nodiscard]] std::filesystem::path work() const { return folder_ / "work"; }
    [[nodiscard]] std::filesystem::path cache() const { return folder_ / "cache"; }
    /// Files in the temporary folder, the home and the folder the program was started in, and
    /// unfinished ones in the cache.
    [[nodiscard]] std::vector<std::string> litter() const;
    /// Every file in the cache.
    [[nodiscard]] std::vector<std::string> cached() const;
    /// Empties these folders; whatever else lies in folder() stays.
    void clear() const;

private:
    std::filesystem::path folder_;
};

struct WatchedRun {
    int code = -1;        ///< exit status, or 128 + signal
    int signal = 0;       ///< what ended it, or 0
    bool stopped = false; ///< it ran past the time allowed and was ended by us
    double seconds = 0.0; ///< wall time
    double peakMiB = 0.0; ///< the largest of it and the processes it waited for
    double hostMiB = 0.0; ///< the program's own peak, looked at every few milliseconds; 0 traced
    std::string out;      ///< at most 4 MiB
    std::string error;    ///< at most 4 MiB
    std::vector<std::string> childrenLeft; ///< processes of its session still there after it ended
    std::string trace;                     ///< what strace wrote, where it watched
};

struct Watching {
    double seconds = 30.0; ///< after which it is ended
    bool trace = false;    ///< by strace, every process of it
};

/// Runs `words` in a session of its own, started in room.work() with room.environment().
[[nodiscard]] WatchedRun watchedRun(const std::vector<std::string>& words, const Room& room,
                                    const Watching& watching);

/// Whether strace is here and may trace.
[[nodiscard]] bool canTrace();

}
