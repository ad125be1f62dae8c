"""The previs mannequins: shape, skin, clips, written as skinned GLB files."""
import json
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import numpy as np

from common import OUT, fresh
import bpy

import body
import clips
import glb
from fields import gradient, settle, surface
from skeleton import Poser, weights

MATERIALS = {"skin": ((.46, .33, .255), .55), "hair": (None, .55), "top": ((.30, .31, .32), .80),
             "trousers": ((.040, .044, .055), .85), "shoes": ((.020, .017, .015), .40),
             "eyes": ((.62, .58, .52), .30), "iris": ((.030, .018, .012), .15)}


def thinned(verts, quads, triangles, spare=None):
    """Fewer triangles, by Blender's collapse, symmetrical left to right."""
    mesh = bpy.data.meshes.new("zone")
    mesh.from_pydata(verts.tolist(), [], quads.tolist())
    holder = bpy.data.objects.new("zone", mesh)
    bpy.context.scene.collection.objects.link(holder)
    holder.modifiers.new("tri", "TRIANGULATE")
    collapse = holder.modifiers.new("thin", "DECIMATE")
    collapse.ratio = triangles / (2 * len(quads))
    collapse.use_symmetry, collapse.symmetry_axis = True, "X"
    collapse.use_collapse_triangulate = True
    if spare is not None:  # keep more of the face than of the hidden neck
        group = holder.vertex_groups.new(name="spare")
        for level in np.unique(spare):
            group.add(np.flatnonzero(spare == level).tolist(), float(level), "REPLACE")
        collapse.vertex_group, collapse.vertex_group_factor, collapse.invert_vertex_group = "spare", 1.0, True
    done = holder.evaluated_get(bpy.context.evaluated_depsgraph_get()).to_mesh()
    points = np.array([v.co for v in done.vertices])
    faces = np.array([p.vertices[:] for p in done.polygons])
    bpy.data.objects.remove(holder)
    return points, faces


def outward(points, faces, normals):
    a, b, c = (points[faces[:, i]] for i in range(3))
    face_normal = np.cross(b - a, c - a)
    wrong = np.einsum("ij,ij->i", face_normal, normals[faces].sum(1)) < 0
    faces[wrong] = faces[wrong][:, ::-1]
    solid = np.linalg.norm(face_normal, axis=1) > 1e-10
    return faces[solid]


def build(name, shape):
    fresh()
    poser = Poser(shape["shoulder"])
    parts, total = [], 0
    for zone, (field, low, high, cell, triangles, mat) in body.zones(shape).items():
        verts, quads = surface(field, low, high, cell)
        verts = settle(field, verts, 3)
        spare = None
        if zone == "head":
            face = .8 * np.clip((verts[:, 2] - .03) / .03, 0, 1) * (verts[:, 1] > 1.55)
            ears = .6 * (np.abs(verts[:, 0]) > .064) * (np.abs(verts[:, 1] - 1.645) < .040) * (verts[:, 2] < .03)
            mouth = .92 * (np.abs(verts[:, 0]) < .032) * (np.abs(verts[:, 1] - 1.593) < .016) * (verts[:, 2] > .06)
            spare = np.round(np.maximum(np.maximum(face, ears), mouth), 2)
        points, faces = thinned(verts, quads, triangles, spare)
        points = settle(field, points, 3)
        g, n = gradient(field, points)
        normals = g / n
        faces = outward(points, faces, normals)
        joint, share = weights(points, zone, poser.j)
        total += len(faces)
        parts.append({"position": points, "normal": normals, "triangles": faces, "joints": joint, "weights": share,
                      "material": list(MATERIALS).index(mat)})
        print(f"  {zone}: {len(quads) * 2} -> {len(faces)} triangles" + (f", face {np.sum(points[:, 2] > .05)} of {len(points)} points" if zone == "head" else ""))
    size = shape["size"]
    for part in parts:
        part["position"] = part["position"] * size
    made = clips.clips(poser, size)
    for _, poses, _ in made.values():
        for pose in poses:
            pose["hips_at"] = pose["hips_at"] * size
    joints = {n: (parent, at * size) for n, (parent, at) in poser.j.items()}
    looks = [(n, colour or shape["hair_colour"], rough) for n, (colour, rough) in MATERIALS.items()]
    path = os.path.abspath(os.path.join(OUT, name + ".glb"))
    glb.figure(path, name, parts, looks, joints, made, made["stand"][1][0])
    print(f"MODEL {name}: {total} triangles, {len(poser.j)} joints, {len(made)} clips, {os.path.getsize(path) / 1024:.0f} KB", flush=True)
    table = {clip: extras for clip, (_, _, extras) in made.items()}
    with open(os.path.join(OUT, name + ".clips.json"), "w", encoding="utf-8") as out:
        json.dump(table, out, indent=1)
        out.write("\n")


def main():
    build("mannequin", body.MALE)
    build("mannequin_ines", body.FEMALE)


if __name__ == "__main__":
    main()
