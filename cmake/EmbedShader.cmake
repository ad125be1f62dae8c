# cmake -DBINARY=<spv> -DHEADER=<h> -DARRAY=<name> -P EmbedShader.cmake
# Writes the words of a SPIR-V file, which is little-endian, as a C++ array.
file(READ "${BINARY}" bytes HEX)
string(REGEX REPLACE "(..)(..)(..)(..)" "0x\\4\\3\\2\\1," words "${bytes}")
string(REGEX REPLACE "((0x........,)(0x........,)(0x........,)(0x........,)(0x........,)(0x........,)(0x........,)(0x........,))"
    "    \\1\n" words "${words}")
file(WRITE "${HEADER}" "// Made by the build from a shader; do not edit.
#pragma once
#include <cstdint>

inline constexpr std::uint32_t ${ARRAY}[] = {
${words}
};
")
