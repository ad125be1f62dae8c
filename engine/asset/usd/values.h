#pragma once

#include <string_view>

#include "asset/usd/layer.h"
#include "asset/usd/text.h"

namespace premise {

/// What a type's values are made of.
struct UsdType {
    UsdKind kind = UsdKind::other; ///< other: not a type known here
    std::uint8_t width = 1;
    std::uint8_t row = 1; ///< numbers a bracket: 4 of the 16 of a matrix
};

/// By its name without []: "point3f", "matrix4d", "token".
[[nodiscard]] UsdType usdTypeNamed(std::string_view name);

/// A value of a declared type, or None. Fails where the text is another.
[[nodiscard]] Result<UsdValue> readUsdValue(UsdText& text, const UsdType& type, bool array,
                                            const ImportLimits& limits);

/// A value whose type nobody declared: metadata.
[[nodiscard]] Result<UsdValue> readLooseUsdValue(UsdText& text, const ImportLimits& limits);

}
