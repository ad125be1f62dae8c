#include "asset/gltf/json.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace premise {

const Json* member(const Json& object, const char* key)
{
    if (!object.is_object()) {
        return nullptr;
    }
    const auto found = object.find(key);
    return found == object.end() ? nullptr : &*found;
}

const Json* objectMember(const Json& object, const char* key)
{
    const Json* found = member(object, key);
    return found != nullptr && found->is_object() ? found : nullptr;
}

const Json* arrayMember(const Json& object, const char* key)
{
    const Json* found = member(object, key);
    return found != nullptr && found->is_array() ? found : nullptr;
}

const Json* extension(const Json& object, const char* name)
{
    const Json* extensions = objectMember(object, "extensions");
    return extensions == nullptr ? nullptr : objectMember(*extensions, name);
}

double numberOr(const Json& object, const char* key, double otherwise)
{
    const Json* found = member(object, key);
    if (found == nullptr || !found->is_number()) {
        return otherwise;
    }
    const auto value = found->get<double>();
    return std::isfinite(value) ? value : otherwise;
}

float floatOr(const Json& object, const char* key, float otherwise)
{
    const double value = numberOr(object, key, double(otherwise));
    return std::abs(value) <= double(std::numeric_limits<float>::max()) ? static_cast<float>(value)
                                                                        : otherwise;
}

float unitOr(const Json& object, const char* key, float otherwise)
{
    return std::clamp(static_cast<float>(numberOr(object, key, otherwise)), 0.0F, 1.0F);
}

bool flagOr(const Json& object, const char* key, bool otherwise)
{
    const Json* found = member(object, key);
    return found != nullptr && found->is_boolean() ? found->get<bool>() : otherwise;
}

std::string textOr(const Json& object, const char* key, const std::string& otherwise)
{
    const Json* found = member(object, key);
    return found != nullptr && found->is_string() ? found->get_ref<const std::string&>()
                                                  : otherwise;
}

std::optional<std::size_t> sizeOf(const Json& value)
{
    if (value.is_number_unsigned()) {
        return value.get<std::size_t>();
    }
    if (value.is_number_float()) { // some writers say 3.0
        const auto number = value.get<double>();
        if (number >= 0.0 && number < 9.0e15 && number == std::floor(number)) {
            return static_cast<std::size_t>(number);
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> sizeMember(const Json& object, const char* key)
{
    const Json* found = member(object, key);
    return found == nullptr ? std::nullopt : sizeOf(*found);
}

int indexMember(const Json& object, const char* key, std::size_t limit)
{
    const Json* found = member(object, key);
    if (found == nullptr) {
        return -1;
    }
    const std::optional<std::size_t> index = sizeOf(*found);
    const bool inRange = index && *index < limit &&
                         *index <= static_cast<std::size_t>(std::numeric_limits<int>::max());
    return inRange ? static_cast<int>(*index) : -2;
}

bool readNumbers(const Json& object, const char* key, std::span<float> out)
{
    const Json* found = arrayMember(object, key);
    if (found == nullptr || found->size() != out.size()) {
        return false;
    }
    std::array<float, 16> read{};
    if (out.size() > read.size()) {
        return false;
    }
    std::size_t at = 0;
    for (const Json& number : *found) {
        if (!number.is_number()) {
            return false;
        }
        const auto value = number.get<double>();
        if (!(std::abs(value) <= double(std::numeric_limits<float>::max()))) {
            return false;
        }
        read[at] = static_cast<float>(value);
        ++at;
    }
    std::copy_n(read.begin(), out.size(), out.begin());
    return true;
}

Vec2 vec2Or(const Json& object, const char* key, Vec2 otherwise)
{
    readNumbers(object, key, std::span(&otherwise.x, 2));
    return otherwise;
}

Vec3 vec3Or(const Json& object, const char* key, Vec3 otherwise)
{
    readNumbers(object, key, std::span(&otherwise.x, 3));
    return otherwise;
}

Vec4 vec4Or(const Json& object, const char* key, Vec4 otherwise)
{
    readNumbers(object, key, std::span(&otherwise.x, 4));
    return otherwise;
}

std::size_t sizeOfArray(const Json& object, const char* key)
{
    const Json* found = arrayMember(object, key);
    return found == nullptr ? 0 : found->size();
}

std::string extrasText(const Json& object)
{
    const Json* extras = member(object, "extras");
    return extras == nullptr ? std::string()
                             : extras->dump(-1, ' ', false, Json::error_handler_t::replace);
}

}
