#!/usr/bin/env python3
"""Draws the pictures of the sample site; needs numpy and Pillow, and about two minutes.

    python3 -m pip install numpy pillow && python3 samples/draw.py [NAME…]

The results are part of the repository, so nobody needs to run this to build the site.
"""

import hashlib
import pathlib
import sys

import numpy as np
from PIL import Image

from drawing import city, files, forest, graphics, ground, sea, terrain, tower
from drawing.camera import develop

FOLDER = pathlib.Path(__file__).parent / "site/assets/images"
NOON = dict(
    seed=3,
    horizon=[0.60, 0.66, 0.74],
    zenith=[0.14, 0.28, 0.56],
    sun=[1.05, 0.82, 0.58],
    cloud=[0.95, 0.95, 0.97],
    cover=0.35,
    clarity=13000,
)
EVENING = dict(
    seed=31,
    away=[0.30, 0.27, 0.36],
    glow=[1.15, 0.52, 0.16],
    zenith=[0.10, 0.16, 0.32],
    sun=[1.6, 0.85, 0.35],
    cloud=[0.16, 0.13, 0.18],
    rim=[1.25, 0.48, 0.20],
    deep=[0.008, 0.02, 0.03],
    cover=0.5,
    disc=14,
    clarity=6000,
)
BREEZE = dict(
    seed=44,
    away=[0.50, 0.60, 0.74],
    glow=[0.80, 0.80, 0.80],
    zenith=[0.10, 0.25, 0.56],
    sun=[1.0, 0.9, 0.75],
    cloud=[0.86, 0.88, 0.92],
    rim=[1.1, 1.05, 1.0],
    deep=[0.006, 0.035, 0.055],
    cover=0.55,
    disc=0,
    clarity=5000,
)


def valley(
    seed, size, eye, heading, sun, paint=ground.alpine, water=None, pitch=1, lens=62, exposure=0.85, grain=0.012
):
    """A landscape seen from a place; `sun` is its height and its angle from the heading."""
    land = terrain.Landscape(seed, relief=1350, water=0, roughness=0.8)
    land.water = float(np.percentile(land.heights, 22)) if water is None else water
    side = np.radians(heading + sun[1])
    toward = (np.sin(side), sun[0], np.cos(side))
    light = terrain.render(land, *size, eye, heading, pitch, lens, toward, NOON, paint)
    return develop(light, seed, exposure, grain=grain)


def lake():
    return files.jpeg(valley(12, (940, 650), (17760, 14, 2080), 68, (0.32, -65)))


def peaks():
    return files.jpeg(valley(7, (940, 650), (3000, 40, 2000), 20, (0.4, 80), water=-90, pitch=0, lens=58))


def october():
    picture = valley(7, (940, 650), (3000, 30, 2000), 4, (0.45, 70), ground.autumn, water=-90, pitch=0, lens=58)
    return files.jpeg(picture, icc_profile=files.display_p3())


def cut_off():
    whole = files.jpeg(valley(11, (940, 650), (8160, 14, 3520), 46, (0.35, 50)))
    return whole[: len(whole) * 45 // 100]


def camera():
    upright = valley(12, (2400, 3200), (17760, 9, 2080), 52, (0.34, -70), pitch=2, lens=50, grain=0.004)
    return files.jpeg(
        upright.transpose(Image.Transpose.ROTATE_90), 74, exif=files.camera_exif(), xmp=files.CREDIT.encode()
    )


def sunset():
    return files.jpeg(develop(sea.render(940, 650, 5, (0.12, 0.055, 1), EVENING), 1, 0.62, bloom=0.15))


def night():
    return files.jpeg(develop(city.render(940, 650, 8), 1, 1.3, bloom=0.5, grain=0.016))


def wood():
    return files.jpeg(develop(forest.render(940, 650, 17), 1, 0.8))


def lighthouse():
    light = sea.render(650, 940, 6, (-0.9, 0.5, 0.25), BREEZE, pitch=9, lens=44, eye=9, strength=0.5)
    light = tower.lighthouse(tower.rock(light, 3, 0.70), 430, 940 * 0.735, 560, 2)
    return files.jpeg(develop(light, 1, 0.9, bloom=0.2))


def fog():
    return files.png(develop(graphics.hills_in_fog(940, 650, 60), 1, 0.9, grain=0))


def lights():
    return files.jpeg(develop(graphics.lamps_out_of_focus(940, 650, 4), 4, 1.1, softness=1.2))


def hashed(slug, extension="jpg"):
    """The name under which a fetching script saves a photo: the hash of its address."""
    return f"{hashlib.md5(f'https://example.com/photos/{slug}'.encode()).hexdigest()}.{extension}"


PICTURES = {
    hashed("lake"): lake,
    hashed("peaks"): peaks,
    hashed("october"): october,
    hashed("camera"): camera,
    hashed("sunset"): sunset,
    hashed("night"): night,
    hashed("wood"): wood,
    hashed("lighthouse"): lighthouse,
    hashed("fog"): fog,
    "default.jpg": lights,
    hashed("chart", "png"): lambda: files.png(graphics.chart()),
    hashed("balloon", "png"): lambda: files.png(graphics.balloon()),
    hashed("turbine", "gif"): lambda: files.gif(graphics.turbine()),
    "bus-route.svg": lambda: graphics.MAP.encode(),
    hashed("too-many-requests"): lambda: files.ERROR_PAGE,
    hashed("cut-off"): cut_off,
}


def main(wanted):
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, draw in PICTURES.items():
        if not wanted or draw.__name__ in wanted or name in wanted:
            data = draw()
            (FOLDER / name).write_bytes(data)
            print(f"{name}  {draw.__name__}  {len(data):,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
