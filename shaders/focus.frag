#version 460
layout(set = 0, binding = 0) uniform sampler2D picture;
layout(push_constant) uniform Push {
    vec4 lens; // x: blur radius in pixels of a point at infinity, y: focus metres, z: largest radius, w: 1 / squeeze
} push;
layout(location = 0) in vec2 uv;
layout(location = 0) out vec4 result;

// Blur grows with |o − s| / o, which is |1 − s / o|: linear in what alpha holds.
float radiusAt(float perDistance) {
    return min(push.lens.x * abs(1.0 - push.lens.y * perDistance), push.lens.z);
}

// A cheap look at focus: some points of a sunflower, each let in where its own blur reaches here.
void main() {
    vec4 centre = texelFetch(picture, ivec2(gl_FragCoord.xy), 0);
    float own = radiusAt(centre.a);
    const int points = 20;
    vec3 sum = centre.rgb;
    float weight = 1.0;
    ivec2 last = textureSize(picture, 0) - 1;
    for (int i = 0; i < points; ++i) {
        float part = sqrt((float(i) + 0.5) / float(points));
        float angle = float(i) * 2.39996323;
        vec2 offset = vec2(cos(angle) * push.lens.w, sin(angle)) * part;
        float reach = max(own, 1.0);
        ivec2 place = clamp(ivec2(gl_FragCoord.xy + offset * reach), ivec2(0), last);
        vec4 here = texelFetch(picture, place, 0);
        float theirs = here.a < centre.a ? min(radiusAt(here.a), own) : radiusAt(here.a);
        float inside = clamp(theirs - part * reach + 1.0, 0.0, 1.0);
        sum += here.rgb * inside;
        weight += inside;
    }
    result = vec4(sum / weight, centre.a);
}
