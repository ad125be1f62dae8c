#pragma once

#include <cstddef>
#include <memory>
#include <span>

#include "base/result.h"

namespace premise {

/// Bytes of a file as they lie in the system's memory; nothing is read before it is looked at. They
/// stay for as long as `keeper` lives.
struct MappedFile {
    std::span<const std::byte> bytes;
    std::shared_ptr<const void> keeper;
};

/// The file open as `descriptor`, which may be closed afterwards, as long as it is now.
/// Fails where it cannot be mapped. Whoever else may cut the file short must be kept from it: to look
/// at what is no longer there ends the program.
[[nodiscard]] Result<MappedFile> mapFile(int descriptor);

}
