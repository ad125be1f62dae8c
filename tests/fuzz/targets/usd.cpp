// USD text.
#include "asset/usd/importer.h"
#include "fuzz/fuzz_model.h"

using namespace premise;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::checkRead(
        importUsd("/nowhere/fuzz.usda", fuzz::bytesOf(data, size), fuzz::tightLimits()));
    return 0;
}
