# The headers that most sources include, parsed once for a whole build. Only the presets that build
# everything a second and third time ask for this: the dev preset compiles each source by its own
# includes, so that none is missing.
if(PREMISE_COMMON_HEADERS)
    # OpenEXR's flags ask for it, and g++ takes parsed headers only under the very same macros.
    add_compile_options(-pthread)
    file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/common_headers.cpp" CONTENT "" @ONLY)
    add_library(premise_common_headers OBJECT "${PROJECT_BINARY_DIR}/common_headers.cpp")
    target_link_libraries(premise_common_headers PRIVATE fmt::fmt tl::expected glm::glm)
    target_precompile_headers(premise_common_headers PRIVATE
        <algorithm> <array> <cmath> <cstdint> <filesystem> <fstream> <functional> <map> <memory>
        <optional> <set> <span> <string> <string_view> <vector>
        <fmt/format.h> <tl/expected.hpp>
        <glm/geometric.hpp> <glm/gtc/quaternion.hpp> <glm/mat4x4.hpp>)
endif()

# premise_share_headers(<target>): this target's sources take the headers above as they were parsed.
function(premise_share_headers target)
    if(PREMISE_COMMON_HEADERS)
        target_precompile_headers(${target} REUSE_FROM premise_common_headers)
    endif()
endfunction()
