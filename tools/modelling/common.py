"""Shared tools of the model scripts: palette, solid building blocks, GLB export.

Everything is authored in Blender's space (metres, z up); a model's front is -Y,
which the glTF exporter turns into the engine's +Z.
"""
import math
import os

import numpy

# Blender's glTF add-on still uses aliases that newer numpy removed.
for _alias, _type in (("bool", bool), ("object", object), ("int", int), ("float", float)):
    if _alias not in numpy.__dict__:
        setattr(numpy, _alias, _type)

import bmesh
import bpy
from mathutils import Matrix, Vector

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.environ.get("PREMISE_MODELS", os.path.join(HERE, "..", "..", "assets", "models"))

# name: (linear base colour, roughness, metallic)
PALETTE = {
    "plaster": ((.52, .50, .45), .85, 0), "wainscot": ((.070, .125, .120), .55, 0),
    "trim": ((.62, .60, .54), .50, 0), "ceiling": ((.56, .55, .51), .85, 0),
    "beam": ((.48, .46, .41), .60, 0), "subfloor": ((.08, .07, .06), .90, 0),
    "tabletop": ((.235, .125, .060), .38, 0), "oak": ((.26, .15, .080), .45, 0),
    "walnut": ((.105, .050, .026), .42, 0), "counter": ((.120, .060, .032), .45, 0),
    "zinc": ((.42, .42, .41), .28, .85), "iron": ((.045, .045, .048), .42, .75),
    "steel": ((.45, .45, .46), .32, .9), "brass": ((.60, .40, .16), .30, .9),
    "enamel": ((.020, .070, .062), .30, 0), "enamel_inside": ((.72, .70, .62), .45, 0),
    "porcelain": ((.78, .76, .70), .22, 0), "coffee": ((.035, .014, .006), .15, 0),
    "paper": ((.80, .76, .66), .85, 0), "ink": ((.03, .04, .10), .8, 0),
    "buoy_red": ((.50, .065, .025), .55, 0), "buoy_white": ((.76, .74, .68), .6, 0),
    "rope": ((.46, .36, .22), .9, 0), "leather": ((.170, .062, .026), .48, 0),
    "leather_dark": ((.060, .026, .014), .5, 0), "black": ((.022, .022, .024), .45, 0),
    "rubber": ((.018, .018, .018), .85, 0), "grey_paint": ((.16, .165, .17), .5, .1),
    "lens": ((.006, .008, .014), .06, 0), "tape": ((.75, .42, .03), .8, 0),
    "chart": ((.095, .19, .22), .7, 0), "chart_land": ((.48, .38, .21), .7, 0),
    "poster_red": ((.42, .085, .04), .7, 0), "slate": ((.025, .030, .030), .8, 0),
    "deck": ((.30, .235, .165), .65, 0), "hull_white": ((.66, .66, .63), .45, 0),
    "sea": ((.010, .042, .052), .25, 0), "coast": ((.050, .070, .085), 1.0, 0),
    "coast_far": ((.105, .135, .160), 1.0, 0), "chrome": ((.62, .62, .62), .15, 1),
    "bottle_green": ((.035, .100, .040), .12, 0), "bottle_amber": ((.230, .085, .012), .12, 0),
    "bottle_clear": ((.42, .46, .44), .10, 0), "bottle_dark": ((.022, .020, .028), .12, 0),
    "bottle_red": ((.20, .018, .014), .15, 0), "label": ((.66, .60, .46), .8, 0),
    "glass": ((.80, .86, .86), .03, 0), "car_paint": ((.155, .028, .024), .22, 0),
    "bark": ((.105, .070, .045), .95, 0), "leaves": ((.060, .115, .032), .8, 0),
    "plywood": ((.44, .30, .17), .6, 0), "cloth_black": ((.012, .012, .013), .95, 0),
}
GLASS = {"glass": .18}  # how much of it is seen; the rest is seen through
EMISSIVE = {"bulb": ((1, .74, .42), 12.0), "sign_light": ((1, .80, .50), 2.0)}


def material(name, colour=None, rough=None, metal=0):
    found = bpy.data.materials.get(name)
    if found:
        return found
    made = bpy.data.materials.new(name)
    made.use_nodes = True
    made.use_backface_culling = True  # every part is a closed solid
    shader = made.node_tree.nodes["Principled BSDF"]
    if name in EMISSIVE:
        glow, strength = EMISSIVE[name]
        shader.inputs["Emission"].default_value = (*glow, 1)
        shader.inputs["Emission Strength"].default_value = strength
        colour, rough = glow, .5
    elif colour is None:
        colour, rough, metal = PALETTE[name]
    shader.inputs["Base Color"].default_value = (*colour, 1)
    shader.inputs["Roughness"].default_value = rough
    shader.inputs["Metallic"].default_value = metal
    if name in GLASS:
        shader.inputs["Alpha"].default_value = GLASS[name]
        made.blend_method = "BLEND"
    return made


def fresh():
    bpy.ops.wm.read_factory_settings(use_empty=True)


class Part:
    """One mesh under construction: closed solids joined, each with its material."""

    def __init__(self, name):
        self.name, self.bm, self.materials = name, bmesh.new(), []
        self.place = Matrix()  # applied to every solid added from now on

    def _slot(self, name):
        if name not in self.materials:
            self.materials.append(name)
        return self.materials.index(name)

    def _add(self, solid, mat, place=Matrix()):
        """Take over a temporary bmesh, give it its material and its place."""
        slot = self._slot(mat)
        solid.transform(self.place @ place)
        bmesh.ops.recalc_face_normals(solid, faces=solid.faces[:])
        copies = {v: self.bm.verts.new(v.co) for v in solid.verts}
        for face in solid.faces:
            self.bm.faces.new([copies[v] for v in face.verts]).material_index = slot
        solid.free()

    def box(self, lo, hi, mat, bevel=.004, segments=1, place=Matrix()):
        solid = bmesh.new()
        bmesh.ops.create_cube(solid, size=1)
        size = [b - a for a, b in zip(lo, hi)]
        solid.transform(Matrix.Translation([(a + b) / 2 for a, b in zip(lo, hi)])
                        @ Matrix.Diagonal((*size, 1)))
        bevel = min(bevel, min(size) * .35)
        if bevel:
            bmesh.ops.bevel(solid, geom=solid.edges[:], offset=bevel, segments=segments,
                            profile=.5, affect="EDGES")
        self._add(solid, mat, place)

    def rod(self, start, end, r0, r1, mat, seg=12):
        start, end = Vector(start), Vector(end)
        solid = bmesh.new()
        bmesh.ops.create_cone(solid, cap_ends=True, segments=seg, radius1=r0, radius2=r1,
                              depth=(end - start).length)
        turn = (end - start).to_track_quat("Z", "Y").to_matrix().to_4x4()
        self._add(solid, mat, Matrix.Translation((start + end) / 2) @ turn)

    def ball(self, centre, radii, mat, seg=16, rings=10):
        angles = [math.pi * (i / rings - .5) for i in range(rings + 1)]
        self.lathe([(math.cos(a) if 0 < i < rings else 0, math.sin(a)) for i, a in enumerate(angles)], mat, centre, seg,
                   Matrix.Diagonal((*radii, 1)))

    def lathe(self, profile, mat, centre=(0, 0, 0), seg=24, place=Matrix()):
        """Turn (radius, height) pairs about z. Ends on the axis, or closes on itself."""
        solid, rings = bmesh.new(), []
        for r, z in profile:
            if r < 1e-6:
                rings.append([solid.verts.new((0, 0, z))] * seg)
            else:
                rings.append([solid.verts.new((r * math.cos(a), r * math.sin(a), z)) for a in
                              (2 * math.pi * i / seg for i in range(seg))])
        closed = profile[0][0] > 1e-6
        pairs = list(zip(rings, rings[1:])) + ([(rings[-1], rings[0])] if closed else [])
        for lower, upper in pairs:
            for i in range(seg):
                j = (i + 1) % seg
                corners = []
                for v in (lower[i], lower[j], upper[j], upper[i]):
                    if v not in corners:
                        corners.append(v)
                if len(corners) > 2:
                    solid.faces.new(corners)
        self._add(solid, mat, Matrix.Translation(centre) @ place)

    def sweep(self, path, mat, radius=.01, seg=8, section=None, closed=False, up=(0, 0, 1)):
        """A tube, or a section of (across, up) pairs, along a path with mitred joints."""
        path = [Vector(p) for p in path]
        section = section or [(radius * math.cos(a), radius * math.sin(a)) for a in
                              (2 * math.pi * i / seg for i in range(seg))]
        solid, rings, n = bmesh.new(), [], len(path)
        for i, p in enumerate(path):
            before = path[i - 1] if i or closed else p
            after = path[(i + 1) % n] if i < n - 1 or closed else p
            along = (after - before).normalized()
            across = along.cross(Vector(up))
            across = across.normalized() if across.length > .05 else Vector((1, 0, 0))
            over = across.cross(along)
            rings.append([solid.verts.new(p + across * a + over * b) for a, b in section])
        m = len(section)
        for k in range(n if closed else n - 1):
            for i in range(m):
                j, nxt = (i + 1) % m, (k + 1) % n
                solid.faces.new((rings[k][i], rings[k][j], rings[nxt][j], rings[nxt][i]))
        if not closed:
            solid.faces.new(rings[0])
            solid.faces.new(rings[-1])
        self._add(solid, mat)

    def ring(self, centre, major, minor, mat, axis="Z", seg=32, tube=10, start=0, end=2 * math.pi):
        """A torus, or an arc of one, round the given axis."""
        full = abs(end - start - 2 * math.pi) < 1e-6
        count = seg if full else seg + 1
        angles = [start + (end - start) * i / seg for i in range(count)]
        spots = {"Z": lambda c, s: (c, s, 0), "X": lambda c, s: (0, c, s),
                 "Y": lambda c, s: (c, 0, s)}[axis]
        ups = {"Z": (0, 0, 1), "X": (1, 0, 0), "Y": (0, 1, 0)}[axis]
        path = [Vector(centre) + major * Vector(spots(math.cos(a), math.sin(a))) for a in angles]
        self.sweep(path, mat, minor, tube, closed=full, up=ups)

    def prism(self, outline, x0, x1, mat):
        """A slab lying against an x wall, cut to an outline of (y, z) pairs."""
        solid = bmesh.new()
        near, far = ([solid.verts.new((x, y, z)) for y, z in outline] for x in (x0, x1))
        solid.faces.new(near)
        solid.faces.new(far)
        for i in range(len(outline)):
            j = (i + 1) % len(outline)
            solid.faces.new((near[i], near[j], far[j], far[i]))
        self._add(solid, mat)

    def wall(self, across, up, depth, openings, mat, along="x"):
        """A wall as one watertight solid with rectangular holes (a0, a1, z0, z1)."""
        cuts_a = sorted({*across, *(v for o in openings for v in o[:2])})
        cuts_z = sorted({*up, *(v for o in openings for v in o[2:] if up[0] <= v <= up[1])})
        open_cell = lambda a, z: any(o[0] < a < o[1] and o[2] < z < o[3] for o in openings)
        na, nz = len(cuts_a) - 1, len(cuts_z) - 1
        full = [[not open_cell((cuts_a[i] + cuts_a[i + 1]) / 2, (cuts_z[k] + cuts_z[k + 1]) / 2)
                 for k in range(nz)] for i in range(na)]
        solid, verts = bmesh.new(), {}

        def vert(i, k, d):
            if (i, k, d) not in verts:
                spot = (cuts_a[i], depth[d], cuts_z[k])
                verts[i, k, d] = solid.verts.new(spot if along == "x" else (spot[1], spot[0], spot[2]))
            return verts[i, k, d]
        is_full = lambda i, k: 0 <= i < na and 0 <= k < nz and full[i][k]
        for i in range(na):
            for k in range(nz):
                if not full[i][k]:
                    continue
                for d in (0, 1):
                    solid.faces.new([vert(*c, d) for c in ((i, k), (i + 1, k), (i + 1, k + 1), (i, k + 1))])
                for (di, dk), (c0, c1) in (((-1, 0), ((i, k), (i, k + 1))), ((1, 0), ((i + 1, k), (i + 1, k + 1))),
                                           ((0, -1), ((i, k), (i + 1, k))), ((0, 1), ((i, k + 1), (i + 1, k + 1)))):
                    if not is_full(i + di, k + dk):
                        solid.faces.new((vert(*c0, 0), vert(*c1, 0), vert(*c1, 1), vert(*c0, 1)))
        self._add(solid, mat)

    def mesh(self):
        """The finished mesh; face-weighted normals keep flats flat and let bevels catch light."""
        raw = bpy.data.meshes.new(self.name)
        self.bm.to_mesh(raw)
        self.bm.free()
        for name in self.materials:
            raw.materials.append(material(name))
        for face in raw.polygons:
            face.use_smooth = True
        raw.use_auto_smooth, raw.auto_smooth_angle = True, math.radians(50)
        holder = bpy.data.objects.new(self.name, raw)
        bpy.context.scene.collection.objects.link(holder)
        holder.modifiers.new("n", "WEIGHTED_NORMAL").keep_sharp = True
        done = bpy.data.meshes.new_from_object(holder.evaluated_get(bpy.context.evaluated_depsgraph_get()))
        bpy.data.objects.remove(holder)
        bpy.data.meshes.remove(raw)
        done.name = self.name
        return done

    def node(self, at=(0, 0, 0), parent=None):
        return instance(self.mesh(), self.name, at, parent)


def instance(mesh, name, at=(0, 0, 0), parent=None, turn=0.0):
    """A node that shows a mesh, which other nodes may share."""
    node = bpy.data.objects.new(name, mesh)
    bpy.context.scene.collection.objects.link(node)
    node.location, node.rotation_euler, node.parent = at, (0, 0, turn), parent
    return node


def seat(at, parent):
    """Where somebody sits: the middle of what is sat on, facing the model's front."""
    node = bpy.data.objects.new("seat", None)
    bpy.context.scene.collection.objects.link(node)
    node.location, node.parent = at, parent


def export(name):
    path = os.path.abspath(os.path.join(OUT, name + ".glb"))
    bpy.context.view_layer.update()
    bpy.ops.export_scene.gltf(filepath=path, export_format="GLB", export_yup=True, export_apply=False,
                              export_texcoords=False, export_colors=False, export_animations=False)
    faces = sum(len(p.vertices) - 2 for o in bpy.data.objects if o.type == "MESH" for p in o.data.polygons)
    print(f"MODEL {name}: {faces} triangles, {len(bpy.data.objects)} nodes, "
          f"{os.path.getsize(path) / 1024:.0f} KB", flush=True)
