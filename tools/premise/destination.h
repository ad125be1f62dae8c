#pragma once

#include <filesystem>

#include "base/result.h"

namespace premise {

namespace fs = std::filesystem;

/// Where a command's files will lie. Known to take them before any work is done; its folder is made
/// where only it is missing, and goes again when nothing came to lie in it.
class Destination {
public:
    /// Fails where no file of this name could be written: no such folder, nor one to make it in, a
    /// folder that takes no files, a folder of this very name. Leaves nothing behind.
    [[nodiscard]] static Result<Destination> of(const fs::path& file);
    Destination(Destination&& other) noexcept;
    Destination& operator=(Destination&&) = delete;
    ~Destination();

    /// Makes the folder, where it is not there yet. Before the first file is written.
    void make();

private:
    explicit Destination(fs::path folder) : folder_(std::move(folder)) {}

    fs::path folder_;   ///< what the files lie in
    bool made_ = false; ///< by us
};

}
