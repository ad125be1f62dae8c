#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include <CLI/CLI.hpp>

namespace premise {

/// "1 frame", "12 frames".
[[nodiscard]] std::string counted(std::size_t count, const std::string& one);

/// "2,000,000".
[[nodiscard]] std::string grouped(std::uint64_t number);

/// A command line that was not understood, as a sentence that says what would be.
[[nodiscard]] std::string sentenceFor(const CLI::ParseError& error, const CLI::App& program);

/// An option's check: a whole number from `least` to `most`.
[[nodiscard]] CLI::Validator wholeNumber(int least, int most);

/// The same of any number.
[[nodiscard]] CLI::Validator numberWithin(double least, double most);

}
