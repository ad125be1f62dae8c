#include "tools/import/self_test.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include "asset/worker/box.h"
#include "base/file.h"
#include "tools/import/forbidden_acts.h"

namespace premise::import {

namespace {

    /// How a trial ends, as an exit code; any other code is that of a program that was run instead.
    enum class Outcome { refused = 10, worked = 11, noBox = 12 };

    [[noreturn]] void tryOut(const ForbiddenAct& act, Trial trial, int folder, int parent)
    {
        BoxLimits limits;
        limits.memory = std::uint64_t(2) << 30U;
        limits.cpuSeconds = 10;
        limits.written = 1U << 20U;
        const Result<void> entered =
            trial == Trial::boxed ? enterBox(folder, parent, limits) : Result<void>();
        if (!entered) {
            fmt::print(stderr, "The box does not close: {}.\n", entered.error().message);
            _exit(int(Outcome::noBox));
        }
        errno = 0;
        _exit(int(act.works(folder) ? Outcome::worked : Outcome::refused));
    }

    Outcome outcomeOf(const ForbiddenAct& act, Trial trial, int folder)
    {
        const pid_t parent = getpid();
        const pid_t child = fork();
        if (child == 0) {
            tryOut(act, trial, folder, parent);
        }
        int status = 0;
        if (child < 0 || waitpid(child, &status, 0) != child) {
            return Outcome::noBox;
        }
        if (WIFSIGNALED(status)) {
            return WTERMSIG(status) == SIGSYS ? Outcome::refused : Outcome::noBox;
        }
        const int code = WEXITSTATUS(status);
        return code == int(Outcome::refused) || code == int(Outcome::noBox) ? Outcome(code)
                                                                            : Outcome::worked;
    }

    const char* wordFor(Outcome outcome)
    {
        return outcome == Outcome::refused  ? "refused"
               : outcome == Outcome::worked ? "WORKS"
                                            : "cannot be tried";
    }

    /// A folder with a model and a link out of it, as an archive from a stranger may have them.
    class TrialFolder {
    public:
        TrialFolder()
        {
            std::string pattern = (fs::temp_directory_path() / "premise-box-XXXXXX").string();
            if (mkdtemp(pattern.data()) != nullptr) {
                path_ = pattern;
                std::error_code ignored;
                fs::create_symlink("/", path_ / "link", ignored);
                static_cast<void>(writeFileSafely(path_ / "model", "model"));
            }
        }
        ~TrialFolder()
        {
            std::error_code ignored;
            fs::remove_all(path_, ignored);
        }
        TrialFolder(const TrialFolder&) = delete;
        TrialFolder& operator=(const TrialFolder&) = delete;

        [[nodiscard]] int open() const
        {
            return ::open(path_.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
        }

    private:
        fs::path path_;
    };

}

int selfTest(Trial trial)
{
    const Result<void> box = boxAvailable();
    if (trial == Trial::boxed && !box) {
        fmt::print("There is no box here: {}.\n", box.error().message);
        return 3;
    }
    std::size_t refused = 0;
    for (const ForbiddenAct& act : forbiddenActs()) {
        const TrialFolder place;
        const int folder = place.open();
        const Outcome outcome = folder < 0 ? Outcome::noBox : outcomeOf(act, trial, folder);
        refused += outcome == Outcome::refused ? 1 : 0;
        fmt::print("{:40} {}\n", act.words, wordFor(outcome));
        close(folder);
    }
    fmt::print("{} of {} forbidden acts are refused.\n", refused, forbiddenActs().size());
    return refused == forbiddenActs().size() ? 0 : 1;
}

}
