#version 460
layout(set = 0, binding = 5) uniform sampler2D baseTexture;
layout(location = 0) in vec2 uvSurface;
layout(location = 1) flat in float cutoff;

void main() {
    if (texture(baseTexture, uvSurface).a < cutoff) { discard; }
}
