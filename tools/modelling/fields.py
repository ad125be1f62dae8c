"""Soft solids as distance fields, and their surface as a mesh.

Points are arrays (n, 3) in the engine's space: x to the figure's left, y up, z ahead.
A field is negative inside. Soft unions give a figure the joins that boxes cannot.
"""
import numpy as np


def smin(a, b, k):
    h = np.clip(.5 + .5 * (b - a) / k, 0, 1)
    return b * (1 - h) + a * h - k * h * (1 - h)


def smax(a, b, k):
    return -smin(-a, -b, k)


def ellipsoid(p, centre, radii):
    q = (p - np.asarray(centre)) / radii
    k0 = np.linalg.norm(q, axis=1)
    k1 = np.linalg.norm(q / radii, axis=1) + 1e-9
    return k0 * (k0 - 1) / k1


def cone(p, a, b, ra, rb):
    """A round cone from a to b."""
    a, b = np.asarray(a, float), np.asarray(b, float)
    ab = b - a
    t = np.clip((p - a) @ ab / (ab @ ab), 0, 1)
    return np.linalg.norm(p - a - t[:, None] * ab, axis=1) - (ra + (rb - ra) * t)


def chain(p, stations, k=.02):
    """Round cones through (point, radius) stations, softly joined."""
    d = None
    for (a, ra), (b, rb) in zip(stations, stations[1:]):
        c = cone(p, a, b, ra, rb)
        d = c if d is None else smin(d, c, k)
    return d


def curve(x, xs, ys):
    """A smooth curve through points (Catmull-Rom slopes), constant outside them."""
    xs, ys = np.asarray(xs, float), np.asarray(ys, float)
    slope = np.gradient(ys, xs)
    x = np.clip(x, xs[0], xs[-1])
    i = np.clip(np.searchsorted(xs, x) - 1, 0, len(xs) - 2)
    h = xs[i + 1] - xs[i]
    t = (x - xs[i]) / h
    return ((2 * t**3 - 3 * t**2 + 1) * ys[i] + (t**3 - 2 * t**2 + t) * h * slope[i]
            + (3 * t**2 - 2 * t**3) * ys[i + 1] + (t**3 - t**2) * h * slope[i + 1])


def loft(p, stations, power=2.3):
    """A trunk of rounded cross sections: stations are (height, half width, half depth, centre z)."""
    y, w, d, c = np.array(stations).T
    w, d, c = (curve(p[:, 1], y, v) for v in (w, d, c))
    r = (np.abs(p[:, 0] / w) ** power + np.abs((p[:, 2] - c) / d) ** power) ** (1 / power)
    return (r - 1) * np.minimum(w, d)


def gradient(field, p, e=6e-4):
    g = np.stack([field(p + e * axis) - field(p - e * axis) for axis in np.eye(3)], axis=1) / (2 * e)
    return g, np.linalg.norm(g, axis=1, keepdims=True) + 1e-9


def settle(field, p, rounds=4, step=.004):
    """Move points onto the surface."""
    for _ in range(rounds):
        g, n = gradient(field, p)
        move = field(p)[:, None] / n
        p = p - np.clip(move, -step, step) * g / n
    return p


def surface(field, low, high, cell):
    """Surface nets: one vertex in each cell the surface passes, one quad round each crossed edge."""
    low, high = np.asarray(low, float), np.asarray(high, float)
    if low[0] == -high[0]:  # a grid that mirrors about the middle makes a mesh that does
        high[0] = cell * np.ceil(high[0] / cell)
        low[0] = -high[0]
    shape = np.ceil((high - low) / cell - 1e-6).astype(int) + 1
    axes = [low[i] + cell * np.arange(shape[i]) for i in range(3)]
    points = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1).reshape(-1, 3)
    f = np.concatenate([field(part) for part in np.array_split(points, max(1, len(points) // 200000))]).reshape(shape)
    inside = f < 0
    corners = [np.array(c) for c in np.ndindex(2, 2, 2)]
    n = shape - 1
    block = lambda a, c: a[c[0]:c[0] + n[0], c[1]:c[1] + n[1], c[2]:c[2] + n[2]]
    count = sum(block(inside, c).astype(int) for c in corners)
    active = (count > 0) & (count < 8)
    total, hits = np.zeros((*n, 3)), np.zeros(n)
    for a in corners:
        for axis in range(3):
            if a[axis]:
                continue
            b = a + np.eye(3, dtype=int)[axis]
            fa, fb = block(f, a), block(f, b)
            cross = (fa < 0) != (fb < 0)
            t = np.where(cross, fa / np.where(cross, fa - fb, 1), 0)
            spot = np.broadcast_to(a.astype(float), (*n, 3)).copy()
            spot[..., axis] += t
            total += spot * cross[..., None]
            hits += cross
    index = -np.ones(n, int)
    index[active] = np.arange(active.sum())
    cells = np.argwhere(active)
    verts = low + cell * (cells + total[active] / hits[active][:, None])
    quads = []
    for axis in range(3):
        u, v = (axis + 1) % 3, (axis + 2) % 3
        ahead = [slice(None)] * 3
        ahead[axis] = slice(1, None)
        back = [slice(None)] * 3
        back[axis] = slice(None, -1)
        change = np.argwhere(inside[tuple(back)] != inside[tuple(ahead)])
        change = change[(change[:, u] > 0) & (change[:, v] > 0) & (change[:, u] < n[u]) & (change[:, v] < n[v])]
        eu, ev = np.eye(3, dtype=int)[u], np.eye(3, dtype=int)[v]
        ring = np.stack([index[tuple((change - o).T)] for o in (0 * eu, eu, eu + ev, ev)], axis=1)
        outward = inside[tuple(change.T)]
        ring[~outward] = ring[~outward][:, ::-1]
        quads.append(ring)
    return verts, np.concatenate(quads)
