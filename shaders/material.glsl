struct Material {
    vec4 emissive;    // rgb exposed; a: alpha cutoff
    vec4 scales;      // normal, occlusion strength, alpha, unused
    vec4 uvRows[2];   // base texture's transform: row · (u, v, 1)
    uvec4 flags;      // x: bits 0…4 textures present, 8…12 uses second uv, 16 unlit
};
layout(set = 0, binding = 4, std430) readonly buffer Materials { Material materials[]; };
