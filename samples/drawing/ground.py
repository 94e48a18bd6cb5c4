"""What the ground of a landscape looks like: colours by height, slope and chance."""

import numpy as np

from .camera import mix
from .noise import sample, smoothstep


def alpine(land, x, y, z, normal, distance):
    """Meadow low down, then woods, rock where it is steep, snow where it is high and flat."""
    grain = sample(land.texture, x / 1.7, z / 1.7)
    patch = sample(land.detail, x / 11, z / 11)
    meadow = mix([0.11, 0.16, 0.035], [0.22, 0.21, 0.07], smoothstep(-1, 1.4, patch + 0.4 * grain))
    woods = mix([0.018, 0.04, 0.018], [0.05, 0.075, 0.025], smoothstep(-1, 1.5, grain))
    rock = mix([0.13, 0.12, 0.115], [0.30, 0.28, 0.26], smoothstep(-1.5, 1.5, grain + 0.5 * patch))
    height = y - land.water
    colour = mix(meadow, woods, smoothstep(0.1, 0.5, patch + 0.3 * grain - (height - 420) / 700))
    steep = smoothstep(0.86, 0.70, normal[1] + 0.03 * patch)
    colour = mix(colour, rock, np.maximum(steep, smoothstep(520, 760, height + 90 * patch)))
    snow = smoothstep(720, 900, height + 110 * patch) * smoothstep(0.58, 0.76, normal[1])
    return mix(colour, [0.82, 0.86, 0.92], snow)


def autumn(land, x, y, z, normal, distance):
    """Woods in October: oranges and reds beyond what sRGB can say, among grey rock."""
    grain = sample(land.texture, x / 1.3, z / 1.3)
    stand = sample(land.texture, x / 9, z / 9)
    patch = sample(land.detail, x / 13, z / 13)
    gold = mix([0.30, 0.13, 0.008], [0.72, 0.36, 0.02], smoothstep(-1.5, 1.5, grain))
    red = mix([0.22, 0.02, 0.005], [0.66, 0.09, 0.012], smoothstep(-1.5, 1.5, grain))
    fir = mix([0.012, 0.035, 0.014], [0.045, 0.08, 0.02], smoothstep(-1.5, 1.5, grain))
    colour = mix(gold, red, smoothstep(0.1, 0.9, stand + 0.6 * patch))
    colour = mix(colour, fir, smoothstep(0.5, 1.0, 0.8 * patch - stand))
    rock = mix([0.11, 0.10, 0.10], [0.30, 0.28, 0.27], smoothstep(-1.5, 1.5, grain + 0.5 * patch))
    bare = smoothstep(0.80, 0.64, normal[1] + 0.03 * patch)
    return mix(colour, rock, np.maximum(bare, smoothstep(560, 820, y - land.water + 90 * patch)))
