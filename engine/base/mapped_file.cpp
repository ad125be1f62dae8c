#include "base/mapped_file.h"

#include <cerrno>
#include <cstring>

#include <sys/mman.h>
#include <sys/stat.h>

namespace premise {

Result<MappedFile> mapFile(int descriptor)
{
    struct stat status {};
    if (fstat(descriptor, &status) != 0) {
        return fail("The size of a file cannot be read: {}.", std::strerror(errno));
    }
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size == 0) {
        return MappedFile{};
    }
    void* const start = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (start == MAP_FAILED) {
        return fail("A file of {} bytes cannot be mapped: {}.", size, std::strerror(errno));
    }
    const auto release = [size](const void* mapped) { munmap(const_cast<void*>(mapped), size); };
    MappedFile file;
    file.keeper = std::shared_ptr<const void>(start, release);
    file.bytes = std::span(static_cast<const std::byte*>(start), size);
    return file;
}

}
