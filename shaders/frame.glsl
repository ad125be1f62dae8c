// What every pass of one sub-frame shares. Light is exposed already: 0.18 is a grey card.
layout(set = 0, binding = 0, std140) uniform Frame {
    mat4 clipFromWorld;
    mat4 shadowFromWorld;
    vec4 eye;           // xyz world; w: metres to the plane in focus
    vec4 lensRight;     // xyz: world vector from the picture's centre to its right edge, 1 m ahead
    vec4 lensUp;
    vec4 lensAhead;     // xyz: unit view axis
    vec4 towardSun;     // xyz unit; w: 1 where there is a sun
    vec4 sunLight;      // rgb: illuminance on a surface facing it
    vec4 skyZenith;     // rgb radiance
    vec4 skyHorizon;
    vec4 skyGround;
    vec4 ambientUp;     // rgb: irradiance on a surface facing up, without set
    vec4 ambientDown;
    vec4 volumeMin;     // xyz world; w: 1 where light is baked
    vec4 volumePerMetre; // xyz: 1 / size; w: metres between probes
    vec4 volumeProbes;  // xyz: probes an axis
    vec4 shadow;        // x: texels a side, y: metres a texel, z: 1 where a map was drawn
    vec4 jitter;        // texels by which this sub-frame looks at shadow maps elsewhere; xy: lamps', zw: the sun's
    vec4 counts;        // x: lights; yz: shift of the picture by the lens sample, in half pictures
    vec4 footprint;     // pixels that one sub-frame stands for, squared; x: in focus, yz: more at infinity,
                        // across and upward; w: sub-frames among which each lamp lights one
} frame;

const float pi = 3.14159265;

vec3 skyRadiance(vec3 direction) {
    float rise = sqrt(clamp(direction.y, 0.0, 1.0));
    vec3 above = mix(frame.skyHorizon.rgb, frame.skyZenith.rgb, rise);
    vec3 sky = mix(frame.skyGround.rgb, above, smoothstep(-0.01, 0.01, direction.y));
    float nearSun = max(dot(direction, frame.towardSun.xyz), 0.0);
    float glow = pow(nearSun, 64.0) * 0.6 + pow(nearSun, 8.0) * 0.25;
    return sky + frame.towardSun.w * frame.sunLight.rgb * glow * 0.04 * smoothstep(-0.05, 0.05, direction.y);
}

// Six irradiances a probe, the faces of a cube, stacked along z: +x −x +y −y +z −z.
vec3 bakedIrradiance(sampler3D volume, vec3 position, vec3 normal) {
    vec3 at = clamp((position - frame.volumeMin.xyz) * frame.volumePerMetre.xyz, 0.0, 1.0);
    float probes = frame.volumeProbes.z;
    float z = clamp(at.z * probes, 0.5, probes - 0.5);
    vec3 square = normal * normal;
    vec3 face = vec3(normal.x < 0.0 ? 1.0 : 0.0, normal.y < 0.0 ? 3.0 : 2.0, normal.z < 0.0 ? 5.0 : 4.0);
    vec3 slice = (face * probes + z) / (6.0 * probes);
    return textureLod(volume, vec3(at.xy, slice.x), 0.0).rgb * square.x +
           textureLod(volume, vec3(at.xy, slice.y), 0.0).rgb * square.y +
           textureLod(volume, vec3(at.xy, slice.z), 0.0).rgb * square.z;
}
