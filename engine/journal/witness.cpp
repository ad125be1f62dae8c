#include "journal/witness.h"

#include <algorithm>
#include <charconv>
#include <span>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "base/file.h"

namespace premise {

namespace {

    /// One line of one length, so that it is overwritten whole: "00000000000000000014 <checksum> <sum>".
    std::string lineOf(const Witness& witness)
    {
        std::string line = fmt::format("{:020} {} ", witness.place, witness.checksum);
        return line + contentHash(std::as_bytes(std::span(line))) + "\n";
    }

}

fs::path witnessOf(const fs::path& journal)
{
    fs::path witness = journal;
    return witness.replace_extension(".witness");
}

void writeWitness(const fs::path& file, const Witness& witness)
{
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (descriptor < 0) {
        return;
    }
    const std::string line = lineOf(witness);
    if (::pwrite(descriptor, line.data(), line.size(), 0) != ssize_t(line.size())) {
        ::unlink(file.c_str());
    }
    ::close(descriptor);
}

std::optional<Witness> readWitness(const fs::path& file, bool& damaged)
{
    damaged = false;
    std::error_code failure;
    if (!fs::is_regular_file(file, failure)) {
        return std::nullopt;
    }
    const Result<std::string> text = readTextFile(file, 4096);
    // A power cut leaves a new file empty, or its room without the bytes.
    if (text && std::ranges::all_of(*text, [](char byte) { return byte == '\0'; })) {
        return std::nullopt;
    }
    Witness witness;
    constexpr std::size_t digits = 20;
    constexpr std::size_t hash = 32;
    if (text && text->size() == digits + 1 + hash + 1 + hash + 1) {
        std::from_chars(text->data(), text->data() + digits, witness.place);
        witness.checksum = text->substr(digits + 1, hash);
        if (lineOf(witness) == *text) {
            return witness;
        }
    }
    damaged = true;
    return std::nullopt;
}

}
