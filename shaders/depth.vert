#version 460
#extension GL_GOOGLE_include_directive : require
#include "instance.glsl"

layout(push_constant) uniform Push { mat4 clipFromWorld; } push;
layout(location = 0) in vec3 position;
layout(location = 1) in vec3 normal;
layout(location = 2) in vec2 uv;

void main() {
    Instance instance = instances[visible[gl_InstanceIndex]];
    vec4 local = vec4(position, 1.0);
    vec3 world = vec3(dot(instance.row0, local), dot(instance.row1, local), dot(instance.row2, local));
    gl_Position = push.clipFromWorld * vec4(world, 1.0);
}
