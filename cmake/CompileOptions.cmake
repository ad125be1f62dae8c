# How every target of this project is compiled. Outside libraries come from Debian packages, whose
# headers the compiler treats as system headers: these warnings are about our own sources only.
include(CheckLinkerFlag)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "How to build where no preset says so" FORCE)
endif()

# No -Wpedantic: TRY() is a statement expression, which is what lets it be one word at the call.
add_compile_options(-Wall -Wextra -Wshadow -Wnon-virtual-dtor -fdiagnostics-color=always)
# A broken promise names its file as the project knows it, not where it was built.
add_compile_options(-fmacro-prefix-map=${PROJECT_SOURCE_DIR}/=)
if(PREMISE_WARNINGS_ARE_ERRORS)
    add_compile_options(-Werror)
endif()

# At -O3, g++ 12 sees overlapping copies in std::string's own replace() where there are none
# (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    add_compile_options(-Wno-restrict)
endif()

if(PREMISE_SANITIZE)
    # Undefined behaviour stops the program: a test that only prints it would pass.
    add_compile_options(
        -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address,undefined)
    # These four check each access and double the time to compile. AddressSanitizer stops at a bad
    # pointer, a passed end and a thing that is gone as well; only what is misaligned goes unseen.
    add_compile_options(-fno-sanitize=null,alignment,object-size,vptr)
    # The instrumented optimiser of g++ 12 sees paths that cannot be taken.
    add_compile_options(-Wno-maybe-uninitialized)
endif()

if(PREMISE_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link,address -fno-omit-frame-pointer)
    add_link_options(-fsanitize=address)
endif()

find_program(CCACHE ccache)
mark_as_advanced(CCACHE)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE}")
endif()

# gold comes with the compiler and links the tests in a third of the default linker's time.
check_linker_flag(CXX -fuse-ld=gold PREMISE_GOLD_LINKER)
if(PREMISE_GOLD_LINKER)
    add_link_options(-fuse-ld=gold)
endif()
