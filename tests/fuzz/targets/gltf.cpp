// glTF, as text and as GLB, with the pictures that lie in it.
#include "asset/gltf/importer.h"
#include "fuzz/fuzz_model.h"

using namespace premise;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::span<const std::byte> bytes = fuzz::bytesOf(data, size);
    fuzz::checkRead(importGltf("/nowhere/fuzz.glb",
                               std::vector<std::byte>(bytes.begin(), bytes.end()),
                               fuzz::tightLimits()));
    return 0;
}
