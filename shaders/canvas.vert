#version 460
// Flat triangles of an interface. Places are pixels from the top left of the target.
layout(push_constant) uniform Push { vec2 perPixel; } push;
layout(location = 0) in vec2 place;
layout(location = 1) in vec2 uvIn;
layout(location = 2) in vec4 colourIn;
layout(location = 0) out vec2 uv;
layout(location = 1) out vec4 colour;

void main() {
    uv = uvIn;
    colour = colourIn;
    gl_Position = vec4(place * push.perPixel - 1.0, 0.0, 1.0);
}
