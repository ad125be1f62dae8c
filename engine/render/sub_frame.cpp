#include "render/sub_frame.h"

#include <cstring>

namespace premise {

namespace {

    /// memcpy, which may not be asked to copy nothing from nowhere.
    template <class T> void put(std::byte* to, const std::vector<T>& rows)
    {
        if (!rows.empty()) {
            std::memcpy(to, rows.data(), rows.size() * sizeof(T));
        }
    }

    template <class T> Result<void> fill(const gpu::Device& device, gpu::GrowingBuffer& buffer,
                                         const std::vector<T>& rows)
    {
        TRY(buffer.reserve(device, rows.size() * sizeof(T)));
        put(buffer.buffer().data(), rows);
        return {};
    }

}

SubFrame::SubFrame(const gpu::Device& device) : commands(device), device_(device) {}

Result<void> SubFrame::upload(const DrawList& still, std::uint64_t stillVersion,
                              const DrawList& moving, const std::vector<Vertex>& deformed)
{
    const std::size_t stillBytes = still.instances.size() * sizeof(InstanceBlock);
    const std::size_t movingBytes = moving.instances.size() * sizeof(InstanceBlock);
    const VkBuffer before = instances_.buffer().handle();
    TRY(instances_.reserve(device_, stillBytes + movingBytes));
    if (instances_.buffer().handle() != before || stillVersion_ != stillVersion) {
        put(instances_.buffer().data(), still.instances);
        stillVersion_ = stillVersion;
    }
    put(instances_.buffer().data() + stillBytes, moving.instances);
    TRY(fill(device_, deformed_, deformed));
    TRY(fill(device_, visible_, batcher.visible()));
    TRY(fill(device_, indirect_, batcher.commands()));
    TRY(lampRows_.reserve(device_, mostLamps * sizeof(LampBlock)));
    put(lampRows_.buffer().data(), lamps);
    TRY(frame_.reserve(device_, sizeof(FrameBlock)));
    std::memcpy(frame_.buffer().data(), &frame, sizeof(FrameBlock));
    return {};
}

}
