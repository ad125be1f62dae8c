#pragma once

#include <string>
#include <vector>

#include "image/image.h"

namespace premise {

struct SheetCell {
    Image8 picture{};
    std::string title{};  ///< "030  Marek sees her"
    std::string detail{}; ///< "40 mm  T2.8  3.20 m  1043"
};

/// Pictures in rows with their lines of text, a heading over them.
[[nodiscard]] Image8 contactSheet(const std::string& heading, const std::vector<SheetCell>& cells,
                                  int columns = 3);

}
