"""The figure's joints, how flesh follows them, and the posing of limbs.

In the rest pose every joint's rotation is the identity, its axes those of the figure:
x left, y up, z ahead. An engine can aim a head or tint a limb without knowing more.
"""
import numpy as np

ARM = np.radians(35)  # the rest pose holds the arms away from the trunk, so that armpits bind cleanly
U = np.array([np.sin(ARM), -np.cos(ARM), 0])
FORE = np.array([np.sin(ARM), -np.cos(ARM), .06])


def joints(shoulder=.185):
    """name: (parent, rest position); shoulder is the joint's distance from the middle."""
    shoulder_at = np.array([shoulder, 1.43, -.018])
    elbow = shoulder_at + .29 * U
    wrist = elbow + .255 * FORE / np.linalg.norm(FORE)
    j = {"hips": (None, (0, .95, 0)), "spine": ("hips", (0, 1.06, -.004)), "chest": ("spine", (0, 1.22, -.012)),
         "neck": ("chest", (0, 1.475, -.030)), "head": ("neck", (0, 1.575, -.012))}
    sides = {"clavicle": ("chest", (.03, 1.435, -.01)), "upper_arm": ("clavicle", shoulder_at),
             "forearm": ("upper_arm", elbow), "hand": ("forearm", wrist),
             "thigh": ("hips", (.092, .93, 0)), "shin": ("thigh", (.100, .50, .012)),
             "foot": ("shin", (.105, .085, -.02)), "toe": ("foot", (.114, .025, .125))}
    for side, s in ((".L", 1), (".R", -1)):
        for name, (parent, at) in sides.items():
            up = parent + side if parent in sides else parent
            j[name + side] = (up, (at[0] * s, at[1], at[2]))
    return {name: (parent, np.array(at, float)) for name, (parent, at) in j.items()}


def rise(x, a, b):
    t = np.clip((x - a) / (b - a), 0, 1)
    return t * t * (3 - 2 * t)


def weights(p, zone, j):
    """Joint shares of each point, from its place alone: skins that overlap move as one."""
    names = list(j)
    w = {n: np.zeros(len(p)) for n in names}
    x, y, z = p.T
    ax = np.abs(x)
    left = np.where(zone == "hand", x > 0, rise(x, -.022, .022))
    shoulder, elbow, wrist = (j[n + ".L"][1] for n in ("upper_arm", "forearm", "hand"))
    q = np.stack([ax, y, z], axis=1)
    along = (q - shoulder) @ U
    # the armpit's bisector parts arm from trunk
    bisect = (q - np.array([shoulder[0] - .018, 1.335, 0])) @ np.array([np.cos(ARM / 2), np.sin(ARM / 2), 0])
    arm = rise(bisect, -.030, .050) * rise(along, -.065, .055)
    if zone in ("trousers", "shoes"):
        arm = 0 * arm
    if zone in ("brows", "eyes", "irises"):
        zone = "face"
    if zone in ("head", "face", "hair"):
        arm = 0 * arm
    fore = rise((q - elbow) @ U, -.045, .045)
    hand = rise((q - wrist) @ U, -.022, .016) if zone == "hand" else 0 * y
    if zone == "hand":
        arm, fore = 1 + 0 * arm, 1 + 0 * fore
    trunk = 1 - arm
    leg = rise(.985 - y - .10 * z, 0, .125) if zone in ("top", "trousers") else (1.0 + 0 * y if zone == "shoes" else 0 * y)
    core = trunk * (1 - leg)
    spine, chest = rise(y, 1.00, 1.12), rise(y, 1.14, 1.31)
    neck, head = rise(y - .3 * z, 1.455, 1.525), rise(y + .55 * z, 1.535, 1.605)
    if zone == "top":
        neck, head = .6 * rise(y, 1.455, 1.51), 0 * y
    if zone == "face":
        neck = head = 1 + 0 * y
    if zone == "hair":
        neck, head = 1 + 0 * y, rise(y, 1.50, 1.60)
    if zone == "trousers" or zone == "shoes":
        neck = head = 0 * y
    clav = rise(ax, .03, .15) * rise(y, 1.30, 1.42) * (1 - neck) * (0 if zone in ("head", "face", "hair") else .9)
    w["hips"] += core * (1 - spine)
    w["spine"] += core * spine * (1 - chest)
    upper = core * spine * chest
    w["chest"] += upper * (1 - neck) * (1 - clav)
    w["neck"] += upper * neck * (1 - head)
    w["head"] += upper * neck * head
    shin, foot, toe = rise(.50 - y, -.06, .06), rise(.095 - y, -.03, .03), 0 * y
    if zone == "trousers":
        foot = .15 * foot
    if zone == "shoes":
        foot = rise(.115 - y, -.015, .03)
        toe = rise(z, .095, .150) * rise(.09 - y, 0, .02)
    for side, share in ((".L", left), (".R", 1 - left)):
        w["clavicle" + side] += upper * (1 - neck) * clav * share
        w["upper_arm" + side] += arm * (1 - fore) * share
        w["forearm" + side] += arm * fore * (1 - hand) * share
        w["hand" + side] += arm * fore * hand * share
        limb = trunk * leg * share
        w["thigh" + side] += limb * (1 - shin)
        w["shin" + side] += limb * shin * (1 - foot)
        w["foot" + side] += limb * shin * foot * (1 - toe)
        w["toe" + side] += limb * shin * foot * toe
    table = np.stack([w[n] for n in names], axis=1)
    best = np.argsort(-table, axis=1)[:, :4]
    share = np.take_along_axis(table, best, axis=1)
    share = np.where(share < .004, 0, share)
    return np.where(share > 0, best, 0), share / share.sum(axis=1, keepdims=True)


# --- posing -----------------------------------------------------------------------------------

def turn(pitch=0, yaw=0, roll=0):
    """Degrees. Pitch bows forward, yaw turns left, roll leans to the figure's right."""
    a, b, c = np.radians([pitch, yaw, roll])
    rx = np.array([[1, 0, 0], [0, np.cos(a), -np.sin(a)], [0, np.sin(a), np.cos(a)]])
    ry = np.array([[np.cos(b), 0, np.sin(b)], [0, 1, 0], [-np.sin(b), 0, np.cos(b)]])
    rz = np.array([[np.cos(c), -np.sin(c), 0], [np.sin(c), np.cos(c), 0], [0, 0, 1]])
    return ry @ rx @ rz


def about(axis, angle):
    k = np.array([[0, -axis[2], axis[1]], [axis[2], 0, -axis[0]], [-axis[1], axis[0], 0]])
    return np.eye(3) + np.sin(angle) * k + (1 - np.cos(angle)) * k @ k


def unit(v):
    v = np.asarray(v, float)
    return v / np.linalg.norm(v)


def frame(d, n):
    d = unit(d)
    n = unit(n - d * (n @ d))
    return np.stack([d, n, np.cross(d, n)], axis=1)


def quaternion(m):
    w = np.sqrt(max(0, 1 + m[0, 0] + m[1, 1] + m[2, 2])) / 2
    if w > .1:
        return np.array([m[2, 1] - m[1, 2], m[0, 2] - m[2, 0], m[1, 0] - m[0, 1], 4 * w * w]) / (4 * w)
    i = int(np.argmax(np.diag(m)))
    a, b = (i + 1) % 3, (i + 2) % 3
    s = 2 * np.sqrt(max(1e-12, 1 + m[i, i] - m[a, a] - m[b, b]))
    q = np.zeros(4)
    q[i], q[a], q[b], q[3] = s / 4, (m[a, i] + m[i, a]) / s, (m[b, i] + m[i, b]) / s, (m[b, a] - m[a, b]) / s
    return q


def slerp(a, b, t):
    d = a @ b
    b, d = (-b, -d) if d < 0 else (b, d)
    if d > .9995:
        return unit(a + (b - a) * t)
    o = np.arccos(d)
    return (np.sin((1 - t) * o) * a + np.sin(t * o) * b) / np.sin(o)


class Poser:
    """Turns a description of a pose (numbers, see clips.py) into local joint rotations."""

    def __init__(self, shoulder=.185):
        self.j = joints(shoulder)
        self.names = list(self.j)

    def bone(self, a, b):
        return self.j[b][1] - self.j[a][1]

    def limb(self, start, target, pole, upper, lower):
        """Two-bone reach: directions of both bones and the hinge axis."""
        l1, l2 = np.linalg.norm(upper), np.linalg.norm(lower)
        way = target - start
        reach = np.clip(np.linalg.norm(way), abs(l1 - l2) + 1e-3, (l1 + l2) * .9995)
        d = unit(way)
        side = unit(pole - d * (pole @ d))
        a = (l1 * l1 - l2 * l2 + reach * reach) / (2 * reach)
        h = np.sqrt(max(0, l1 * l1 - a * a))
        knee = d * a + side * h
        return unit(knee), unit(d * reach - knee), np.cross(d, -side)

    def solve(self, s):
        j, g, at = self.j, {}, {}
        at["hips"] = j["hips"][1] + np.asarray(s["hips"], float)
        g["hips"] = turn(*s["hips_turn"])
        for name in ("spine", "chest", "neck", "head"):
            parent = j[name][0]
            g[name] = g[parent] @ turn(*s[name])
            at[name] = at[parent] + g[parent] @ self.bone(parent, name)
        for side, k in ((".L", 1), (".R", -1)):
            self._leg(side, k, s["leg" + side], g, at)
            self._arm(side, k, s["arm" + side], g, at)
        local = {n: quaternion(g[n] if j[n][0] is None else g[j[n][0]].T @ g[n]) for n in self.names}
        return {"hips_at": at["hips"], "turns": local}

    def _leg(self, side, k, leg, g, at):
        thigh, shin, foot, toe = (n + side for n in ("thigh", "shin", "foot", "toe"))
        at[thigh] = at["hips"] + g["hips"] @ self.bone("hips", thigh)
        upper, lower = self.bone(thigh, shin), self.bone(shin, foot)
        d1, d2, n = self.limb(at[thigh], np.asarray(leg["ankle"], float), np.asarray(leg.get("pole", (.06 * k, .1, 1)), float), upper, lower)
        rest = np.cross(upper, (0, 0, -1))
        g[thigh] = frame(d1, n) @ frame(upper, rest).T
        g[shin] = frame(d2, n) @ frame(lower, rest).T
        yaw = leg.get("yaw", 6 * k)
        g[foot] = turn(leg.get("pitch", 0), yaw)
        g[toe] = turn(leg.get("toe", leg.get("pitch", 0)), yaw)

    def _arm(self, side, k, arm, g, at):
        clav, up, fore, hand = (n + side for n in ("clavicle", "upper_arm", "forearm", "hand"))
        lift, ahead = arm.get("clavicle", (0, 0))
        g[clav] = g["chest"] @ turn(0, -ahead * k, lift * k)
        at[clav] = at["chest"] + g["chest"] @ self.bone("chest", clav)
        at[up] = at[clav] + g[clav] @ self.bone(clav, up)
        upper, lower = self.bone(up, fore), self.bone(fore, hand)
        if "wrist" in arm:
            pole = np.array(arm["pole"], float) * (k, 1, 1)
            d1, d2, n = self.limb(at[up], np.asarray(arm["wrist"], float) * (k, 1, 1), pole, upper, lower)
        else:  # swung from the shoulder: ahead, aside, inward twist, elbow (degrees)
            flex, aside, inward, bend = arm["swing"]
            d1 = g["chest"] @ turn(-flex, 0, aside * k) @ np.array([0, -1, 0])
            facing = g["chest"] @ turn(0, -inward * k) @ np.array([0, 0, 1])
            n = unit(np.cross(d1, facing))
            d2 = about(n, np.radians(bend)) @ d1
        rest = np.cross(upper, (0, 0, 1))
        g[up] = frame(d1, n) @ frame(upper, rest).T
        straight = frame(d2, n) @ frame(lower, rest).T
        palm0 = np.array([-np.cos(ARM) * k, -np.sin(ARM), 0])
        rest_dir = U * (k, 1, 1)
        if "hand" in arm:  # where the fingers point and the palm faces
            fingers, palm = (np.array(v, float) * (k, 1, 1) for v in arm["hand"])
            g[hand] = frame(fingers, palm) @ frame(rest_dir, palm0).T
        else:
            g[hand] = straight @ about(unit(np.cross(rest_dir, palm0)), np.radians(arm.get("curl", 6)))
        # the forearm takes part of the hand's twist, or the wrist would wring
        q = quaternion(straight.T @ g[hand])
        axis = unit(lower)
        twist = 2 * np.arctan2(q[:3] @ axis, q[3])
        twist = (twist + np.pi) % (2 * np.pi) - np.pi
        g[fore] = straight @ about(axis, .55 * twist)
