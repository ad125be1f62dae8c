#include "journal/production_lock.h"

#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <sstream>
#include <utility>

#include <fcntl.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

namespace premise {

namespace {

    fs::path lockFileOf(const KeepingPlace& place)
    {
        return place.folder / "lock";
    }

    /// One line each: names of users and machines hold no line's end.
    std::string textOf(const Holder& holder)
    {
        return fmt::format("{}\n{}\n{}\n{}\n", holder.user, holder.machine, holder.process,
                           holder.since.milliseconds);
    }

    std::int64_t numberIn(const std::string& text)
    {
        std::int64_t number = 0;
        std::from_chars(text.data(), text.data() + text.size(), number);
        return number;
    }

    Holder holderIn(const fs::path& file)
    {
        std::istringstream lines(readTextFile(file, 4096).value_or(std::string()));
        Holder holder;
        std::string process;
        std::string since;
        std::getline(lines, holder.user);
        std::getline(lines, holder.machine);
        std::getline(lines, process);
        std::getline(lines, since);
        holder.process = numberIn(process);
        holder.since = {numberIn(since)};
        return holder;
    }

    bool isNamed(int descriptor, const fs::path& file)
    {
        struct stat opened = {};
        struct stat named = {};
        return ::fstat(descriptor, &opened) == 0 && ::lstat(file.c_str(), &named) == 0 &&
               opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
    }

}

std::string Holder::sentence(Moment now) const
{
    if (user.empty()) {
        return "It is open to be changed elsewhere.";
    }
    return fmt::format("{} has it open on {} since {}.", user, machine, spokenMoment(since, now));
}

Holder thisHolder(Moment now)
{
    Holder holder{.process = ::getpid(), .since = now};
    std::array<char, 256> machine{};
    ::gethostname(machine.data(), machine.size() - 1);
    holder.machine = machine.data();
    std::array<char, 4096> room{};
    struct passwd entry = {};
    struct passwd* found = nullptr;
    ::getpwuid_r(::getuid(), &entry, room.data(), room.size(), &found);
    holder.user = found != nullptr ? found->pw_name : fmt::format("user {}", ::getuid());
    return holder;
}

ProductionLock::ProductionLock(fs::path file, int descriptor)
    : file_(std::move(file)), descriptor_(descriptor)
{
}

ProductionLock::ProductionLock(ProductionLock&& other) noexcept
    : file_(std::move(other.file_)), descriptor_(std::exchange(other.descriptor_, -1))
{
}

ProductionLock& ProductionLock::operator=(ProductionLock&& other) noexcept
{
    if (this != &other) {
        giveBack();
        file_ = std::move(other.file_);
        descriptor_ = std::exchange(other.descriptor_, -1);
    }
    return *this;
}

ProductionLock::~ProductionLock()
{
    giveBack();
}

void ProductionLock::giveBack()
{
    if (descriptor_ >= 0) {
        ::unlink(file_.c_str()); // while it is ours: whoever waits for it sees that it has no name
        ::close(descriptor_);
        descriptor_ = -1;
    }
}

Result<ProductionLock::Outcome> ProductionLock::take(const KeepingPlace& place,
                                                     const Holder& holder)
{
    TRY(prepare(place));
    const fs::path file = lockFileOf(place);
    while (true) {
        const int descriptor =
            ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666);
        if (descriptor < 0 || ::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
            const int error = errno;
            if (descriptor >= 0) {
                ::close(descriptor);
            }
            if (error == EWOULDBLOCK) {
                return Outcome{std::nullopt, holderIn(file)};
            }
            return fail("{} cannot be locked, so two could change the production at once: {}.",
                        file.string(), std::strerror(error));
        }
        if (!isNamed(descriptor, file)) {
            ::close(descriptor); // given back between our opening and our locking it
            continue;
        }
        ProductionLock lock(file, descriptor);
        const std::string text = textOf(holder);
        // Who it is, is only told to others: the lock holds without it.
        static_cast<void>(::ftruncate(descriptor, 0) == 0 &&
                          ::pwrite(descriptor, text.data(), text.size(), 0) > 0);
        return Outcome{std::move(lock), {}};
    }
}

std::optional<Holder> holderOf(const KeepingPlace& place)
{
    const fs::path file = lockFileOf(place);
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor < 0) {
        return std::nullopt;
    }
    // Shared, for a moment: an asker who meets it is told that another has it, and it is gone at once.
    const bool held = ::flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    ::close(descriptor);
    return held ? std::optional(holderIn(file)) : std::nullopt;
}

}
