"""A wood in the morning: trunks that fade into mist, with the sun behind them."""

import numpy as np

from .camera import blur, mix
from .noise import field, sample, smoothstep

MIST = np.asarray([0.62, 0.66, 0.52], np.float32)
GLOW = np.asarray([1.5, 1.25, 0.75], np.float32)


def air(width, height, sun):
    """The mist itself, brightest where the sun stands behind it."""
    y, x = np.mgrid[0 : 1 : height * 1j, 0 : 1 : width * 1j].astype(np.float32)
    distance = np.hypot((x - sun[0]) * width / height, y - sun[1])
    light = mix(MIST * 0.62, MIST, np.exp(-distance * 1.6))
    return light + GLOW * (0.9 * np.exp(-distance * 5))[..., None]


def trunk(bark, shape, x, lean, thickness, base):
    """One tree: how much of each pixel it covers, and the light its bark sends back."""
    height, width = shape
    y = np.arange(height, dtype=np.float32)[:, None]
    column = np.arange(width, dtype=np.float32)[None, :]
    rise = np.clip((base - y) / height, 0, 1.2)
    middle = x + lean * rise * height + 0.25 * thickness * np.sin(rise * 5 + x)
    radius = thickness * (0.5 - 0.16 * rise + 0.35 * np.exp(-rise * 26))
    across = (column - middle) / radius
    cover = smoothstep(1 + 0.7 / np.maximum(radius, 1), 1 - 0.7 / np.maximum(radius, 1), np.abs(across)) * (y < base)
    angle = np.arcsin(np.clip(across, -1, 1))
    grooves = sample(bark, angle * 26 + x * 3 + 0 * y, y / thickness * 5.5 + x)
    rough = sample(bark, angle * 70 + x + 0 * y, y / thickness * 34)
    tone = 0.55 + 0.20 * grooves + 0.10 * rough
    return cover, np.clip(tone, 0.08, 1.2) * (0.35 + 0.65 * np.cos(angle)), across


def leaves(seed, shape, depth):
    """Where leaves of one layer hang, mostly above."""
    height, width = shape
    big = field(seed, shape, 1.5, smallest=3)
    fine = field(seed + 1, shape, 0.55 + 0.35 * depth, smallest=20)
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    return smoothstep(0.75, 1.15, 0.75 * big + 0.55 * fine + 0.55 - 3.4 * y)


def floor(light, seed, horizon, sun):
    """The ground: fern and moss in streaks that grow towards the eye."""
    height, width, _ = light.shape
    first = int(horizon * height)
    y, x = np.mgrid[0 : height - first, 0:width].astype(np.float32)
    depth = (y + 2) / (height - first)
    distance = 1 / depth
    texture = field(seed, (1024, 1024), 0.95)
    u, v = (x - width / 2) * distance * 0.22, distance * 190
    blades = sample(texture, u * 3.1, v * 1.9) + 0.8 * sample(texture, u * 0.7 + 99, v * 0.5)
    moss = mix([0.012, 0.022, 0.006], [0.17, 0.22, 0.045], smoothstep(-1.5, 2.4, blades))
    beam = np.exp(-(((x / width - sun[0]) / 0.28) ** 2)) * (
        0.55 + 0.45 * smoothstep(-0.3, 1, sample(texture, u / 8, v / 8))
    )
    ground = moss * (0.35 + 1.7 * beam)[..., None]
    haze = np.exp(-depth * 3.3)
    light[first:] = ground * (1 - haze[..., None]) + light[first:] * haze[..., None]


def render(width, height, seed):
    """The light of the wood."""
    rng = np.random.default_rng(seed)
    sun = (0.60, 0.24)
    bark = field(seed, (512, 512), 1.0)
    light = air(width, height, sun)
    floor(light, seed + 3, 0.58, sun)
    for layer, depth in enumerate(np.linspace(0.06, 1, 9)):
        mist = (1 - depth) ** 1.5 * 0.93
        shade = np.asarray([0.075, 0.060, 0.045], np.float32)
        base = height * (0.585 + 0.40 * depth**1.7)
        for _ in range(int(15 - 12 * depth)):
            x = rng.uniform(-0.05, 1.05) * width
            if depth > 0.6 and abs(x / width - sun[0]) < 0.16:
                continue
            thickness = width * (0.006 + 0.085 * depth**1.6) * rng.uniform(0.7, 1.25)
            cover, tone, across = trunk(bark, (height, width), x, rng.normal() * 0.03, thickness, base)
            rim = np.exp(-((np.abs(across) - 0.86) ** 2) * 60) * (np.sign(across) == np.sign(sun[0] * width - x))
            colour = shade * tone[..., None] + GLOW * (0.16 * rim)[..., None]
            colour = colour * (1 - mist) + light * mist
            light = light * (1 - cover[..., None]) + colour * cover[..., None]
        hanging = leaves(seed + 10 * layer, (height, width), depth) * (0.45 + 0.5 * depth)
        green = np.asarray([0.035, 0.06, 0.012], np.float32) * (1 - mist) + light * mist + GLOW * 0.02
        light = light * (1 - hanging[..., None]) + green * hanging[..., None]
        light = light + air(width, height, sun) * 0.035 * (1 - depth)
    return light + blur(np.maximum(light - 0.9, 0), width / 30) * 0.5
