#include "tools/premise/interrupt.h"

#include <csignal>

#include <unistd.h>

#include "base/file.h"

namespace premise {

namespace {

    // Plain flags of the one type that a signal handler may write.
    volatile std::sig_atomic_t arrived = 0;
    volatile std::sig_atomic_t minded = 0;

    volatile std::sig_atomic_t onTerminal = 0;

    /// All that may be said in a signal handler; a progress line is wiped first.
    template <std::size_t size> void tellOnSignal(const char (&text)[size])
    {
        constexpr char wiped[] = "\r\x1b[K";
        bool told = onTerminal == 0 || write(STDERR_FILENO, wiped, sizeof(wiped) - 1) >= 0;
        told = told && write(STDERR_FILENO, text, size - 1) >= 0;
        static_cast<void>(told); // nobody is there to hear of it
    }

    void onSignal(int signal)
    {
        if (minded != 0 && arrived == 0) {
            arrived = signal;
            return;
        }
        const bool removed = removePendingFilesOnSignal();
        if (!removed && arrived == 0) {
            tellOnSignal("premise: Stopped.\n");
        } else if (!removed) {
            tellOnSignal("premise: Stopped at once.\n");
        } else if (arrived == 0) {
            tellOnSignal("premise: Stopped. Files that were not finished are removed.\n");
        } else {
            tellOnSignal("premise: Stopped at once. Files that were not finished are removed.\n");
        }
        _exit(128 + signal);
    }

}

void watchInterrupts()
{
    onTerminal = isatty(STDERR_FILENO);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction action = {};
        action.sa_handler = onSignal;
        sigemptyset(&action.sa_mask);
        action.sa_flags = SA_RESTART;
        sigaction(signal, &action, nullptr);
    }
    // A disk quota that is reached is a failed write with its sentence, not the end of the program.
    std::signal(SIGXFSZ, SIG_IGN);
    // So is a pipe whose reader has gone: a movie under way is still finished or removed.
    std::signal(SIGPIPE, SIG_IGN);
}

InterruptsMinded::InterruptsMinded()
{
    minded = minded + 1;
}

InterruptsMinded::~InterruptsMinded()
{
    minded = minded - 1;
}

bool interrupted()
{
    return arrived != 0;
}

int interruptExitCode()
{
    return 128 + arrived;
}

tl::unexpected<Error> stopped()
{
    return fail("Stopped. Files that were not finished are removed.");
}

tl::unexpected<Error> stoppedUnwritten()
{
    return fail("Stopped.");
}

}
