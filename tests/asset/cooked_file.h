#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "asset/cooked/cooked_model.h"
#include "asset/cooked/cooked_textures.h"

namespace premise::test {

/// A file that lies in memory only.
class MemoryFile {
public:
    MemoryFile();
    ~MemoryFile();
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;

    [[nodiscard]] int descriptor() const { return descriptor_; }
    [[nodiscard]] std::vector<std::byte> bytes() const;

private:
    int descriptor_;
};

/// The file that writeCooked() makes of it.
[[nodiscard]] std::vector<std::byte> cookedBytes(const ReadModel& read);

/// What the checker makes of these bytes, which it gets a copy of.
[[nodiscard]] Result<CookedModel> taken(const std::vector<std::byte>& bytes);

}
