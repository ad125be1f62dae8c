"""The figure's shape, zone by zone, as fields about its rest pose.

Zones overlap like clothes: cuffs over wrists, jersey over trousers, hems over shoes,
so every border is a clean edge rather than a ragged line of polygons.
"""
import numpy as np

from fields import chain, cone, curve, ellipsoid, loft, smax, smin
from skeleton import ARM, U, joints, rise

# size is the height against 1.78 m; the rest are measures against the male figure
MALE = {"size": 1.0, "hair_colour": (.040, .026, .018), "hair": "short",
        "shoulder": .185, "width": 1.0, "waist": 1.0, "hip": 1.0, "limb": 1.0, "bust": 0.0}
FEMALE = {"size": .95, "hair_colour": (.095, .042, .020), "hair": "bob",
          "shoulder": .165, "width": .90, "waist": .86, "hip": 1.0, "limb": .88, "bust": 1.0}


def mirrored(p):
    return np.stack([np.abs(p[:, 0]), p[:, 1], p[:, 2]], axis=1)


def zones(b):
    """name: (field, low corner, high corner, cell, triangles, material)."""
    j = joints(b["shoulder"])
    sh, el, wr = (j[n + ".L"][1] for n in ("upper_arm", "forearm", "hand"))
    limb, wide = b["limb"], b["width"]

    def top(p):
        p = mirrored(p)
        hip, waist = b["hip"], b["waist"]
        trunk = loft(p, [
            (.86, .186 * hip, .144, -.016), (.92, .184 * hip, .141, -.016), (.99, .167 * (hip + waist) / 2, .124, -.008),
            (1.08, .148 * waist, .109, .002), (1.18, .156 * (waist + wide) / 2, .114, .004), (1.28, .169 * wide, .122, .002),
            (1.35, .170 * wide, .117, -.006), (1.41, .150 * wide, .097, -.016), (1.45, .108 * wide, .078, -.024), (1.50, .062, .062, -.030)])
        if b["bust"]:
            chest = ellipsoid(p, (.070 * wide, 1.302, .078), (.080, .062, .052))
        else:
            chest = ellipsoid(p, (.070, 1.325, .062), (.085, .062, .046))
        d = smin(trunk, chest, .06)
        d = smin(d, ellipsoid(p, (.082 * wide, 1.335, -.085), (.068, .085, .040)), .05)
        d = smin(d, cone(p, (.040, 1.462, -.034), sh + (-.020, -.008, 0), .050, .052 * limb), .055)
        arm = chain(p, [(sh + (-.004, -.010, 0), .0585 * limb), (sh + .115 * U, .0555 * limb), (el, .0450 * limb),
                        (el + .3 * (wr - el), .0450 * limb), (wr, .0345 * limb)], .02)
        d = smin(d, arm, .040)
        # furrow of the spine between the shoulder blades
        d = d + .004 * np.exp(-(p[:, 0] / .022) ** 2) * np.exp(-((p[:, 1] - 1.20) / .16) ** 2) * (p[:, 2] < -.03)
        y = p[:, 1]
        d = np.maximum(d, (y + .35 * (p[:, 2] + .03)) - 1.492)
        down = (p - wr) @ U
        # ribbing: hem, cuffs and a collar stand a little proud, their edges rolled
        d = d - .0035 * rise(-y, -.926, -.914) - .0028 * rise(down, -.066, -.056)
        d = smax(d, down + .010, .010)
        d = smax(d, .866 - y, .014)
        ty = y - 1.488 + .35 * (p[:, 2] + .03)
        collar = np.hypot(np.hypot(p[:, 0], p[:, 2] + .030) - .0605, ty * .8) - .0115
        return smin(d, collar, .010)

    def trousers(p):
        p = mirrored(p)
        hip = b["hip"]
        d = loft(p, [(.80, .158 * hip, .108, -.006), (.90, .170 * hip, .120, -.010), (1.0, .150 * (hip + b["waist"]) / 2, .108, -.004), (1.04, .140 * b["waist"], .1, 0)])
        d = np.maximum(d, np.abs(p[:, 1] - .925) - .105)
        leg = chain(p, [((.088, .90, -.004), .088), ((.093, .74, .006), .0815), ((.100, .51, .010), .0635), ((.102, .37, -.006), .0615),
                        ((.105, .06, -.014), .0545)], .03)
        d = smin(d, leg, .030)
        d = smin(d, ellipsoid(p, (.074, .895, -.052), (.083, .088, .078)), .045)
        d = d + .012 * rise(p[:, 1], .855, .91)  # drawn in beneath the jersey
        d = np.maximum(d, p[:, 1] - .975)
        return smax(d, .048 - p[:, 1], .008)

    def head(p):
        p = mirrored(p)
        slim = 1 - .05 * b["bust"]
        d = ellipsoid(p, (0, 1.690, -.016), (.0755 * slim, .083, .097))
        d = smin(d, ellipsoid(p, (0, 1.634, .016), (.063 * slim, .085, .073)), .030)
        d = smin(d, ellipsoid(p, (0, 1.586, .026), (.049 * slim, .040, .054)), .025)
        d = smin(d, ellipsoid(p, (0, 1.561, .066), (.021 * slim, .016, .017)), .026)
        d = smin(d, ellipsoid(p, (.044, 1.630, .056), (.022, .024, .026)), .026)
        d = smin(d, cone(p, (0, 1.674, .0795), (.038, 1.675, .066), .0120, .0105), .016)
        d = smax(d, -ellipsoid(p, (.032, 1.653, .0975), (.019, .0125, .017)), .016)
        d = smin(d, ellipsoid(p, (.0315, 1.6535, .0705), (.0145, .0105, .0125)), .005)
        d = smin(d, chain(p, [((0, 1.668, .084), .0075), ((0, 1.645, .0975), .0085), ((0, 1.629, .1075), .0105)], .01), .012)
        d = smin(d, ellipsoid(p, (.0105, 1.6255, .0965), (.0085, .0075, .010)), .009)
        d = smin(d, ellipsoid(p, (0, 1.5990, .0845), (.0230, .0060, .0095)), .006)
        d = smin(d, ellipsoid(p, (0, 1.5872, .0835), (.0190, .0068, .0090)), .006)
        d = d + .0016 * np.exp(-((p[:, 1] - 1.5935) / .0022) ** 2 - (p[:, 0] / .020) ** 4) * (p[:, 2] > .05)
        lobe = p.copy()
        lobe[:, 2] += .25 * (p[:, 1] - 1.645)
        d = smin(d, ellipsoid(lobe, (.0775 * slim, 1.645, -.010), (.0085, .0310, .0190)), .008)
        d = smax(d, -ellipsoid(lobe, (.0885 * slim, 1.648, -.004), (.0075, .0190, .0100)), .006)
        neck = chain(p, [((0, 1.40, -.036), .062 * (1 - .12 * b["bust"])), ((0, 1.50, -.030), .0555 * (1 - .12 * b["bust"])), ((0, 1.59, -.016), .052 * (1 - .10 * b["bust"]))], .02)
        return np.maximum(smin(d, neck, .022), 1.42 - p[:, 1])

    def painted(p, outline, proud):
        """A patch on the face: follows the skin a hair's breadth above it."""
        return smax(smax(head(p) - proud, outline, .0008), .03 - p[:, 2], .001)

    def brows(p):
        q = mirrored(p)
        q[:, 2] = 0
        fine = 1 - .2 * b["bust"]
        return painted(p, chain(q, [((.0140, 1.6772, 0), .0032 * fine), ((.030, 1.6812, 0), .0031 * fine), ((.0475, 1.6760, 0), .0020)], .004), .0028)

    def almond(p):
        x, y = (np.abs(p[:, 0]) - .0318) / .0142, (p[:, 1] - 1.6540 - .04 * (np.abs(p[:, 0]) - .0318)) / .0055
        return (np.abs(y) + x * x - 1) * .0055

    def eyes(p):
        return painted(p, almond(p), .0010)

    def irises(p):
        disc = np.hypot(np.abs(p[:, 0]) - .0314, p[:, 1] - 1.6545) - .0058
        return painted(p, smax(disc, almond(p) + .0003, .0005), .0016)

    def hair(p):
        part = p[:, 0]
        p = mirrored(p)
        y, z = p[:, 1], p[:, 2]
        d = ellipsoid(p, (0, 1.700, -.020), (.0850, .0890, .1030))
        if b["hair"] == "bob":
            d = smin(d, ellipsoid(p, (0, 1.640, -.042), (.091, .115, .085)), .03)
            d = smin(d, ellipsoid(p, (.062, 1.590, -.012), (.030, .070, .042)), .03)
            line = curve(y, [1.50, 1.54, 1.60, 1.66, 1.70, 1.725, 1.745, 1.765], [.030, .034, .030, .030, .036, .052, .074, .13])
            floor = 1.522 + .10 * np.maximum(z + .03, 0)
            d = smax(d, -ellipsoid(p, (0, 1.55, .005), (.053, .070, .058)), .012)
        else:
            d = smin(d, ellipsoid(p, (0, 1.640, -.052), (.0700, .058, .0640)), .03)
            line = curve(y, [1.56, 1.60, 1.628, 1.640, 1.668, 1.680, 1.70, 1.722, 1.742, 1.765], [-.070, -.050, -.034, -.030, -.010, .022, .036, .052, .073, .13])
            floor = 1.588 - .15 * (z + .07)
        # a crest brushed up from a side parting
        crest = np.stack([part, y, z], axis=1)
        d = smin(d, ellipsoid(crest, (-.012, 1.757, .030), (.058, .026, .050)), .035)
        strands = np.sin(70 * part + 28 * z + 3 * np.sin(40 * z)) * np.sin(55 * y + 20 * part)
        d = d + .0012 * strands + .0035 * np.exp(-((part - .040) / .007) ** 2) * rise(y, 1.735, 1.755) * rise(z, -.05, -.01)
        d = smax(d, (z - line) * .75, .010)
        return smax(d, floor - y, .010)

    across = np.array([0, 0, 1.0])
    palm = np.array([-np.cos(ARM), -np.sin(ARM), 0])

    def hand(p):
        p = mirrored(p) - wr
        q = np.stack([p @ U, p @ across, p @ palm], axis=1) / (.94 if b["bust"] else 1.0)
        d = chain(q, [((-.05, 0, 0), .0275), ((.0, 0, 0), .0265)], .02)
        flat = (np.abs((q[:, 0] - .052) / .052) ** 2.6 + np.abs(q[:, 1] / .0405) ** 2.6 + np.abs(q[:, 2] / .0155) ** 2.6) ** (1 / 2.6)
        d = smin(d, (flat - 1) * .0155, .022)
        d = smin(d, ellipsoid(q, (.042, .024, .010), (.030, .018, .014)), .014)
        fingers = None
        for across_at, length, root in ((.0295, .163, .088), (.0100, .175, .092), (-.0105, .168, .089), (-.0295, .148, .082)):
            f = chain(q, [((root - .02, across_at * .95, 0), .0100), ((root + (length - root) * .5, across_at * 1.04, .006), .0094),
                          ((length, across_at * 1.02, .021), .0078)], .006)
            fingers = f if fingers is None else smin(fingers, f, .005)
        d = smin(d, fingers, .009)
        thumb = chain(q, [((.022, .026, .008), .0145), ((.064, .054, .018), .0115), ((.097, .062, .026), .0088)], .008)
        return smin(d, thumb, .012)

    def shoes(p):
        p = mirrored(p)
        flat = p * (1, .0, 1) + (0, .04, 0)
        plan = chain(flat, [((.104, .04, -.036), .0345), ((.108, .04, .040), .0345), ((.115, .04, .115), .0440), ((.117, .04, .158), .0365)], .03)
        d = chain(p, [((.104, .042, -.034), .0370), ((.106, .052, .030), .0390), ((.114, .036, .110), .0405), ((.117, .030, .158), .0345)], .03)
        d = smin(d, chain(p, [((.104, .05, -.020), .044), ((.104, .13, -.020), .043)], .02), .03)
        sole = np.maximum(plan - .0035, np.abs(p[:, 1] - .010) - .011)
        welt = np.maximum(plan - .0015, np.abs(p[:, 1] - .026) - .010)
        d = smin(smin(np.maximum(d, .01 - p[:, 1]), welt, .006), sole, .003)
        return np.maximum(np.maximum(d, -p[:, 1]), p[:, 1] - .125)

    reach = wr[0] + .20
    return {
        "top": (top, (-reach, .84, -.19), (reach, 1.54, .19), .0075, 3050, "top"),
        "trousers": (trousers, (-.26, .03, -.19), (.26, 1.06, .19), .0085, 1650, "trousers"),
        "head": (head, (-.12, 1.40, -.15), (.12, 1.80, .15), .0034, 3680, "skin"),
        "brows": (brows, (-.06, 1.66, .04), (.06, 1.695, .11), .0016, 150, "hair"),
        "eyes": (eyes, (-.06, 1.64, .04), (.06, 1.668, .11), .0013, 160, "eyes"),
        "irises": (irises, (-.06, 1.64, .04), (.06, 1.668, .11), .0010, 130, "iris"),
        "hair": (hair, (-.13, 1.48, -.16), (.13, 1.82, .12), .0040, 1100, "hair"),
        "hand": (hand, (-reach, wr[1] - .20, -.09), (reach, wr[1] + .08, .11), .0034, 1300, "skin"),
        "shoes": (shoes, (-.19, -.02, -.10), (.19, .14, .24), .0050, 700, "shoes"),
    }
