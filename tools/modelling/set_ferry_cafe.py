"""The ferry café: room shell, bar, dressing fixed to the walls, and the world outside."""
import math
import os
import random
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import bmesh
import bpy
from mathutils import Matrix, Vector

from common import Part, export, fresh, instance, material
from layout import DOOR, HALF_X as X, HALF_Y as Y, HEAD, HEIGHT as H, SILL, WINDOWS

WALL = .14


def planks(name, lo, hi, top, thick, width, tones, seed, along="x"):
    """Boards of uneven length laid in rows; one node for each tone keeps the node count low."""
    dice = random.Random(seed)
    parts = {tone: Part(f"{name}_{i}") for i, tone in enumerate(tones)}
    a, b = (0, 1) if along == "x" else (1, 0)
    row = lo[b]
    while row < hi[b] - .02:
        at = lo[a] - dice.random() * 1.8
        edge = min(row + width, hi[b])
        while at < hi[a]:
            end = at + 1.7 + dice.random() * 1.1
            tone = dice.choice(tones)
            p, q = max(at, lo[a]), min(end, hi[a])
            if q - p > .02:
                low, high = [0, 0, top - thick], [0, 0, top]
                low[a], high[a], low[b], high[b] = p + .001, q - .001, row + .0012, edge - .0012
                parts[tone].box(low, high, tone, .0022)
            at = end
        row = edge
    for part in parts.values():
        part.node()


def floor_and_ceiling():
    base = Part("floor_base")
    base.box((-X - .2, -Y - .2, -.28), (X + .2, Y + .2, -.028), "subfloor", 0)
    base.node()
    tones = [f"plank_{i}" for i in range(5)]
    for i, k in enumerate((.80, .92, 1.0, 1.10, 1.24)):
        material(tones[i], (.185 * k, .108 * k * (1.02 - .01 * i), .060 * k), .42 + .02 * i)
    planks("floor_planks", (-X - .02, -Y - .02), (X + .02, Y + .02), 0, .034, .16, tones, 4)
    top = Part("ceiling")
    top.box((-X - .22, -Y - .22, H), (X + .22, Y + .22, H + .16), "ceiling", 0)
    for i in range(1, 37):  # shallow battens read as a boarded ceiling
        y = -Y + i * .1622
        top.box((-X - .01, y - .006, H - .007), (X + .01, y + .006, H + .01), "beam", .002)
    top.node()
    beams = Part("ceiling_beams")
    for x in (-3.3, -1.65, 0, 1.65, 3.3):
        beams.box((x - .07, -Y - .02, H - .15), (x + .07, Y + .02, H + .02), "beam", .01)
        for y in (-Y, Y):  # knees where the beam meets the wall, as under a ship's deck
            s = 1 if y < 0 else -1
            beams.box((x - .045, min(y, y + s * .16), H - .30), (x + .045, max(y, y + s * .16), H - .14), "beam", .012)
    beams.node()


def shell():
    walls = Part("walls")
    low, high = -.2, H + .08
    walls.wall((-X - .1, X + .1), (low, high), (Y, Y + WALL), [(*w, SILL, HEAD) for w in WINDOWS], "plaster")
    walls.wall((-X - .1, X + .1), (low, high), (-Y - WALL, -Y), [], "plaster")
    door = (DOOR[0], DOOR[1], 0.0, DOOR[2])
    walls.wall((-Y - .1, Y + .1), (low, high), (-X - WALL - .01, -X), [door], "plaster", along="y")
    walls.wall((-Y - .1, Y + .1), (low, high), (X, X + WALL + .01), [], "plaster", along="y")
    walls.node()


def wainscot():
    """Boards, cap and skirting along each stretch of wall, given as a frame with +y into the wall."""
    part = Part("wainscot")
    stretches = [  # start, length, turn: local x runs along the wall, local -y into the room
        ((-X, Y), 2 * X, 0), ((X, -Y), 2 * X, math.pi), ((X, Y), 2 * Y, -math.pi / 2),
        ((-X, -Y), DOOR[0] + Y - .09, math.pi / 2), ((-X, DOOR[1] + .09), Y - DOOR[1] - .09, math.pi / 2)]
    for (sx, sy), length, turn in stretches:
        part.place = Matrix.Translation((sx, sy, 0)) @ Matrix.Rotation(turn, 4, "Z")
        count = max(1, round(length / .15))
        step = length / count
        for i in range(count):
            part.box((i * step + .0015, -.016, .05), ((i + 1) * step - .0015, .01, .80), "wainscot", .004)
        part.box((0, -.036, .785), (length, .012, .822), "wainscot", .007)
        part.box((0, -.022, .755), (length, .014, .79), "wainscot", .005)
        part.box((0, -.028, -.01), (length, .013, .115), "wainscot", .006)
    part.place = Matrix()
    part.node()
    rail = Part("picture_rail")
    for lo, hi in (((-X - .01, Y - .022), (X + .01, Y + .01)), ((-X - .01, -Y - .01), (X + .01, -Y + .022)),
                   ((-X - .01, -Y - .012), (-X + .022, Y + .012)), ((X - .022, -Y - .012), (X + .01, Y + .012))):
        rail.box((*lo, 2.415), (*hi, 2.455), "trim", .008)
    rail.node()


def windows():
    """One window frame, shared by all openings: jambs, mullion, transom, sill."""
    w, h = WINDOWS[0][1] - WINDOWS[0][0], HEAD - SILL
    f = Part("window_frame")
    for a, b in ((-w / 2 - .07, -w / 2 + .005), (w / 2 - .005, w / 2 + .07)):
        f.box((a, -.028, -.03), (b, .012, h + .075), "trim", .006)
    f.box((-w / 2 - .085, -.034, h - .005), (w / 2 + .085, .013, h + .085), "trim", .006)
    f.box((-w / 2 - .11, -.13, -.036), (w / 2 + .11, .011, .004), "trim", .008)
    y0, y1 = .045, .095
    for a, b in ((-w / 2 - .01, -w / 2 + .05), (w / 2 - .05, w / 2 + .01)):
        f.box((a, y0, -.012), (b, y1, h + .012), "trim", .005)
    for z0, z1 in ((-.01, .06), (h - .055, h + .01)):
        f.box((-w / 2 - .011, y0 + .003, z0), (w / 2 + .011, y1 - .003, z1), "trim", .005)
    f.box((-.022, y0 + .005, .02), (.022, y1 - .005, h - .02), "trim", .005)
    f.box((-w / 2 + .02, y0 + .01, h - .41), (w / 2 - .02, y1 - .01, h - .378), "trim", .004)
    f.rod((.05, y0 - .012, .55), (.05, y0 - .012, .66), .007, .007, "brass", 10)
    f.box((.028, y0 - .016, .59), (.06, y0 + .01, .62), "brass", .003)
    mesh = f.mesh()
    for i, (a, b) in enumerate(WINDOWS):
        instance(mesh, f"window_{i + 1}", ((a + b) / 2, Y, SILL))


def door():
    y0, y1, h = DOOR
    f = Part("door_frame")
    for a, b in ((y0 - .085, y0 + .02), (y1 - .02, y1 + .085)):
        f.box((-X - WALL - .03, a, -.02), (-X + .03, b, h + .02), "trim", .006)
    f.box((-X - WALL - .032, y0 - .10, h - .02), (-X + .034, y1 + .10, h + .085), "trim", .006)
    f.box((-X - WALL - .04, y0 - .01, -.03), (-X + .02, y1 + .01, .012), "brass", .006)
    f.node()
    w, t = y1 - y0 - .05, .045
    leaf = Part("door_leaf")  # hinge on the origin, the leaf runs along +x; a round light in it
    rad, cz = .17, 1.52
    for lo, hi in (((0, 0, .02), (.13, t, h - .03)), ((w - .13, 0, .02), (w, t, h - .03)),
                   ((.128, .001, .021), (w - .128, t - .001, .26)), ((.128, .001, 1.03), (w - .128, t - .001, 1.16)),
                   ((.128, .001, h - .19), (w - .128, t - .001, h - .031))):
        leaf.box(lo, hi, "walnut", .006)
    leaf.box((.125, .012, .25), (w - .125, t - .012, 1.04), "walnut", .002)
    cx = w / 2
    steps = 32  # upper panel with a round hole: square rim to circle, front and back
    ring = []
    for i in range(steps):
        a = 2 * math.pi * i / steps
        c, s = math.cos(a), math.sin(a)
        k = min((w / 2 - .12) / max(abs(c), 1e-6), ((cz - 1.15) if s < 0 else (h - .185 - cz)) / max(abs(s), 1e-6))
        ring.append((c, s, k))
    solid = bmesh.new()
    loops = []
    for y in (.012, t - .012):
        loops.append([solid.verts.new((cx + c * k, y, cz + s * k)) for c, s, k in ring])
        loops.append([solid.verts.new((cx + c * rad, y, cz + s * rad)) for c, s, k in ring])
    for p, q in ((0, 1), (1, 3), (3, 2), (2, 0)):
        for i in range(steps):
            j = (i + 1) % steps
            solid.faces.new((loops[p][i], loops[p][j], loops[q][j], loops[q][i]))
    leaf._add(solid, "walnut")
    for y in (.008, t - .008):
        leaf.ring((cx, y, cz), rad + .008, .014, "brass", "Y", 32, 8)
    for y0_, y1_ in ((-.035, .004), (t - .004, t + .035)):
        leaf.rod((w - .06, y0_ if y0_ < 0 else y1_, .98), (w - .06, .01 if y0_ < 0 else t - .01, .98), .012, .012, "brass", 12)
        leaf.ball((w - .06, y0_ if y0_ < 0 else y1_, .98), (.026, .018, .026), "brass")
    leaf.box((.13, -.004, .03), (w - .14, .004, .20), "brass", .002)
    node = leaf.node((-X + .036, y1 - .03, 0))
    node.rotation_euler = (0, 0, math.radians(38))  # standing open into the room


def bottle(kind, glass, radius, height, shoulder):
    part = Part(f"bottle_{kind}")
    r, s, h = radius, shoulder * height, height
    part.lathe([(0, 0), (r * .9, 0), (r, .008), (r, s), (r * .82, s + .025), (r * .40, s + .06),
                (r * .34, h - .02), (r * .40, h - .016), (r * .40, h), (0, h)], glass, seg=14)
    part.lathe([(r * 1.02, s * .30), (r * 1.035, s * .32), (r * 1.035, s * .78), (r * 1.02, s * .80),
                (r * .9, s * .79), (r * .9, s * .31)], "label", seg=14)
    return part.mesh()


def bar():
    dice = random.Random(11)
    x0, x1, y0, y1 = -3.52, -2.96, -.10, 2.50
    c = Part("counter")
    c.box((x0, y0, .09), (x1 - .03, y1, 1.035), "counter", .006)
    c.box((x0 + .05, y0 + .05, -.01), (x1 - .09, y1 - .05, .10), "black", .004)
    n = 8
    for i in range(n):  # fielded panels on the front
        a, b = y0 + .03 + (y1 - y0 - .06) * i / n, y0 + .03 + (y1 - y0 - .06) * (i + 1) / n
        c.box((x1 - .04, a + .02, .20), (x1 - .012, b - .02, .90), "walnut", .012)
    c.box((x1 - .045, y0 - .006, .93), (x1, y1 + .006, 1.03), "walnut", .008)
    c.box((x1 - .044, y0 - .005, .085), (x1 - .002, y1 + .005, .165), "walnut", .008)
    for i in range(2):
        c.box((x0 + .05 + i * .26, y0 - .012, .20), (x0 + .26 + i * .26, y0 + .02, .90), "walnut", .012)
    c.box((x0 - .03, y0 - .07, 1.03), (x1 + .10, y1 + .05, 1.08), "tabletop", .012, 2)
    c.node()
    rail = Part("foot_rail")
    rail.rod((x1 + .12, y0 + .05, .19), (x1 + .12, y1 - .05, .19), .019, .019, "brass", 14)
    for y in (y0 + .2, .75, 1.65, y1 - .2):
        rail.sweep([(x1 - .02, y, .13), (x1 + .06, y, .14), (x1 + .12, y, .19)], "brass", .012)
    for y in (y0 + .05, y1 - .05):
        rail.ball((x1 + .12, y, .19), (.027, .027, .027), "brass", 12, 8)
    rail.node()
    back = Part("bar_back")
    back.box((-X - .01, y0 + .03, -.01), (-4.10, y1 + .13, .92), "counter", .006)
    for i in range(6):
        a = y0 + .06 + i * .435
        back.box((-4.115, a, .14), (-4.088, a + .40, .86), "walnut", .010)
        back.ball((-4.083, a + (.36 if i % 2 == 0 else .04), .52), (.012, .012, .012), "brass", 10, 6)
    back.box((-X - .011, y0, .915), (-4.06, y1 + .16, .96), "tabletop", .008)
    for z in (1.27, 1.62, 1.97):
        back.box((-X - .01, y0 + .12, z - .028), (-X + .20, y1 - .02, z), "oak", .005)
    for y in (y0 + .10, (y0 + y1) / 2 + .05, y1 - .02):
        back.box((-X - .012, y - .016, .95), (-X + .205, y + .016, 2.12), "oak", .005)
    back.box((-X - .013, y0 + .05, 2.10), (-X + .225, y1 + .03, 2.14), "oak", .008)
    back.box((-X - .02, y0 + .11, .95), (-X + .012, y1 - .03, 2.11), "walnut", .002)
    back.node()
    shapes = [bottle("green", "bottle_green", .037, .30, .62), bottle("amber", "bottle_amber", .040, .26, .58),
              bottle("clear", "bottle_clear", .036, .31, .66), bottle("dark", "bottle_dark", .038, .29, .60),
              bottle("red", "bottle_red", .034, .27, .55)]
    n = 0
    for z in (1.27, 1.62):  # the top shelf holds glasses
        y = y0 + .22
        while y < y1 - .12:
            if abs(y - ((y0 + y1) / 2 + .05)) > .07 and dice.random() < .86:
                n += 1
                instance(dice.choice(shapes), f"bottle_{n:02}", (-X + .105 + dice.uniform(-.02, .02), y, z), turn=dice.uniform(0, 6))
            y += .098 + dice.random() * .045
    glass = Part("tumblers")
    for row, z in enumerate((.96, 1.97)):
        for i in range(14 if row else 5):
            y = y0 + .2 + i * (.095 if row else .085) + (.75 if row and i > 6 else 0)
            if row and y > y1 - .1:
                break
            for k in range(1 if row else 2):
                x = -X + .10 + k * .085
                glass.lathe([(0, z), (.026, z), (.034, z + .085 - .02 * row), (.031, z + .085 - .02 * row), (.022, z + .01), (0, z + .01)],
                            "bottle_clear", (x, y, 0), 12)
    glass.node()
    gear = Part("coffee_machine")
    gx, gy, gz = -3.44, 1.72, 1.08
    gear.box((gx + .0, gy, gz + .03), (gx + .42, gy + .62, gz + .12), "steel", .012)
    gear.box((gx + .16, gy + .02, gz + .11), (gx + .41, gy + .60, gz + .40), "steel", .02, 2)
    gear.box((gx + .01, gy + .005, gz + .32), (gx + .425, gy + .615, gz + .455), "enamel", .03, 2)
    gear.box((gx + .04, gy + .04, gz + .118), (gx + .17, gy + .58, gz + .126), "black", .002)
    for y in (gy + .17, gy + .45):
        gear.rod((gx + .10, y, gz + .33), (gx + .10, y, gz + .27), .036, .036, "chrome", 16)
        gear.rod((gx + .10, y, gz + .285), (gx - .06, y, gz + .265), .011, .014, "black", 10)
    for x in (gx + .05, gx + .37):
        for y in (gy + .06, gy + .56):
            gear.rod((x, y, gz - .005), (x, y, gz + .04), .018, .018, "black", 10)
    gear.box((gx + .06, gy + .05, gz + .452), (gx + .38, gy + .57, gz + .475), "brass", .01)
    gear.node()
    till = Part("till")
    till.box((-3.45, .10, 1.075), (-3.10, .42, 1.17), "black", .01)
    till.box((-3.42, .12, 1.16), (-3.24, .40, 1.33), "grey_paint", .02, 2)
    till.box((-3.24, .16, 1.165), (-3.13, .36, 1.19), "label", .006)
    till.node()
    stack = Part("bar_cups")
    for i in range(9):
        x, y, z = -3.40 + .085 * (i % 3), 1.00 + .09 * (i // 3), 1.08
        stack.lathe([(0, z), (.022, z), (.037, z + .062), (.034, z + .062), (.019, z + .006), (0, z + .006)], "porcelain", (x, y, 0), 14)
    stack.node()


def dressing():
    lettering("FERRY CAFÉ", (-X + .052, -.98, 2.235), .17)
    sign = Part("sign_board")
    sign.box((-X - .01, -1.10, 2.16), (-X + .04, .02, 2.40), "enamel", .008)
    sign.box((-X - .01, -1.13, 2.13), (-X + .03, .05, 2.429), "brass", .008)
    sign.node()
    b = Part("life_buoy")  # origin at its centre, hanging on a wall to its +x side
    b.ring((-.075, 0, 0), .27, .066, "buoy_white", "X", 40, 14)
    for k in range(4):
        a = math.pi / 4 + k * math.pi / 2
        b.ring((-.075, 0, 0), .27, .0695, "buoy_red", "X", 8, 14, a - .26, a + .26)
    rope = [Vector((-.075, (.355 + .030 * abs(math.sin(2 * t))) * math.cos(t), (.355 + .030 * abs(math.sin(2 * t))) * math.sin(t)))
            for t in (2 * math.pi * i / 48 for i in range(48))]
    b.sweep(rope, "rope", .008, 6, closed=True, up=(1, 0, 0))
    b.box((-.08, -.02, .20), (.012, .02, .24), "iron", .004)
    mesh = b.mesh()
    instance(mesh, "life_buoy_east", (X, 1.35, 1.62))
    instance(mesh, "life_buoy_west", (-X, -2.66, 1.52), turn=math.pi).scale = (.82,) * 3
    chart = Part("sea_chart")
    chart.box((X - .035, -1.75, 1.12), (X + .01, -.25, 2.12), "walnut", .012)
    chart.box((X - .038, -1.68, 1.19), (X + .008, -.32, 2.05), "paper", .001)
    chart.box((X - .0395, -1.62, 1.25), (X, -.38, 1.99), "chart", .001)
    dice = random.Random(21)
    for corner, reach, first, last in (((-1.615, 1.255), .50, 0, 90), ((-.385, 1.985), .52, 180, 270), ((-.80, 1.50), .09, 0, 345)):
        outline = [corner] if last - first < 180 else []
        for i in range(19):  # a ragged shore about a corner of the sheet, and an island
            angle = math.radians(first + (last - first) * i / 18)
            r = reach * (.72 + .28 * math.sin(3.1 * angle + reach * 9) + dice.uniform(-.09, .09))
            outline.append((corner[0] + r * math.cos(angle), corner[1] + r * math.sin(angle)))
        chart.prism(outline, X - .041, X - .02, "chart_land")
    for i in range(1, 5):  # meridians and parallels
        y, z = -1.62 + 1.24 * i / 5, 1.25 + .74 * i / 5
        chart.box((X - .0402, y - .0015, 1.26), (X - .03, y + .0015, 1.98), "paper", 0)
        chart.box((X - .0400, -1.61, z - .0015), (X - .03, -.39, z + .0015), "paper", 0)
    chart.node()
    poster = Part("poster")
    poster.place = Matrix.Translation((-1.2, -Y, 0))
    poster.box((-.36, -.01, 1.10), (.36, .022, 2.10), "black", .006)
    poster.box((-.33, 0, 1.13), (.33, .0235, 2.07), "poster_red", .001)
    poster.box((-.29, 0, 1.17), (.29, .0247, 1.45), "chart", .001)
    poster.box((-.20, 0, 1.42), (.22, .0259, 1.52), "buoy_white", .004)
    poster.box((-.08, 0, 1.50), (.12, .0270, 1.60), "buoy_white", .004)
    poster.box((.0, 0, 1.58), (.07, .0280, 1.72), "black", .004)
    poster.lathe([(0, 0), (.10, 0), (.10, .006), (0, .006)], "bulb_paint", (-.14, .0205, 1.84), 32, Matrix.Rotation(-math.pi / 2, 4, "X"))
    poster.node()
    board = Part("menu_board")
    board.place = Matrix.Translation((1.3, -Y, 0))
    board.box((-.62, -.01, 1.12), (.62, .024, 2.02), "oak", .008)
    board.box((-.57, 0, 1.17), (.57, .0255, 1.97), "slate", .001)
    dice = random.Random(3)
    for col in (-.50, .06):
        for i in range(7):
            z = 1.84 - i * .09
            board.box((col, .01, z), (col + dice.uniform(.20, .32), .0268, z + .014), "paper", .001)
            board.box((col + .38, .01, z), (col + .43, .0268, z + .014), "paper", .001)
    board.node()
    hooks = Part("coat_hooks")
    hooks.place = Matrix.Translation((3.2, -Y, 0))
    hooks.box((-.6, -.01, 1.66), (.6, .024, 1.77), "walnut", .008)
    for i in range(5):
        x = -.48 + i * .24
        hooks.sweep([(x, .015, 1.72), (x, .06, 1.70), (x, .085, 1.665), (x, .10, 1.70)], "brass", .007, up=(1, 0, 0))
        hooks.ball((x, .10, 1.702), (.012, .012, .012), "brass", 10, 6)
    hooks.node()
    clock = Part("ship_clock")
    turn = Matrix.Rotation(-math.pi / 2, 4, "Y")
    clock.lathe([(0, -.01), (.17, -.01), (.17, .03), (.155, .052), (.142, .046), (.140, .03), (0, .03)], "brass", (X, 0, 2.12), 32, turn)
    clock.lathe([(0, .02), (.139, .02), (.139, .034), (0, .034)], "paper", (X, 0, 2.12), 32, turn)
    for length, angle, wide in ((.075, 2.45, .008), (.115, .65, .005)):
        clock.box((-.0375, -wide, -.015), (-.0360, wide, length), "black", 0,
                  place=Matrix.Translation((X, 0, 2.12)) @ Matrix.Rotation(angle, 4, "X"))
    clock.node()
    radiator = Part("radiator")
    for w0 in (-.45, 1.25):
        for i in range(9):
            x = w0 + i * .10
            radiator.box((x, Y - .17, .14), (x + .07, Y - .06, .64), "grey_paint", .022, 2)
        radiator.box((w0 + .02, Y - .135, .17), (w0 + .85, Y - .095, .21), "grey_paint", .006)
        radiator.box((w0 + .02, Y - .135, .57), (w0 + .85, Y - .095, .61), "grey_paint", .006)
        for x in (w0 + .04, w0 + .84):
            radiator.rod((x, Y - .115, -.005), (x, Y - .115, .18), .014, .014, "grey_paint", 10)
    radiator.node()
    ext = Part("fire_extinguisher")
    ext.lathe([(0, .35), (.07, .35), (.078, .37), (.078, .72), (.06, .78), (.028, .80), (.028, .84), (0, .84)], "buoy_red", (-X + .115, -1.12, 0), 20)
    ext.box((-X + .09, -1.14, .82), (-X + .20, -1.10, .85), "black", .006)
    ext.box((-X - .01, -1.15, .50), (-X + .05, -1.09, .60), "iron", .004)
    ext.sweep([(-X + .14, -1.10, .83), (-X + .20, -1.05, .80), (-X + .21, -1.04, .62), (-X + .18, -1.06, .48)], "black", .010)
    ext.node()


def lettering(text, at, size):
    curve = bpy.data.curves.new("lettering", "FONT")
    curve.body, curve.size, curve.extrude, curve.resolution_u = text, size, .006, 2
    holder = bpy.data.objects.new("lettering", curve)
    bpy.context.scene.collection.objects.link(holder)
    mesh = bpy.data.meshes.new_from_object(holder.evaluated_get(bpy.context.evaluated_depsgraph_get()))
    bpy.data.objects.remove(holder)
    mesh.materials.clear()
    mesh.materials.append(material("sign_light"))
    mesh.name = "sign_lettering"
    # stand it upright and turn its face to the room (+x), reading from south to north
    mesh.transform(Matrix.Rotation(math.pi / 2, 4, "Z") @ Matrix.Rotation(math.pi / 2, 4, "X"))
    instance(mesh, "sign_lettering", at)


def main():
    fresh()
    material("bulb_paint", (.80, .50, .18), .7)
    floor_and_ceiling()
    shell()
    wainscot()
    windows()
    door()
    bar()
    dressing()
    export("ferry_cafe")


if __name__ == "__main__":
    main()
