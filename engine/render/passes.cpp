#include "render/passes.h"

#include <array>

namespace premise {

namespace {

    using gpu::Bound;

    /// The largest blur the focus pass smooths, in pixels.
    constexpr float widestSmoothing = 48.0F;

    /// With fewer triangles the set is first drawn as depth alone, so that each pixel is shaded once:
    /// a room's walls hold the camera inside their bounds, sort first, and would be painted over.
    constexpr std::size_t depthFirstBelow = 300000;

    Result<gpu::Texture> depthTexture(const gpu::Device& device, int texels, std::uint32_t layers)
    {
        gpu::TextureShape shape;
        shape.width = std::uint32_t(texels);
        shape.height = std::uint32_t(texels);
        shape.layers = layers;
        shape.format = depthFormat;
        shape.usage = VK_IMAGE_USAGE_DEPTH_STENCIL_ATTACHMENT_BIT | VK_IMAGE_USAGE_SAMPLED_BIT |
                      VK_IMAGE_USAGE_TRANSFER_SRC_BIT | VK_IMAGE_USAGE_TRANSFER_DST_BIT;
        return gpu::Texture::create(device, shape);
    }

    void pushDepth(SubFrame& sub, const PassContext& context, std::uint32_t textureSet)
    {
        const SceneCache& cache = context.cache;
        const TextureSet& set = cache.textureSets()[textureSet];
        const std::array<Bound, 6> bindings{
            sub.frameBuffer(),
            sub.instances(),
            sub.visible(),
            cache.extras(),
            context.materials,
            Bound(cache.texture(set.textures[0]), cache.sampler(set.samplers[0]))};
        sub.commands.push(context.pipelines.depthLayout, bindings);
    }

    void drawDepth(SubFrame& sub, const PassContext& context, const BatchList& batches,
                   const Mat4& clip)
    {
        gpu::Commands& commands = sub.commands;
        pushDepth(sub, context, 0);
        commands.pushConstants(context.pipelines.depthLayout, &clip, sizeof(clip));
        for (const Batch& batch : batches.opaque) {
            commands.bind(context.pipelines.depth(batch.variant.twoSided, batch.variant.masked));
            if (batch.variant.masked) {
                pushDepth(sub, context, batch.textureSet);
            }
            commands.bindGeometry(batch.deformed ? sub.deformed() : context.cache.vertices(),
                                  context.cache.indices());
            commands.drawIndexedIndirect(sub.indirect(), batch.firstCommand, batch.commandCount);
        }
    }

    void pushSurface(SubFrame& sub, const PassContext& context, std::uint32_t textureSet)
    {
        const SceneCache& cache = context.cache;
        const TextureSet& set = cache.textureSets()[textureSet];
        const auto texture = [&](int slot) {
            return Bound(cache.texture(set.textures[slot]), cache.sampler(set.samplers[slot]));
        };
        const std::array<Bound, 14> bindings{sub.frameBuffer(),
                                             sub.instances(),
                                             sub.visible(),
                                             cache.extras(),
                                             context.materials,
                                             sub.lampRows(),
                                             Bound(context.maps.sun, context.maps.nearest),
                                             Bound(context.volume, context.maps.linear),
                                             texture(0),
                                             texture(1),
                                             texture(2),
                                             texture(3),
                                             texture(4),
                                             Bound(context.maps.lamps, context.maps.nearest)};
        sub.commands.push(context.pipelines.meshLayout, bindings);
    }

    void drawBatches(SubFrame& sub, const PassContext& context, const std::vector<Batch>& batches,
                     const Shading& shading)
    {
        for (const Batch& batch : batches) {
            sub.commands.bind(context.pipelines.mesh(batch.variant, shading));
            pushSurface(sub, context, batch.textureSet);
            sub.commands.bindGeometry(batch.deformed ? sub.deformed() : context.cache.vertices(),
                                      context.cache.indices());
            sub.commands.drawIndexedIndirect(sub.indirect(), batch.firstCommand,
                                             batch.commandCount);
        }
    }

    /// A pass that covers its target from one texture.
    void drawScreen(SubFrame& sub, const PassContext& context, const gpu::Pipeline& pipeline,
                    gpu::Texture& from, gpu::Target target, const std::array<Vec4, 2>& constants)
    {
        gpu::Commands& commands = sub.commands;
        commands.touch(from, gpu::Touch::sampled);
        commands.beginDrawing(target);
        commands.bind(pipeline);
        const std::array<Bound, 1> bindings{Bound(from, context.maps.linear)};
        commands.push(context.pipelines.screenLayout, bindings);
        commands.pushConstants(context.pipelines.screenLayout, constants.data(), sizeof(constants));
        commands.drawTriangle();
        commands.endDrawing();
    }

}

Result<Maps> Maps::create(const gpu::Device& device, int sunTexels, int lampTexels)
{
    Maps maps;
    maps.sun = TRY(depthTexture(device, sunTexels, 1));
    maps.lamps = TRY(depthTexture(device, lampTexels, std::uint32_t(mostShadowLamps)));
    maps.lampsStill = TRY(depthTexture(device, lampTexels, std::uint32_t(mostShadowLamps)));
    gpu::TextureShape none;
    none.depth = 2;
    none.format = VK_FORMAT_R16G16B16A16_SFLOAT;
    none.usage = VK_IMAGE_USAGE_SAMPLED_BIT;
    maps.noVolume = TRY(gpu::Texture::create(device, none));
    gpu::SamplerShape shape;
    shape.wrapU = VK_SAMPLER_ADDRESS_MODE_CLAMP_TO_EDGE;
    shape.wrapV = VK_SAMPLER_ADDRESS_MODE_CLAMP_TO_EDGE;
    maps.linear = gpu::Sampler(device, shape);
    shape.linear = false;
    maps.nearest = gpu::Sampler(device, shape);
    gpu::Commands commands(device);
    commands.begin();
    commands.touch(maps.sun, gpu::Touch::sampled);
    commands.touch(maps.lamps, gpu::Touch::sampled);
    commands.touch(maps.noVolume, gpu::Touch::sampled);
    commands.submit();
    commands.wait();
    return maps;
}

void drawSunShadow(SubFrame& sub, const PassContext& context)
{
    gpu::Target target;
    target.depth = &context.maps.sun;
    sub.commands.beginDrawing(target);
    drawDepth(sub, context, sub.sunBatches, sub.sun->clipFromWorld);
    sub.commands.endDrawing();
}

void drawLampShadows(SubFrame& sub, const PassContext& context)
{
    const auto layers = std::uint32_t(sub.shadowLamps.size());
    if (layers == 0) {
        return;
    }
    const auto draw = [&](gpu::Texture& map, const std::vector<BatchList>& batches, bool clear) {
        for (std::size_t layer = 0; layer < batches.size(); ++layer) {
            if (!clear && batches[layer].opaque.empty()) {
                continue;
            }
            gpu::Target target;
            target.depth = &map;
            target.layer = std::int32_t(layer);
            target.clearDepth = clear;
            sub.commands.beginDrawing(target);
            drawDepth(sub, context, batches[layer], sub.shadowLamps[layer].clipFromWorld);
            sub.commands.endDrawing();
        }
    };
    draw(context.maps.lampsStill, sub.lampStill, true);
    sub.commands.copy(context.maps.lampsStill, context.maps.lamps, layers);
    draw(context.maps.lamps, sub.lampBatches, false);
}

void drawPicture(SubFrame& sub, const PassContext& context, const Shading& shading)
{
    gpu::Commands& commands = sub.commands;
    commands.touch(context.maps.sun, gpu::Touch::sampled);
    commands.touch(context.maps.lamps, gpu::Touch::sampled);
    gpu::Target target;
    target.depth = &context.targets.depth;
    if (sub.picture.triangles < depthFirstBelow) {
        commands.beginDrawing(target);
        drawDepth(sub, context, sub.picture, sub.frame.clipFromWorld);
        commands.endDrawing();
        target.clearDepth = false;
    }
    target.colour = shading.toDisplay ? &context.targets.display : &context.targets.colour;
    commands.beginDrawing(target);
    drawBatches(sub, context, sub.picture.opaque, shading);
    commands.bind(context.pipelines.sky(shading.toDisplay));
    const std::array<Bound, 1> frame{sub.frameBuffer()};
    commands.push(context.pipelines.skyLayout, frame);
    commands.drawTriangle();
    drawBatches(sub, context, sub.picture.blended, shading);
    commands.endDrawing();
}

void accumulate(SubFrame& sub, const PassContext& context, float weight, bool first)
{
    gpu::Target target;
    target.colour = &context.targets.sum;
    target.clearColour = first;
    drawScreen(sub, context, context.pipelines.accumulate(), context.targets.colour, target,
               {Vec4(weight, 0.0F, 0.0F, 0.0F), Vec4(0.0F)});
}

void smoothFocus(SubFrame& sub, const PassContext& context, const FocusSmoothing& smoothing)
{
    gpu::Target target;
    target.colour = &context.targets.focused;
    const Vec4 lens(smoothing.radiusAtInfinity, smoothing.focusMetres, widestSmoothing,
                    1.0F / smoothing.squeeze);
    drawScreen(sub, context, context.pipelines.focus(), context.targets.sum, target,
               {lens, Vec4(0.0F)});
}

void resolve(SubFrame& sub, const PassContext& context, gpu::Texture& from)
{
    gpu::Target target;
    target.colour = &context.targets.display;
    drawScreen(sub, context, context.pipelines.resolve(), from, target, {Vec4(0.0F), Vec4(0.0F)});
}

}
