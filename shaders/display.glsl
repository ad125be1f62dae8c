// The display transform: scene-linear light to display-encoded sRGB. Middle grey stays middle grey;
// highlights roll off and lose colour as film does, shadows keep a soft toe.

const float contrast = 1.35;
const float greyCard = 0.18;

vec3 filmCurve(vec3 light) {
    vec3 raised = pow(max(light, vec3(0.0)), vec3(contrast));
    // Chosen so that the grey card maps onto itself: g^c / (g^c + s) = g.
    float s = pow(greyCard, contrast) * (1.0 / greyCard - 1.0);
    return raised / (raised + s);
}

vec3 encodedSrgb(vec3 linear) {
    return mix(12.92 * linear, 1.055 * pow(max(linear, vec3(0.0)), vec3(1.0 / 2.4)) - 0.055,
               step(vec3(0.0031308), linear));
}

vec3 displayed(vec3 light) {
    // A little of each channel bleeds into the others before the curve and is taken back after it.
    const float bleed = 0.06;
    vec3 mixed = mix(light, vec3(dot(light, vec3(1.0 / 3.0))), 3.0 * bleed);
    vec3 curved = filmCurve(mixed);
    vec3 unmixed = (curved - vec3(dot(curved, vec3(1.0 / 3.0))) * 3.0 * bleed) / (1.0 - 3.0 * bleed);
    return encodedSrgb(clamp(unmixed, 0.0, 1.0));
}
