"""Writes a skinned, animated figure as one GLB file, bytes for bytes the same every time."""
import json
import struct

import numpy as np

FLOAT, USHORT, UINT, UBYTE = 5126, 5123, 5125, 5121


class Writer:
    def __init__(self):
        self.blob, self.views, self.accessors = bytearray(), [], []

    def put(self, array, kind, component, target=None, bounds=False):
        dtype = {FLOAT: "<f4", USHORT: "<u2", UINT: "<u4", UBYTE: "u1"}[component]
        array = np.ascontiguousarray(array, dtype)
        self.blob += b"\0" * (-len(self.blob) % 4)
        view = {"buffer": 0, "byteOffset": len(self.blob), "byteLength": array.nbytes}
        if target:
            view["target"] = target
        self.blob += array.tobytes()
        self.views.append(view)
        entry = {"bufferView": len(self.views) - 1, "componentType": component, "count": len(array), "type": kind}
        if bounds:
            flat = array.reshape(len(array), -1)
            entry["min"], entry["max"] = [float(v) for v in flat.min(0)], [float(v) for v in flat.max(0)]
        self.accessors.append(entry)
        return len(self.accessors) - 1

    def save(self, path, document):
        document.update(asset={"version": "2.0", "generator": "Premise modelling scripts"},
                        buffers=[{"byteLength": len(self.blob)}], bufferViews=self.views, accessors=self.accessors)
        text = json.dumps(document, separators=(",", ":"), sort_keys=True).encode()
        text += b" " * (-len(text) % 4)
        blob = bytes(self.blob) + b"\0" * (-len(self.blob) % 4)
        with open(path, "wb") as out:
            out.write(struct.pack("<4sII", b"glTF", 2, 28 + len(text) + len(blob)))
            out.write(struct.pack("<I4s", len(text), b"JSON") + text)
            out.write(struct.pack("<I4s", len(blob), b"BIN\0") + blob)


def figure(path, name, parts, materials, skeleton, clips, rest):
    """parts: dicts with position, normal, triangles, joints, weights, material (index)."""
    w, names = Writer(), list(skeleton)
    primitives = []
    for part in parts:
        primitives.append({"attributes": {
            "POSITION": w.put(part["position"], "VEC3", FLOAT, 34962, True), "NORMAL": w.put(part["normal"], "VEC3", FLOAT, 34962),
            "JOINTS_0": w.put(part["joints"], "VEC4", UBYTE, 34962), "WEIGHTS_0": w.put(part["weights"], "VEC4", FLOAT, 34962)},
            "indices": w.put(part["triangles"].reshape(-1, 1), "SCALAR", USHORT, 34963), "material": part["material"], "mode": 4})
    inverse = np.tile(np.eye(4), (len(names), 1, 1))
    for i, n in enumerate(names):
        inverse[i, 3, :3] = -skeleton[n][1]  # stored by columns
    nodes = [{"name": name, "mesh": 0, "skin": 0}]
    for n in names:
        parent, at = skeleton[n]
        offset = rest["hips_at"] if parent is None else at - skeleton[parent][1]
        node = {"name": n, "translation": [round(float(v), 6) for v in offset], "rotation": [round(float(v), 7) for v in rest["turns"][n]]}
        children = [1 + k for k, m in enumerate(names) if skeleton[m][0] == n]
        if children:
            node["children"] = children
        nodes.append(node)
    animations = []
    for clip, (times, poses, extras) in clips.items():
        stamp = w.put(np.array(times).reshape(-1, 1), "SCALAR", FLOAT, None, True)
        samplers, channels = [], []
        for k, n in enumerate(names):
            turns = np.array([p["turns"][n] for p in poses])
            for i in range(1, len(turns)):  # keep to the short way round
                if turns[i] @ turns[i - 1] < 0:
                    turns[i] *= -1
            samplers.append({"input": stamp, "output": w.put(turns, "VEC4", FLOAT), "interpolation": "LINEAR"})
            channels.append({"sampler": len(samplers) - 1, "target": {"node": 1 + k, "path": "rotation"}})
            if n == "hips":
                samplers.append({"input": stamp, "output": w.put([p["hips_at"] for p in poses], "VEC3", FLOAT), "interpolation": "LINEAR"})
                channels.append({"sampler": len(samplers) - 1, "target": {"node": 1 + k, "path": "translation"}})
        animations.append({"name": clip, "samplers": samplers, "channels": channels, "extras": extras})
    w.save(path, {
        "scene": 0, "scenes": [{"nodes": [0, 1], "name": name}], "nodes": nodes,
        "meshes": [{"name": name, "primitives": primitives}],
        "skins": [{"name": name, "joints": list(range(1, 1 + len(names))), "skeleton": 1,
                   "inverseBindMatrices": w.put(inverse.reshape(-1, 16), "MAT4", FLOAT)}],
        "materials": [{"name": n, "pbrMetallicRoughness": {"baseColorFactor": [*c, 1], "roughnessFactor": r, "metallicFactor": 0}}
                      for n, c, r in materials],
        "animations": animations})
