#pragma once

#include <string>
#include <vector>

namespace premise {

/// How long a script's frames take: the interface alone, since pictures are drawn aside.
class ScriptFigures {
public:
    void begin() { times_.clear(); }
    void add(double milliseconds) { times_.push_back(milliseconds); }
    /// A line of JSON on standard output: half of the frames since begin() took no longer than
    /// frame_ms; 99 of 100; none. And the memory that the program holds, in MB.
    void print(const std::string& name) const;

private:
    std::vector<double> times_; ///< milliseconds
};

}
