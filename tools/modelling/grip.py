"""Grip and lighting stands: slider, jib, light stand, C-stand with a flag, apple boxes, curved track."""
import math
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from mathutils import Matrix

from common import Part, export, fresh
from rigs import GAUGE, RAIL_TOP, camera_head


def legs(part, height, spread, mat="black"):
    """Three legs of tube from a collar at `height`, `spread` from the middle on the floor."""
    for i in range(3):
        a = math.pi / 2 + i * 2 * math.pi / 3
        c, s = math.cos(a), math.sin(a)
        part.rod((c * .03, s * .03, height), (c * spread, s * spread, .02), .011, .011, mat, 12)
        part.ball((c * spread, s * spread, .017), (.017, .017, .017), "rubber", 12, 8)
        part.rod((.0, .0, height * .42), (c * spread * .52, s * spread * .52, height * .5), .006, .006, "steel", 8)
    part.lathe([(0, height - .04), (.035, height - .04), (.038, height - .02), (.038, height + .02), (.030, height + .04), (0, height + .04)],
               mat, seg=18)


def camera_slider():
    """A slider of 1200 mm (a common length) between two low legs, the camera in its middle."""
    p = Part("slider")
    for y in (-.06, .06):
        p.rod((-.58, y, .20), (.58, y, .20), .0125, .0125, "steel", 16)
    for x in (-.585, .585):
        p.box((x - .02, -.10, .165), (x + .02, .10, .235), "black", .008, 2)
        for y in (-.13, .13):
            p.rod((x, y * .5, .17), (x, y, .012), .010, .010, "black", 12)
            p.ball((x, y, .015), (.015, .015, .015), "rubber", 12, 8)
    p.box((-.10, -.095, .185), (.10, .095, .235), "grey_paint", .010, 2)
    p.rod((0, 0, .23), (0, 0, .27), .045, .045, "black", 20)
    base = p.node()
    camera_head("camera_head", (0, 0, .325), base)


def camera_jib():
    """A jib with 1.8 m in front of its fulcrum, on a stand; the camera on its end."""
    p = Part("jib_stand")
    legs(p, .95, .62)
    p.rod((0, 0, .90), (0, 0, 1.22), .030, .026, "steel", 18)
    p.box((-.055, -.05, 1.20), (.055, .05, 1.26), "grey_paint", .008, 2)
    for x in (-.05, .05):
        p.box((x - .008, -.04, 1.24), (x + .008, .04, 1.36), "grey_paint", .004)
    base = p.node()
    arm = Part("jib_arm")  # origin at the fulcrum
    for z in (-.035, .035):
        arm.box((-.022, -1.80, z - .016), (.022, .75 if z < 0 else .10, z + .016), "grey_paint", .006, 2)
    arm.rod((-.06, 0, 0), (.06, 0, 0), .016, .016, "steel", 14)
    arm.box((-.03, -1.83, -.075), (.03, -1.78, .075), "black", .008, 2)
    arm.box((-.08, -1.90, .06), (.08, -1.74, .078), "black", .006, 2)
    for x in (-.05, .05):
        arm.lathe([(0, -.014), (.105, -.014), (.112, -.008), (.112, .008), (.105, .014), (0, .014)], "black", (x, .68, -.035), 20,
                  Matrix.Rotation(math.pi / 2, 4, "Y"))
    arm.rod((-.075, .68, -.035), (.075, .68, -.035), .013, .013, "steel", 12)
    node = arm.node((0, 0, 1.32), base)
    camera_head("camera_head", (0, -1.82, .135), node)


def light_stand():
    """A three-riser stand drawn out to 2.4 m, its legs 0.95 m across; baby pin of 16 mm on top."""
    p = Part("light_stand")
    legs(p, .62, .48)
    for lo, hi, r in ((.10, 1.12, .0175), (1.08, 1.78, .0145), (1.74, 2.32, .0115)):
        p.rod((0, 0, lo), (0, 0, hi), r, r, "steel", 16)
    for z in (1.12, 1.78):
        p.lathe([(0, z - .03), (.026, z - .03), (.028, z), (.022, z + .03), (0, z + .03)], "black", seg=16)
        p.rod((.02, 0, z), (.055, 0, z), .006, .006, "black", 10)
        p.ball((.06, 0, z), (.012, .018, .012), "black", 12, 8)
    p.rod((0, 0, 2.31), (0, 0, 2.40), .008, .008, "brass", 12)
    p.node()


def c_stand_flag():
    """A C-stand of 40 inches with its arm, and a flag of 24 by 36 inches (610 x 914 mm)."""
    p = Part("c_stand")
    for i, height in enumerate((.07, .10, .13)):  # turtle legs lie one over the other
        a = math.pi / 2 + i * 2 * math.pi / 3
        c, s = math.cos(a), math.sin(a)
        p.sweep([(0, 0, height + .24), (c * .05, s * .05, height + .23), (c * .10, s * .10, height + .02), (c * .16, s * .16, height - .04),
                 (c * .47, s * .47, .014)], "steel", .0125, 12)
        p.ball((c * .48, s * .48, .014), (.014, .014, .014), "rubber", 12, 8)
    for lo, hi, r in ((.12, 1.32, .0175), (1.28, 1.80, .0145)):
        p.rod((0, 0, lo), (0, 0, hi), r, r, "steel", 16)
    p.lathe([(0, 1.27), (.028, 1.27), (.030, 1.30), (.024, 1.34), (0, 1.34)], "black", seg=16)
    place = Matrix.Translation((0, 0, 1.82)) @ Matrix.Rotation(math.pi / 2, 4, "Y")
    for x in (-.022, .022):
        p.lathe([(0, -.011), (.032, -.011), (.036, -.006), (.036, .006), (.032, .011), (0, .011)], "steel", (x, 0, 0), 20, place)
    p.rod((-.06, 0, 1.82), (.06, 0, 1.82), .008, .008, "steel", 12)
    p.rod((.02, .12, 1.80), (.02, -.95, 1.98), .008, .008, "steel", 12)
    base = p.node()
    flag = Part("flag")
    for x in (-.457, .457):
        flag.rod((x, 0, -.305), (x, 0, .305), .005, .005, "steel", 8)
    for z in (-.305, .305):
        flag.rod((-.457, 0, z), (.457, 0, z), .005, .005, "steel", 8)
    flag.box((-.455, -.0025, -.302), (.455, .0025, .302), "cloth_black", .001)
    flag.rod((0, 0, .305), (0, 0, .40), .005, .005, "steel", 8)
    flag.node((.02, -.95, 1.58), base)


def apple_boxes():
    """Full, half, quarter and pancake: 500 x 305 mm, 203, 102, 51 and 25 mm high (20 x 12 inches)."""
    p = Part("apple_boxes")
    z = 0
    for i, height in enumerate((.2032, .1016, .0508, .0254)):
        turn = Matrix.Rotation((.03, -.05, .07, -.02)[i], 4, "Z")
        top = z + height
        p.box((-.254, -.1525, z), (.254, .1525, top), "plywood", .004, 2, turn)
        if height > .09:
            for y in (-1, 1):
                near, far = sorted((y * .1526, y * .1490))
                p.box((-.06, near, (z + top) / 2 - .016), (.06, far, (z + top) / 2 + .016), "black", .014, 3, turn)
        z = top
    p.node()


def dolly_track_curved():
    """A quarter of a circle of 3 m radius, gauge 622 mm: its middle line starts at the origin along -y."""
    p = Part("dolly_track_curved")
    radius = 3.0
    for r in (radius - GAUGE / 2, radius + GAUGE / 2):
        p.ring((radius, 0, RAIL_TOP - .020), r, .020, "steel", "Z", 48, 12, math.pi, 1.5 * math.pi)
    for i in range(9):
        a = math.pi + math.pi / 2 * i / 8
        p.place = Matrix.Translation((radius, 0, 0)) @ Matrix.Rotation(a, 4, "Z")
        p.box((radius - GAUGE / 2 - .10, -.032, 0), (radius + GAUGE / 2 + .10, .032, .0225), "rubber", .006)
        for r in (radius - GAUGE / 2, radius + GAUGE / 2):
            p.box((r - .034, -.026, .0215), (r + .034, .026, .034), "grey_paint", .004)
    p.place = Matrix()
    p.node()


MODELS = (camera_slider, camera_jib, light_stand, c_stand_flag, apple_boxes, dolly_track_curved)


def main():
    for make in MODELS:
        fresh()
        make()
        export(make.__name__)


if __name__ == "__main__":
    main()
