#include "gpu/buffer.h"

#include <algorithm>

namespace premise::gpu {

namespace {

    VkBufferUsageFlags usageOf(BufferUse use)
    {
        switch (use) {
        case BufferUse::vertices: return VK_BUFFER_USAGE_VERTEX_BUFFER_BIT;
        case BufferUse::indices: return VK_BUFFER_USAGE_INDEX_BUFFER_BIT;
        case BufferUse::storage: return VK_BUFFER_USAGE_STORAGE_BUFFER_BIT;
        case BufferUse::uniform: return VK_BUFFER_USAGE_UNIFORM_BUFFER_BIT;
        case BufferUse::indirect: return VK_BUFFER_USAGE_INDIRECT_BUFFER_BIT;
        case BufferUse::readback: return VK_BUFFER_USAGE_TRANSFER_DST_BIT;
        case BufferUse::staging: return VK_BUFFER_USAGE_TRANSFER_SRC_BIT;
        }
        return 0;
    }

    int memoryTypeFor(const Device& device, BufferUse use, std::uint32_t allowed)
    {
        constexpr VkMemoryPropertyFlags host =
            VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT | VK_MEMORY_PROPERTY_HOST_COHERENT_BIT;
        const VkMemoryPropertyFlags wish = use == BufferUse::readback
                                               ? VK_MEMORY_PROPERTY_HOST_CACHED_BIT
                                               : VK_MEMORY_PROPERTY_DEVICE_LOCAL_BIT;
        const int best = device.memoryType(allowed, host | wish);
        return best >= 0 ? best : device.memoryType(allowed, host);
    }

}

Result<Buffer> Buffer::create(const Device& device, BufferUse use, std::size_t bytes)
{
    Buffer made;
    made.held_->device = &device;
    made.held_->bytes = std::max<std::size_t>(bytes, 16);
    VkBufferCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO;
    info.size = made.held_->bytes;
    info.usage = usageOf(use);
    const auto noRoom = [bytes] {
        return fail(
            "The graphics device has no room for {} MB more. Use smaller models or pictures.",
            bytes >> 20U);
    };
    if (vkCreateBuffer(device.handle(), &info, nullptr, &made.held_->buffer) != VK_SUCCESS) {
        return noRoom();
    }
    VkMemoryRequirements needs{};
    vkGetBufferMemoryRequirements(device.handle(), made.held_->buffer, &needs);
    const int type = memoryTypeFor(device, use, needs.memoryTypeBits);
    VkMemoryAllocateInfo allocation{};
    allocation.sType = VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_INFO;
    allocation.allocationSize = needs.size;
    allocation.memoryTypeIndex = std::uint32_t(std::max(type, 0));
    if (type < 0 || vkAllocateMemory(device.handle(), &allocation, nullptr, &made.held_->memory) !=
                        VK_SUCCESS) {
        return noRoom();
    }
    require(vkBindBufferMemory(device.handle(), made.held_->buffer, made.held_->memory, 0),
            "binding a buffer");
    void* mapped = nullptr;
    require(vkMapMemory(device.handle(), made.held_->memory, 0, VK_WHOLE_SIZE, 0, &mapped),
            "mapping");
    made.held_->mapped = static_cast<std::byte*>(mapped);
    return made;
}

Buffer::~Buffer()
{
    if (held_->buffer != VK_NULL_HANDLE) {
        vkDestroyBuffer(held_->device->handle(), held_->buffer, nullptr);
        vkFreeMemory(held_->device->handle(), held_->memory, nullptr);
    }
}

Result<void> GrowingBuffer::reserve(const Device& device, std::size_t bytes)
{
    if (buffer_.handle() == VK_NULL_HANDLE || buffer_.size() < bytes) {
        buffer_ = Buffer();
        buffer_ = TRY(Buffer::create(device, use_, bytes + bytes / 2));
    }
    return {};
}

}
