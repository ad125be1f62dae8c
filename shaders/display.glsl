// The display transform: scene-linear light to display-encoded sRGB. Middle grey stays middle grey;
// highlights roll off and lose colour as film does, shadows keep a soft toe.

// The contrast is an exponent of 11/8: three square roots, where a power would cost six times as much.
const float greyCard = 0.18;
// Chosen so that the grey card maps onto itself: g^c / (g^c + s) = g.
const float shoulder = 0.43103; // greyCard^(11/8) · (1 / greyCard − 1)

vec3 filmCurve(vec3 light) {
    vec3 positive = max(light, vec3(0.0));
    vec3 quarter = sqrt(sqrt(positive));
    vec3 raised = positive * quarter * sqrt(quarter);
    return raised / (raised + shoulder);
}

vec3 encodedSrgb(vec3 linear) {
    return mix(12.92 * linear, 1.055 * pow(max(linear, vec3(0.0)), vec3(1.0 / 2.4)) - 0.055,
               step(vec3(0.0031308), linear));
}

// Light through the film curve, linear as a display gives it.
vec3 shownLinear(vec3 light) {
    // A little of each channel bleeds into the others before the curve and is taken back after it.
    const float bleed = 0.06;
    vec3 mixed = mix(light, vec3(dot(light, vec3(1.0 / 3.0))), 3.0 * bleed);
    vec3 curved = filmCurve(mixed);
    vec3 unmixed = (curved - vec3(dot(curved, vec3(1.0 / 3.0))) * 3.0 * bleed) / (1.0 - 3.0 * bleed);
    return clamp(unmixed, 0.0, 1.0);
}

vec3 displayed(vec3 light) {
    return encodedSrgb(shownLinear(light));
}

// For drafts that shade straight to 8 bits: the encoding by square roots, fitted to within 1.2 of its 255
// steps, because powers are the dearest thing a pixel does there.
vec3 displayedFast(vec3 light) {
    vec3 linear = shownLinear(light);
    vec3 root = sqrt(linear);
    vec3 quarter = sqrt(root);
    return clamp(-0.16197786 * linear + 1.05115664 * root + 0.2637163 * quarter - 0.15734281 * sqrt(quarter), 0.0, 1.0);
}
