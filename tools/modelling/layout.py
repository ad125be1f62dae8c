"""Where things stand in the ferry café, and the layout file the production is written from.

Plan coordinates here are Blender's (x right, y towards the windows, z up), the room
centred on the origin; the file holds the engine's: x, y up, z = -plan y.
"""
import json
import math
import os

HALF_X, HALF_Y, HEIGHT = 4.5, 3.0, 2.75
WINDOWS = [(-4.1, -2.7), (-2.4, -1.0), (-.7, .7), (1.0, 2.4), (2.7, 4.1)]
SILL, HEAD = .86, 2.26
DOOR = (-2.35, -1.40, 2.08)  # along y on the west wall, and its height
SEAT_REACH = .86             # chair centre to table centre: room to stand up between them
STAND_AHEAD = .32            # where one stands to sit down: the clips' root_back_m

# name: (table centre, chair bearings seen from the table, in plan degrees)
TABLES = {
    "hero": ((.55, 1.62), (4, 184)),
    "east": ((3.10, 1.70), (-8, 176)),
    "south": ((2.35, -1.05), (25, 200)),
    "west": ((-.95, -1.95), (10, 172)),
}
LAMPS = {"hero": (.55, 1.62), "east": (3.10, 1.70), "south": (2.35, -1.05), "west": (-.95, -1.95),
         "bar_1": (-3.2, .45), "bar_2": (-3.2, 1.75)}
# Marek's way from the door to the hero table, clear of the tables and the counter
MARKS = [
    ("door", (-4.95, -1.87)), ("entry", (-3.75, -1.80)), ("room", (-2.35, -.95)),
    ("turn", (-1.35, .15)), ("table", (-.55, .98)), ("aside", (.03, 1.0)), ("chair", None),
]


def aim(frm, to):
    """Heading in degrees (0 is the engine's +Z, left turns positive) from one plan spot to another."""
    return round(math.degrees(math.atan2(to[0] - frm[0], -(to[1] - frm[1]))), 2)


def spot(p, y=0.0):
    return [round(p[0], 4), round(y, 4), round(-p[1] + 0.0, 4)]


def chair_spots(table):
    (x, y), bearings = TABLES[table]
    return [(x + SEAT_REACH * math.cos(math.radians(b)), y + SEAT_REACH * math.sin(math.radians(b)))
            for b in bearings]


def towards(frm, to, metres):
    d = math.hypot(to[0] - frm[0], to[1] - frm[1])
    return (frm[0] + (to[0] - frm[0]) * metres / d, frm[1] + (to[1] - frm[1]) * metres / d)


def camera(name, at, height, look, look_height, lens, note):
    return {"name": name, "position": spot(at, height), "look_at": spot(look, look_height),
            "lens_mm": lens, "note": note}


def layout():
    props, seats = [], []

    def prop(model, name, p, heading=0.0, y=0.0):
        props.append({"model": model + ".glb", "name": name, "position": spot(p, y), "heading": heading})
    for table, (centre, _) in TABLES.items():
        prop("cafe_table", f"table_{table}", centre)
        for side, p in zip(("right", "left"), chair_spots(table)):
            prop("cafe_chair", f"chair_{table}_{side}", p, aim(p, centre))
            seats.append({"name": f"{table}_{side}", "position": spot(p), "heading": aim(p, centre)})
    for name, p in LAMPS.items():
        prop("pendant_lamp", f"lamp_{name}", p, y=HEIGHT)
    top = .755
    ines, marek = chair_spots("hero")
    centre = TABLES["hero"][0]
    prop("cup", "cup_ines", (centre[0] + .10, centre[1] - .245), 120, top)
    prop("cup", "cup_marek", (centre[0] - .10, centre[1] + .245), -60, top)
    prop("letter", "letter", (centre[0] - .01, centre[1]), aim(ines, centre) + 9, top)
    prop("suitcase", "suitcase_ines", (ines[0] + .10, ines[1] + .62), 84)
    prop("cup", "cup_east_1", (3.27, 1.50), 40, top)
    prop("cup", "cup_east_2", (2.92, 1.88), 200, top)
    prop("cup", "cup_west", (-1.12, -1.80), 90, top)
    prop("cup", "cup_bar", (-2.98, 1.30), 90, 1.08)
    mark_list = []
    ways = [p if p else towards(marek, centre, STAND_AHEAD) for _, p in MARKS]
    for i, (name, p) in enumerate(MARKS):
        p = ways[i]
        faced = ines if name in ("table", "aside") else centre if name == "chair" else ways[i + 1]
        mark_list.append({"name": name, "position": spot(p), "heading": aim(p, faced)})
        if name in ("entry", "room", "table"):
            prop("t_mark", f"mark_{name}", p, mark_list[-1]["heading"])
    track_a, track_b = (3.60, -2.30), (1.00, -2.30)  # along the south wall, clear of tables and chairs
    cameras = [
        camera("master", (3.95, -2.45), 1.55, (-1.2, .7), 1.10, 25, "whole room, door at the left, windows behind"),
        camera("entrance", (.95, -.35), 1.45, (-4.2, -1.75), 1.25, 32, "Marek comes in by the door"),
        camera("over_marek", (-1.38, .12), 1.56, (ines[0], ines[1]), 1.22, 40, "over standing Marek to Ines"),
        camera("close_ines", (.02, .66), 1.20, (ines[0], ines[1]), 1.17, 75, "Ines, windows soft behind"),
        camera("over_ines", (2.32, 1.26), 1.34, (marek[0], marek[1]), 1.16, 40, "over Ines to Marek and the bar"),
        camera("two_shot", (.55, -1.05), 1.20, (.55, 1.62), 1.02, 35, "both at the table against the sea"),
        camera("bar", (-1.7, -.6), 1.40, (-3.8, 1.2), 1.30, 50, "the barman"),
    ]
    return {
        "units": "metres; x right, y up, z towards the south wall; headings in degrees about +Y, 0 faces +Z",
        "set": [{"model": "ferry_cafe.glb", "position": [0, 0, 0], "heading": 0},
                {"model": "ferry_exterior.glb", "position": [0, 0, 0], "heading": 0}],
        "room": {"min": [-HALF_X, 0, -HALF_Y], "max": [HALF_X, HEIGHT, HALF_Y]},
        "door": {"wall": "west", "x": -HALF_X, "z": [-DOOR[1], -DOOR[0]], "y": [0, DOOR[2]],
                 "floor_centre": spot((-HALF_X, (DOOR[0] + DOOR[1]) / 2))},
        "windows": [{"wall": "north", "z": -HALF_Y, "x": list(w), "y": [SILL, HEAD]} for w in WINDOWS],
        "sun_hint": {"travels": [.42, -.36, .83], "note": "low light through the north windows, rakes to the right"},
        "props": props, "seats": seats, "marks": mark_list,
        "people": [
            {"name": "INES", "seat": "hero_right", "clip": "sit_table", "model": "mannequin_ines.glb", "height_m": 1.69},
            {"name": "MAREK", "model": "mannequin.glb", "marks": [m["name"] for m in mark_list], "then_seat": "hero_left"},
            {"name": "BARMAN", "model": "mannequin.glb", "position": spot((-3.80, 1.15)), "heading": aim((-3.80, 1.15), (-.5, .2)), "clip": "stand"},
            {"name": "GUEST_1", "model": "mannequin.glb", "seat": "east_right", "clip": "sit_table"},
            {"name": "GUEST_2", "model": "mannequin.glb", "seat": "east_left", "clip": "talk_sit"},
            {"name": "GUEST_3", "model": "mannequin.glb", "seat": "west_left", "clip": "sit"},
        ],
        "rigs": {
            "note": "one at a time: the crane stands across the track",
            "dolly": {"model": "camera_dolly.glb", "position": spot(track_a, .06),
                      "heading": aim(track_a, track_b), "travel_to": spot(track_b, .06)},
            "track": [{"model": "dolly_track.glb", "position": spot(towards(track_a, track_b, 1.2 * i + .1)),
                       "heading": aim(track_a, track_b)} for i in range(3)],
            "crane": {"model": "camera_crane.glb", "position": spot((.75, -1.75)), "heading": aim((.75, -1.75), TABLES["hero"][0])},
            "tripod": {"model": "tripod_camera.glb", "position": spot((-1.38, .12)), "heading": aim((-1.38, .12), ines)},
        },
        "cameras": cameras,
    }


def write(folder):
    with open(os.path.join(folder, "ferry_cafe.layout.json"), "w", encoding="utf-8") as out:
        json.dump(layout(), out, indent=1)
        out.write("\n")


if __name__ == "__main__":
    write(os.environ.get("PREMISE_MODELS",
                         os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "assets", "models")))
