"""Landscapes: rays marched over a height field, lit by one sun through haze."""

import numpy as np

from .camera import clouds, mix, rays
from .noise import field, ridges, sample, smoothstep

CELLS = 2048
METRES = 10.0


class Landscape:
    """A piece of invented land, 20 km wide and tileable, with a level of water."""

    def __init__(self, seed, relief=1500.0, water=180.0, roughness=1.0, crest=1.0):
        shape = (CELLS, CELLS)
        mountains = ridges(seed, shape, 2.3, octaves=4)
        rolling = field(seed + 50, shape, 2.2, smallest=2)
        self.heights = relief * (crest * mountains**1.8 + 0.12 * rolling) + 60
        self.detail = field(seed + 60, (1024, 1024), 1.5, smallest=4) * roughness
        self.texture = field(seed + 70, (1024, 1024), 0.9)
        self.water = water

    def height(self, x, z, fine=True):
        """The height of the ground in metres."""
        ground = sample(self.heights, x / METRES, z / METRES)
        if fine:
            ground = ground + 5 * sample(self.detail, x / 2.7, z / 2.7) + 0.35 * sample(self.detail, x / 0.21, z / 0.21)
        return ground

    def normal(self, x, z, distance):
        """The upward unit normal, measured over a step that grows with distance so that far ground does not flicker."""
        step = np.maximum(0.15, distance * 0.0012)
        slope_x = (self.height(x + step, z) - self.height(x - step, z)) / (2 * step)
        slope_z = (self.height(x, z + step) - self.height(x, z - step)) / (2 * step)
        length = np.sqrt(slope_x**2 + slope_z**2 + 1)
        return -slope_x / length, 1 / length, -slope_z / length


def march(land, origin, dx, dy, dz, furthest=24000.0):
    """Distances to the ground or the water along rays; infinite where a ray leaves the land."""
    ox, oy, oz = origin
    sinking = np.where(dy < -1e-5, dy, -1e-5)
    surface = np.where(dy < -1e-5, (land.water - oy) / sinking, np.inf).astype(np.float32)
    distance = np.full(dx.shape, 4.0, np.float32)
    result = np.full(dx.shape, np.inf, np.float32)
    active = np.arange(dx.size)
    for _ in range(420):
        t = distance[active]
        x, y, z = ox + t * dx[active], oy + t * dy[active], oz + t * dz[active]
        gap = y - land.height(x, z)
        wet = t >= surface[active]
        hit = wet | (gap < 0.0006 * t)
        result[active[hit]] = np.minimum(t, surface[active])[hit]
        going = ~hit & (t < furthest) & ~((y > 2600) & (dy[active] > 0))
        distance[active[going]] = t[going] + np.maximum(0.42 * gap[going], 0.0018 * t[going])
        active = active[going]
        if active.size == 0:
            break
    return result


def shadow(land, x, y, z, sun):
    """How much of the sun each point sees, 0…1."""
    lit = np.ones(x.shape, np.float32)
    t = 12.0
    for _ in range(34):
        gap = y + t * sun[1] - land.height(x + t * sun[0], z + t * sun[2], fine=False)
        lit = np.minimum(lit, np.clip(0.5 + 14 * gap / t, 0, 1))
        t *= 1.2
    return lit


def sky(dx, dy, dz, sun, mood):
    """The light of the sky in each direction."""
    toward = np.clip(dx * sun[0] + dy * sun[1] + dz * sun[2], 0, 1)
    light = mix(mood["horizon"], mood["zenith"], np.clip(dy * 1.9, 0, 1) ** 0.55)
    light = (
        light
        + np.asarray(mood["sun"], np.float32) * (0.25 * toward**8 + 0.6 * toward**90 + 25 * toward**9000)[..., None]
    )
    cloud = clouds(mood["seed"], dx, dy, dz, mood["cover"])
    white = mix(np.asarray(mood["cloud"]) * 0.62, mood["cloud"], np.clip(0.4 + 0.6 * toward, 0, 1))
    return light * (1 - 0.85 * cloud[..., None]) + white * (0.85 * cloud)[..., None]


def render(land, width, height, eye, heading, pitch, lens, sun, mood, paint):
    """The light that reaches a camera; `paint` gives the ground's colour, `mood` the colours of the air."""
    sun = np.asarray(sun, np.float32) / np.linalg.norm(sun)
    ex, ez = eye[0], eye[2]
    ground = float(np.max(land.height(np.array([ex]), np.array([ez]))))
    origin = (ex, max(ground, land.water) + eye[1], ez)
    image = np.zeros((height, width, 3), np.float32)
    for first in range(0, height, 200):
        rows = slice(first, min(first + 200, height))
        dx, dy, dz = (part[rows].ravel() for part in _turned(rays(width, height, lens, pitch), heading))
        image[rows] = _shade(land, origin, dx, dy, dz, sun, mood, paint).reshape(-1, width, 3)
    return image


def _turned(directions, heading):
    dx, dy, dz = directions
    cosine, sine = np.cos(np.radians(heading)), np.sin(np.radians(heading))
    return dx * cosine + dz * sine, dy, dz * cosine - dx * sine


def _shade(land, origin, dx, dy, dz, sun, mood, paint):
    air = sky(dx, dy, dz, sun, mood)
    distance = march(land, origin, dx, dy, dz)
    seen = np.flatnonzero(np.isfinite(distance))
    t = distance[seen]
    x, y, z = (o + t * d[seen] for o, d in zip(origin, (dx, dy, dz)))
    normal = land.normal(x, z, t)
    lit = shadow(land, x, y, z, sun)
    diffuse = np.clip(sum(n * s for n, s in zip(normal, sun)), 0, 1) * lit
    ambient = 0.35 + 0.65 * normal[1]
    light = _lit(paint(land, x, y, z, normal, t), diffuse, ambient, mood)
    wet = y <= land.water + 0.6 + 0.0006 * t
    light[wet] = _water(land, x[wet], z[wet], t[wet], dx[seen][wet], dy[seen][wet], dz[seen][wet], sun, mood, paint)
    haze = 1 - np.exp(-t / mood["clarity"] * np.exp(-np.maximum(y - land.water, 0) / 1500))
    toward = np.clip(dx[seen] * sun[0] + dy[seen] * sun[1] + dz[seen] * sun[2], 0, 1)
    veil = np.asarray(mood["horizon"], np.float32) + np.asarray(mood["sun"], np.float32) * (0.35 * toward**6)[:, None]
    air[seen] = light * (1 - haze[:, None]) + veil * haze[:, None]
    return air


def _lit(colour, diffuse, ambient, mood):
    direct = np.asarray(mood["sun"], np.float32) * (2.2 * diffuse)[:, None]
    return colour * (direct + np.asarray(mood["zenith"], np.float32) * (0.75 * ambient)[:, None])


def _reflected(land, x, z, away, rx, ry, rz, sun, mood, paint):
    """The shore as the water shows it: without shadows, which ripples would blur away."""
    x, y, z = x + away * rx, land.water + away * ry, z + away * rz
    normal = land.normal(x, z, away + 400)
    diffuse = np.clip(sum(n * s for n, s in zip(normal, sun)), 0, 1)
    light = _lit(paint(land, x, y, z, normal, away), 0.75 * diffuse, 0.35 + 0.65 * normal[1], mood)
    haze = 1 - np.exp(-away / mood["clarity"])
    return light * (1 - haze[:, None]) + np.asarray(mood["horizon"], np.float32) * haze[:, None]


def _water(land, x, z, t, dx, dy, dz, sun, mood, paint):
    """Quiet water: the sky and the land upside down, broken by ripples that distance evens out."""
    calm = sample(land.detail, x / 90, z / 90)
    ripple = (0.012 + 0.03 * smoothstep(-0.3, 1.2, calm)) * np.exp(-t / 2500)
    tilt = ripple * (sample(land.detail, x / 2.1, z / 0.5) + 0.6 * sample(land.detail, x / 0.7 + 40, z / 0.16))
    rx, ry, rz = dx + 0.5 * tilt, np.abs(dy) + 0.9 * np.abs(tilt) + 0.004, dz
    length = np.sqrt(rx * rx + ry * ry + rz * rz)
    rx, ry, rz = rx / length, ry / length, rz / length
    light = sky(rx, ry, rz, sun, mood)
    away = np.full(x.shape, 40.0, np.float32)
    struck = np.full(x.shape, np.inf, np.float32)
    for _ in range(72):
        ground = land.height(x + away * rx, z + away * rz, fine=False)
        first = (ground > land.water + away * ry) & ~np.isfinite(struck)
        struck[first] = away[first]
        away *= 1.085
    seen = np.flatnonzero(np.isfinite(struck))
    light[seen] = _reflected(land, x[seen], z[seen], struck[seen], rx[seen], ry[seen], rz[seen], sun, mood, paint)
    fresnel = 0.05 + 0.95 * (1 - np.clip(ry, 0, 1)) ** 4
    deep = np.asarray([0.012, 0.035, 0.045], np.float32)
    return light * fresnel[:, None] + deep * (1 - fresnel[:, None])
