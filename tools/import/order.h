#pragma once

#include <span>
#include <string_view>

#include "base/result.h"
#include "tools/import/serve.h"

namespace premise::import {

/// MODEL [--open] [KEY=VALUE...] HOST
[[nodiscard]] Result<Order> orderFrom(std::span<const std::string_view> words);

}
