"""Random fields with the statistics of nature, all of them from a seed."""

import numpy as np


def field(seed, shape, exponent, smallest=0.0):
    """A tileable field of mean 0 and deviation 1 whose amplitude falls with frequency to the given exponent.

    `smallest` cuts frequencies below it, in cycles over the longer side, so that no wave spans the whole field.
    """
    rng = np.random.default_rng(seed)
    height, width = shape
    longest = max(shape)
    fy = np.fft.fftfreq(height)[:, None] * longest
    fx = np.fft.rfftfreq(width)[None, :] * longest
    frequency = np.hypot(fx, fy)
    frequency[0, 0] = 1
    amplitude = frequency**-exponent
    amplitude[frequency < smallest] = 0
    amplitude[0, 0] = 0
    phase = rng.normal(size=amplitude.shape) + 1j * rng.normal(size=amplitude.shape)
    values = np.fft.irfft2(amplitude * phase, s=shape)
    return ((values - values.mean()) / values.std()).astype(np.float32)


def ridges(seed, shape, exponent, octaves=3):
    """A field of 0…1 with sharp crests, as water leaves them between valleys."""
    total = np.zeros(shape, np.float32)
    weight = np.ones(shape, np.float32)
    for octave in range(octaves):
        crest = 1 - np.abs(np.tanh(field(seed + octave, shape, exponent, smallest=2.0 * 2**octave)))
        total += weight * crest * 0.55**octave
        weight = np.clip(crest * 1.4, 0, 1)
    total -= total.min()
    return total / total.max()


def sample(values, x, y):
    """Bilinear values of a tileable field at coordinates counted in cells."""
    height, width = values.shape
    x0, y0 = np.floor(x), np.floor(y)
    fx, fy = (x - x0).astype(np.float32), (y - y0).astype(np.float32)
    column, row = x0.astype(np.int64) % width, y0.astype(np.int64) % height
    right, below = (column + 1) % width, (row + 1) % height
    flat = values.ravel()
    top = flat[row * width + column] * (1 - fx) + flat[row * width + right] * fx
    bottom = flat[below * width + column] * (1 - fx) + flat[below * width + right] * fx
    return top * (1 - fy) + bottom * fy


def smoothstep(low, high, value):
    """0 below `low`, 1 above `high`, smooth between."""
    t = np.clip((value - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)
