#pragma once

#include <cstring>
#include <initializer_list>
#include <string>

namespace premise::test {

/// A number as it lies in memory, which is little-endian.
template <class T> std::string raw(T value)
{
    std::string bytes(sizeof(T), '\0');
    std::memcpy(bytes.data(), &value, sizeof(T));
    return bytes;
}

inline std::string floats(std::initializer_list<float> values)
{
    std::string bytes;
    for (const float value : values) {
        bytes += raw(value);
    }
    return bytes;
}

}
