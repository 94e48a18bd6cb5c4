"""A town at night across a river."""

import numpy as np

from .camera import blur, mix
from .noise import field, smoothstep

LAMPS = np.asarray([[1.0, 0.62, 0.28], [1.0, 0.78, 0.50], [0.80, 0.90, 1.0], [1.0, 0.50, 0.18]], np.float32)


def sky(width, height, seed):
    """Dusk after the sun has gone, with thin cloud that the town lights from below."""
    y = np.linspace(1, 0, height, dtype=np.float32)[:, None] * np.ones((1, width), np.float32)
    light = mix([0.10, 0.065, 0.075], [0.006, 0.012, 0.035], smoothstep(0, 0.75, y))
    cloud = np.clip(0.5 + 0.4 * field(seed, (height, width), 1.6, smallest=2), 0, 1)
    return light * (0.7 + 0.6 * cloud * (1 - y))[..., None]


def windows(rng, rows, columns, lit):
    """Which windows of a house shine, and how: rooms of one floor often share their lamps."""
    floors = rng.random((rows, 1)) * 0.5 + 0.75
    shining = rng.random((rows, columns)) < lit * floors
    power = np.exp(rng.normal(-0.6, 0.7, (rows, columns))) * shining
    return power[..., None] * LAMPS[rng.integers(0, len(LAMPS), (rows, columns))]


def house(light, rng, left, top, right, bottom, cell, lit, haze):
    """Paints one house over the light: its dark front, a lit edge, and its windows."""
    width, height = right - left, bottom - top
    front = np.asarray([0.012, 0.013, 0.02], np.float32) * (0.6 + 0.8 * rng.random())
    facade = np.ones((height, width, 3), np.float32) * front
    facade += np.linspace(0, 0.05, height, dtype=np.float32)[:, None, None] * LAMPS[0] * 0.5
    step_x, step_y = cell, int(cell * rng.uniform(1.2, 1.5))
    rows, columns = max(1, (height - step_y) // step_y), max(1, (width - step_x) // step_x)
    colours = windows(rng, rows, columns, lit)
    pane_x, pane_y = max(2, int(step_x * rng.uniform(0.45, 0.75))), max(2, int(step_y * rng.uniform(0.4, 0.65)))
    for row in range(rows):
        for column in range(columns):
            y, x = step_y // 2 + row * step_y, step_x // 2 + column * step_x
            facade[y : y + pane_y, x : x + pane_x] += colours[row, column]
    veil = np.asarray([0.09, 0.06, 0.07], np.float32)
    visible = light[top:bottom, left:right]
    light[top:bottom, left:right] = (facade * (1 - haze) + veil * haze)[: visible.shape[0], : visible.shape[1]]


def skyline(light, rng, shore, scale):
    """Rows of houses, the furthest first."""
    width = light.shape[1]
    for depth, (low, high, cell, haze) in enumerate(
        [(0.16, 0.46, 5, 0.55), (0.10, 0.36, 7, 0.28), (0.05, 0.2, 10, 0.05)]
    ):
        x = -int(20 * scale)
        while x < width:
            wide = int(rng.uniform(28, 75) * scale * (0.8 + 0.25 * depth))
            middle = np.exp(-(((x + wide / 2) / width - 0.58) ** 2) / 0.06)
            tall = int(shore * (low + (high - low) * rng.random() ** 1.6 * (0.35 + 0.9 * middle)))
            left, right = max(0, x), min(width, x + wide)
            if right - left > cell * scale * 2:
                house(light, rng, left, shore - tall, right, shore, int(cell * scale), rng.uniform(0.12, 0.5), haze)
            x += wide + int(rng.uniform(0, 14) * scale)


def lamps(light, rng, shore, scale):
    """The lights of the quay."""
    width = light.shape[1]
    radius = max(1, int(1.6 * scale))
    for x in range(int(8 * scale), width, int(23 * scale)):
        x += int(rng.normal() * 1.5 * scale)
        y = shore - int(9 * scale)
        light[y : y + radius, max(0, x) : x + radius] += LAMPS[0] * 22
    light[shore - int(2 * scale) : shore] += np.asarray([0.06, 0.035, 0.015], np.float32)


def river(light, shore, seed, scale):
    """The town upside down, drawn out by ripples that grow towards the eye."""
    height, width = light.shape[0] - shore, light.shape[1]
    ripple = field(seed, (height, width), 0.9, smallest=12)
    slow = field(seed + 1, (height, width), 1.7, smallest=4)
    y, x = np.mgrid[0:height, 0:width]
    depth = (y / height).astype(np.float32)
    away = y + (3 + 46 * depth) * scale * (0.55 * ripple + 0.35 * slow)
    aside = x + (1 + 6 * depth) * scale * (0.7 * np.roll(ripple, 31, 1) + 0.3 * slow)
    row = np.clip(shore - 1 - np.abs(away) * 1.05, 0, shore - 1).astype(int)
    column = np.clip(aside, 0, width - 1).astype(int)
    smeared = blur(light[:shore], 0.6 * scale)
    mirrored = smeared[row, column]
    for shift in (5, 11, 19):
        mirrored = np.maximum(mirrored, 0.55 * smeared[np.clip(row + int(shift * scale), 0, shore - 1), column])
    light[shore:] = mirrored * (0.62 - 0.3 * depth)[..., None] + np.asarray([0.002, 0.004, 0.008], np.float32)


def render(width, height, seed, oversampling=2):
    """The light of the town and the river."""
    rng = np.random.default_rng(seed)
    wide, high = width * oversampling, height * oversampling
    scale = oversampling * width / 940
    shore = int(high * 0.64)
    light = np.zeros((high, wide, 3), np.float32)
    light[:shore] = sky(wide, shore, seed)
    skyline(light, rng, shore, scale)
    lamps(light, rng, shore, scale)
    river(light, shore, seed + 7, scale)
    return light.reshape(height, oversampling, width, oversampling, 3).mean(axis=(1, 3))
