#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "asset/import/limits.h"
#include "asset/read/reader.h"
#include "base/result.h"

namespace premise::fuzz {

[[nodiscard]] std::span<const std::byte> bytesOf(const std::uint8_t* data, std::size_t size);

/// Small enough that a million runs fit into a night.
[[nodiscard]] ImportLimits tightLimits();

/// Ends the program unless the sentence is one: not empty, and ended.
void checkSentence(const Error& error);

/// Ends the program where a model that a reader handed out breaks a promise, or does not come through
/// the cooked file as it was; poses it by all of its clips, and decodes its pictures.
void checkRead(const Result<ReadModel>& read);

/// Does with a model what drawing does before the graphics device comes in.
void use(const Model& model);

}
