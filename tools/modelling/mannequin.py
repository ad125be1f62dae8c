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

MATERIALS = {"skin": ((.46, .33, .255), .55), "hair": ((.040, .026, .018), .55), "top": ((.30, .31, .32), .80),
             "trousers": ((.040, .044, .055), .85), "shoes": ((.020, .017, .015), .40)}


def thinned(verts, quads, triangles):
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
        points, faces = thinned(verts, quads, triangles)
        points = settle(field, points, 3)
        g, n = gradient(field, points)
        normals = g / n
        faces = outward(points, faces, normals)
        joint, share = weights(points, zone, poser.j)
        total += len(faces)
        parts.append({"position": points, "normal": normals, "triangles": faces, "joints": joint, "weights": share,
                      "material": list(MATERIALS).index(mat)})
        print(f"  {zone}: {len(quads) * 2} -> {len(faces)} triangles")
    made = clips.clips(poser)
    path = os.path.abspath(os.path.join(OUT, name + ".glb"))
    glb.figure(path, name, parts, [(n, *MATERIALS[n]) for n in MATERIALS], poser.j, made, made["stand"][1][0])
    print(f"MODEL {name}: {total} triangles, {len(poser.j)} joints, {len(made)} clips, {os.path.getsize(path) / 1024:.0f} KB", flush=True)
    return {clip: extras for clip, (_, _, extras) in made.items()}


def main():
    table = build("mannequin", body.MALE)
    build("mannequin_ines", body.FEMALE)
    with open(os.path.join(OUT, "mannequin.clips.json"), "w", encoding="utf-8") as out:
        json.dump(table, out, indent=1)
        out.write("\n")


if __name__ == "__main__":
    main()
