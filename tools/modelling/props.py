"""The café's movable things: table, chair, lamp, cup, suitcase, letter."""
import math
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import bmesh
from mathutils import Matrix

from common import Part, export, fresh


def cafe_table():
    p = Part("cafe_table")
    p.lathe([(0, 0), (.205, 0), (.212, .008), (.205, .020), (.12, .034), (.055, .055), (.036, .10), (.030, .20),
             (.028, .60), (.036, .68), (.075, .712), (.10, .722), (0, .722)], "iron", seg=28)
    p.box((-.27, -.025, .706), (.27, .025, .7235), "iron", .004)
    p.box((-.024, -.27, .705), (.024, .27, .7232), "iron", .004)
    p.lathe([(0, .723), (.405, .723), (.417, .729), (.420, .737), (.420, .744), (.416, .751), (.408, .755), (0, .755)],
            "tabletop", seg=48)
    p.lathe([(.4195, .7325), (.4225, .7335), (.4225, .7455), (.4195, .7465)], "brass", seg=48)
    p.node()


def cafe_chair():
    p = Part("cafe_chair")
    p.box((-.205, -.205, .425), (.205, .195, .461), "wainscot", .016, 3)
    p.box((-.185, -.18, .395), (.185, .175, .43), "walnut", .006)
    for x in (-1, 1):
        p.rod((x * .182, -.178, 0), (x * .168, -.163, .432), .0125, .018, "walnut", 12)
        # the back posts run on upwards and lean away from the sitter
        p.sweep([(x * .186, .212, 0), (x * .180, .186, .25), (x * .176, .178, .45), (x * .180, .200, .66), (x * .184, .240, .875)],
                "walnut", .0165, 10, up=(1, 0, 0))
        p.ball((x * .184, .2405, .877), (.018, .018, .016), "walnut", 12, 8)
        p.rod((x * .176, -.172, .20), (x * .182, .190, .23), .009, .009, "walnut", 10)
    p.rod((-.172, -.168, .27), (.172, -.168, .27), .009, .009, "walnut", 10)
    p.rod((-.178, .186, .30), (.178, .186, .30), .009, .009, "walnut", 10)
    for z, lean, tall in ((.825, .228, .046), (.665, .202, .026)):
        bow = [(x, lean + .030 * (1 - (x / .184) ** 2), z) for x in (.184 * (2 * i / 10 - 1) for i in range(11))]
        thin, k = .0095, .006
        section = [(-thin + k, -tall), (thin - k, -tall), (thin, -tall + k), (thin, tall - k), (thin - k, tall),
                   (-thin + k, tall), (-thin, tall - k), (-thin, -tall + k)]
        p.sweep(bow, "walnut", section=section)
    p.node()


def pendant_lamp():
    p = Part("pendant_lamp")
    p.lathe([(0, -.035), (.012, -.035), (.05, -.022), (.056, -.004), (.056, .004), (0, .004)], "brass", seg=24)
    p.rod((0, 0, -.03), (0, 0, -.47), .0045, .0045, "black", 8)
    p.lathe([(0, -.46), (.012, -.46), (.022, -.475), (.024, -.54), (.030, -.545), (.030, -.565), (0, -.565)], "brass", seg=20)
    outer = [(.028, -.535), (.052, -.548), (.105, -.585), (.160, -.640), (.196, -.700), (.206, -.735)]
    inner = [(r - .004, z - .003) for r, z in reversed(outer[1:])] + [(.024, -.541)]
    p.lathe(outer + [(.210, -.742), (.203, -.744)] + inner, "enamel", seg=40)
    # a pale lining just inside the shade throws the light down
    lining = [(.052, -.556), (.101, -.5925), (.155, -.647), (.190, -.704), (.199, -.737)]
    p.lathe(lining + [(r - .0015, z - .001) for r, z in reversed(lining)], "enamel_inside", seg=40)
    p.lathe([(0, -.56), (.016, -.56), (.017, -.585), (0, -.59)], "brass", seg=16)
    p.node()
    bulb = Part("bulb")
    bulb.lathe([(0, -.688), (.018, -.684), (.033, -.668), (.038, -.645), (.033, -.622), (.018, -.595), (.014, -.580), (0, -.580)],
               "bulb", seg=20)
    bulb.node()


def cup():
    p = Part("cup")
    p.lathe([(0, 0), (.040, 0), (.044, .003), (.066, .011), (.074, .0165), (.0745, .0185), (.072, .019), (.055, .013), (.036, .0085), (0, .008)],
            "porcelain", seg=32)
    p.lathe([(0, .0085), (.021, .0085), (.023, .0125), (.031, .024), (.037, .042), (.0395, .066), (.0392, .0685), (.0372, .068),
             (.0345, .045), (.028, .025), (.017, .017), (0, .016)], "porcelain", seg=28)
    p.lathe([(0, .050), (.0352, .050), (.0356, .058), (0, .058)], "coffee", seg=28)
    p.ring((.0435, 0, .040), .0145, .0036, "porcelain", "Y", 14, 8, -1.75, 1.75)
    p.box((.052, -.050, .0165), (.058, .045, .0185), "steel", .0008, place=Matrix.Rotation(-.9, 4, "Z"))
    p.ball((.038, -.066, .0185), (.010, .014, .003), "steel", 12, 8)
    p.node()


def suitcase():
    p = Part("suitcase")
    w, d, h = .31, .085, .44
    p.box((-w, -d, .008), (w, d, h), "leather", .035, 4)
    p.box((-w - .003, -.006, .006), (w + .003, .006, h + .002), "leather_dark", .002)
    for x in (-.19, .19):
        p.box((x - .018, -d - .004, .004), (x + .018, d + .004, h + .004), "leather_dark", .012, 2)
        p.box((x - .026, -d - .009, h * .66), (x + .026, -d + .004, h * .66 + .05), "brass", .004)
    for x in (-w, w):
        for z in (.05, h - .045):
            s = 1 if x > 0 else -1
            p.box((min(x - s * .062, x + s * .004), -d - .0045, z - .05), (max(x - s * .062, x + s * .004), d + .0045, z + .05), "leather_dark", .034, 4)
    for x in (-.10, .10):
        p.box((x - .022, -.014, h - .002), (x + .022, .014, h + .012), "brass", .004)
    p.sweep([(-.075, 0, h), (-.075, 0, h + .026), (-.055, 0, h + .040), (0, 0, h + .044), (.055, 0, h + .040), (.075, 0, h + .026), (.075, 0, h)],
            "leather_dark", .010, 10, up=(0, 1, 0))
    for x in (-.24, .24):
        for y in (-.05, .05):
            p.lathe([(0, 0), (.012, 0), (.014, .004), (.012, .014), (0, .014)], "brass", (x, y, 0), 12)
    p.box((-.30, -d - .0025, .14), (-.235, -d + .01, .26), "label", .002)
    p.node()


def letter():
    p = Part("letter")
    p.place = Matrix.Rotation(-.42, 4, "Z")  # the envelope lies askew beneath the sheet
    p.box((-.11, -.075, 0), (.11, .035, .0022), "label", .0006)
    p.place = Matrix()
    # a sheet folded in three, its outer thirds lifting a little
    rows = [(-.148, .020), (-.10, .0085), (-.052, .0035), (-.045, .003), (.045, .003), (.052, .0035), (.10, .0095), (.148, .024)]
    t = .0009
    outline = [(y, z) for y, z in rows] + [(y, z + t) for y, z in reversed(rows)]
    solid = bmesh.new()
    sides = [[solid.verts.new((x, y, z)) for y, z in outline] for x in (-.105, .105)]
    n = len(outline)
    for i in range(n):
        j = (i + 1) % n
        solid.faces.new((sides[0][i], sides[0][j], sides[1][j], sides[1][i]))
    for s in sides:
        for i in range(len(rows) - 1):
            solid.faces.new((s[i], s[i + 1], s[n - 2 - i], s[n - 1 - i]))
    p._add(solid, "paper")
    height = lambda y: next(za + (zb - za) * (y - ya) / (yb - ya) for (ya, za), (yb, zb) in zip(rows, rows[1:]) if ya <= y <= yb)
    slope = lambda y: next(math.atan2(zb - za, yb - ya) for (ya, za), (yb, zb) in zip(rows, rows[1:]) if ya <= y <= yb)
    for i in range(11):
        y = .118 - i * .0215
        long = (.078, .070, .080, .074, .081, .060, .079, .072, .080, .077, .034)[i]
        p.box((-.082, -.0022, -.0003), (-.082 + 2 * long, .0022, .0005), "ink", 0,
              place=Matrix.Translation((0, y, height(y) + t)) @ Matrix.Rotation(slope(y), 4, "X"))
    p.node()


def t_mark():
    p = Part("t_mark")  # the bar lies before the toes: the actor stops with the stem between the feet
    p.box((-.15, -.125, 0), (.15, -.075, .002), "tape", .0005)
    p.box((-.025, -.0752, 0), (.025, .125, .00195), "tape", .0005)
    p.node()


def main():
    for make in (cafe_table, cafe_chair, pendant_lamp, cup, suitcase, letter, t_mark):
        fresh()
        make()
        export(make.__name__)


if __name__ == "__main__":
    main()
