#pragma once

#include <cstddef>
#include <span>

#include "asset/ply/header.h"

namespace premise {

/// The numbers behind the header of a PLY file, one after the other.
class PlyValues {
public:
    PlyValues(std::span<const std::byte> file, const PlyHeader& header)
        : file_(file), encoding_(header.encoding), at_(header.dataStart)
    {
    }

    /// The next number; 0 once the file has ended, or where a text is none.
    [[nodiscard]] double next(PlyType type);

    /// Whether every number so far was there.
    [[nodiscard]] bool ok() const { return ok_; }

    /// Numbers that the rest of the file can hold at most.
    [[nodiscard]] std::size_t most(PlyType type) const;

private:
    [[nodiscard]] double nextWord();

    std::span<const std::byte> file_;
    PlyEncoding encoding_ = PlyEncoding::text;
    std::size_t at_ = 0; ///< never beyond the end
    bool ok_ = true;
};

}
