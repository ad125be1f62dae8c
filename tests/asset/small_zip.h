#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace premise::test {

/// A file of a zip archive; what is not named is right.
struct ZipFile {
    std::string name;
    std::string text;
    bool deflated = false;
    std::uint32_t saidSize = 0; ///< in the directory, where it lies; else 0
    std::uint16_t flags = 0;
    std::uint16_t method = 0xFFFF; ///< where it is none that is read
};

/// A zip archive as PKWARE's APPNOTE.TXT lays it out.
[[nodiscard]] std::string smallZip(const std::vector<ZipFile>& files,
                                   const std::string& comment = {});

}
