"""Film machinery: camera head, dolly and track, tripod, jib crane. Each looks along -Y."""
import math
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from mathutils import Matrix

from common import Part, export, fresh

GAUGE, RAIL_TOP = .622, .06


def camera_head(name, at, parent=None):
    """Camera on a geared head; the origin is the tilt axis, the lens axis .17 m above it."""
    p = Part(name)
    z = .17
    p.box((-.055, -.09, -.055), (.055, .09, .015), "grey_paint", .012, 2)
    for x in (-.075, .075):
        p.lathe([(0, -.014), (.048, -.014), (.052, -.008), (.052, .008), (.048, .014), (0, .014)], "black", (x, 0, -.01), 18,
                Matrix.Rotation(math.pi / 2, 4, "Y"))
    p.box((-.06, -.17, .025), (.06, .17, .045), "grey_paint", .006)
    p.box((-.045, -.10, .010), (.045, .10, .03), "steel", .004)
    p.sweep([(-.07, .05, .0), (-.09, .16, -.01), (-.10, .40, -.07)], "black", .010)
    p.rod((-.0975, .34, -.052), (-.1005, .42, -.075), .016, .016, "rubber", 12)
    p.box((-.075, -.13, z - .085), (.075, .17, z + .085), "black", .014, 2)
    p.box((-.079, -.10, z - .05), (.079, .10, z + .045), "grey_paint", .010)
    p.box((-.05, .16, z - .06), (.05, .27, z + .05), "black", .010)
    p.rod((0, -.125, z), (0, -.155, z), .058, .052, "steel", 18)
    p.lathe([(0, 0), (.046, 0), (.046, .05), (.050, .055), (.050, .075), (.046, .08), (.046, .11), (.054, .118), (.054, .150),
             (.048, .152), (.040, .135), (0, .128)], "black", (0, -.15, z), 20, Matrix.Rotation(math.pi / 2, 4, "X"))
    p.lathe([(0, 0), (.041, 0), (.038, .006), (.02, .012), (0, .013)], "lens", (0, -.276, z), 18, Matrix.Rotation(math.pi / 2, 4, "X"))
    p.lathe([(.0485, .057), (.0515, .058), (.0515, .072), (.0485, .073)], "grey_paint", (0, -.15, z), 20, Matrix.Rotation(math.pi / 2, 4, "X"))
    for lo, hi in (((-.10, z + .058), (.10, z + .072)), ((-.10, z - .072), (.10, z - .058)), ((-.10, z - .06), (-.086, z + .06)), ((.086, z - .06), (.10, z + .06))):
        p.box((lo[0], -.37, lo[1]), (hi[0], -.265, hi[1]), "black", .003)
    for x in (-.1, .086):
        p.box((x, -.285, z - .058), (x + .014, -.268, z + .058), "black", .002)
    for a, b in ((-.09, -.052), (.052, .09)):
        p.box((a, -.279, z - .06), (b, -.271, z + .06), "black", .001)
    for a, b in ((-.062, -.052), (.052, .062)):
        p.box((-.056, -.2785, z + a), (.056, -.2715, z + b), "black", .001)
    p.box((-.105, -.385, z + .066), (.105, -.262, z + .074), "black", .002)
    p.box((-.105, -.46, z + .070), (.105, -.380, z + .075), "black", .001, place=Matrix.Translation((0, -.385, z + .072))
          @ Matrix.Rotation(.32, 4, "X") @ Matrix.Translation((0, .385, -z - .072)))
    for x in (-.035, .035):
        p.rod((x, -.12, z - .105), (x, -.36, z - .105), .0075, .0075, "steel", 10)
        p.box((x - .014, -.13, z - .12), (x + .014, -.09, z - .075), "black", .003)
    p.box((-.055, -.345, z - .12), (.055, -.325, z - .066), "black", .003)
    for y in (-.07, .10):
        p.rod((0, y, z + .08), (0, y, z + .135), .010, .010, "black", 10)
    p.rod((0, -.12, z + .135), (0, .15, z + .135), .015, .015, "rubber", 12)
    p.sweep([(.06, -.03, z + .075), (.10, -.04, z + .085), (.125, -.02, z + .075)], "black", .009)
    p.rod((.125, -.09, z + .075), (.125, .16, z + .068), .024, .022, "black", 16)
    p.rod((.125, .155, z + .068), (.125, .20, z + .066), .022, .032, "rubber", 16)
    p.box((-.135, -.02, z - .01), (-.118, .13, z + .09), "black", .005)
    p.box((-.14, -.012, z + .0), (-.1345, .122, z + .08), "lens", .002)
    p.rod((-.07, .05, z + .03), (-.12, .05, z + .04), .008, .008, "steel", 10)
    return p.node(at, parent)


def camera_dolly():
    p = Part("dolly_base")
    half = GAUGE / 2
    p.box((-.34, -.58, .17), (.34, .58, .205), "grey_paint", .012, 2)
    p.box((-.325, -.565, .204), (.325, .565, .212), "rubber", .003)
    for x in (-.30, .30):
        p.box((x - .035, -.57, .115), (x + .035, .57, .175), "black", .008)
    for sx in (-half, half):
        for y in (-.43, .43):
            p.box((sx - .022, y - .15, .075), (sx + .022, y + .15, .13), "steel", .008)
            for dy in (-.10, .10):
                p.lathe([(0, -.021), (.052, -.021), (.058, -.016), (.050, 0), (.058, .016), (.052, .021), (0, .021)], "rubber",
                        (sx, y + dy, .050), 16, Matrix.Rotation(math.pi / 2, 4, "Y"))
                p.rod((sx - .034, y + dy, .05), (sx + .034, y + dy, .05), .014, .014, "steel", 12)
    p.box((-.13, -.16, .205), (.13, .16, .36), "black", .02, 2)
    p.rod((0, 0, .35), (0, 0, .80), .075, .070, "grey_paint", 18)
    p.rod((0, 0, .79), (0, 0, 1.12), .055, .055, "steel", 18)
    p.lathe([(0, 1.10), (.10, 1.10), (.105, 1.11), (.105, 1.125), (.06, 1.15), (.06, 1.20), (.085, 1.21), (.085, 1.25), (0, 1.25)], "black", seg=20)
    for z in (.48, .70):
        p.lathe([(.070, z), (.082, z + .004), (.082, z + .024), (.070, z + .028)], "black", seg=18)
    # the operator's seat and the grip's push bar behind
    p.rod((.05, .10, .30), (.16, .34, .42), .022, .022, "steel", 12)
    p.rod((.16, .34, .38), (.16, .34, .60), .022, .020, "steel", 12)
    p.lathe([(0, .60), (.14, .60), (.155, .615), (.155, .635), (.14, .655), (0, .66)], "rubber", (.16, .36, 0), 18)
    for x in (-.26, .26):
        p.sweep([(x, .545, .20), (x, .56, .60), (x, .60, .92)], "steel", .014, up=(1, 0, 0))
    p.rod((-.28, .60, .92), (.28, .60, .92), .017, .017, "rubber", 12)
    base = p.node()
    camera_head("camera_head", (0, 0, 1.33), base)
    yoke = Part("head_yoke")
    yoke.box((-.06, -.06, 1.245), (.06, .06, 1.285), "grey_paint", .01)
    yoke.node(parent=base)


def tripod_camera():
    p = Part("tripod")
    p.lathe([(0, 1.06), (.07, 1.06), (.085, 1.08), (.085, 1.12), (.05, 1.14), (.05, 1.20), (.06, 1.21), (.06, 1.255), (0, 1.255)], "black", seg=20)
    for i in range(3):
        a = -math.pi / 2 + i * 2 * math.pi / 3 + math.pi
        c, s = math.cos(a), math.sin(a)
        nx, ny = -s, c
        for side in (-.032, .032):
            p.rod((c * .06 + nx * side, s * .06 + ny * side, 1.08), (c * .31 + nx * side, s * .31 + ny * side, .56), .014, .014, "walnut", 10)
        p.rod((c * .28, s * .28, .62), (c * .52, s * .52, .035), .015, .013, "steel", 10)
        p.box((-.045, -.02, -.03), (.045, .02, .03), "black", .006,
              place=Matrix.Translation((c * .305, s * .305, .57)) @ Matrix.Rotation(a + math.pi / 2, 4, "Z"))
        p.rod((c * .06, s * .06, 1.09), (c * .09, s * .09, 1.03), .035, .03, "black", 12)
        p.lathe([(0, 0), (.028, 0), (.032, .006), (.026, .03), (.014, .05), (0, .05)], "rubber", (c * .522, s * .522, 0), 14)
        p.rod((0, 0, .30), (c * .41, s * .41, .30), .009, .009, "black", 8)
    p.lathe([(0, .285), (.035, .285), (.04, .295), (.04, .31), (.035, .32), (0, .32)], "black", seg=18)
    base = p.node()
    camera_head("camera_head", (0, 0, 1.31), base)


def dolly_track():
    p = Part("dolly_track")  # runs along y from the origin's middle; rails 1.2 m
    half, n = GAUGE / 2, .60
    for x in (-half, half):
        p.rod((x, -n, RAIL_TOP - .020), (x, n, RAIL_TOP - .020), .020, .020, "steel", 16)
        p.rod((x, -n - .03, RAIL_TOP - .020), (x, -n + .01, RAIL_TOP - .020), .012, .012, "brass", 12)
    for y in (-.45, 0, .45):
        p.box((-half - .10, y - .032, 0), (half + .10, y + .032, .0225), "rubber", .006)
        for x in (-half, half):
            p.box((x - .034, y - .026, .0215), (x + .034, y + .026, .034), "grey_paint", .004)
    p.node()


def camera_crane():
    p = Part("crane_base")
    p.box((-.36, -.50, .14), (.36, .50, .19), "grey_paint", .014, 2)
    for x in (-.31, .31):
        for y in (-.40, .40):
            p.lathe([(0, -.03), (.085, -.03), (.095, -.02), (.095, .02), (.085, .03), (0, .03)], "rubber", (x, y, .095), 18, Matrix.Rotation(math.pi / 2, 4, "Y"))
            p.rod((x - .05, y, .095), (x + .05, y, .095), .016, .016, "steel", 12)
            p.box((x - .052, y - .03, .08), (x - .036, y + .03, .15), "black", .004)
            p.box((x + .036, y - .03, .08), (x + .052, y + .03, .15), "black", .004)
    p.rod((0, 0, .18), (0, 0, 1.16), .085, .060, "black", 24)
    for i in range(4):
        a = math.pi / 4 + i * math.pi / 2
        p.rod((.30 * math.cos(a), .34 * math.sin(a), .19), (.05 * math.cos(a), .05 * math.sin(a), .72), .016, .016, "steel", 10)
    p.lathe([(0, 1.15), (.09, 1.15), (.10, 1.16), (.10, 1.185), (.07, 1.20), (0, 1.20)], "steel", seg=24)
    for x in (-.085, .085):
        p.box((x - .012, -.06, 1.19), (x + .012, .06, 1.40), "grey_paint", .006)
    p.box((-.09, -.06, 1.185), (.09, .06, 1.21), "grey_paint", .006)
    base = p.node()
    arm = Part("crane_arm")  # origin at the fulcrum
    arm.box((-.045, -2.35, -.055), (.045, .85, .045), "grey_paint", .010)
    arm.rod((-.10, 0, 0), (.10, 0, 0), .024, .024, "steel", 16)
    arm.rod((0, -2.28, .14), (0, .52, .14), .011, .011, "steel", 10)
    for y in (-2.28, -1.4, -.45, .50):
        arm.box((-.014, y - .02, .03), (.014, y + .02, .16), "black", .004)
    for i in range(4):
        arm.lathe([(0, -.016), (.12, -.016), (.13, -.010), (.13, .010), (.12, .016), (0, .016)], "black",
                  (.075 + .036 * (i % 2) if i < 2 else -.075 - .036 * (i % 2), .72, -.01), 20, Matrix.Rotation(math.pi / 2, 4, "Y"))
    arm.rod((-.15, .72, -.01), (.15, .72, -.01), .018, .018, "steel", 12)
    arm.box((-.05, -2.42, -.10), (.05, -2.33, .06), "black", .010)
    arm_node = arm.node((0, 0, 1.34), base)
    arm_node.rotation_euler = (math.radians(-9), 0, 0)  # the camera end rides high
    head = Part("crane_head")
    head.rod((0, 0, .02), (0, 0, -.13), .03, .03, "steel", 16)
    head.box((-.075, -.05, -.17), (.075, .05, -.12), "grey_paint", .010)
    node = head.node((0, -2.375, -.10), arm_node)
    node.rotation_euler = (math.radians(9), 0, 0)
    hung = camera_head("camera_head", (0, 0, -.60), node)
    hang = Part("head_arms")
    for x in (-.15, .15):
        hang.box((x - .010, -.035, -.63), (x + .010, .035, -.125), "grey_paint", .005)
        hang.rod((x, 0, -.60), (x * .42, 0, -.60), .016, .016, "steel", 12)
    hang.box((-.16, -.034, -.165), (.16, .034, -.130), "grey_paint", .005)
    hang.node(parent=node)


def main():
    for make in (camera_dolly, tripod_camera, dolly_track, camera_crane):
        fresh()
        make()
        export(make.__name__)


if __name__ == "__main__":
    main()
