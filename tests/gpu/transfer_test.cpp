#include <cstring>
#include <memory>
#include <vector>

#include "gpu/commands.h"

#include <doctest/doctest.h>

using namespace premise;

namespace {

std::unique_ptr<gpu::Device> device()
{
    Result<std::unique_ptr<gpu::Device>> made = gpu::Device::create({});
    REQUIRE_MESSAGE(made, made.error().message);
    return std::move(*made);
}

gpu::Buffer buffer(const gpu::Device& on, gpu::BufferUse use, std::size_t bytes)
{
    Result<gpu::Buffer> made = gpu::Buffer::create(on, use, bytes);
    REQUIRE_MESSAGE(made, made.error().message);
    return std::move(*made);
}

gpu::Texture texture(const gpu::Device& on, const gpu::TextureShape& shape)
{
    Result<gpu::Texture> made = gpu::Texture::create(on, shape);
    REQUIRE_MESSAGE(made, made.error().message);
    return std::move(*made);
}

constexpr VkImageUsageFlags copied =
    VK_IMAGE_USAGE_TRANSFER_SRC_BIT | VK_IMAGE_USAGE_TRANSFER_DST_BIT | VK_IMAGE_USAGE_SAMPLED_BIT;

}

TEST_CASE("pixels come back from the device as they went")
{
    const auto on = device();
    gpu::TextureShape shape;
    shape.width = 13;
    shape.height = 7;
    shape.usage = copied;
    gpu::Texture image = texture(*on, shape);
    const gpu::Buffer there = buffer(*on, gpu::BufferUse::staging, 13 * 7 * 4);
    const gpu::Buffer back = buffer(*on, gpu::BufferUse::readback, 13 * 7 * 4);
    for (std::size_t i = 0; i < there.size(); ++i) {
        there.as<std::uint8_t>()[i] = std::uint8_t(i * 37);
    }
    gpu::Commands commands(*on);
    commands.begin();
    commands.copyToTexture(there, image, 4);
    commands.copyToBuffer(image, back);
    commands.submit();
    commands.wait();
    CHECK(std::memcmp(there.data(), back.data(), there.size()) == 0);
    CHECK(image.last == gpu::Touch::copySource);
}

TEST_CASE("a target that is cleared holds that colour everywhere")
{
    const auto on = device();
    gpu::TextureShape shape;
    shape.width = 33;
    shape.height = 5;
    shape.usage = VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT | VK_IMAGE_USAGE_TRANSFER_SRC_BIT;
    gpu::Texture image = texture(*on, shape);
    const gpu::Buffer back = buffer(*on, gpu::BufferUse::readback, 33 * 5 * 4);
    gpu::Commands commands(*on);
    // The same commands serve again and again.
    for (const float grey : {0.0F, 0.2F, 1.0F}) {
        commands.begin();
        gpu::Target target;
        target.colour = &image;
        target.clear[0] = grey;
        target.clear[3] = 1.0F;
        commands.beginDrawing(target);
        commands.endDrawing();
        commands.copyToBuffer(image, back);
        commands.submit();
        commands.wait();
        for (std::size_t i = 0; i < 33 * 5; ++i) {
            const std::uint8_t* const pixel = back.as<std::uint8_t>() + i * 4;
            REQUIRE(int(pixel[0]) == int(grey * 255.0F + 0.5F));
            REQUIRE(int(pixel[1]) == 0);
            REQUIRE(int(pixel[3]) == 255);
        }
    }
}

TEST_CASE("a growing buffer grows and never shrinks")
{
    const auto on = device();
    gpu::GrowingBuffer growing(gpu::BufferUse::storage);
    REQUIRE(growing.reserve(*on, 100));
    CHECK(growing.buffer().size() >= 100);
    const VkBuffer first = growing.buffer().handle();
    REQUIRE(growing.reserve(*on, 10));
    CHECK(growing.buffer().handle() == first);
    REQUIRE(growing.reserve(*on, 1000000));
    CHECK(growing.buffer().size() >= 1000000);
    growing.buffer().data()[999999] = std::byte(7);
}

TEST_CASE("a buffer of nothing is a buffer still")
{
    const auto on = device();
    const gpu::Buffer nothing = buffer(*on, gpu::BufferUse::vertices, 0);
    CHECK(nothing.handle() != VK_NULL_HANDLE);
    CHECK(nothing.data() != nullptr);
}

TEST_CASE("buffers and textures change hands")
{
    const auto on = device();
    gpu::Buffer one = buffer(*on, gpu::BufferUse::storage, 16);
    const VkBuffer handle = one.handle();
    gpu::Buffer other = std::move(one);
    CHECK(other.handle() == handle);
    gpu::Texture image = texture(*on, {});
    const VkImage inside = image.image();
    gpu::Texture moved = std::move(image);
    CHECK(moved.image() == inside);
    image = texture(*on, {});
    CHECK(bool(image));
}

TEST_CASE("more memory than there is is refused in a sentence")
{
    const auto on = device();
    const Result<gpu::Buffer> huge =
        gpu::Buffer::create(*on, gpu::BufferUse::storage, std::size_t(1) << 50U);
    REQUIRE_FALSE(huge);
    CHECK(huge.error().message == "The graphics device has no room for 1073741824 MB more. Use "
                                  "smaller models or pictures.");
}
