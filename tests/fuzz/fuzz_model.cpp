#include "fuzz/fuzz_model.h"

#include <memory>
#include <string_view>
#include <vector>

#include <sys/mman.h>
#include <unistd.h>

#include "asset/cooked/cooked_model.h"
#include "asset/model_bounds.h"
#include "asset/model_check.h"
#include "asset/pose/pose_model.h"
#include "asset/read/model_limits.h"
#include "base/mapped_file.h"
#include "base/promise.h"

namespace premise::fuzz {

namespace {

    /// What writeCooked() makes of it, in a copy.
    std::vector<std::byte> cooked(const ReadModel& read)
    {
        const int file = memfd_create("fuzz", MFD_CLOEXEC);
        PROMISE(file >= 0, "There is memory for a file");
        PROMISE(writeCooked(read, file).has_value(), "A file in memory can be written");
        const Result<MappedFile> mapped = mapFile(file);
        PROMISE(mapped.has_value(), "What was written can be mapped");
        std::vector<std::byte> bytes(mapped->bytes.begin(), mapped->bytes.end());
        close(file);
        return bytes;
    }

}

std::span<const std::byte> bytesOf(const std::uint8_t* data, std::size_t size)
{
    return {reinterpret_cast<const std::byte*>(data), size};
}

ImportLimits tightLimits()
{
    ImportLimits limits;
    limits.set(Limit::allBytes, std::uint64_t(1) << 24U);
    limits.set(Limit::vertices, 100'000);
    limits.set(Limit::triangles, 100'000);
    limits.set(Limit::nodes, 20'000);
    limits.set(Limit::keys, 100'000);
    return limits;
}

void checkSentence(const Error& error)
{
    PROMISE(error.message.size() > 1 &&
                std::string_view(".?").find(error.message.back()) != std::string_view::npos,
            "A failure is told in a sentence");
}

void use(const Model& model)
{
    ModelPose pose;
    for (const Animation& animation : model.animations) {
        pose.samples.push_back({animation.name, 0.3, 0.5F, true});
    }
    pose.lookAt = Vec3(1.0F, 2.0F, 3.0F);
    pose.lookWeight = 0.5F;
    PosedModel posed;
    poseModel(model, pose, posed);
    PROMISE(posed.modelFromNode.size() == model.nodes.size(), "Every node is posed");
    static_cast<void>(restBounds(model));
    static_cast<void>(triangleCount(model));
}

void checkRead(const Result<ReadModel>& read)
{
    if (!read) {
        checkSentence(read.error());
        return;
    }
    // A model beyond a limit goes no further than this, and may be large.
    if (!checkLimits(read->model, "It", tightLimits())) {
        return;
    }
    const std::vector<std::byte> first = cooked(*read);
    const Result<CookedModel> taken = cookedModel(first, nullptr);
    PROMISE(taken.has_value(), taken ? "" : taken.error().message.c_str());
    ReadModel again = *read;
    again.model = taken->model;
    PROMISE(cooked(again) == first, "What comes through the file is what was sent");
    use(taken->model);
    if (!again.images.empty()) {
        static_cast<void>(withPictures(std::move(again)));
    }
}

}
