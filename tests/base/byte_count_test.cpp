#include "base/byte_count.h"

#include <doctest/doctest.h>

using namespace premise;

TEST_CASE("sizes of files are written as file managers write them")
{
    // Decimal units as IEC 80000-13 has them: a kilobyte is 1000 bytes.
    CHECK(bytesText(0) == "0 bytes");
    CHECK(bytesText(1) == "1 byte");
    CHECK(bytesText(999) == "999 bytes");
    CHECK(bytesText(1400) == "1.4 kB");
    CHECK(bytesText(917'000) == "917 kB");
    CHECK(bytesText(999'600) == "1.0 MB");
    CHECK(bytesText(1'400'000'000) == "1.4 GB");
}
