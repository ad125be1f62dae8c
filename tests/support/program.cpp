#include "support/program.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <system_error>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace premise::test {

namespace {

    int unnamedFile()
    {
        std::FILE* const file = std::tmpfile();
        if (file == nullptr) {
            throw std::system_error(errno, std::generic_category(), "a temporary file");
        }
        const int descriptor = fcntl(fileno(file), F_DUPFD_CLOEXEC, 3);
        (void)std::fclose(file);
        return descriptor;
    }

    std::string takeAll(int& descriptor)
    {
        std::string text;
        std::array<char, 65536> block{};
        lseek(descriptor, 0, SEEK_SET);
        for (ssize_t got = 0; (got = read(descriptor, block.data(), block.size())) > 0;) {
            text.append(block.data(), static_cast<std::size_t>(got));
        }
        close(descriptor);
        descriptor = -1;
        return text;
    }

}

Running::Running(const std::vector<std::string>& words) : out_(unnamedFile()), error_(unnamedFile())
{
    std::vector<char*> arguments;
    for (const std::string& word : words) {
        arguments.push_back(const_cast<char*>(word.c_str()));
    }
    arguments.push_back(nullptr);
    process_ = fork();
    if (process_ == 0) {
        const int nothing = open("/dev/null", O_RDONLY);
        dup2(nothing, STDIN_FILENO);
        dup2(out_, STDOUT_FILENO);
        dup2(error_, STDERR_FILENO);
        execvp(arguments[0], arguments.data());
        _exit(127);
    }
}

Running::~Running()
{
    if (process_ > 0) {
        kill(process_, SIGKILL);
        waitpid(process_, nullptr, 0);
    }
    if (out_ >= 0) {
        close(out_);
        close(error_);
    }
}

void Running::signal(int number) const
{
    if (process_ > 0) {
        kill(process_, number);
    }
}

bool Running::ended()
{
    if (process_ > 0 && waitpid(process_, &status_, WNOHANG) == process_) {
        process_ = -1;
    }
    return process_ < 0;
}

Ran Running::result()
{
    if (process_ > 0) {
        waitpid(process_, &status_, 0);
        process_ = -1;
    }
    const int code = WIFEXITED(status_) ? WEXITSTATUS(status_) : 128 + WTERMSIG(status_);
    std::string out = takeAll(out_);
    return {code, std::move(out), takeAll(error_)};
}

Ran run(const std::vector<std::string>& words)
{
    return Running(words).result();
}

bool canRun(const std::string& program)
{
    return run({program, "-version"}).code == 0;
}

}
