#include "base/file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

namespace premise {

namespace {

    class OpenFile {
    public:
        explicit OpenFile(int descriptor) : descriptor_(descriptor) {}
        OpenFile(const OpenFile&) = delete;
        OpenFile& operator=(const OpenFile&) = delete;
        OpenFile(OpenFile&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
        OpenFile& operator=(OpenFile&&) = delete;
        ~OpenFile()
        {
            if (descriptor_ >= 0) {
                ::close(descriptor_);
            }
        }
        [[nodiscard]] int descriptor() const { return descriptor_; }

    private:
        int descriptor_ = -1; ///< ours to close unless moved away
    };

    tl::unexpected<Error> cannotRead(const fs::path& path, int error)
    {
        switch (error) {
        case ENOENT:
        case ENOTDIR:
            return fail("There is no file {}. Check the path for a typing mistake.", path.string());
        case EACCES:
        case EPERM:
            return fail("{} may not be read. Ask its owner for permission to read it.",
                        path.string());
        default:
            return fail("{} could not be read: {}. Check the disk or the network drive it lies on.",
                        path.string(), std::strerror(error));
        }
    }

    Result<OpenFile> openForReading(const fs::path& path)
    {
        // Non-blocking, or opening a pipe that nobody writes would wait for ever.
        OpenFile file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
        struct stat status = {};
        if (file.descriptor() < 0 || ::fstat(file.descriptor(), &status) != 0) {
            return cannotRead(path, errno);
        }
        if (S_ISDIR(status.st_mode)) {
            return fail("{} is a folder, not a file. Name a file in it.", path.string());
        }
        if (!S_ISREG(status.st_mode)) {
            return fail("{} is a pipe or a device, not a file. Save its content to a file first.",
                        path.string());
        }
        return file;
    }

    Result<std::size_t> readSome(const OpenFile& file, std::span<std::byte> into,
                                 const fs::path& path)
    {
        while (true) {
            const ssize_t got = ::read(file.descriptor(), into.data(), into.size());
            if (got >= 0) {
                return static_cast<std::size_t>(got);
            }
            if (errno != EINTR) {
                return cannotRead(path, errno);
            }
        }
    }

    tl::unexpected<Error> tooLarge(const fs::path& path, std::size_t limit)
    {
        return fail("{} is larger than {} MB, the most that is read here. Use a smaller file.",
                    path.string(), static_cast<double>(limit) / 1e6);
    }

    /// Container is a vector of bytes or a string.
    template <class Container> Result<Container> allOf(const fs::path& path, std::size_t limit)
    {
        const OpenFile file = TRY(openForReading(path));
        struct stat status = {};
        if (::fstat(file.descriptor(), &status) != 0) {
            return cannotRead(path, errno);
        }
        const std::size_t promised = static_cast<std::size_t>(status.st_size);
        if (promised > limit) {
            return tooLarge(path, limit);
        }
        // One byte more than promised finds the end without another growth; a file that grows meanwhile,
        // or one of /proc that promises nothing, is read on to its end.
        Container content;
        content.resize(promised + 1);
        std::size_t filled = 0;
        while (true) {
            const std::span<std::byte> rest =
                std::as_writable_bytes(std::span(content)).subspan(filled);
            const std::size_t got = TRY(readSome(file, rest, path));
            filled += got;
            if (filled > limit) {
                return tooLarge(path, limit);
            }
            if (got == 0) {
                content.resize(filled);
                return content;
            }
            if (filled == content.size()) {
                content.resize(std::max(content.size() * 2, std::size_t(4096)));
            }
        }
    }

    tl::unexpected<Error> couldNotFill(const fs::path& path, int error)
    {
        if (error == ENOSPC || error == EDQUOT) {
            return fail("{} could not be written: the disk is full. Free some space and try again.",
                        path.string());
        }
        return fail("{} could not be written: {}. Write to another place.", path.string(),
                    std::strerror(error));
    }

    Result<void> writeAll(const fs::path& path, std::span<const std::byte> bytes,
                          const fs::path& finalPath)
    {
        const OpenFile file(::open(path.c_str(), O_WRONLY | O_TRUNC | O_CLOEXEC));
        if (file.descriptor() < 0) {
            return couldNotFill(finalPath, errno);
        }
        while (!bytes.empty()) {
            const ssize_t put = ::write(file.descriptor(), bytes.data(), bytes.size());
            if (put < 0 && errno != EINTR) {
                return couldNotFill(finalPath, errno);
            }
            bytes = bytes.subspan(static_cast<std::size_t>(std::max<ssize_t>(put, 0)));
        }
        return {};
    }

    std::string hexDigits(XXH128_hash_t hash)
    {
        return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
    }

}

Result<std::vector<std::byte>> readFile(const fs::path& path, std::size_t limit)
{
    return allOf<std::vector<std::byte>>(path, limit);
}

Result<std::string> readTextFile(const fs::path& path, std::size_t limit)
{
    return allOf<std::string>(path, limit);
}

Result<void> writeFileSafely(const fs::path& path, std::span<const std::byte> bytes)
{
    PendingFile file = TRY(PendingFile::create(path));
    TRY(writeAll(file.temporary(), bytes, path));
    return file.commit();
}

Result<void> writeFileSafely(const fs::path& path, std::string_view text)
{
    return writeFileSafely(path, std::as_bytes(std::span(text)));
}

Result<std::string> contentHash(const fs::path& path)
{
    const OpenFile file = TRY(openForReading(path));
    const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(),
                                                                         XXH3_freeState);
    XXH3_128bits_reset(state.get());
    std::vector<std::byte> chunk(std::size_t(1) << 20U);
    while (true) {
        const std::size_t got = TRY(readSome(file, chunk, path));
        if (got == 0) {
            return hexDigits(XXH3_128bits_digest(state.get()));
        }
        XXH3_128bits_update(state.get(), chunk.data(), got);
    }
}

std::string contentHash(std::span<const std::byte> bytes)
{
    return hexDigits(XXH3_128bits(bytes.data(), bytes.size()));
}

}
