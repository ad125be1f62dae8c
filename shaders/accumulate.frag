#version 460
layout(set = 0, binding = 0) uniform sampler2D picture;
layout(push_constant) uniform Push { float weight; } push;
layout(location = 0) in vec2 uv;
layout(location = 0) out vec4 result;

void main() {
    result = texelFetch(picture, ivec2(gl_FragCoord.xy), 0) * push.weight;
}
