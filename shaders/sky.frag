#version 460
#extension GL_GOOGLE_include_directive : require
#include "frame.glsl"
#include "display.glsl"

layout(constant_id = 0) const int toDisplay = 0;
layout(location = 0) in vec2 uv;
layout(location = 0) out vec4 result;

void main() {
    vec2 part = uv * 2.0 - 1.0 - frame.counts.yz;
    vec3 direction = normalize(frame.lensAhead.xyz + frame.lensRight.xyz * part.x - frame.lensUp.xyz * part.y);
    vec3 light = skyRadiance(direction);
    result = toDisplay == 1 ? vec4(displayed(light), 1.0) : vec4(min(light, vec3(60000.0)), 0.0);
}
