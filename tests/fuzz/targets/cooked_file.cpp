// What the importer hands over, written by somebody who means harm.
#include "asset/cooked/cooked_model.h"
#include "asset/cooked/cooked_textures.h"
#include "asset/model_check.h"
#include "base/promise.h"
#include "fuzz/fuzz_model.h"

using namespace premise;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    // A mapping begins at a page; libFuzzer's bytes begin anywhere.
    const auto kept = std::make_shared<std::vector<std::byte>>(
        reinterpret_cast<const std::byte*>(data), reinterpret_cast<const std::byte*>(data) + size);
    Result<CookedModel> cooked = cookedModel(*kept, kept);
    if (cooked) {
        PROMISE(checkModel(cooked->model).has_value(), "What was checked is sound");
        fuzz::use(cooked->model);
    }
    const Result<std::vector<CookedTexture>> pictures = cookedTextures(*kept, kept);
    std::uint32_t sum = 0;
    for (std::size_t i = 0; pictures && i < pictures->size(); ++i) {
        for (const SharedArray<std::uint8_t>& level : (*pictures)[i].image.levels) {
            sum += level.front() + level.back();
        }
    }
    return sum == 0xFFFFFFFFU ? 1 : 0; // never; but now nothing of it is left out as unused
}
