"""The figure's clips. Each is a list of poses; every joint is keyed in every clip, so all blend.

Feet are placed first and legs reach for them: a planted foot moves with the ground, exactly.
"""
import copy

import numpy as np

from skeleton import slerp, turn

TAU = 2 * np.pi
SEAT, TABLE = .46, .755
STRIDE = 1.40        # ground covered by one walk cycle
FEET_AHEAD = .32     # how far before the seat a sitter's ankles are
ANKLE, BALL, HEEL = np.array([.085, -.02]), np.array([.025, .125]), np.array([0, -.075])  # (y, z) at rest


def standing(t=0.0):
    """t in turns of the breath."""
    a, b = np.sin(TAU * t), np.sin(TAU * t + 1.1)
    arm = lambda k: {"swing": (2 + .6 * a, 8.5 + .5 * a, 14, 15 + .7 * b), "clavicle": (-2.5 + 1.2 * a, -1), "curl": 14}
    leg = lambda k: {"ankle": (.112 * k, .085, -.02 + .012 * k), "yaw": 8 * k, "pole": (.12 * k, .1, 1)}
    return {"hips": (.008 + .003 * np.sin(TAU * t + 2), -.006 + .001 * a, -.012), "hips_turn": (2, 1.0, -.8),
            "spine": (-3, -.4, .4), "chest": (1.0 - 1.3 * a, -.3, .5), "neck": (6 + .6 * a, 0, 0), "head": (-6 + .5 * b, .6 * b, 0),
            "leg.L": leg(1), "leg.R": leg(-1), "arm.L": arm(1), "arm.R": arm(-1)}


def seated(t=0.0, table=False, k=1.0):
    """k is the figure's size: a smaller one sits no lower, for chairs and tables do not shrink with it."""
    seat, top = SEAT / k, TABLE / k
    a, b = np.sin(TAU * t), np.sin(TAU * t + 1.1)
    lean = 7 if table else 1
    leg = lambda s: {"ankle": ((.135 if s > 0 else .115) * s, .085, FEET_AHEAD - .02 + (.02 if s > 0 else -.03)), "yaw": 7 * s, "pole": (.10 * s, .7, .8)}
    if table:
        arm = lambda s: {"wrist": ((.150 if s > 0 else .175), top + .036, .465 if s > 0 else .445), "pole": (.75, -.9, -.45),
                         "hand": ((-.62, -.06, .8), (-.12, -1, .0)), "clavicle": (.5 + 1.0 * a, 5)}
    else:
        arm = lambda s: {"wrist": (.150, seat + .222, .200), "pole": (.75, .0, -1), "hand": ((-.22, -.22, 1), (-.25, -1, -.2)), "clavicle": (-2 + 1.1 * a, 2)}
    return {"hips": (0, seat + .088 - .93, -.005), "hips_turn": (-11, 0, 0), "spine": (9 + lean * .6, 0, .4), "chest": (5 + lean * .5 - 1.3 * a, .5, -.4),
            "neck": (5 + .5 * a, 0, 0), "head": (-7 - lean * .6 + .5 * b, 1.2 * b, 0),
            "leg.L": leg(1), "leg.R": leg(-1), "arm.L": arm(1), "arm.R": arm(-1)}


def pivot(point, rest_point, angle):
    """Where the ankle goes when the foot turns about a point of its sole held at `point` (y, z)."""
    c, s = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    y, z = ANKLE - rest_point
    return point + np.array([y * c - z * s, y * s + z * c])


LAND, LIFT, OFF = .10, .34, .60   # flat from LAND, heel rises from LIFT, toes leave at OFF


def stance(phase):
    """Foot on the ground: ankle (y, z), pitch. The ground runs back at constant speed."""
    here = .345 - STRIDE * phase
    if phase < LAND:
        s = phase / LAND
        angle = -19 * (1 - s) ** 1.6
        return pivot(HEEL + (0, here + .02), HEEL, angle), angle
    s = max(0.0, (phase - LIFT) / (OFF - LIFT))
    angle = 54 * s ** 1.9
    return pivot(BALL + (0, here + .02), BALL, angle), angle


def step(phase):
    """The whole cycle of one foot: ankle (y, z), foot pitch, toe pitch."""
    phase %= 1.0
    if phase <= OFF:
        ankle, pitch = stance(phase)
        return ankle, pitch, pitch if pitch < 0 else 0.0
    e = 1e-3
    (a0, p0), (a1, p1) = stance(OFF), stance(0)
    v0, v1 = (a0 - stance(OFF - e)[0]) / e, (stance(e)[0] - a1) / e
    t, h = (phase - OFF) / (1 - OFF), 1 - OFF
    ankle = (2*t**3 - 3*t**2 + 1) * a0 + (t**3 - 2*t**2 + t) * h * v0 + (3*t**2 - 2*t**3) * a1 + (t**3 - t**2) * h * v1
    ankle = ankle + (.045 * np.sin(np.pi * t) ** 2 * (.55 + .45 * t), 0)
    ease = lambda x: x * x * (3 - 2 * x)
    pitch = p0 + (p1 - p0) * ease(min(1.0, t * 1.12))
    return ankle, pitch, pitch + (-p0) * (1 - ease(min(1.0, t * 2.6)))


def walking(t):
    s = standing(0)
    for side, k, phase in ((".L", 1, t), (".R", -1, t + .5)):
        ankle, pitch, toe = step(phase)
        s["leg" + side] = {"ankle": (.078 * k, ankle[0], ankle[1]), "pitch": pitch, "toe": toe, "yaw": 5 * k, "pole": (.08 * k, .15, 1)}
        swing = -np.cos(TAU * (phase - .02))
        s["arm" + side] = {"swing": (20 * swing + 2, 7, 16, 22 + 11 * swing), "clavicle": (-2.5, 3.5 * swing), "curl": 16}
    c = np.cos(TAU * (t - .02))  # left foot ahead at 1
    sway = np.cos(TAU * (t - .30))
    bob = -np.cos(2 * TAU * (t - .05))
    s["hips"] = (.018 * sway, -.027 + .018 * bob, .004 * np.sin(2 * TAU * t))
    s["hips_turn"] = (4, -6 * c, -2.6 * sway)
    s["spine"] = (0 + .6 * bob, 5 * c, 1.6 * sway)
    s["chest"] = (0, 6.5 * c, 1.6 * sway)
    s["neck"] = (5, -2.5 * c, -.4 * sway)
    s["head"] = (-7 - .8 * bob, -3 * c, -.2 * sway)
    return s


def turning(t, k):
    """Two small steps; t 0..1, k +1 to the left. The engine turns the root meanwhile."""
    s = standing(0)
    for side, near, start in ((".L", 1, .04), (".R", -1, .46)) if k > 0 else ((".R", -1, .04), (".L", 1, .46)):
        u = np.clip((t - start) / .48, 0, 1)
        up = np.sin(np.pi * u) ** 2
        leg = s["leg" + side]
        x, y, z = leg["ankle"]
        leg["ankle"] = (x + .02 * near * up, y + .075 * up, z + .03 * up)
        leg["pitch"] = leg["toe"] = 16 * up * np.cos(np.pi * u)
        leg["yaw"] += 14 * k * up
    look, sway = np.sin(np.pi * min(1, t * 1.15)) ** 2, np.sin(TAU * t)
    s["hips"] = tuple(np.add(s["hips"], (-.022 * k * sway, -.012 * np.sin(np.pi * t) ** 2, 0)))
    s["hips_turn"] = (2, 1 + 5 * k * look, -.8 + 1.5 * k * sway)
    for name, yaw in (("spine", 3), ("chest", 5), ("neck", 6), ("head", 10)):
        p, y, r = s[name]
        s[name] = (p, y + yaw * k * look, r)
    for side in (".L", ".R"):
        f, a, i, b = s["arm" + side]["swing"]
        s["arm" + side]["swing"] = (f + 4 * look, a + 3 * look, i, b + 6 * look)
    return s


def talking(t, seat, k=1.0):
    """A gesture of the right hand, a smaller answer of the left; the head nods along."""
    s = seated(0, True, k) if seat else standing(0)
    a, b = np.sin(TAU * t), np.sin(2 * TAU * t + .5)
    up = .5 - .5 * np.cos(TAU * t)
    base = TABLE / k + .175 if seat else 1.12
    ahead = .40 if seat else .30
    s["arm.R"] = {"wrist": (.17 + .05 * a + .02 * b, base + .05 * up + .018 * b, ahead + .03 * up), "pole": (.6, -.9, -.35),
                  "hand": ((-.30 + .25 * a, .25 + .2 * b, .9), (-.75, -.35 + .5 * up, .25)), "clavicle": (1 + 1.5 * up, 4)}
    if not seat:
        s["arm.L"] = {"swing": (10 + 5 * up, 8, 30, 42 + 9 * b * .5), "clavicle": (-1, 1), "curl": 12}
    p, y, r = s["chest"]
    s["chest"] = (p + 1.2 * b, y + 4 * a, r)
    p, y, r = s["spine"]
    s["spine"] = (p + 2 * up, y, r)
    s["neck"] = (s["neck"][0] + 1.5 * b, 2 * a, 1.5 * a)
    s["head"] = (s["head"][0] + 3.5 * b + 1, -4 * a, 2.5 * a)
    return s


def mix(a, b, t):
    return tuple(np.asarray(a, float) * (1 - t) + np.asarray(b, float) * t)


def sitting_down(poser, t, table=False, k=1.0):
    """From the stand at this origin to the seat at this origin, feet stepping out ahead of it.

    Moved back over FEET_AHEAD by the same ease while it plays, the feet stay where they are.
    """
    a, b, ease = standing(0), seated(0, table, k), lambda x: np.clip(x, 0, 1) ** 2 * (3 - 2 * np.clip(x, 0, 1))
    e, low = ease(t), ease((t - .06) / .88)
    s = copy.deepcopy(b)
    for key in ("hips_turn", "spine", "chest", "neck", "head"):
        s[key] = mix(a[key], b[key], e)
    s["hips"] = (a["hips"][0] * (1 - e), a["hips"][1] * (1 - low) + b["hips"][1] * low, a["hips"][2] * (1 - e) + b["hips"][2] * e)
    bow = np.sin(np.pi * t) ** 2
    for key, amount in (("hips_turn", 22), ("spine", 9), ("chest", 5), ("neck", -6), ("head", -10)):
        p, y, r = s[key]
        s[key] = (p + amount * bow, y, r)
    for side in (".L", ".R"):
        la, lb = a["leg" + side], b["leg" + side]
        s["leg" + side] = {"ankle": mix(la["ankle"], lb["ankle"], e), "yaw": la["yaw"] * (1 - e) + lb["yaw"] * e,
                           "pole": mix(la["pole"], lb["pole"], e)}
    pose, first, last = poser.solve(s), poser.solve(a), poser.solve(b)
    hand = ease((t - .10) / .85)
    for side in (".L", ".R"):
        for n in ("clavicle", "upper_arm", "forearm", "hand"):
            pose["turns"][n + side] = slerp(first["turns"][n + side], last["turns"][n + side], hand)
    return pose


def clips(poser, k=1.0):
    """name: (times, poses, extras), in the measure of a figure of full size; extras in metres."""
    made = {}

    def add(name, seconds, rate, pose_at, loop, **extras):
        count = round(seconds * rate)
        times = [seconds * i / count for i in range(count + 1)]
        poses = [pose_at(i / count) for i in range(count + 1)]
        made[name] = (times, poses, {"seconds": seconds, "loop": loop, **extras})
    solve, back = poser.solve, round(FEET_AHEAD * k, 4)
    add("stand", 4.0, 12, lambda t: solve(standing(t)), True)
    add("walk", 1.0, 30, lambda t: solve(walking(t)), True, ground_m=round(STRIDE * k, 4))
    add("sit", 4.0, 12, lambda t: solve(seated(t, False, k)), True, seat_m=SEAT)
    add("sit_table", 4.0, 12, lambda t: solve(seated(t, True, k)), True, seat_m=SEAT, table_m=TABLE, table_edge_m=.44)
    for name, table in (("sit_down", False), ("sit_down_table", True)):
        add(name, 1.4, 30, lambda t: sitting_down(poser, t, table, k), False, root_back_m=back, root_ease="smoothstep")
    add("stand_up", 1.4, 30, lambda t: sitting_down(poser, 1 - t, False, k), False, root_back_m=-back, root_ease="smoothstep")
    add("turn_left", .8, 30, lambda t: solve(turning(t, 1)), False)
    add("turn_right", .8, 30, lambda t: solve(turning(t, -1)), False)
    add("talk", 3.0, 15, lambda t: solve(talking(t, False)), True)
    add("talk_sit", 3.0, 15, lambda t: solve(talking(t, True, k)), True, seat_m=SEAT, table_m=TABLE)
    return made
