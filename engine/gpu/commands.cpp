#include "gpu/commands.h"

#include <algorithm>
#include <array>

#include "base/promise.h"

namespace premise::gpu {

namespace {

    struct TouchState {
        VkPipelineStageFlags2 stages = VK_PIPELINE_STAGE_2_NONE;
        VkAccessFlags2 access = VK_ACCESS_2_NONE;
        VkImageLayout layout = VK_IMAGE_LAYOUT_UNDEFINED;
    };

    TouchState stateOf(Touch touch)
    {
        switch (touch) {
        case Touch::nothing: return {};
        case Touch::colourTarget:
            return {VK_PIPELINE_STAGE_2_COLOR_ATTACHMENT_OUTPUT_BIT,
                    VK_ACCESS_2_COLOR_ATTACHMENT_WRITE_BIT | VK_ACCESS_2_COLOR_ATTACHMENT_READ_BIT,
                    VK_IMAGE_LAYOUT_COLOR_ATTACHMENT_OPTIMAL};
        case Touch::depthTarget:
            return {VK_PIPELINE_STAGE_2_EARLY_FRAGMENT_TESTS_BIT |
                        VK_PIPELINE_STAGE_2_LATE_FRAGMENT_TESTS_BIT,
                    VK_ACCESS_2_DEPTH_STENCIL_ATTACHMENT_WRITE_BIT |
                        VK_ACCESS_2_DEPTH_STENCIL_ATTACHMENT_READ_BIT,
                    VK_IMAGE_LAYOUT_DEPTH_ATTACHMENT_OPTIMAL};
        case Touch::sampled:
            return {VK_PIPELINE_STAGE_2_FRAGMENT_SHADER_BIT, VK_ACCESS_2_SHADER_SAMPLED_READ_BIT,
                    VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL};
        case Touch::copySource:
            return {VK_PIPELINE_STAGE_2_COPY_BIT, VK_ACCESS_2_TRANSFER_READ_BIT,
                    VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL};
        case Touch::copyTarget:
            return {VK_PIPELINE_STAGE_2_COPY_BIT, VK_ACCESS_2_TRANSFER_WRITE_BIT,
                    VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL};
        }
        return {};
    }

    VkRenderingAttachmentInfo attachment(VkImageView view, VkImageLayout layout, bool clear)
    {
        VkRenderingAttachmentInfo info{};
        info.sType = VK_STRUCTURE_TYPE_RENDERING_ATTACHMENT_INFO;
        info.imageView = view;
        info.imageLayout = layout;
        info.loadOp = clear ? VK_ATTACHMENT_LOAD_OP_CLEAR : VK_ATTACHMENT_LOAD_OP_LOAD;
        info.storeOp = VK_ATTACHMENT_STORE_OP_STORE;
        return info;
    }

    VkImageView drawnView(const Texture& texture, std::int32_t layer)
    {
        return layer >= 0 && texture.shape().layers > 1 ? texture.layerView(std::uint32_t(layer))
                                                        : texture.view();
    }

}

Commands::Commands(const Device& device) : device_(device)
{
    VkCommandBufferAllocateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_ALLOCATE_INFO;
    info.commandPool = device.commandPool();
    info.level = VK_COMMAND_BUFFER_LEVEL_PRIMARY;
    info.commandBufferCount = 1;
    require(vkAllocateCommandBuffers(device.handle(), &info, &commands_), "a command buffer");
    VkFenceCreateInfo fence{};
    fence.sType = VK_STRUCTURE_TYPE_FENCE_CREATE_INFO;
    require(vkCreateFence(device.handle(), &fence, nullptr, &fence_), "a fence");
}

Commands::~Commands()
{
    wait();
    vkDestroyFence(device_.handle(), fence_, nullptr);
    vkFreeCommandBuffers(device_.handle(), device_.commandPool(), 1, &commands_);
}

void Commands::begin()
{
    wait();
    VkCommandBufferBeginInfo info{};
    info.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO;
    info.flags = VK_COMMAND_BUFFER_USAGE_ONE_TIME_SUBMIT_BIT;
    require(vkBeginCommandBuffer(commands_, &info), "beginning commands");
}

void Commands::submit()
{
    // What this list wrote is seen by the host once the fence is passed, and by later lists.
    VkMemoryBarrier2 barrier{};
    barrier.sType = VK_STRUCTURE_TYPE_MEMORY_BARRIER_2;
    barrier.srcStageMask = VK_PIPELINE_STAGE_2_COPY_BIT;
    barrier.srcAccessMask = VK_ACCESS_2_TRANSFER_WRITE_BIT;
    barrier.dstStageMask = VK_PIPELINE_STAGE_2_HOST_BIT;
    barrier.dstAccessMask = VK_ACCESS_2_HOST_READ_BIT;
    VkDependencyInfo dependency{};
    dependency.sType = VK_STRUCTURE_TYPE_DEPENDENCY_INFO;
    dependency.memoryBarrierCount = 1;
    dependency.pMemoryBarriers = &barrier;
    vkCmdPipelineBarrier2(commands_, &dependency);
    require(vkEndCommandBuffer(commands_), "ending commands");
    VkCommandBufferSubmitInfo list{};
    list.sType = VK_STRUCTURE_TYPE_COMMAND_BUFFER_SUBMIT_INFO;
    list.commandBuffer = commands_;
    VkSubmitInfo2 submission{};
    submission.sType = VK_STRUCTURE_TYPE_SUBMIT_INFO_2;
    submission.commandBufferInfoCount = 1;
    submission.pCommandBufferInfos = &list;
    pending_ =
        device_.did(vkQueueSubmit2(device_.queue(), 1, &submission, fence_), "submitting commands");
}

void Commands::wait()
{
    if (pending_) {
        pending_ = false;
        if (device_.did(vkWaitForFences(device_.handle(), 1, &fence_, VK_TRUE, UINT64_MAX),
                        "waiting")) {
            require(vkResetFences(device_.handle(), 1, &fence_), "resetting a fence");
        }
    }
}

void Commands::touch(Texture& texture, Touch next)
{
    const bool onlyReads = next == Touch::sampled || next == Touch::copySource;
    if (texture.last == next && onlyReads) {
        return;
    }
    const TouchState from = stateOf(texture.last);
    const TouchState to = stateOf(next);
    VkImageMemoryBarrier2 barrier{};
    barrier.sType = VK_STRUCTURE_TYPE_IMAGE_MEMORY_BARRIER_2;
    barrier.srcStageMask = from.stages;
    barrier.srcAccessMask = from.access;
    barrier.dstStageMask = to.stages;
    barrier.dstAccessMask = to.access;
    barrier.oldLayout = from.layout;
    barrier.newLayout = to.layout;
    barrier.srcQueueFamilyIndex = VK_QUEUE_FAMILY_IGNORED;
    barrier.dstQueueFamilyIndex = VK_QUEUE_FAMILY_IGNORED;
    barrier.image = texture.image();
    barrier.subresourceRange = {texture.aspect(), 0, VK_REMAINING_MIP_LEVELS, 0,
                                VK_REMAINING_ARRAY_LAYERS};
    VkDependencyInfo dependency{};
    dependency.sType = VK_STRUCTURE_TYPE_DEPENDENCY_INFO;
    dependency.imageMemoryBarrierCount = 1;
    dependency.pImageMemoryBarriers = &barrier;
    vkCmdPipelineBarrier2(commands_, &dependency);
    texture.last = next;
}

void Commands::beginDrawing(const Target& target)
{
    VkRenderingAttachmentInfo colour{};
    VkRenderingAttachmentInfo depth{};
    VkRenderingInfo info{};
    info.sType = VK_STRUCTURE_TYPE_RENDERING_INFO;
    info.layerCount = 1;
    const Texture* sized = target.colour != nullptr ? target.colour : target.depth;
    PROMISE(sized != nullptr, "A pass draws into something");
    info.renderArea.extent = {sized->shape().width, sized->shape().height};
    if (target.colour != nullptr) {
        touch(*target.colour, Touch::colourTarget);
        colour = attachment(drawnView(*target.colour, target.layer),
                            VK_IMAGE_LAYOUT_COLOR_ATTACHMENT_OPTIMAL, target.clearColour);
        std::copy(std::begin(target.clear), std::end(target.clear),
                  colour.clearValue.color.float32);
        info.colorAttachmentCount = 1;
        info.pColorAttachments = &colour;
    }
    if (target.depth != nullptr) {
        touch(*target.depth, Touch::depthTarget);
        depth = attachment(drawnView(*target.depth, target.layer),
                           VK_IMAGE_LAYOUT_DEPTH_ATTACHMENT_OPTIMAL, target.clearDepth);
        info.pDepthAttachment = &depth;
    }
    vkCmdBeginRendering(commands_, &info);
    const VkViewport viewport{0.0F, 0.0F, float(sized->shape().width), float(sized->shape().height),
                              0.0F, 1.0F};
    vkCmdSetViewport(commands_, 0, 1, &viewport);
    vkCmdSetScissor(commands_, 0, 1, &info.renderArea);
}

void Commands::endDrawing()
{
    vkCmdEndRendering(commands_);
}

void Commands::bind(const Pipeline& pipeline)
{
    vkCmdBindPipeline(commands_, VK_PIPELINE_BIND_POINT_GRAPHICS, pipeline.handle());
}

void Commands::push(const Layout& layout, std::span<const Bound> bindings)
{
    constexpr std::size_t most = 24;
    PROMISE(bindings.size() == layout.bindings().size() && bindings.size() <= most,
            "Every binding of the layout is filled");
    std::array<VkWriteDescriptorSet, most> writes{};
    std::array<VkDescriptorBufferInfo, most> buffers{};
    std::array<VkDescriptorImageInfo, most> images{};
    for (std::size_t i = 0; i < bindings.size(); ++i) {
        writes[i].sType = VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET;
        writes[i].dstBinding = std::uint32_t(i);
        writes[i].descriptorCount = 1;
        if (bindings[i].buffer != nullptr) {
            buffers[i] = {bindings[i].buffer->handle(), 0, VK_WHOLE_SIZE};
            writes[i].descriptorType = layout.bindings()[i] == Binding::uniform
                                           ? VK_DESCRIPTOR_TYPE_UNIFORM_BUFFER
                                           : VK_DESCRIPTOR_TYPE_STORAGE_BUFFER;
            writes[i].pBufferInfo = &buffers[i];
        } else {
            images[i] = {bindings[i].sampler->handle(), bindings[i].texture->view(),
                         VK_IMAGE_LAYOUT_SHADER_READ_ONLY_OPTIMAL};
            writes[i].descriptorType = VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER;
            writes[i].pImageInfo = &images[i];
        }
    }
    vkCmdPushDescriptorSetKHR(commands_, VK_PIPELINE_BIND_POINT_GRAPHICS, layout.handle(), 0,
                              std::uint32_t(bindings.size()), writes.data());
}

void Commands::pushConstants(const Layout& layout, const void* data, std::uint32_t bytes)
{
    vkCmdPushConstants(commands_, layout.handle(),
                       VK_SHADER_STAGE_VERTEX_BIT | VK_SHADER_STAGE_FRAGMENT_BIT, 0, bytes, data);
}

void Commands::bindGeometry(const Buffer& vertices, const Buffer& indices)
{
    const VkBuffer buffer = vertices.handle();
    const VkDeviceSize offset = 0;
    vkCmdBindVertexBuffers(commands_, 0, 1, &buffer, &offset);
    vkCmdBindIndexBuffer(commands_, indices.handle(), 0, VK_INDEX_TYPE_UINT32);
}

void Commands::bindSmallGeometry(const Buffer& vertices, const Buffer& indices)
{
    const VkBuffer buffer = vertices.handle();
    const VkDeviceSize offset = 0;
    vkCmdBindVertexBuffers(commands_, 0, 1, &buffer, &offset);
    vkCmdBindIndexBuffer(commands_, indices.handle(), 0, VK_INDEX_TYPE_UINT16);
}

void Commands::clipTo(const ClipArea& area)
{
    const VkRect2D scissor{{area.x, area.y}, {area.width, area.height}};
    vkCmdSetScissor(commands_, 0, 1, &scissor);
}

void Commands::drawIndexed(std::uint32_t firstIndex, std::uint32_t indices,
                           std::int32_t vertexOffset)
{
    vkCmdDrawIndexed(commands_, indices, 1, firstIndex, vertexOffset, 0);
}

void Commands::drawIndexedIndirect(const Buffer& commands, std::uint32_t first, std::uint32_t count)
{
    constexpr std::uint32_t stride = sizeof(VkDrawIndexedIndirectCommand);
    vkCmdDrawIndexedIndirect(commands_, commands.handle(), VkDeviceSize(first) * stride, count,
                             stride);
}

void Commands::drawTriangle()
{
    vkCmdDraw(commands_, 3, 1, 0, 0);
}

void Commands::copyToBuffer(Texture& from, const Buffer& to)
{
    touch(from, Touch::copySource);
    VkBufferImageCopy region{};
    region.imageSubresource = {from.aspect(), 0, 0, 1};
    region.imageExtent = {from.shape().width, from.shape().height, 1};
    vkCmdCopyImageToBuffer(commands_, from.image(), VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL,
                           to.handle(), 1, &region);
}

void Commands::copy(Texture& from, Texture& to, std::uint32_t layers)
{
    touch(from, Touch::copySource);
    touch(to, Touch::copyTarget);
    VkImageCopy region{};
    region.srcSubresource = {from.aspect(), 0, 0, layers};
    region.dstSubresource = region.srcSubresource;
    region.extent = {from.shape().width, from.shape().height, 1};
    vkCmdCopyImage(commands_, from.image(), VK_IMAGE_LAYOUT_TRANSFER_SRC_OPTIMAL, to.image(),
                   VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL, 1, &region);
}

void Commands::copyToTexture(const Buffer& from, Texture& to, std::size_t texelBytes)
{
    touch(to, Touch::copyTarget);
    const TextureShape& shape = to.shape();
    VkDeviceSize offset = 0;
    std::uint32_t width = shape.width;
    std::uint32_t height = shape.height;
    for (std::uint32_t mip = 0; mip < shape.mips; ++mip) {
        VkBufferImageCopy region{};
        region.bufferOffset = offset;
        region.imageSubresource = {to.aspect(), mip, 0, shape.layers};
        region.imageExtent = {width, height, shape.depth};
        vkCmdCopyBufferToImage(commands_, from.handle(), to.image(),
                               VK_IMAGE_LAYOUT_TRANSFER_DST_OPTIMAL, 1, &region);
        offset += VkDeviceSize(width) * height * shape.depth * shape.layers * texelBytes;
        width = std::max(width / 2, 1U);
        height = std::max(height / 2, 1U);
    }
    touch(to, Touch::sampled);
}

}
