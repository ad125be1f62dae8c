// One thing to draw: three rows of worldFromLocal, and its surface packed small, because the software
// device reads a storage buffer a lane at a time.
struct Instance {
    vec4 row0;
    vec4 row1;
    vec4 row2;
    uvec4 surface; // x: base red, green; y: base blue, roughness (16 bits each); z: metallic (8), unlit (1), square root of reflectance (7; 64: 0.04), material (16); w: first row in extras, or −1
};
layout(set = 0, binding = 1, std430) readonly buffer Instances { Instance instances[]; };
layout(set = 0, binding = 2, std430) readonly buffer Visible { uint visible[]; };
layout(set = 0, binding = 3, std430) readonly buffer Extras { uvec4 extras[]; };

/// Where a point of the thing is in the world.
vec3 worldPlace(Instance instance, vec3 position) {
    vec4 local = vec4(position, 1.0);
    return vec3(dot(instance.row0, local), dot(instance.row1, local), dot(instance.row2, local));
}
