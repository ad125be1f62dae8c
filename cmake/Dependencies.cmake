# Everything Premise takes from outside, as Debian 12 packages it. docs/dependencies.md says why.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

find_package(fmt REQUIRED)
find_package(tl-expected REQUIRED)
find_package(glm REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(pugixml REQUIRED)
find_package(assimp REQUIRED)
find_package(embree 3 REQUIRED)
find_package(meshoptimizer REQUIRED)
find_package(CLI11 REQUIRED)
find_package(Vulkan REQUIRED COMPONENTS glslc)
find_program(SPIRV_VAL spirv-val REQUIRED)

pkg_check_modules(xxhash REQUIRED IMPORTED_TARGET libxxhash)
pkg_check_modules(sqlite3 REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(spng REQUIRED IMPORTED_TARGET spng)
pkg_check_modules(zlib REQUIRED IMPORTED_TARGET zlib)
pkg_check_modules(turbojpeg REQUIRED IMPORTED_TARGET libturbojpeg)
pkg_check_modules(webp REQUIRED IMPORTED_TARGET libwebpdemux libwebp)
# Not find_package(draco): its CMake file asks for the static library too, which nobody links.
pkg_check_modules(draco REQUIRED IMPORTED_TARGET draco)
# Not find_package(OpenEXR): Debian's Imath config complains about a Python module it does not ship.
pkg_check_modules(openexr REQUIRED IMPORTED_TARGET OpenEXR)
pkg_check_modules(pangocairo REQUIRED IMPORTED_TARGET pangocairo)
pkg_check_modules(imgui REQUIRED IMPORTED_TARGET imgui)
pkg_check_modules(glfw REQUIRED IMPORTED_TARGET glfw3)
pkg_check_modules(sndfile REQUIRED IMPORTED_TARGET sndfile)
# Debian's libsoundio comes without a description for pkg-config.
find_path(SOUNDIO_INCLUDE soundio/soundio.h REQUIRED)
find_library(SOUNDIO_LIBRARY soundio REQUIRED)
add_library(soundio INTERFACE)
target_include_directories(soundio SYSTEM INTERFACE "${SOUNDIO_INCLUDE}")
target_link_libraries(soundio INTERFACE "${SOUNDIO_LIBRARY}")
pkg_check_modules(libav REQUIRED IMPORTED_TARGET libavformat libavcodec libswscale libavutil)

# One way to see glm, everywhere: Vulkan's depth range, and angles in radians.
add_compile_definitions(GLM_FORCE_DEPTH_ZERO_TO_ONE GLM_FORCE_RADIANS)

# Vulkan is loaded at run time through volk, whose header is its source too: one file of the gpu
# floor defines VOLK_IMPLEMENTATION. Nothing links libvulkan, so a machine without it gets a sentence.
add_library(premise_vulkan INTERFACE)
target_link_libraries(premise_vulkan INTERFACE Vulkan::Headers ${CMAKE_DL_LIBS})
target_compile_definitions(premise_vulkan INTERFACE VK_NO_PROTOTYPES)
