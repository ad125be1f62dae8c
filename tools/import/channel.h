#pragma once

#include <string>

#include "asset/worker/message.h"

namespace premise::import {

/// Tells the host; from any thread. Who cannot be told has ended, and we with it.
void tell(ImportSign sign, std::string text = {}, std::uint32_t index = 0,
          std::uint64_t offset = 0);

}
