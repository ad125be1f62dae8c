#include "gpu/buffer.h"

#include <algorithm>
#include <utility>

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
    made.device_ = &device;
    made.bytes_ = std::max<std::size_t>(bytes, 16);
    VkBufferCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO;
    info.size = made.bytes_;
    info.usage = usageOf(use);
    const auto noRoom = [bytes] {
        return fail(
            "The graphics device has no room for {} MB more. Use smaller models or pictures.",
            bytes >> 20U);
    };
    if (vkCreateBuffer(device.handle(), &info, nullptr, &made.buffer_) != VK_SUCCESS) {
        return noRoom();
    }
    VkMemoryRequirements needs{};
    vkGetBufferMemoryRequirements(device.handle(), made.buffer_, &needs);
    const int type = memoryTypeFor(device, use, needs.memoryTypeBits);
    VkMemoryAllocateInfo allocation{};
    allocation.sType = VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_INFO;
    allocation.allocationSize = needs.size;
    allocation.memoryTypeIndex = std::uint32_t(std::max(type, 0));
    if (type < 0 ||
        vkAllocateMemory(device.handle(), &allocation, nullptr, &made.memory_) != VK_SUCCESS) {
        return noRoom();
    }
    require(vkBindBufferMemory(device.handle(), made.buffer_, made.memory_, 0), "binding a buffer");
    void* mapped = nullptr;
    require(vkMapMemory(device.handle(), made.memory_, 0, VK_WHOLE_SIZE, 0, &mapped), "mapping");
    made.mapped_ = static_cast<std::byte*>(mapped);
    return made;
}

Buffer::Buffer(Buffer&& other) noexcept
{
    *this = std::move(other);
}

Buffer& Buffer::operator=(Buffer&& other) noexcept
{
    std::swap(device_, other.device_);
    std::swap(buffer_, other.buffer_);
    std::swap(memory_, other.memory_);
    std::swap(mapped_, other.mapped_);
    std::swap(bytes_, other.bytes_);
    return *this;
}

Buffer::~Buffer()
{
    if (buffer_ != VK_NULL_HANDLE) {
        vkDestroyBuffer(device_->handle(), buffer_, nullptr);
        vkFreeMemory(device_->handle(), memory_, nullptr);
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
