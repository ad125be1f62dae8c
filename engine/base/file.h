#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace premise {

namespace fs = std::filesystem;

/// The whole file. Fails when it cannot be opened or read, is not an ordinary file (a pipe or a
/// device could keep us waiting for ever), or is larger than `limit` bytes.
[[nodiscard]] Result<std::vector<std::byte>> readFile(const fs::path& path,
                                                      std::size_t limit = std::size_t(4) << 30U);
[[nodiscard]] Result<std::string> readTextFile(const fs::path& path,
                                               std::size_t limit = std::size_t(1) << 28U);

/// After this returns well, the new bytes are on disk even if the power fails; before, the old ones
/// are: temporary file beside it, fsync, rename, fsync of the folder. Permissions of a file already
/// there are kept, and a symbolic link stays one: the file it names is replaced.
[[nodiscard]] Result<void> writeFileSafely(const fs::path& path, std::span<const std::byte> bytes);
[[nodiscard]] Result<void> writeFileSafely(const fs::path& path, std::string_view text);

/// A file that appears under its name only when finished: write to `temporary()`, then `commit()`.
/// Dropped without commit, also by an error's early return, it leaves nothing behind.
class PendingFile {
public:
    /// Fails when the folder does not exist or cannot be written, and while another PendingFile, also
    /// of another process, writes the same path. What a crash left under the temporary name is
    /// overwritten.
    [[nodiscard]] static Result<PendingFile> create(const fs::path& finalPath);
    PendingFile(PendingFile&& other) noexcept;
    PendingFile& operator=(PendingFile&& other) noexcept;
    PendingFile(const PendingFile&) = delete;
    PendingFile& operator=(const PendingFile&) = delete;
    ~PendingFile();

    /// Sibling of the final path, "<stem>.part<extension>", so that writers that choose a format by
    /// extension still do.
    [[nodiscard]] const fs::path& temporary() const { return temporary_; }
    /// Fails when the bytes cannot be brought to disk or the final path cannot be replaced; the old
    /// file is then untouched.
    [[nodiscard]] Result<void> commit();

private:
    PendingFile(fs::path temporary, fs::path finalPath, int lock, int slot);
    void release();
    void discard();

    fs::path temporary_; ///< absolute; empty after commit or move
    fs::path final_;
    int lock_ = -1; ///< open on the temporary file and locked as long as we write; -1 when empty
    int slot_ = -1; ///< in the table of names that a signal removes; -1 when that was full
};

/// Removes the temporary files of every PendingFile now alive (up to 64), for a program about to end:
/// those files cannot be committed afterwards. Async-signal-safe: only unlink(2) on names registered
/// beforehand. Whether there were any.
bool removePendingFilesOnSignal();

/// 32 hex digits naming the bytes' content (XXH3-128). Fails when the file cannot be read.
[[nodiscard]] Result<std::string> contentHash(const fs::path& path);
[[nodiscard]] std::string contentHash(std::span<const std::byte> bytes);

}
