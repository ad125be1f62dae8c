#version 460
#extension GL_GOOGLE_include_directive : require
#include "instance.glsl"

layout(push_constant) uniform Push { mat4 clipFromWorld; } push;
layout(location = 0) in vec3 position;
layout(location = 1) in vec3 normal;
layout(location = 2) in vec2 uv;

void main() {
    Instance instance = instances[visible[gl_InstanceIndex]];
    gl_Position = push.clipFromWorld * vec4(worldPlace(instance, position), 1.0);
}
