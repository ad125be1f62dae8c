# premise_shader(<file>): compiles one GLSL file, validates it, and embeds it.
#
# shaders/sky.frag becomes the header "shaders/sky_frag.h" with the array sky_frag[]. Every #include
# a shader makes is followed by a dependency file, so touching it compiles the shader again.
function(premise_shader file)
    cmake_path(GET file STEM LAST_ONLY name)
    cmake_path(GET file EXTENSION LAST_ONLY stage)
    string(SUBSTRING "${stage}" 1 -1 stage)
    set(array "${name}_${stage}")
    set(binary "${CMAKE_CURRENT_BINARY_DIR}/${array}.spv")
    set(header "${PREMISE_SHADER_HEADERS}/shaders/${array}.h")
    set(depfile "${CMAKE_CURRENT_BINARY_DIR}/${array}.d")
    add_custom_command(
        OUTPUT "${header}"
        BYPRODUCTS "${binary}"
        COMMAND Vulkan::glslc --target-env=vulkan1.3 -O -Werror -I "${CMAKE_CURRENT_SOURCE_DIR}"
            -MD -MF "${depfile}" -MT "${header}" -o "${binary}" "${file}"
        COMMAND "${SPIRV_VAL}" --target-env vulkan1.3 "${binary}"
        COMMAND "${CMAKE_COMMAND}" "-DBINARY=${binary}" "-DHEADER=${header}" "-DARRAY=${array}"
            -P "${PROJECT_SOURCE_DIR}/cmake/EmbedShader.cmake"
        MAIN_DEPENDENCY "${file}"
        DEPENDS "${PROJECT_SOURCE_DIR}/cmake/EmbedShader.cmake"
        DEPFILE "${depfile}"
        COMMENT "Compiling shader ${name}.${stage}"
        VERBATIM)
    set_property(GLOBAL APPEND PROPERTY PREMISE_SHADER_OUTPUTS "${header}")
endfunction()
