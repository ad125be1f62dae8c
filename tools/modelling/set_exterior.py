"""What the café's windows and door look out on: deck, rail, sea and a far coast."""
import math
import os
import random
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import bmesh
from mathutils import noise

from common import Part, export, fresh, material
from layout import HALF_X as X, HALF_Y as Y
from set_ferry_cafe import planks

DECK, SEA, SEA_REACH = -.03, -6.0, 480.0
NORTH, WEST, EAST, SOUTH = Y + 1.95, -X - 1.95, X + 3.5, -Y - 3.5


def deck():
    base = Part("deck_base")
    base.box((WEST, Y + .12, DECK - .22), (EAST, NORTH, DECK - .02), "hull_white", 0)
    base.box((WEST + .002, SOUTH, DECK - .221), (-X - .13, Y + .14, DECK - .021), "hull_white", 0)
    base.node()
    tones = [f"deck_{i}" for i in range(3)]
    for i, k in enumerate((.88, 1, 1.12)):
        material(tones[i], (.30 * k, .235 * k, .165 * k), .65)
    planks("deck_north", (WEST + .02, Y + .13), (EAST - .02, NORTH - .12), DECK, .04, .12, tones, 7)
    planks("deck_west", (WEST + .12, SOUTH + .02), (-X - .145, Y + .128), DECK, .04, .12, tones, 8, along="y")


def rail():
    part = Part("deck_rail")
    n, w = NORTH - .07, WEST + .07
    runs = [((w, n), (EAST, n)), ((w, n), (w, SOUTH))]
    for (ax, ay), (bx, by) in runs:
        length = math.hypot(bx - ax, by - ay)
        count = round(length / 1.35)
        for i in range(count + 1):
            if i == 0 and (ax, ay) == runs[1][0] and by == SOUTH:
                continue  # the corner post stands already
            x, y = ax + (bx - ax) * i / count, ay + (by - ay) * i / count
            part.rod((x, y, DECK - .03), (x, y, DECK + 1.02), .024, .022, "hull_white", 10)
            part.rod((x, y, DECK - .02), (x, y, DECK + .02), .05, .045, "hull_white", 12)
        for z in (.30, .54, .78):
            part.rod((ax, ay, DECK + z), (bx, by, DECK + z), .011, .011, "hull_white", 8)
    part.box((w - .05, n - .05, DECK + 1.01), (EAST, n + .05, DECK + 1.06), "oak", .016, 2)
    part.box((w - .049, SOUTH, DECK + 1.011), (w + .049, n - .02, DECK + 1.059), "oak", .016, 2)
    part.node()
    edge = Part("deck_edge")
    edge.box((WEST - .02, NORTH - .14, DECK - .03), (EAST, NORTH + .02, DECK + .07), "hull_white", .015)
    edge.box((WEST - .021, SOUTH, DECK - .031), (WEST + .14, NORTH + .01, DECK + .068), "hull_white", .015)
    edge.node()
    hull = Part("hull")
    hull.box((WEST + .05, SOUTH + .01, SEA - 2), (EAST - .01, NORTH - .05, DECK - .20), "hull_white", .05)
    hull.box((WEST + .03, SOUTH, SEA - 1.9), (EAST, NORTH - .03, SEA + .9), "buoy_red", .05)
    hull.node()


def sea():
    """A disc whose rings widen with distance, so that near waves keep their shape."""
    part = Part("sea")
    solid, seg, rings = bmesh.new(), 120, []
    radii = [0]
    while radii[-1] < SEA_REACH:
        radii.append(radii[-1] + max(1.6, radii[-1] * .115))
    radii[-1] = SEA_REACH
    for k, r in enumerate(radii[1:]):
        ring = []
        for i in range(seg):
            a = 2 * math.pi * (i + .5 * (k % 2)) / seg
            x, y = r * math.cos(a), r * math.sin(a)
            calm = max(0, 1 - r / 220)
            swell = .16 * math.sin(.23 * x + .31 * y) + .10 * math.sin(.52 * x - .37 * y + 1.3) \
                + .20 * noise.noise((x * .21, y * .21, 3.7))
            ring.append(solid.verts.new((x, y, SEA + swell * calm)))
        rings.append(ring)
    centre = solid.verts.new((0, 0, SEA))
    for i in range(seg):
        solid.faces.new((centre, rings[0][i], rings[0][(i + 1) % seg]))
    for k, (inner, outer) in enumerate(zip(rings, rings[1:])):
        for i in range(seg):
            j = (i + 1) % seg
            if k % 2 == 0:  # the outer ring is turned by half a step against the inner
                solid.faces.new((inner[i], outer[i], inner[j]))
                solid.faces.new((outer[i], outer[j], inner[j]))
            else:
                solid.faces.new((inner[i], outer[i], outer[j]))
                solid.faces.new((inner[i], outer[j], inner[j]))
    part._add(solid, "sea")
    node = part.node()
    if node.data.polygons[0].normal.z < 0:
        node.data.flip_normals()


def coast(name, reach, height, lowest, mat, seed, arc):
    """A ridge seen from afar: one closed strip along the horizon."""
    dice = random.Random(seed)
    part, solid, steps = Part(name), bmesh.new(), 110
    shift = dice.random() * 50
    rows = []
    for i in range(steps + 1):
        a = math.radians(arc[0] + (arc[1] - arc[0]) * i / steps)
        fade = min(1, i / 14, (steps - i) / 14)
        h = lowest + fade * height * max(0, .45 + .75 * noise.noise((i * .055 + shift, 0, 0))
                                         + .22 * noise.noise((i * .21 + shift, 5, 0)))
        c, s = math.cos(a), math.sin(a)
        rows.append([solid.verts.new((c * r, s * r, z)) for r, z in
                     ((reach - 18, SEA - .6), (reach, SEA + h), (reach + 12, SEA - .6))])
    for p, q in zip(rows, rows[1:]):
        for k in range(3):
            solid.faces.new((p[k], p[(k + 1) % 3], q[(k + 1) % 3], q[k]))
    solid.faces.new(rows[0])
    solid.faces.new(rows[-1])
    part._add(solid, mat)
    part.node()


def main():
    fresh()
    deck()
    rail()
    sea()
    coast("coast_near", 430, 15, 1.2, "coast", 5, (18, 128))
    coast("coast_far", 462, 30, 3.0, "coast_far", 9, (60, 205))
    export("ferry_exterior")


if __name__ == "__main__":
    main()
