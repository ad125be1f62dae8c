"""What stands in streets: a car and a tree, simple enough to be many."""
import math
import os
import random
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import bmesh
from mathutils import Matrix, Vector

from common import Part, export, fresh


def hull(part, stations, mat):
    """A skin through outlines of (x, z) pairs, one a y; closed at both ends, the same left and right."""
    solid, rings = bmesh.new(), []
    for y, half in stations:
        outline = half + [(-x, z) for x, z in reversed(half)]
        rings.append([solid.verts.new((x, y, z)) for x, z in outline])
    for near, far in zip(rings, rings[1:]):
        for i in range(len(near)):
            j = (i + 1) % len(near)
            solid.faces.new((near[i], near[j], far[j], far[i]))
    solid.faces.new(rings[0])
    solid.faces.new(rings[-1])
    bmesh.ops.bevel(solid, geom=solid.edges[:], offset=.02, segments=2, profile=.5, affect="EDGES")
    part._add(solid, mat)


def car():
    """A hatchback of the compact class: 4.25 m long, 1.79 m wide, 1.47 m high, wheelbase 2.63 m."""
    body = Part("car_body")
    lower = lambda w, top: [(w * .94, .19), (w, .32), (w, top - .10), (w * .955, top)]
    hull(body, [(-2.125, lower(.70, .66)), (-2.02, lower(.82, .74)), (-1.30, lower(.885, .86)), (-.85, lower(.895, .92)),
                (1.55, lower(.895, .96)), (2.00, lower(.85, .94)), (2.125, lower(.76, .84))], "car_paint")
    roof = lambda w, z: [(w * 1.12, .90), (w, z - .05), (w * .93, z)]
    hull(body, [(-.30, roof(.62, 1.40)), (.10, roof(.64, 1.465)), (.90, roof(.64, 1.47)), (1.45, roof(.62, 1.42))], "car_paint")
    glass = lambda w, z: [(w * 1.21, .90), (w, z)]
    hull(body, [(-1.00, glass(.715, .93)), (-.22, glass(.635, 1.385)), (1.50, glass(.63, 1.39)), (1.92, glass(.70, .95))], "bottle_dark")
    for x in (-1, 1):
        for y in (-1.315, 1.315):  # tyres of 205/55 R16: 632 mm across
            spin = Matrix.Translation((x * .80, y, .316)) @ Matrix.Rotation(math.pi / 2 * x, 4, "Y")
            body.lathe([(0, -.09), (.20, -.10), (.29, -.105), (.316, -.08), (.316, .08), (.29, .105), (.22, .10), (.21, .085), (0, .07)],
                       "rubber", seg=28, place=spin)
            body.lathe([(0, .08), (.05, .085), (.18, .095), (.21, .104), (.20, .07), (0, .06)], "steel", seg=28, place=spin)
        lo, hi = sorted((x * .50, x * .77))
        body.box((lo, -2.10, .60), (hi, -1.97, .72), "bottle_clear", .03, 3)
        lo, hi = sorted((x * .60, x * .80))
        body.box((lo, 2.00, .72), (hi, 2.125, .86), "bottle_red", .03, 3)
        lo, hi = sorted((x * .86, x * 1.00))
        body.box((lo, -.80, .92), (hi, -.68, 1.05), "car_paint", .03, 3)
        for y in (-.45, .62):
            lo, hi = sorted((x * .885, x * .905))
            body.box((lo, y + .36, .80), (hi, y + .50, .825), "black", .006, 2)
    body.box((-.42, -2.14, .36), (.42, -2.02, .52), "black", .02, 2)
    body.box((-.26, -2.15, .40), (.26, -2.11, .51), "label", .004)
    body.box((-.26, 2.11, .52), (.26, 2.14, .63), "label", .004)
    body.node()


def tree():
    """A young street tree: 6 m high, its crown 3.6 m across, clear of leaves to 2.2 m."""
    chance = random.Random(5)
    p = Part("tree")
    p.sweep([(0, 0, 0), (.02, .01, .8), (-.02, .03, 1.8), (.03, -.02, 2.9), (.01, .02, 4.6)], "bark", .075, 10)
    p.lathe([(0, 0), (.16, 0), (.11, .10), (.08, .30), (0, .30)], "bark", seg=14)
    for i in range(9):
        a, z = i * 2.4, 2.1 + .24 * i
        out = 1.15 * math.sin(math.pi * (i + 2.2) / 12)
        p.sweep([(0, 0, z), (out * .5 * math.cos(a), out * .5 * math.sin(a), z + .42), (out * math.cos(a), out * math.sin(a), z + .95)],
                "bark", .026, 7)
    trunk = p.node()
    crown = Part("crown")
    for i in range(30):
        t = (i + .5) / 30
        a, z = i * 2.399963, 2.55 + 3.0 * t
        out = 1.30 * math.sin(math.pi * min(1, .18 + .82 * t)) * (.55 + .45 * chance.random())
        size = .50 + .18 * chance.random()
        solid = bmesh.new()
        bmesh.ops.create_icosphere(solid, subdivisions=2, radius=size)
        for v in solid.verts:
            v.co *= .86 + .26 * chance.random()
        crown._add(solid, "leaves", Matrix.Translation((out * math.cos(a), out * math.sin(a), min(z, 5.45)))
                   @ Matrix.Diagonal((1, 1, .82, 1)))
    crown.node(parent=trunk)


MODELS = (car, tree)


def main():
    for make in MODELS:
        fresh()
        make()
        export(make.__name__)


if __name__ == "__main__":
    main()
