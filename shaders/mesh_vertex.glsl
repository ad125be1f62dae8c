// Compiled twice: PLAIN is for surfaces without textures and vertex colours, whose triangles then carry
// three values less. A specialization constant would leave them declared, and the software device sets
// them up for every triangle.
#include "frame.glsl"
#include "instance.glsl"
#include "material.glsl"

layout(constant_id = 0) const int useExtras = 0;
layout(constant_id = 1) const int textured = 0;

layout(location = 0) in vec3 position;
layout(location = 1) in vec3 normal;
layout(location = 2) in vec2 uv;

layout(location = 0) out vec3 worldPosition;
layout(location = 1) out vec3 worldNormal;
layout(location = 2) flat out uvec3 surface;
#ifndef PLAIN
layout(location = 3) out vec2 uvSurface;
layout(location = 4) out vec4 colour;
layout(location = 5) out vec2 uvOcclusion;
#endif

void main() {
    Instance instance = instances[visible[gl_InstanceIndex]];
    worldPosition = worldPlace(instance, position);
    // Cofactors of the matrix carry normals right also where it is scaled unevenly.
    vec3 c0 = cross(instance.row1.xyz, instance.row2.xyz);
    vec3 c1 = cross(instance.row2.xyz, instance.row0.xyz);
    vec3 c2 = cross(instance.row0.xyz, instance.row1.xyz);
    worldNormal = vec3(dot(c0, normal), dot(c1, normal), dot(c2, normal));
    surface = instance.surface.xyz;
#ifndef PLAIN
    colour = vec4(1.0);
    vec2 second = uv;
    if (useExtras == 1 && int(instance.surface.w) >= 0) {
        uint row = uint(gl_VertexIndex - gl_BaseVertex) + instance.surface.w;
        uvec4 extra = extras[row];
        colour = vec4(unpackUnorm2x16(extra.x), unpackUnorm2x16(extra.y));
        second = uintBitsToFloat(extra.zw);
    }
    uvSurface = uv;
    uvOcclusion = uv;
    if (textured == 1) {
        // Here and not a pixel at a time: the software device reads no buffer for the pixels beside a
        // triangle's edge, and what level of a texture is read is told from its neighbours.
        uint row = instance.surface.z >> 16;
        uint has = materials[row].flags.x;
        vec3 chosen = vec3((has & 0x100u) != 0u ? second : uv, 1.0);
        uvSurface = vec2(dot(materials[row].uvRows[0].xyz, chosen), dot(materials[row].uvRows[1].xyz, chosen));
        uvOcclusion = (has & 0x800u) != 0u ? second : uvSurface;
    }
#endif
    gl_Position = frame.clipFromWorld * vec4(worldPosition, 1.0);
}
