#version 460
#extension GL_GOOGLE_include_directive : require
#include "instance.glsl"
#include "material.glsl"

layout(push_constant) uniform Push { mat4 clipFromWorld; } push;
layout(location = 0) in vec3 position;
layout(location = 1) in vec3 normal;
layout(location = 2) in vec2 uv;
layout(location = 0) out vec2 uvSurface;
layout(location = 1) flat out float cutoff; // of the texture's own alpha

void main() {
    Instance instance = instances[visible[gl_InstanceIndex]];
    uint row = instance.surface.z >> 16;
    vec3 chosen = vec3(uv, 1.0);
    if ((materials[row].flags.x & 0x100u) != 0u && int(instance.surface.w) >= 0) {
        chosen.xy = uintBitsToFloat(extras[uint(gl_VertexIndex - gl_BaseVertex) + instance.surface.w].zw);
    }
    uvSurface = vec2(dot(materials[row].uvRows[0].xyz, chosen), dot(materials[row].uvRows[1].xyz, chosen));
    cutoff = materials[row].emissive.a / max(materials[row].scales.z, 1e-4);
    gl_Position = push.clipFromWorld * vec4(worldPlace(instance, position), 1.0);
}
