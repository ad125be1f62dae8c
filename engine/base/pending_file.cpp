#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/promise.h"

namespace premise {

namespace {

    enum class SlotState : int { free, beingNamed, named, beingRemoved };

    /// A name a signal handler may read: it never moves and never grows.
    struct Slot {
        std::atomic<SlotState> state{SlotState::free};
        std::array<char, 4096> path{};
    };
    static_assert(std::atomic<SlotState>::is_always_lock_free, "a signal handler may not wait");

    std::array<Slot, 64> slots;

    /// The slot that now holds the path, or -1 when the table is full or the path too long: that file
    /// then outlives Ctrl-C, which harms nobody, as the next PendingFile of its name overwrites it.
    int slotNamed(const std::string& path)
    {
        for (std::size_t i = 0; i < slots.size(); ++i) {
            SlotState expected = SlotState::free;
            if (path.size() < slots[i].path.size() &&
                slots[i].state.compare_exchange_strong(expected, SlotState::beingNamed)) {
                std::memcpy(slots[i].path.data(), path.c_str(), path.size() + 1);
                slots[i].state.store(SlotState::named);
                return static_cast<int>(i);
            }
        }
        return -1;
    }

    void freeSlot(int slot)
    {
        if (slot >= 0) {
            // A slot that a signal is removing stays as it is: the program is about to end.
            SlotState expected = SlotState::named;
            slots[static_cast<std::size_t>(slot)].state.compare_exchange_strong(expected,
                                                                                SlotState::free);
        }
    }

    tl::unexpected<Error> cannotWrite(const fs::path& path, int error)
    {
        std::error_code ignored;
        if ((error == ENOENT || error == ENOTDIR) &&
            !fs::is_directory(path.parent_path(), ignored)) {
            return fail("{} cannot be written: there is no folder {}. Make it first.",
                        path.string(), path.parent_path().string());
        }
        switch (error) {
        case EACCES:
        case EPERM:
        case EROFS:
            return fail("{} cannot be written: its folder is read-only to you. Choose another "
                        "folder.",
                        path.string());
        case ENOSPC:
        case EDQUOT:
            return fail("{} could not be written: the disk is full. Free some space and try again.",
                        path.string());
        default:
            return fail("{} could not be written: {}. Write to another place.", path.string(),
                        std::strerror(error));
        }
    }

    /// The descriptor, locked, of the file that has this name now; or -1 and errno.
    int openLocked(const fs::path& path)
    {
        while (true) {
            const int descriptor =
                ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666);
            if (descriptor < 0) {
                return -1;
            }
            struct stat opened = {};
            struct stat named = {};
            // A file system without locks must still be usable: only a lock that is held stops us.
            const bool held = ::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
            const bool same = !held && ::fstat(descriptor, &opened) == 0 &&
                              ::lstat(path.c_str(), &named) == 0 && opened.st_ino == named.st_ino &&
                              opened.st_dev == named.st_dev;
            if (same) {
                return descriptor;
            }
            ::close(descriptor);
            if (held) {
                errno = EWOULDBLOCK;
                return -1;
            }
            // Between our open and our lock another writer committed or dropped it: what we hold may be
            // its finished file, so begin anew.
        }
    }

    Result<void> flushed(const fs::path& path, int flags, const fs::path& finalPath)
    {
        const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | flags);
        if (descriptor < 0) {
            return cannotWrite(finalPath, errno);
        }
        // Some network file systems cannot flush a folder and say EINVAL; they order renames themselves.
        const bool done = ::fsync(descriptor) == 0 || errno == EINVAL;
        const int error = errno;
        ::close(descriptor);
        if (!done) {
            return cannotWrite(finalPath, error);
        }
        return {};
    }

}

Result<PendingFile> PendingFile::create(const fs::path& finalPath)
{
    std::error_code failure;
    fs::path target = fs::absolute(finalPath, failure);
    if (fs::is_symlink(target, failure)) {
        if (const fs::path real = fs::canonical(target, failure); !failure) {
            target = real;
        }
    }
    if (!finalPath.has_filename() || fs::is_directory(target, failure)) {
        return fail("{} is a folder, not a file. Add a file name.", finalPath.string());
    }
    const fs::path temporary = target.parent_path() / fs::path(target.stem().string() + ".part" +
                                                               target.extension().string());
    // Named before it exists: a signal in between finds nothing to remove, which is well.
    const int slot = slotNamed(temporary.string());
    const int lock = openLocked(temporary);
    if (lock < 0) {
        const int error = errno;
        freeSlot(slot);
        if (error == EWOULDBLOCK) {
            return fail("{} is just being written by another program. Wait for it, or write to "
                        "another name.",
                        finalPath.string());
        }
        // Folders of the system's own, such as /proc, answer so to any new name.
        if (error == ENOENT && fs::is_directory(target.parent_path(), failure)) {
            return fail("{} cannot be written: its folder takes no new files. Choose another "
                        "folder.",
                        target.string());
        }
        return cannotWrite(target, error);
    }
    PendingFile file(temporary, target, lock, slot);
    struct stat old = {};
    if (::stat(target.c_str(), &old) == 0) {
        // A failure only means the usual permissions: the file may belong to somebody else.
        static_cast<void>(::fchmod(lock, old.st_mode & 07777U) == 0);
    }
    if (::ftruncate(lock, 0) != 0) {
        return cannotWrite(target, errno);
    }
    return file;
}

PendingFile::PendingFile(fs::path temporary, fs::path finalPath, int lock, int slot)
    : temporary_(std::move(temporary)), final_(std::move(finalPath)), lock_(lock), slot_(slot)
{
}

PendingFile::PendingFile(PendingFile&& other) noexcept
    : temporary_(std::exchange(other.temporary_, {})),
      final_(std::exchange(other.final_, {})),
      lock_(std::exchange(other.lock_, -1)),
      slot_(std::exchange(other.slot_, -1))
{
}

PendingFile& PendingFile::operator=(PendingFile&& other) noexcept
{
    if (this != &other) {
        discard();
        temporary_ = std::exchange(other.temporary_, {});
        final_ = std::exchange(other.final_, {});
        lock_ = std::exchange(other.lock_, -1);
        slot_ = std::exchange(other.slot_, -1);
    }
    return *this;
}

PendingFile::~PendingFile()
{
    discard();
}

Result<void> PendingFile::commit()
{
    PROMISE(!temporary_.empty(), "A file is committed once");
    TRY(flushed(temporary_, 0, final_));
    if (::rename(temporary_.c_str(), final_.c_str()) != 0) {
        return cannotWrite(final_, errno);
    }
    release();
    return flushed(final_.parent_path(), O_DIRECTORY, final_);
}

void PendingFile::release()
{
    freeSlot(slot_);
    slot_ = -1;
    if (lock_ >= 0) {
        ::close(lock_);
        lock_ = -1;
    }
    temporary_.clear();
}

void PendingFile::discard()
{
    if (!temporary_.empty()) {
        ::unlink(temporary_.c_str());
    }
    release();
}

bool removePendingFilesOnSignal()
{
    bool any = false;
    for (Slot& slot : slots) {
        SlotState expected = SlotState::named;
        if (slot.state.compare_exchange_strong(expected, SlotState::beingRemoved)) {
            ::unlink(slot.path.data());
            any = true;
        }
    }
    return any;
}

}
