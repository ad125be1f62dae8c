#pragma once

#include <cstddef>
#include <span>

#include "base/result.h"
#include "gpu/device.h"
#include "gpu/exchanged.h"

namespace premise::gpu {

enum class BufferUse {
    vertices,
    indices,
    storage,
    uniform,
    indirect,
    readback,
    staging,
};

/// Device memory the host can write (or read, for readback), mapped for as long as it lives.
class Buffer {
public:
    Buffer() = default;
    /// Fails when the device has no memory left for it.
    [[nodiscard]] static Result<Buffer> create(const Device& device, BufferUse use,
                                               std::size_t bytes);
    Buffer(Buffer&& other) noexcept = default;
    Buffer& operator=(Buffer&& other) noexcept = default;
    ~Buffer();

    [[nodiscard]] VkBuffer handle() const { return held_->buffer; }
    [[nodiscard]] std::size_t size() const { return held_->bytes; }
    [[nodiscard]] std::byte* data() const { return held_->mapped; }
    template <class T> [[nodiscard]] T* as() const { return reinterpret_cast<T*>(held_->mapped); }

private:
    struct Held {
        const Device* device = nullptr;
        VkBuffer buffer = VK_NULL_HANDLE;
        VkDeviceMemory memory = VK_NULL_HANDLE;
        std::byte* mapped = nullptr;
        std::size_t bytes = 0;
    };
    Exchanged<Held> held_;
};

/// A buffer that is made anew, larger, when more is asked of it. What it held is gone then.
class GrowingBuffer {
public:
    explicit GrowingBuffer(BufferUse use) : use_(use) {}
    [[nodiscard]] Result<void> reserve(const Device& device, std::size_t bytes);
    [[nodiscard]] const Buffer& buffer() const { return buffer_; }

private:
    BufferUse use_;
    Buffer buffer_;
};

}
