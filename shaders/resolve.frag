#version 460
#extension GL_GOOGLE_include_directive : require
#include "display.glsl"

layout(set = 0, binding = 0) uniform sampler2D picture;
layout(location = 0) in vec2 uv;
layout(location = 0) out vec4 result;

void main() {
    // Half a step of ordered noise hides the bands that 8 bits leave in a sky.
    ivec2 at = ivec2(gl_FragCoord.xy);
    float noise = fract(52.9829189 * fract(dot(vec2(at), vec2(0.06711056, 0.00583715)))) - 0.5;
    vec3 shown = displayed(texelFetch(picture, at, 0).rgb);
    result = vec4(shown + noise / 255.0, 1.0);
}
