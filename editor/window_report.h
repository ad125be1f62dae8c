#pragma once

#include <cstdint>
#include <filesystem>

#include "editor/editor.h"

namespace premise {

/// Tells who drives the window from outside what it shows, in a file that is replaced with each
/// frame: lines of a word and what it stands for, then where each widget is, in pixels.
///     frame 12
///     size 1440 900
///     page 2                         from 0, in their order
///     frame-of-scene 1012
///     status Drawn by the processor. …
///     place 1200 8 96 28 Save
class WindowReport {
public:
    explicit WindowReport(std::filesystem::path file) : file_(std::move(file)) {}
    void write(const Editor& editor);

private:
    std::filesystem::path file_; ///< empty: nobody asks
    std::uint64_t frame_ = 0;
};

}
