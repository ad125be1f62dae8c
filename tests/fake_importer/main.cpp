// Started in place of the importer by tests, with what it shall do as its first argument: each is
// something that a hostile model might make an importer do.
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include <sys/socket.h>
#include <unistd.h>

#include "asset/import_message.h"

namespace {

using namespace premise;

constexpr int channel = 3;

void say(ImportSign sign, std::string text = {})
{
    const auto datagram = encoded({sign, 0, 0, std::move(text)});
    static_cast<void>(send(channel, datagram.data(), datagram.size(), MSG_NOSIGNAL));
}

void die(int number)
{
    std::signal(number, SIG_DFL);
    std::raise(number);
}

void rest()
{
    std::this_thread::sleep_for(std::chrono::hours(1));
}

void work()
{
    for (volatile unsigned i = 0;;) {
        i = i + 1;
    }
}

void sendRubbish()
{
    const char rubbish[] = "\xFF\xFE rubbish";
    static_cast<void>(send(channel, rubbish, sizeof rubbish, MSG_NOSIGNAL));
    rest();
}

void flood()
{
    for (;;) {
        say(ImportSign::working);
    }
}

void fork(void (*act)())
{
    if (::fork() == 0) {
        act();
    }
}

void startThreads()
{
    std::vector<std::thread> threads;
    for (int i = 0; i < 100; ++i) {
        threads.emplace_back(rest);
    }
    rest();
}

void fillMemory()
{
    constexpr std::size_t size = std::size_t(120) << 20U;
    auto* const memory = static_cast<volatile char*>(std::malloc(size));
    for (std::size_t i = 0; i < size; i += 1024) {
        memory[i] = 1;
    }
    die(SIGSEGV);
}

const std::map<std::string, void (*)()> acts{
    {"crash", [] { die(SIGSEGV); }},
    {"abort", [] { std::abort(); }},
    {"exit", [] { std::exit(3); }},
    {"end", [] {}},
    {"breach", [] { die(SIGSYS); }},
    {"hang", work},
    {"sleep", rest},
    {"rubbish", sendRubbish},
    {"flood", flood},
    {"threads", startThreads},
    {"memory", fillMemory},
    {"close",
     [] {
         close(channel);
         rest();
     }},
    {"fork and end",
     [] {
         fork(rest);
         say(ImportSign::done);
     }},
    {"fail", [] { say(ImportSign::failed, "tree.fbx has no \x1B[31mmesh."); }},
    {"no box", [] { say(ImportSign::unboxable, "this kernel has no Landlock"); }},
    {"done and crash",
     [] {
         say(ImportSign::done);
         die(SIGSEGV);
     }},
    {"done",
     [] {
         say(ImportSign::working);
         say(ImportSign::note, "A face was dropped.");
         say(ImportSign::done);
     }},
};

}

int main(int, char** arguments)
{
    acts.at(arguments[1])();
    return 0;
}
