#pragma once

#include "base/result.h"
#include "image/image.h"

namespace premise {

/// How far two pictures are apart, in 8-bit steps.
struct Difference {
    int largest = 0;        ///< of any channel of any pixel
    double mean = 0.0;      ///< over all channels; 0.5 is not seen, 2 is seen side by side
    std::size_t pixels = 0; ///< how many differ at all
    double share = 0.0;     ///< pixels / all pixels
};
/// Fails when the sizes differ.
[[nodiscard]] Result<Difference> difference(const Image8& was, const Image8& is);

/// Was, is, and the difference times `gain`, side by side, for looking at. Of unequal sizes what only
/// one of them has counts as wholly different.
[[nodiscard]] Image8 comparisonSheet(const Image8& was, const Image8& is, int gain = 8);

}
