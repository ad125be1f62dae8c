"""What fills rooms: doors, windows, benches, a counter, stairs, seats, beds and shelves.

Sizes are common ones, each with where it comes from. Doors and windows stand in an opening of the
catalogue's size, the middle of the wall at y = 0.
"""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from mathutils import Matrix

from common import Part, export, fresh, seat


def frame(part, width, height, depth, bar, mat, sill):
    """A lining round an opening: two posts and a head, and a foot where there is a sill."""
    half = width / 2
    for x in (-1, 1):
        lo, hi = sorted((x * half, x * (half - bar)))
        part.box((lo, -depth / 2, 0), (hi, depth / 2, height), mat, .004, 2)
    part.box((-half + bar, -depth / 2, height - bar), (half - bar, depth / 2, height), mat, .004, 2)
    if sill:
        part.box((-half + bar, -depth / 2, 0), (half - bar, depth / 2, bar), mat, .004, 2)


def door_single():
    """A leaf of 860 x 1985 mm (DIN 18101, 875 x 2000 in its lining) in an opening of 940 x 2040 mm."""
    p = Part("door_frame")
    width, height, bar = .94, 2.04, .04
    frame(p, width, height, .14, bar, "trim", False)
    for y in (-1, 1):  # architraves cover the joint to the wall on both sides
        near, far = sorted((y * .07, y * .082))
        for x in (-1, 1):
            lo, hi = sorted((x * (width / 2 - .012), x * (width / 2)))
            p.box((lo, near, 0), (hi, far, height), "trim", .003, 2)
        p.box((-width / 2 + .012, near, height - .012), (width / 2 - .012, far, height), "trim", .003, 2)
    p.node()
    leaf = Part("door_leaf")
    w, h, t = width - 2 * bar - .006, height - bar - .008, .040
    leaf.box((0, -t / 2, .005), (w, t / 2, .005 + h), "walnut", .003, 2)
    for z0, z1 in ((.16, .86), (.98, 1.86)):  # two raised panels on either face
        for y in (-1, 1):
            near, far = sorted((y * t / 2, y * (t / 2 + .006)))
            leaf.box((.11, near, z0), (w - .11, far, z1), "oak", .006, 2)
    for y in (-1, 1):
        leaf.lathe([(0, 0), (.026, 0), (.026, .006), (.010, .008), (.010, .045), (0, .045)], "brass", seg=20,
                   place=Matrix.Translation((w - .055, y * t / 2, 1.05)) @ Matrix.Rotation(-y * 1.5707963, 4, "X"))
        leaf.sweep([(w - .055, y * (t / 2 + .045), 1.05), (w - .10, y * (t / 2 + .048), 1.05), (w - .175, y * (t / 2 + .046), 1.048)],
                   "brass", .009, 12)
    leaf.node((-w / 2, 0, 0))


def window_two_lights():
    """1400 x 1300 mm, two lights of a casement window; bars of 58 mm are a wooden window's (DIN 68121)."""
    p = Part("window_two_lights")
    width, height = 1.40, 1.30
    frame(p, width, height, .078, .055, "trim", True)
    p.box((-.0275, -.039, .055), (.0275, .039, height - .055), "trim", .004, 2)
    for x in (-1, 1):
        lo, hi = sorted((x * .0275, x * (width / 2 - .055)))
        for (a0, a1, z0, z1) in ((lo, lo + .048, .055, height - .055), (hi - .048, hi, .055, height - .055),
                                 (lo + .048, hi - .048, .055, .103), (lo + .048, hi - .048, height - .103, height - .055)):
            p.box((a0, -.046, z0), (a1, .012, z1), "hull_white", .005, 2)
        p.box((lo + .048 if x > 0 else hi - .048, -.062, .60), (lo + .060 if x > 0 else hi - .036, -.046, .70), "steel", .004, 2)
    p.box((-width / 2, -.16, -.0), (width / 2, -.039, .022), "trim", .006, 2)  # the board inside
    p.node()
    panes = Part("window_panes")
    for x in (-1, 1):
        lo, hi = sorted((x * .0755, x * (width / 2 - .103)))
        panes.box((lo, -.012, .103), (hi, -.008, height - .103), "glass", 0)
    panes.node()


def bench():
    """1800 mm long, seat 450 high and 420 deep (Neufert, Architects' Data: benches)."""
    p = Part("bench")
    for x in (-.80, 0, .80):
        p.box((x - .03, -.20, 0), (x + .03, .19, .42), "wainscot", .006, 2)
    p.box((-.90, -.21, .42), (.90, .20, .45), "oak", .010, 3)
    p.place = Matrix.Translation((0, .195, .43)) @ Matrix.Rotation(-.17, 4, "X")
    p.box((-.90, 0, 0), (.90, .028, .47), "wainscot", .008, 2)
    for x in (-.60, -.20, .20, .60):
        p.box((x - .16, -.006, .06), (x + .16, .004, .40), "wainscot", .004, 2)
    p.box((-.90, -.012, .45), (.90, .04, .48), "oak", .010, 3)
    p.place = Matrix()
    whole = p.node()
    for x in (-.60, 0, .60):
        seat((x, -.02, .45), whole)


def counter():
    """1800 mm of bar counter, 1100 high and 650 deep (Neufert: bars)."""
    p = Part("counter")
    p.box((-.88, -.26, .10), (.88, .30, 1.06), "counter", .004)
    p.box((-.86, -.22, 0), (.86, .28, .10), "black", .002)
    for i in range(4):
        x = -.66 + .44 * i
        p.box((x - .20, -.275, .16), (x + .20, -.255, 1.00), "walnut", .008, 2)
        p.box((x - .15, -.282, .22), (x + .15, -.270, .94), "counter", .006, 2)
    p.box((-.90, -.32, 1.06), (.90, .33, 1.10), "tabletop", .012, 3)
    for x in (-.78, 0, .78):
        p.sweep([(x, -.27, .21), (x, -.34, .21), (x, -.36, .20)], "brass", .009, 10)
    p.rod((-.88, -.36, .20), (.88, -.36, .20), .019, .019, "brass", 16)
    p.node()


def stairs_six():
    """Six steps of 175 mm rise and 290 mm tread, 1000 mm wide (DIN 18065: 2 rises + tread = 640 mm)."""
    p = Part("stairs_six")
    rise, tread, width = .175, .29, .50
    for i in range(6):
        top = rise * (i + 1)
        front, back = -tread * 3 + tread * i, tread * 3
        p.box((-width, front, max(0, top - rise - .03)), (width, back, top - .03), "grey_paint", 0)
        p.box((-width, front - .02, top - .03), (width, front + tread, top), "deck", .006, 2)
    p.node()


def sofa():
    """Two seats: 1800 x 880 mm, seat 440 high (Neufert: seating)."""
    p = Part("sofa")
    for x in (-.82, .82):
        for y in (-.34, .36):
            p.rod((x, y, 0), (x, y, .13), .018, .024, "walnut", 12)
    p.box((-.88, -.40, .12), (.88, .42, .28), "wainscot", .03, 3)
    for x in (-1, 1):
        lo, hi = sorted((x * .90, x * .74))
        p.box((lo, -.43, .12), (hi, .44, .60), "wainscot", .05, 4)
        lo, hi = sorted((x * .735, x * .005))
        p.box((lo, -.42, .28), (hi, .24, .44), "wainscot", .05, 4)
        p.place = Matrix.Translation((0, .20, .40)) @ Matrix.Rotation(-.20, 4, "X")
        p.box((lo, 0, 0), (hi, .17, .42), "wainscot", .06, 4)
        p.place = Matrix()
    p.box((-.88, .32, .12), (.88, .44, .78), "wainscot", .05, 4)
    whole = p.node()
    for x in (-.37, .37):
        seat((x, -.10, .44), whole)


def desk():
    """1600 x 800 mm, 740 high (EN 527-1: desks)."""
    p = Part("desk")
    p.box((-.80, -.40, .712), (.80, .40, .740), "oak", .006, 2)
    for x in (-.74, .74):
        for y in (-.35, .35):
            p.box((x - .025, y - .025, 0), (x + .025, y + .025, .712), "iron", .004, 2)
        p.box((x - .02, -.325, .66), (x + .02, .325, .70), "iron", .003)
    p.box((-.715, .32, .66), (.715, .36, .70), "iron", .003)
    p.box((.30, -.34, .50), (.70, .30, .71), "oak", .004)
    for z in (.505, .608):
        p.box((.31, -.352, z), (.69, -.338, z + .095), "oak", .005, 2)
        p.rod((.45, -.366, z + .05), (.55, -.366, z + .05), .005, .005, "steel", 10)
        for x in (.45, .55):
            p.rod((x, -.366, z + .05), (x, -.350, z + .05), .004, .004, "steel", 8)
    p.node()


def bed():
    """A mattress of 1400 x 2000 mm (EN 1334: mattresses) in its frame."""
    p = Part("bed")
    for x in (-.69, .69):
        for y in (-1.0, 1.0):
            p.box((x - .03, y - .03, 0), (x + .03, y + .03, .30), "walnut", .006, 2)
    p.box((-.74, -1.04, .18), (.74, 1.04, .30), "walnut", .012, 2)
    p.box((-.74, 1.0, .18), (.74, 1.06, .95), "walnut", .018, 3)
    p.box((-.70, -1.0, .28), (.70, 1.0, .48), "porcelain", .05, 4)
    p.box((-.73, -1.02, .30), (.73, .45, .52), "chart", .06, 4)
    for x in (-.35, .35):
        p.box((x - .31, .52, .47), (x + .31, .95, .61), "paper", .065, 4)
    p.node()


def shelf():
    """800 x 300 mm, 2020 high, five boards (a common bookcase)."""
    p = Part("shelf")
    for x in (-1, 1):
        lo, hi = sorted((x * .40, x * .378))
        p.box((lo, -.15, 0), (hi, .15, 2.02), "oak", .003)
    for z in (.06, .42, .82, 1.22, 1.62, 1.998):
        p.box((-.378, -.145, z), (.378, .14, z + .022), "oak", .003)
    p.box((-.378, .138, .06), (.378, .148, 2.0), "oak", 0)
    p.box((-.378, -.135, 0), (.378, -.12, .06), "oak", .002)
    p.node()


MODELS = (door_single, window_two_lights, bench, counter, stairs_six, sofa, desk, bed, shelf)


def main():
    for make in MODELS:
        fresh()
        make()
        export(make.__name__)


if __name__ == "__main__":
    main()
