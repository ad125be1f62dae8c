#include "gpu/pipeline.h"

#include <array>

namespace premise::gpu {

namespace {

    VkDescriptorType descriptorType(Binding binding)
    {
        switch (binding) {
        case Binding::uniform: return VK_DESCRIPTOR_TYPE_UNIFORM_BUFFER;
        case Binding::storage: return VK_DESCRIPTOR_TYPE_STORAGE_BUFFER;
        case Binding::texture: return VK_DESCRIPTOR_TYPE_COMBINED_IMAGE_SAMPLER;
        }
        return VK_DESCRIPTOR_TYPE_MAX_ENUM;
    }

    VkShaderModule moduleOf(const Device& device, std::span<const std::uint32_t> code)
    {
        VkShaderModuleCreateInfo info{};
        info.sType = VK_STRUCTURE_TYPE_SHADER_MODULE_CREATE_INFO;
        info.codeSize = code.size_bytes();
        info.pCode = code.data();
        VkShaderModule made = VK_NULL_HANDLE;
        require(vkCreateShaderModule(device.handle(), &info, nullptr, &made), "a shader");
        return made;
    }

    VkPipelineColorBlendAttachmentState blendState(Blend blend)
    {
        VkPipelineColorBlendAttachmentState state{};
        state.colorWriteMask = VK_COLOR_COMPONENT_R_BIT | VK_COLOR_COMPONENT_G_BIT |
                               VK_COLOR_COMPONENT_B_BIT | VK_COLOR_COMPONENT_A_BIT;
        state.blendEnable = blend == Blend::none ? VK_FALSE : VK_TRUE;
        state.srcColorBlendFactor =
            blend == Blend::over ? VK_BLEND_FACTOR_SRC_ALPHA : VK_BLEND_FACTOR_ONE;
        state.dstColorBlendFactor =
            blend == Blend::over ? VK_BLEND_FACTOR_ONE_MINUS_SRC_ALPHA : VK_BLEND_FACTOR_ONE;
        // The alpha of a colour target carries depth for the focus pass: glass leaves it as it is.
        state.srcAlphaBlendFactor =
            blend == Blend::over ? VK_BLEND_FACTOR_ZERO : VK_BLEND_FACTOR_ONE;
        state.dstAlphaBlendFactor = VK_BLEND_FACTOR_ONE;
        return state;
    }

    /// The shader modules of a pipeline, for as long as it takes to make it.
    struct Stages {
        Stages(const Device& on, const PipelineShape& shape)
            : device(on), count(shape.fragmentShader.empty() ? 1 : 2)
        {
            for (std::uint32_t i = 0; i < shape.constants.size(); ++i) {
                entries[i] = {i, std::uint32_t(i * sizeof(std::uint32_t)), sizeof(std::uint32_t)};
            }
            constants = {std::uint32_t(shape.constants.size()), entries.data(),
                         shape.constants.size_bytes(), shape.constants.data()};
            for (std::uint32_t i = 0; i < count; ++i) {
                infos[i].sType = VK_STRUCTURE_TYPE_PIPELINE_SHADER_STAGE_CREATE_INFO;
                infos[i].stage = i == 0 ? VK_SHADER_STAGE_VERTEX_BIT : VK_SHADER_STAGE_FRAGMENT_BIT;
                infos[i].module = moduleOf(on, i == 0 ? shape.vertexShader : shape.fragmentShader);
                infos[i].pName = "main";
                infos[i].pSpecializationInfo = &constants;
            }
        }
        Stages(const Stages&) = delete;
        Stages& operator=(const Stages&) = delete;
        ~Stages()
        {
            for (std::uint32_t i = 0; i < count; ++i) {
                vkDestroyShaderModule(device.handle(), infos[i].module, nullptr);
            }
        }

        const Device& device;
        std::uint32_t count = 0;
        std::array<VkSpecializationMapEntry, 16> entries{};
        VkSpecializationInfo constants{};
        std::array<VkPipelineShaderStageCreateInfo, 2> infos{};
    };

    /// One interleaved stream of vertices, or none.
    struct VertexInput {
        explicit VertexInput(const PipelineShape& shape)
            : stream{0, shape.vertexBytes, VK_VERTEX_INPUT_RATE_VERTEX}
        {
            for (const VertexAttribute& attribute : shape.attributes) {
                attributes.push_back(
                    {std::uint32_t(attributes.size()), 0, attribute.format, attribute.offset});
            }
            info.sType = VK_STRUCTURE_TYPE_PIPELINE_VERTEX_INPUT_STATE_CREATE_INFO;
            info.vertexBindingDescriptionCount = attributes.empty() ? 0 : 1;
            info.pVertexBindingDescriptions = &stream;
            info.vertexAttributeDescriptionCount = std::uint32_t(attributes.size());
            info.pVertexAttributeDescriptions = attributes.data();
        }
        VertexInput(const VertexInput&) = delete;
        VertexInput& operator=(const VertexInput&) = delete;

        VkVertexInputBindingDescription stream{};
        std::vector<VkVertexInputAttributeDescription> attributes;
        VkPipelineVertexInputStateCreateInfo info{};
    };

    VkPipelineInputAssemblyStateCreateInfo triangles()
    {
        VkPipelineInputAssemblyStateCreateInfo assembly{};
        assembly.sType = VK_STRUCTURE_TYPE_PIPELINE_INPUT_ASSEMBLY_STATE_CREATE_INFO;
        assembly.topology = VK_PRIMITIVE_TOPOLOGY_TRIANGLE_LIST;
        return assembly;
    }

    VkPipelineViewportStateCreateInfo oneViewport()
    {
        VkPipelineViewportStateCreateInfo viewport{};
        viewport.sType = VK_STRUCTURE_TYPE_PIPELINE_VIEWPORT_STATE_CREATE_INFO;
        viewport.viewportCount = 1;
        viewport.scissorCount = 1;
        return viewport;
    }

    VkPipelineRasterizationStateCreateInfo rasterState(const PipelineShape& shape)
    {
        VkPipelineRasterizationStateCreateInfo raster{};
        raster.sType = VK_STRUCTURE_TYPE_PIPELINE_RASTERIZATION_STATE_CREATE_INFO;
        raster.cullMode = shape.cullBack ? VK_CULL_MODE_BACK_BIT : VK_CULL_MODE_NONE;
        raster.frontFace = VK_FRONT_FACE_COUNTER_CLOCKWISE;
        raster.lineWidth = 1.0F;
        raster.depthBiasEnable = shape.depthBias ? VK_TRUE : VK_FALSE;
        raster.depthBiasSlopeFactor = -2.0F;
        return raster;
    }

    VkPipelineMultisampleStateCreateInfo oneSample()
    {
        VkPipelineMultisampleStateCreateInfo samples{};
        samples.sType = VK_STRUCTURE_TYPE_PIPELINE_MULTISAMPLE_STATE_CREATE_INFO;
        samples.rasterizationSamples = VK_SAMPLE_COUNT_1_BIT;
        return samples;
    }

    VkPipelineDepthStencilStateCreateInfo depthState(DepthTest test)
    {
        VkPipelineDepthStencilStateCreateInfo depth{};
        depth.sType = VK_STRUCTURE_TYPE_PIPELINE_DEPTH_STENCIL_STATE_CREATE_INFO;
        depth.depthTestEnable = test == DepthTest::none ? VK_FALSE : VK_TRUE;
        depth.depthWriteEnable = test == DepthTest::testAndWrite ? VK_TRUE : VK_FALSE;
        depth.depthCompareOp = VK_COMPARE_OP_GREATER_OR_EQUAL;
        return depth;
    }

    /// Viewport and scissor are the target's, known when it is drawn into.
    VkPipelineDynamicStateCreateInfo sizesLater()
    {
        static constexpr std::array<VkDynamicState, 2> states{VK_DYNAMIC_STATE_VIEWPORT,
                                                              VK_DYNAMIC_STATE_SCISSOR};
        VkPipelineDynamicStateCreateInfo dynamic{};
        dynamic.sType = VK_STRUCTURE_TYPE_PIPELINE_DYNAMIC_STATE_CREATE_INFO;
        dynamic.dynamicStateCount = std::uint32_t(states.size());
        dynamic.pDynamicStates = states.data();
        return dynamic;
    }

}

Layout::Layout(const Device& device, std::span<const Binding> bindings, std::uint32_t pushBytes)
    : bindings_(bindings.begin(), bindings.end())
{
    held_->device = &device;
    constexpr VkShaderStageFlags stages = VK_SHADER_STAGE_VERTEX_BIT | VK_SHADER_STAGE_FRAGMENT_BIT;
    std::vector<VkDescriptorSetLayoutBinding> slots(bindings.size());
    for (std::size_t i = 0; i < bindings.size(); ++i) {
        slots[i].binding = std::uint32_t(i);
        slots[i].descriptorType = descriptorType(bindings[i]);
        slots[i].descriptorCount = 1;
        slots[i].stageFlags = stages;
    }
    VkDescriptorSetLayoutCreateInfo set{};
    set.sType = VK_STRUCTURE_TYPE_DESCRIPTOR_SET_LAYOUT_CREATE_INFO;
    set.flags = VK_DESCRIPTOR_SET_LAYOUT_CREATE_PUSH_DESCRIPTOR_BIT_KHR;
    set.bindingCount = std::uint32_t(slots.size());
    set.pBindings = slots.data();
    require(vkCreateDescriptorSetLayout(device.handle(), &set, nullptr, &held_->set),
            "a set layout");
    VkPushConstantRange push{stages, 0, pushBytes};
    VkPipelineLayoutCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_PIPELINE_LAYOUT_CREATE_INFO;
    info.setLayoutCount = 1;
    info.pSetLayouts = &held_->set;
    info.pushConstantRangeCount = pushBytes > 0 ? 1 : 0;
    info.pPushConstantRanges = &push;
    require(vkCreatePipelineLayout(device.handle(), &info, nullptr, &held_->layout),
            "a pipeline layout");
}

Layout::~Layout()
{
    if (held_->layout != VK_NULL_HANDLE) {
        vkDestroyPipelineLayout(held_->device->handle(), held_->layout, nullptr);
        vkDestroyDescriptorSetLayout(held_->device->handle(), held_->set, nullptr);
    }
}

Pipeline::Pipeline(const Device& device, const Layout& layout, const PipelineShape& shape)
{
    held_->device = &device;
    const Stages stages(device, shape);
    const VertexInput input(shape);
    const VkPipelineInputAssemblyStateCreateInfo assembly = triangles();
    const VkPipelineViewportStateCreateInfo viewport = oneViewport();
    const VkPipelineRasterizationStateCreateInfo raster = rasterState(shape);
    const VkPipelineMultisampleStateCreateInfo samples = oneSample();
    const VkPipelineDepthStencilStateCreateInfo depth = depthState(shape.depthTest);
    const VkPipelineColorBlendAttachmentState attachment = blendState(shape.blend);
    VkPipelineColorBlendStateCreateInfo blend{};
    blend.sType = VK_STRUCTURE_TYPE_PIPELINE_COLOR_BLEND_STATE_CREATE_INFO;
    blend.attachmentCount = shape.colour == VK_FORMAT_UNDEFINED ? 0 : 1;
    blend.pAttachments = &attachment;
    const VkPipelineDynamicStateCreateInfo dynamic = sizesLater();
    VkPipelineRenderingCreateInfo rendering{};
    rendering.sType = VK_STRUCTURE_TYPE_PIPELINE_RENDERING_CREATE_INFO;
    rendering.colorAttachmentCount = blend.attachmentCount;
    rendering.pColorAttachmentFormats = &shape.colour;
    rendering.depthAttachmentFormat = shape.depth;

    VkGraphicsPipelineCreateInfo info{};
    info.sType = VK_STRUCTURE_TYPE_GRAPHICS_PIPELINE_CREATE_INFO;
    info.pNext = &rendering;
    info.stageCount = stages.count;
    info.pStages = stages.infos.data();
    info.pVertexInputState = &input.info;
    info.pInputAssemblyState = &assembly;
    info.pViewportState = &viewport;
    info.pRasterizationState = &raster;
    info.pMultisampleState = &samples;
    info.pDepthStencilState = &depth;
    info.pColorBlendState = &blend;
    info.pDynamicState = &dynamic;
    info.layout = layout.handle();
    require(vkCreateGraphicsPipelines(device.handle(), VK_NULL_HANDLE, 1, &info, nullptr,
                                      &held_->pipeline),
            "a pipeline");
}

Pipeline::~Pipeline()
{
    if (held_->pipeline != VK_NULL_HANDLE) {
        vkDestroyPipeline(held_->device->handle(), held_->pipeline, nullptr);
    }
}

}
