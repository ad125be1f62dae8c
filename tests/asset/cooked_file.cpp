#include "cooked_file.h"

#include <memory>

#include <sys/mman.h>
#include <unistd.h>

#include "base/mapped_file.h"

#include <doctest/doctest.h>

namespace premise::test {

MemoryFile::MemoryFile() : descriptor_(memfd_create("test", MFD_CLOEXEC))
{
    REQUIRE(descriptor_ >= 0);
}

MemoryFile::~MemoryFile()
{
    close(descriptor_);
}

std::vector<std::byte> MemoryFile::bytes() const
{
    const Result<MappedFile> file = mapFile(descriptor_);
    REQUIRE(file);
    return {file->bytes.begin(), file->bytes.end()};
}

std::vector<std::byte> cookedBytes(const ReadModel& read)
{
    const MemoryFile file;
    REQUIRE(writeCooked(read, file.descriptor()));
    return file.bytes();
}

Result<CookedModel> taken(const std::vector<std::byte>& bytes)
{
    // A vector's memory is aligned as a mapping's beginning is, as far as this file asks.
    const auto kept = std::make_shared<const std::vector<std::byte>>(bytes);
    return cookedModel(*kept, kept);
}

}
