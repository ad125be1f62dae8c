#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace premise {

namespace fs = std::filesystem;

/// That an entry was on disk at some time. It is not synced itself: after a power cut it may be an older
/// one, which is as true.
struct Witness {
    std::uint64_t place = 0;
    std::string checksum{};
    friend bool operator==(const Witness&, const Witness&) = default;
};

/// Where a journal's witness lies.
[[nodiscard]] fs::path witnessOf(const fs::path& journal);

/// As well as may be: a witness that cannot be written is only missing.
void writeWitness(const fs::path& file, const Witness& witness);

/// Nothing where there is none, or none was written in full. `damaged` says whether something else
/// stands there.
[[nodiscard]] std::optional<Witness> readWitness(const fs::path& file, bool& damaged);

}
