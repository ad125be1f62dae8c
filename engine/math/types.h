#pragma once

#include <glm/gtc/quaternion.hpp>
#include <glm/mat3x3.hpp>
#include <glm/mat4x4.hpp>
#include <glm/vec2.hpp>
#include <glm/vec3.hpp>
#include <glm/vec4.hpp>

namespace premise {

// World space everywhere: right-handed, y up, metres; a camera looks along −z, a figure along +z.
// Matrices are named by where they lead: clipFromView * viewFromWorld * worldFromLocal.

using Vec2 = glm::vec2;
using Vec3 = glm::vec3;
using Vec4 = glm::vec4;
using DVec2 = glm::dvec2;
using DVec3 = glm::dvec3;
using Mat3 = glm::mat3;
using Mat4 = glm::mat4;
using Quat = glm::quat;
using UVec4 = glm::uvec4;

}
