#version 460
layout(set = 0, binding = 0) uniform sampler2D picture;
layout(push_constant) uniform Push { float weight; } push;
layout(location = 0) in vec2 uv;
layout(location = 0) out vec4 result;

void main() {
    // A glint smaller than a pixel is met by few samples: held back, or each would show as a dot.
    vec4 light = texelFetch(picture, ivec2(gl_FragCoord.xy), 0);
    float strongest = max(max(light.r, light.g), max(light.b, 32.0));
    result = vec4(light.rgb * (32.0 / strongest), light.a) * push.weight;
}
