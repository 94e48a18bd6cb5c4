"""A lighthouse on its rock, over a sea."""

import numpy as np

from .camera import mix
from .noise import field, sample, smoothstep


def cover(light, colour, amount):
    """Paints a colour over the light where the amount says."""
    amount = amount[..., None]
    return light * (1 - amount) + colour * amount


def rock(light, seed, crest):
    """A headland of cracked stone with grass on top, rising to the right."""
    height, width, _ = light.shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    u = x / width
    line = field(seed, (1, 4096), 1.1)[0][:width]
    top = height * (crest + 0.17 * (1 - smoothstep(0.05, 0.62, u)) + 0.010 * line[None, :])
    relief = field(seed + 1, (height, width), 1.45, smallest=6)
    light_from_left = (
        np.roll(relief, -2, 1) - np.roll(relief, 2, 1) + 0.8 * (np.roll(relief, 2, 0) - np.roll(relief, -2, 0))
    )
    grain = field(seed + 2, (height, width), 0.6)
    tone = np.clip(0.55 + 0.9 * light_from_left + 0.10 * grain + 0.12 * relief, 0.05, 1.5)
    stone = mix([0.13, 0.115, 0.10], [0.24, 0.21, 0.17], smoothstep(-1, 1, relief)) * tone[..., None]
    grass = mix([0.05, 0.08, 0.02], [0.20, 0.22, 0.07], smoothstep(-1.6, 1.6, grain + relief))
    turf = smoothstep(0.055, 0.012, (y - top) / height - 0.016 * relief)
    colour = mix_by(stone, grass * (0.75 + 0.3 * tone)[..., None], turf)
    edge = smoothstep(-1.2, 1.2, y - top + 1.6 * grain * (y < top + 4))
    spray = smoothstep(0.86, 1.0, y / height + 0.015 * relief) * (u < 0.9)
    return cover(light, mix(colour, [0.05, 0.06, 0.065], 0.6 * spray), edge)


def mix_by(a, b, amount):
    """Two pictures, by an amount without a colour axis."""
    return a * (1 - amount[..., None]) + b * amount[..., None]


def band(y, top, bottom):
    """Rows between two heights, with edges one pixel soft."""
    return smoothstep(-0.7, 0.7, y - top) * smoothstep(-0.7, 0.7, bottom - y)


def column(light, middle, top, bottom, upper, lower, colour, seed):
    """A round, tapered body of masonry lit from the left; radii and places in pixels."""
    height, width, _ = light.shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    down = np.clip((y - top) / (bottom - top), 0, 1)
    radius = upper + (lower - upper) * (0.75 * down + 0.25 * down**3)
    across = (x - middle) / radius
    angle = np.arcsin(np.clip(across, -1, 1))
    wall = field(seed, (512, 512), 0.9)
    stains = 1 + 0.05 * sample(wall, angle * 60, y / 3) + 0.06 * sample(wall, angle * 45 + 90, y / 40)
    lit = np.clip(np.cos(angle + 0.85), 0, 1) * 1.35 + 0.16 + 0.10 * np.clip(np.cos(angle - 1.2), 0, 1)
    amount = smoothstep(1 + 0.8 / radius, 1 - 0.8 / radius, np.abs(across)) * band(y, top, bottom)
    return cover(light, np.asarray(colour, np.float32) * (lit * stains)[..., None], amount)


def lighthouse(light, middle, foot, size, seed):
    """A white tower with two red bands, a gallery, a lantern and a dome; `size` is its height in pixels."""
    white, red, iron = [0.78, 0.76, 0.72], [0.50, 0.045, 0.035], [0.055, 0.055, 0.06]

    def at(share):
        return foot - size * share

    def radius(share):
        return size * (0.115 - 0.05 * share)

    light = column(light, middle, at(0.78), foot, radius(0.78), radius(0), white, seed)
    for low, high in ((0.18, 0.34), (0.50, 0.66)):
        light = column(light, middle, at(high), at(low), radius(high), radius(low), red, seed)
    for share in (0.10, 0.42, 0.72):
        light = column(
            light, middle - size * 0.02, at(share + 0.035), at(share), size * 0.008, size * 0.008, iron, seed
        )
    light = column(light, middle, at(0.80), at(0.78), size * 0.098, size * 0.085, iron, seed)
    light = column(light, middle, at(0.91), at(0.80), size * 0.048, size * 0.048, [0.34, 0.42, 0.44], seed)
    light = lantern(light, middle, at(0.86), size)
    for bar in (-0.046, -0.022, 0.004, 0.028, 0.045):
        light = column(light, middle + bar * size, at(0.91), at(0.80), size * 0.0028, size * 0.0028, iron, seed)
    for rail in (0.815, 0.83):
        light = column(light, middle, at(rail + 0.004), at(rail), size * 0.094, size * 0.094, iron, seed)
    light = column(light, middle, at(0.97), at(0.905), size * 0.012, size * 0.062, red, seed)
    return column(light, middle, at(1.02), at(0.97), size * 0.004, size * 0.006, iron, seed)


def lantern(light, middle, y0, size):
    """The lamp behind its glass, lit in daylight."""
    height, width, _ = light.shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    distance = np.hypot(x - middle, y - y0) / size
    return light + np.asarray([1.6, 1.25, 0.7], np.float32) * (2.2 * np.exp(-((distance / 0.018) ** 2)))[..., None]
