#pragma once

#include <CLI/CLI.hpp>

#include "render/renderer.h"

namespace premise::bench {

/// "--quality", "--shadows" and "--bounce", as every benchmark that draws has them.
void addDrawingOptions(CLI::App& words, PictureSettings& settings);

/// "draft", "standard" or "lens".
[[nodiscard]] std::string nameOf(Quality quality);

/// Fails on sizes that a movie cannot have, before anything is read.
[[nodiscard]] Result<void> evenSize(const PictureSettings& settings);

/// What was drawn, in words that fit a table: "draft, no shadows, no bounce".
[[nodiscard]] std::string variantOf(const PictureSettings& settings);

}
