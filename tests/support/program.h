#pragma once

#include <string>
#include <vector>

#include <sys/types.h>

namespace premise::test {

/// What a program left behind.
struct Ran {
    int code = -1;     ///< exit status; 128 + signal where one ended it
    std::string out;   ///< standard output
    std::string error; ///< standard error
};

/// Runs a program to its end, without a terminal and without a shell. Code 127 where there is none
/// of this name.
[[nodiscard]] Ran run(const std::vector<std::string>& words);

/// A program under way.
class Running {
public:
    explicit Running(const std::vector<std::string>& words);
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;
    ~Running();

    /// Lets a signal arrive.
    void signal(int number) const;
    [[nodiscard]] bool ended();
    [[nodiscard]] pid_t process() const { return process_; } ///< -1 once it has been seen to end
    /// Waits for its end.
    [[nodiscard]] Ran result();

private:
    pid_t process_ = -1; ///< -1 once waited for
    int status_ = 0;
    int out_ = -1; ///< unnamed temporary files that the program writes to
    int error_ = -1;
};

/// Whether a program of this name answers.
[[nodiscard]] bool canRun(const std::string& program);

}
