#include "gpu/canvas.h"

#include <algorithm>
#include <cstddef>
#include <cstring>

#include "base/promise.h"
#include "shaders/canvas_frag.h"
#include "shaders/canvas_vert.h"

namespace premise::gpu {

namespace {

    /// What windows show; a canvas of the same format is copied to them as it is.
    constexpr VkFormat canvasFormat = VK_FORMAT_B8G8R8A8_UNORM;

    constexpr std::array attributes{
        VertexAttribute{VK_FORMAT_R32G32_SFLOAT, offsetof(CanvasVertex, x)},
        VertexAttribute{VK_FORMAT_R32G32_SFLOAT, offsetof(CanvasVertex, u)},
        VertexAttribute{VK_FORMAT_R8G8B8A8_UNORM, offsetof(CanvasVertex, colour)}};

}

Result<std::unique_ptr<Canvas>> Canvas::create(const Device& device)
{
    std::unique_ptr<Canvas> canvas(new Canvas(device));
    TRY(canvas->resize(16, 16));
    return canvas;
}

Canvas::Canvas(const Device& device) : device_(device), commands_(device)
{
    constexpr std::array bindings{Binding::texture};
    layout_ = Layout(device, bindings, 2 * sizeof(float));
    PipelineShape shape;
    shape.vertexShader = canvas_vert;
    shape.fragmentShader = canvas_frag;
    shape.attributes = attributes;
    shape.vertexBytes = sizeof(CanvasVertex);
    shape.colour = canvasFormat;
    shape.blend = Blend::over;
    shape.cullBack = false;
    pipeline_ = Pipeline(device, layout_, shape);
    SamplerShape clamped;
    clamped.wrapU = VK_SAMPLER_ADDRESS_MODE_CLAMP_TO_EDGE;
    clamped.wrapV = VK_SAMPLER_ADDRESS_MODE_CLAMP_TO_EDGE;
    sampler_ = Sampler(device, clamped);
}

Canvas::~Canvas()
{
    device_.waitIdle();
}

Result<void> Canvas::resize(std::uint32_t width, std::uint32_t height)
{
    const std::uint32_t most = device_.limits().maxImageDimension2D;
    if (width == 0 || height == 0 || width > most || height > most) {
        return fail(
            "A window of {} × {} pixels is beyond what {} draws, {} a side. Make it smaller.",
            width, height, device_.name(), most);
    }
    device_.waitIdle(); // a window may still be copying what stands on it
    TextureShape shape;
    shape.width = width;
    shape.height = height;
    shape.format = canvasFormat;
    shape.usage = VK_IMAGE_USAGE_COLOR_ATTACHMENT_BIT | VK_IMAGE_USAGE_TRANSFER_SRC_BIT;
    target_ = TRY(Texture::create(device_, shape));
    return {};
}

Result<std::uint32_t> Canvas::put(std::uint32_t name, const Image8& image)
{
    PROMISE(image.width > 0 && image.height > 0, "A picture on the canvas has pixels");
    commands_.wait();
    const auto width = std::uint32_t(image.width);
    const auto height = std::uint32_t(image.height);
    const std::uint32_t kept = name == 0 ? ++lastName_ : name;
    Held& held = pictures_[kept];
    if (!held.texture || held.texture.shape().width != width ||
        held.texture.shape().height != height) {
        TextureShape shape;
        shape.width = width;
        shape.height = height;
        shape.usage = VK_IMAGE_USAGE_SAMPLED_BIT | VK_IMAGE_USAGE_TRANSFER_DST_BIT;
        held.texture = TRY(Texture::create(device_, shape));
        held.pixels = TRY(Buffer::create(device_, BufferUse::staging, image.pixels.size()));
    }
    std::memcpy(held.pixels.data(), image.pixels.data(), image.pixels.size());
    held.arrived = false;
    return kept;
}

void Canvas::forget(std::uint32_t name)
{
    commands_.wait();
    pictures_.erase(name);
}

Result<void> Canvas::draw(const CanvasDrawing& drawing)
{
    commands_.wait();
    TRY(vertices_.reserve(device_, drawing.vertices.size_bytes()));
    TRY(indices_.reserve(device_, drawing.indices.size_bytes()));
    std::memcpy(vertices_.buffer().data(), drawing.vertices.data(), drawing.vertices.size_bytes());
    std::memcpy(indices_.buffer().data(), drawing.indices.data(), drawing.indices.size_bytes());

    commands_.begin();
    for (auto& [name, held] : pictures_) {
        if (!held.arrived) {
            commands_.copyToTexture(held.pixels, held.texture, 4);
            held.arrived = true;
        }
    }
    Target onto;
    onto.colour = &target_;
    onto.clear[3] = 1.0F;
    commands_.beginDrawing(onto);
    commands_.bind(pipeline_);
    commands_.bindSmallGeometry(vertices_.buffer(), indices_.buffer());
    const std::array<float, 2> perPixel{2.0F / float(target_.shape().width),
                                        2.0F / float(target_.shape().height)};
    commands_.pushConstants(layout_, perPixel.data(), sizeof(perPixel));
    for (const CanvasBatch& batch : drawing.batches) {
        drawBatch(batch);
    }
    commands_.endDrawing();
    commands_.touch(target_, Touch::copySource); // for a window or for the host
    commands_.submit();
    return device_.alive();
}

void Canvas::drawBatch(const CanvasBatch& batch)
{
    const auto found = pictures_.find(batch.picture);
    if (found == pictures_.end()) {
        return;
    }
    const auto inside = [](float value, std::uint32_t most) {
        return std::clamp(std::int32_t(value), 0, std::int32_t(most));
    };
    const std::int32_t left = inside(batch.clip[0], target_.shape().width);
    const std::int32_t top = inside(batch.clip[1], target_.shape().height);
    const std::int32_t right = inside(batch.clip[2], target_.shape().width);
    const std::int32_t bottom = inside(batch.clip[3], target_.shape().height);
    if (right <= left || bottom <= top) {
        return;
    }
    commands_.clipTo({left, top, std::uint32_t(right - left), std::uint32_t(bottom - top)});
    const Bound bound(found->second.texture, sampler_);
    commands_.push(layout_, {&bound, 1});
    commands_.drawIndexed(batch.firstIndex, batch.indices, batch.firstVertex);
}

Result<Image8> Canvas::shown()
{
    Image8 image;
    image.width = int(target_.shape().width);
    image.height = int(target_.shape().height);
    image.pixels.resize(std::size_t(image.width) * std::size_t(image.height) * 4);
    const Buffer bytes = TRY(Buffer::create(device_, BufferUse::readback, image.pixels.size()));
    commands_.begin();
    commands_.copyToBuffer(target_, bytes);
    commands_.submit();
    commands_.wait();
    TRY(device_.alive());
    const auto* from = bytes.as<std::uint8_t>();
    for (std::size_t i = 0; i < image.pixels.size(); i += 4) {
        image.pixels[i] = from[i + 2];
        image.pixels[i + 1] = from[i + 1];
        image.pixels[i + 2] = from[i];
        image.pixels[i + 3] = 255;
    }
    return image;
}

}
