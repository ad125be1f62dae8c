// PLY and motion capture, which have readers of their own: the first letter tells which.
#include "asset/ply/reader.h"
#include "asset/read/bvh_reader.h"
#include "fuzz/fuzz_model.h"

using namespace premise;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::span<const std::byte> bytes = fuzz::bytesOf(data, size);
    if (size == 0 || data[0] != 'H') {
        fuzz::checkRead(readPly("/nowhere/fuzz.ply", bytes, fuzz::tightLimits()));
        return 0;
    }
    Result<Model> model = readBvh("/nowhere/fuzz.bvh", bytes, fuzz::tightLimits());
    if (!model) {
        fuzz::checkSentence(model.error());
        return 0;
    }
    ReadModel read;
    read.file = "/nowhere/fuzz.bvh";
    read.model = std::move(*model);
    fuzz::checkRead(read);
    return 0;
}
