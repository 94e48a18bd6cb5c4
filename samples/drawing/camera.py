"""What a camera does to light: lens, film, noise, and the file."""

import numpy as np
from PIL import Image

from .noise import field, sample, smoothstep


def blur(values, radius):
    """A Gaussian blur with edges repeated; the deviation is in pixels."""
    if radius <= 0:
        return values
    reach = int(np.ceil(radius * 3))
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / radius) ** 2)
    kernel = (kernel / kernel.sum()).astype(np.float32)
    for axis in (0, 1):
        padding = [(0, 0)] * values.ndim
        padding[axis] = (reach, reach)
        padded = np.pad(values, padding, mode="edge")
        length = values.shape[axis]
        values = sum(
            weight * np.take(padded, np.arange(shift, shift + length), axis=axis) for shift, weight in enumerate(kernel)
        )
    return values


def mix(a, b, amount):
    """Colours between `a` and `b`; the amount has no colour axis."""
    amount = np.asarray(amount, np.float32)[..., None]
    return np.asarray(a, np.float32) * (1 - amount) + np.asarray(b, np.float32) * amount


def encode_srgb(linear):
    """The sRGB transfer function, also that of Display P3."""
    linear = np.clip(linear, 0, 1)
    return np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055)


def filmic(light):
    """A curve that rolls highlights off as film does (Narkowicz's fit of ACES)."""
    return light * (2.51 * light + 0.03) / (light * (2.43 * light + 0.59) + 0.14)


def develop(light, seed, exposure=1.0, bloom=0.0, vignette=0.25, grain=0.012, softness=0.45, tone=filmic):
    """Turns scene light (linear, any scale) into an 8-bit picture as a camera would hand it over."""
    height, width, _ = light.shape
    light = np.maximum(light.astype(np.float32) * exposure, 0)
    if bloom > 0:
        bright = np.maximum(light - 0.8, 0)
        light = light + bloom * (blur(bright, width / 250) + 0.6 * blur(bright, width / 60))
    light = blur(light, softness)
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    light *= (1 - vignette * (x * x + y * y) / 2)[..., None]
    picture = encode_srgb(tone(light))
    rng = np.random.default_rng(seed)
    luma = rng.normal(size=(height, width, 1)) + 0.6 * blur(rng.normal(size=(height, width, 1)), 0.7)
    chroma = blur(rng.normal(size=(height, width, 3)), 0.9)
    picture = picture + grain * (luma + 0.8 * chroma) * (0.35 + np.sqrt(np.clip(1 - picture, 0, 1)))
    return Image.fromarray((np.clip(picture, 0, 1) * 255 + 0.5).astype(np.uint8))


def rays(width, height, field_of_view, pitch=0.0):
    """Unit directions of the pixels: x to the right, y up, z ahead; angles in degrees."""
    half = np.tan(np.radians(field_of_view) / 2)
    x = np.linspace(-half, half, width, dtype=np.float32)[None, :]
    y = np.linspace(half, -half, height, dtype=np.float32)[:, None] * (height / width)
    length = np.sqrt(x * x + y * y + 1)
    dx, dy, dz = x / length, y / length, 1 / length
    cosine, sine = np.cos(np.radians(pitch)), np.sin(np.radians(pitch))
    return np.broadcast_to(dx, length.shape), dy * cosine + dz * sine, dz * cosine - dy * sine


def clouds(seed, dx, dy, dz, cover=0.3, scale=1.0):
    """How much cloud stands in each direction, 0…1, on a flat layer that thins out towards the horizon."""
    layer = field(seed, (1024, 1024), 1.55, smallest=3)
    up = np.maximum(dy, 0.015)
    density = sample(layer, (dx / up) * 60 * scale + 100, (dz / up) * 60 * scale)
    return smoothstep(1.6 - 2.4 * cover, 3.0 - 2.0 * cover, density + 0.6) * smoothstep(0.01, 0.14, dy)
