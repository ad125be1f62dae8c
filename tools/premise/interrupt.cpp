#include "tools/premise/interrupt.h"

#include <csignal>

#include <unistd.h>

#include "base/file.h"

namespace premise {

namespace {

    // Plain flags of the one type that a signal handler may write.
    volatile std::sig_atomic_t arrived = 0;
    volatile std::sig_atomic_t minded = 0;

    void onSignal(int signal)
    {
        if (minded != 0 && arrived == 0) {
            arrived = signal;
            return;
        }
        removePendingFilesOnSignal();
        _exit(128 + signal);
    }

}

void watchInterrupts()
{
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
    minded = 1;
}

InterruptsMinded::~InterruptsMinded()
{
    minded = 0;
}

bool interrupted()
{
    return arrived != 0;
}

int interruptExitCode()
{
    return 128 + arrived;
}

}
