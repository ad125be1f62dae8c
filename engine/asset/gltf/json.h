#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include <nlohmann/json.hpp>

#include "math/types.h"

namespace premise {

using Json = nlohmann::json;

// Reading a document that may be anything: nothing here throws, whatever the types are.

/// The member, or null where there is none or `object` is no object.
[[nodiscard]] const Json* member(const Json& object, const char* key);
[[nodiscard]] const Json* objectMember(const Json& object, const char* key);
[[nodiscard]] const Json* arrayMember(const Json& object, const char* key);

/// extensions.<name>, or null.
[[nodiscard]] const Json* extension(const Json& object, const char* name);

/// A finite number, or the default.
[[nodiscard]] double numberOr(const Json& object, const char* key, double otherwise);
/// The same for a number that is also finite as a float.
[[nodiscard]] float floatOr(const Json& object, const char* key, float otherwise);
/// The same brought to 0 to 1.
[[nodiscard]] float unitOr(const Json& object, const char* key, float otherwise);
[[nodiscard]] bool flagOr(const Json& object, const char* key, bool otherwise);
[[nodiscard]] std::string textOr(const Json& object, const char* key, const std::string& otherwise);

/// A whole number of 0 or above, or nothing where it is absent or something else.
[[nodiscard]] std::optional<std::size_t> sizeOf(const Json& value);
[[nodiscard]] std::optional<std::size_t> sizeMember(const Json& object, const char* key);

/// An index below `limit`; −1 where absent, −2 where it is out of range or no index.
[[nodiscard]] int indexMember(const Json& object, const char* key, std::size_t limit);

/// Exactly as many finite numbers as `out` holds; false, and `out` untouched, else.
bool readNumbers(const Json& object, const char* key, std::span<float> out);
[[nodiscard]] Vec2 vec2Or(const Json& object, const char* key, Vec2 otherwise);
[[nodiscard]] Vec3 vec3Or(const Json& object, const char* key, Vec3 otherwise);
[[nodiscard]] Vec4 vec4Or(const Json& object, const char* key, Vec4 otherwise);

/// Elements of an array member, 0 where there is none.
[[nodiscard]] std::size_t sizeOfArray(const Json& object, const char* key);

/// The member "extras" as JSON text, or empty.
[[nodiscard]] std::string extrasText(const Json& object);

}
