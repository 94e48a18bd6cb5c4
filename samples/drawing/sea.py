"""The open sea: wind waves that mirror a sky."""

import numpy as np

from .camera import clouds, mix, rays
from .noise import field, sample, smoothstep


def sky(dx, dy, dz, sun, mood):
    """The light of the sky, with clouds that a low sun lights from below."""
    toward = np.clip(dx * sun[0] + dy * sun[1] + dz * sun[2], 0, 1)
    near = toward**3
    low = mix(mood["away"], mood["glow"], near)
    light = mix(low, mood["zenith"], smoothstep(0, 0.55, dy))
    light = light + np.asarray(mood["sun"], np.float32) * (0.35 * toward**40 + 2.5 * toward**900)[..., None]
    cloud = clouds(mood["seed"], dx, dy, dz, mood["cover"], scale=0.5)
    lit = mix(mood["cloud"], mood["rim"], near * (1 - 0.6 * cloud))
    return mix_light(light, lit, 0.9 * cloud)


def mix_light(a, b, amount):
    """Two lights of one shape, by an amount without a colour axis."""
    return a * (1 - amount[..., None]) + b * amount[..., None]


def disc(dx, dy, dz, sun, size):
    """The sun itself, with an edge one pixel soft."""
    toward = dx * sun[0] + dy * sun[1] + dz * sun[2]
    return smoothstep(np.cos(np.radians(size * 1.06)), np.cos(np.radians(size)), toward)


def waves(seed, x, z, distance, strength):
    """The slopes of the water in two directions; far waves merge into an even roughness."""
    height = field(seed, (1024, 1024), 1.75, smallest=5)
    slope_x = np.roll(height, -1, 1) - np.roll(height, 1, 1)
    slope_z = np.roll(height, -1, 0) - np.roll(height, 1, 0)
    total_x, total_z = np.zeros_like(x), np.zeros_like(x)
    for cell, weight in ((1.9, 1.0), (0.41, 0.8), (0.083, 0.55)):
        fade = weight * np.exp(-distance / (cell * 1500))
        total_x += fade * sample(slope_x, x / cell + 17 * cell, z / (cell * 0.6))
        total_z += fade * sample(slope_z, x / cell + 17 * cell, z / (cell * 0.6))
    far = 0.35 * (1 - np.exp(-distance / 400))
    streak = field(seed + 1, (1024, 1024), 0.5)
    total_z += far * sample(streak, x / (0.004 * distance + 0.5), np.log(distance) * 190)
    return strength * total_x, strength * total_z


def render(width, height, seed, sun, mood, pitch=1.5, lens=56, eye=7.0, strength=0.42):
    """The light of a sea under a sky."""
    sun = np.asarray(sun, np.float32) / np.linalg.norm(sun)
    dx, dy, dz = rays(width, height, lens, pitch)
    light = sky(dx, np.maximum(dy, 0), dz, sun, mood)
    light = light + np.asarray(mood["sun"], np.float32) * (mood["disc"] * disc(dx, dy, dz, sun, 0.9))[..., None]
    below = dy < -0.0009
    bx, by, bz = dx[below], dy[below], dz[below]
    distance = eye / -by
    x, z = bx * distance, bz * distance
    nx, nz = waves(seed, x, z, distance, strength)
    length = np.sqrt(nx * nx + nz * nz + 1)
    nx, ny, nz = nx / length, 1 / length, nz / length
    along = 2 * (bx * nx + by * ny + bz * nz)
    rx, ry, rz = bx - along * nx, np.abs(by - along * ny), bz - along * nz
    mirrored = sky(rx, ry, rz, sun, mood)
    glitter = disc(rx, ry, rz, sun, 3.2)
    mirrored = mirrored + np.asarray(mood["sun"], np.float32) * (0.45 * mood["disc"] * glitter)[..., None]
    facing = np.clip(-(bx * nx + by * ny + bz * nz), 0, 1)
    fresnel = 0.03 + 0.97 * (1 - facing) ** 5
    water = mirrored * fresnel[..., None] + np.asarray(mood["deep"], np.float32) * (1 - fresnel[..., None])
    haze = 1 - np.exp(-distance / mood["clarity"])
    light[below] = mix_light(water, np.broadcast_to(sky(bx, np.zeros_like(by), bz, sun, mood), water.shape), haze)
    return light
