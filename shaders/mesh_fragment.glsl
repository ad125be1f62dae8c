// Compiled twice, as mesh_vertex.glsl says.
#include "frame.glsl"
#include "display.glsl"
#include "material.glsl"

layout(constant_id = 0) const int useExtras = 0;
layout(constant_id = 1) const int textured = 0;
layout(constant_id = 2) const int masked = 0;
layout(constant_id = 3) const int toDisplay = 0;
layout(constant_id = 4) const int useShadow = 1;
layout(constant_id = 5) const int useVolume = 1;
layout(constant_id = 6) const int blended = 0;
layout(constant_id = 7) const int twoSided = 0;
layout(constant_id = 8) const int emits = 0;
layout(constant_id = 9) const int oneTap = 0;  // many sub-frames soften shadows by themselves
layout(constant_id = 11) const int useLamps = 1;
layout(constant_id = 10) const int mirrors = 0; // glossy enough to show which way it reflects

struct Lamp {
    vec4 position;    // xyz; w: radius squared
    vec4 direction;   // xyz the way it shines; w: kind 0 point 1 spot 2 area
    vec4 colour;      // rgb exposed candela; w: 1 / (reach squared)
    vec4 cone;        // inner cosine, outer cosine, shadow layer or −1, unused
    mat4 clipFromWorld;
};
// A uniform block, not a storage buffer: the software device reads it several times as fast.
layout(set = 0, binding = 5, std140) uniform Lamps { Lamp lights[32]; };
layout(set = 0, binding = 6) uniform sampler2D sunDepth;
layout(set = 0, binding = 7) uniform sampler3D volume;
layout(set = 0, binding = 8) uniform sampler2D baseTexture;
layout(set = 0, binding = 9) uniform sampler2D metallicRoughnessTexture;
layout(set = 0, binding = 10) uniform sampler2D normalTexture;
layout(set = 0, binding = 11) uniform sampler2D occlusionTexture;
layout(set = 0, binding = 12) uniform sampler2D emissiveTexture;
layout(set = 0, binding = 13) uniform sampler2DArray lightDepth;

layout(location = 0) in vec3 worldPosition;
layout(location = 1) in vec3 worldNormal;
layout(location = 2) flat in uvec3 surface;
#ifndef PLAIN
layout(location = 3) in vec2 uv;
layout(location = 4) in vec4 colour;
layout(location = 5) in vec2 uvOcclusion;
#endif
layout(location = 0) out vec4 result;

// How the normal turns over what one sample stands for in the picture: the root of twice its variance
// along each of the picture's axes, lying in the surface's plane.
struct Bend {
    vec3 across;
    vec3 upward;
};

struct Surface {
    vec3 normal;
    vec3 view;
    vec3 diffuse;
    vec3 specular; // reflectance straight on
    float grazing; // reflectance at the flattest angle
    float alpha;   // roughness squared
    float facing;  // normal · view
    Bend bend;
    // The facets' slopes have the covariance alpha² + across ⊗ across + upward ⊗ upward:
    float trace;       // of it, less alpha²
    float determinant; // of it
    float spread;      // root of the determinant: alpha² where nothing bends
    float masking;     // Schlick's k
};

// The microfacets' distribution, GGX: where the surface bends with the covariance that Surface's trace
// and determinant are of, so that the highlight widens only along the curve.
float facets(Surface s, vec3 halfway) {
    float nh = max(dot(s.normal, halfway), 0.0);
    if (mirrors == 0) {
        float d = nh * nh * (s.spread - 1.0) + 1.0;
        return s.spread / (pi * d * d);
    }
    float across = dot(s.bend.across, halfway);
    float upward = dot(s.bend.upward, halfway);
    float slope = s.trace * (1.0 - nh * nh) - across * across - upward * upward;
    float d = slope / s.determinant + nh * nh;
    return 1.0 / (pi * s.spread * d * d);
}

vec3 brdf(Surface s, vec3 toward) {
    vec3 halfway = normalize(s.view + toward);
    float nl = max(dot(s.normal, toward), 0.0);
    float vh = max(dot(s.view, halfway), 0.0);
    float k = s.masking;
    float visibility = 0.25 / ((nl * (1.0 - k) + k) * (s.facing * (1.0 - k) + k));
    float x = 1.0 - vh;
    float x2 = x * x;
    vec3 fresnel = s.specular + (s.grazing - s.specular) * (x2 * x2 * x);
    return (s.diffuse * (1.0 - fresnel) / pi + fresnel * facets(s, halfway) * visibility) * nl;
}

// Percentage closer over four texels, weighed by place: this device filters no depth texture.
float litBySun(vec3 position, vec3 normal) {
    vec3 moved = position + normal * frame.shadow.y * 1.5;
    vec3 at = (frame.shadowFromWorld * vec4(moved, 1.0)).xyz;
    vec2 uv = at.xy * 0.5 + 0.5;
    if (any(lessThan(uv, vec2(0.0))) || any(greaterThan(uv, vec2(1.0)))) { return 1.0; }
    if (oneTap == 1) {
        vec2 jittered = uv * frame.shadow.x + frame.jitter.zw;
        ivec2 nearest = ivec2(clamp(jittered, vec2(0.0), vec2(frame.shadow.x - 1.0)));
        return step(texelFetch(sunDepth, nearest, 0).r, at.z + 1e-5);
    }
    vec2 texel = uv * frame.shadow.x - 0.5;
    vec2 part = fract(texel);
    vec2 corner = (floor(texel) + 1.0) / frame.shadow.x;
    vec4 depths = textureGather(sunDepth, corner);
    vec4 lit = step(depths, vec4(at.z + 1e-5));
    vec2 row = mix(lit.wx, lit.zy, part.x);
    return mix(row.x, row.y, part.y);
}

float litByLight(int lamp, vec3 position, vec3 normal, float distanceToLight) {
    vec3 moved = position + normal * (0.006 + 0.004 * distanceToLight);
    vec4 clip = lights[lamp].clipFromWorld * vec4(moved, 1.0);
    float layer = lights[lamp].cone.z;
    if (clip.w <= 0.0) { return 1.0; }
    vec3 at = clip.xyz / clip.w;
    vec2 uv = at.xy * 0.5 + 0.5;
    if (any(lessThan(uv, vec2(0.0))) || any(greaterThan(uv, vec2(1.0)))) { return 1.0; }
    float size = float(textureSize(lightDepth, 0).x);
    float depth = at.z * 1.002;
    if (oneTap == 1) {
        ivec2 place = ivec2(clamp(uv * size + frame.jitter.xy, vec2(0.0), vec2(size - 1.0)));
        ivec3 nearest = ivec3(place, int(layer));
        return step(texelFetch(lightDepth, nearest, 0).r, depth);
    }
    vec2 texel = uv * size - 0.5;
    vec2 part = fract(texel);
    vec4 depths = textureGather(lightDepth, vec3((floor(texel) + 1.0) / size, layer));
    vec4 lit = step(depths, vec4(depth));
    vec2 row = mix(lit.wx, lit.zy, part.x);
    return mix(row.x, row.y, part.y);
}

vec3 bumped(vec3 normal, vec2 uv, float scale) {
    vec3 bump = texture(normalTexture, uv).xyz * 2.0 - 1.0;
    bump.xy *= scale;
    vec3 dp1 = dFdx(worldPosition);
    vec3 dp2 = dFdy(worldPosition);
    vec2 duv1 = dFdx(uv);
    vec2 duv2 = dFdy(uv);
    vec3 across = cross(dp2, normal);
    vec3 along = cross(normal, dp1);
    vec3 tangent = across * duv1.x + along * duv2.x;
    vec3 bitangent = across * duv1.y + along * duv2.y;
    float size = inversesqrt(max(max(dot(tangent, tangent), dot(bitangent, bitangent)), 1e-20));
    // glTF's green points along +v's opposite: uv has its origin at the top.
    return normalize(tangent * size * bump.x - bitangent * size * bump.y + normal * bump.z);
}

// A highlight smaller than what a sample stands for would be met by few samples, and each would show as
// a speck: so the highlight is drawn as wide as the sample, at the same light in all. After Kaplanyan
// et al., "Filtering distributions of normals for shading antialiasing" (2016): normals that turn add
// twice their variance to alpha², the pixel being a Gaussian of half a pixel's deviation, and no more
// than 0.18 along each axis (Tokuyoshi and Kaplanyan, 2019): one that is told wrong, at an edge where
// normals are guessed beyond their triangle, leaves the other as it is.
Bend bendOf(vec3 normal, float ahead) {
    float unfocused = 1.0 - frame.eye.w / ahead;
    vec2 area = frame.footprint.xx + frame.footprint.yz * (unfocused * unfocused);
    Bend bend;
    bend.across = dFdx(normal);
    bend.upward = dFdy(normal);
    bend.across = (bend.across - normal * dot(normal, bend.across)) * sqrt(0.5 * area.x);
    bend.upward = (bend.upward - normal * dot(normal, bend.upward)) * sqrt(0.5 * area.y);
    return bend;
}

// Lets the highlight of `s` be as wide as samples that each stand for `times` as much.
void widen(inout Surface s, Bend bend, float times) {
    float a2 = s.alpha * s.alpha;
    s.spread = a2;
    s.masking = s.alpha * 0.5;
    if (mirrors == 0) { return; }
    s.bend.across = bend.across * sqrt(min(times, 0.18 / max(dot(bend.across, bend.across), 1e-12)));
    s.bend.upward = bend.upward * sqrt(min(times, 0.18 / max(dot(bend.upward, bend.upward), 1e-12)));
    float aa = dot(s.bend.across, s.bend.across);
    float bb = dot(s.bend.upward, s.bend.upward);
    float ab = dot(s.bend.across, s.bend.upward);
    s.trace = a2 + aa + bb;
    s.determinant = a2 * s.trace + max(aa * bb - ab * ab, 0.0);
    s.spread = sqrt(s.determinant);
    // Or edges, where hardly any of a surface is seen, would shine.
    s.masking = sqrt(s.spread) * 0.5;
}

vec3 localLights(Surface s) {
    vec3 sum = vec3(0.0);
    int count = int(frame.counts.x);
    for (int i = 0; i < count; ++i) {
        vec3 offset = lights[i].position.xyz - worldPosition;
        float d2 = dot(offset, offset);
        float fade = 1.0 - d2 * lights[i].colour.w;
        if (fade <= 0.0) { continue; }
        float range = sqrt(d2);
        vec3 toward = offset / range;
        float along = dot(-toward, lights[i].direction.xyz);
        float shape = fade * fade;
        if (lights[i].direction.w == 1.0) {
            shape *= smoothstep(lights[i].cone.y, lights[i].cone.x, along);
        } else if (lights[i].direction.w == 2.0) {
            shape *= max(along, 0.0);
        }
        if (shape <= 0.0 || dot(s.normal, toward) <= 0.0) { continue; }
        if (lights[i].cone.z >= 0.0 && useShadow == 1) {
            shape *= litByLight(i, worldPosition, s.normal, range);
        }
        sum += brdf(s, toward) * lights[i].colour.rgb * (shape / max(d2, lights[i].position.w));
    }
    return sum;
}

// What the surroundings send without being a lamp: sky, bounce, or their stand-in outdoors.
vec3 ambient(Surface s, float occlusion) {
    vec3 irradiance = mix(frame.ambientDown.rgb, frame.ambientUp.rgb, 0.5 + 0.5 * s.normal.y);
    vec3 mirrored = reflect(-s.view, s.normal);
    vec3 reflection;
    if (useVolume == 1) {
        vec3 inside = abs((worldPosition - frame.volumeMin.xyz) * frame.volumePerMetre.xyz - 0.5);
        float within = 1.0 - smoothstep(0.47, 0.5, max(inside.x, max(inside.y, inside.z)));
        vec3 at = worldPosition + s.normal * frame.volumePerMetre.w * 0.75;
        vec3 baked = bakedIrradiance(volume, at, s.normal);
        irradiance = mix(irradiance, baked, within);
        vec3 bakedMirror = (mirrors == 1 ? bakedIrradiance(volume, at, mirrored) : baked) / pi;
        reflection = mix(mix(frame.ambientDown.rgb, frame.ambientUp.rgb, 0.5 + 0.5 * mirrored.y) / pi, bakedMirror, within);
    } else {
        reflection = mix(frame.ambientDown.rgb, frame.ambientUp.rgb, 0.5 + 0.5 * mirrored.y) / pi;
    }
    // Reflectance of a rough surface under even light: the analytic fit of the split-sum table in
    // Karis, "Physically based shading on mobile" (2014).
    float roughness = sqrt(s.alpha);
    vec4 r = roughness * vec4(-1.0, -0.0275, -0.572, 0.022) + vec4(1.0, 0.0425, 1.04, -0.04);
    float a = min(r.x * r.x, exp2(-9.28 * s.facing)) * r.x + r.y;
    vec2 fit = vec2(-1.04, 1.04) * a + r.zw;
    vec3 reflectance = s.specular * fit.x + s.grazing * fit.y;
    // What is mirrored at the surface does not reach the paint below it.
    return (irradiance * s.diffuse * (1.0 - reflectance) / pi + reflection * reflectance) * occlusion;
}

void main() {
    vec4 base = vec4(unpackUnorm2x16(surface.x), unpackUnorm2x16(surface.y).x, 1.0);
    float roughness = unpackUnorm2x16(surface.y).y;
    float metallic = float(surface.z & 255u) / 255.0;
    uint row = surface.z >> 16;
    float occlusion = 1.0;
    vec3 emission = vec3(0.0);
    bool unlit = (surface.z & 0x0100u) != 0u;
    vec3 normal = normalize(worldNormal);
    if (twoSided == 1 && !gl_FrontFacing) { normal = -normal; }
#ifndef PLAIN
    if (useExtras == 1) { base *= colour; }
#endif
    if (emits == 1) { emission = materials[row].emissive.rgb; }
    if (blended == 1) { base.a *= materials[row].scales.z; }
#ifndef PLAIN
    if (textured == 1) {
        uint has = materials[row].flags.x;
        base *= texture(baseTexture, uv);
        if (masked == 1 && base.a * materials[row].scales.z < materials[row].emissive.a) { discard; }
        vec4 mr = texture(metallicRoughnessTexture, uv);
        roughness *= mr.g;
        metallic *= mr.b;
        if ((has & 4u) != 0u) { normal = bumped(normal, uv, materials[row].scales.x); }
        if ((has & 8u) != 0u) {
            occlusion = mix(1.0, texture(occlusionTexture, uvOcclusion).r, materials[row].scales.y);
        }
        if ((has & 16u) != 0u) { emission *= texture(emissiveTexture, uv).rgb; }
    }
#endif
    float ahead = max(dot(worldPosition - frame.eye.xyz, frame.lensAhead.xyz), 0.01);
    Bend bend;
    if (mirrors == 1) { bend = bendOf(normal, ahead); }
    vec3 light;
    if (unlit) {
        light = base.rgb;
    } else {
        Surface s;
        s.normal = normal;
        vec3 toEye = frame.eye.xyz - worldPosition;
        s.view = normalize(toEye);
        s.facing = max(dot(normal, s.view), 1e-3);
        s.alpha = max(roughness * roughness, 0.02);
        s.diffuse = base.rgb * (1.0 - metallic);
        float level = float((surface.z >> 9) & 127u);
        float plain = level * level * (0.04 / 4096.0);
        s.specular = mix(vec3(plain), base.rgb, metallic);
        // What hardly mirrors straight on, less than water, does not mirror at its edge either.
        s.grazing = mix(min(plain * 50.0, 1.0), 1.0, metallic);
        light = emission + ambient(s, occlusion);
        widen(s, bend, 1.0);
        if (frame.towardSun.w > 0.0 && dot(normal, frame.towardSun.xyz) > 0.0) {
            float lit = useShadow == 1 ? litBySun(worldPosition, normal) : 1.0;
            if (lit > 0.0) { light += brdf(s, frame.towardSun.xyz) * frame.sunLight.rgb * lit; }
        }
        if (useLamps == 1) {
            widen(s, bend, frame.footprint.w);
            light += localLights(s);
        }
    }
    if (toDisplay == 1) {
        // Blending takes base.a as its weight and leaves the target's alpha, which the sky made 1.
        result = vec4(displayedFast(light), blended == 1 ? base.a : 1.0);
    } else {
        // Alpha carries 1 / distance: blur is linear in it, so it may be averaged.
        result = vec4(min(light, vec3(60000.0)), blended == 1 ? base.a : 1.0 / ahead);
    }
}
