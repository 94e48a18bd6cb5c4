"""Pictures that are no photographs: a chart, a cut-out, an animation, a map, lights out of focus, hills in fog."""

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from .camera import encode_srgb, filmic, mix
from .noise import field, smoothstep


def chart(width=1200, height=800):
    """A bar chart with small text, where a lossy encoder shows its faults first."""
    image = Image.new("RGB", (width, height), "#fbfaf7")
    draw = ImageDraw.Draw(image)
    title, label, small = (ImageFont.load_default(size) for size in (40, 24, 18))
    draw.text((70, 40), "Trips on the harbour ferry, thousands a month", "#1d2733", font=title)
    draw.text((70, 96), "Before and after the second boat came into service in June", "#5b6673", font=label)
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    before = [21.4, 22.0, 25.3, 28.8, 33.1, 38.0, 43.7, 44.9, 36.2, 30.5, 25.8, 24.1]
    after = [23.0, 23.9, 27.7, 31.2, 37.4, 52.6, 61.3, 63.8, 51.0, 42.7, 36.4, 34.9]
    bottom, left, scale, step = 700, 110, 7.6, 88
    for value in range(0, 71, 10):
        y = bottom - value * scale
        draw.line((left, y, width - 60, y), "#dcdad2", 1)
        draw.text((left - 14, y), str(value), "#5b6673", font=small, anchor="rm")
    for index, month in enumerate(months):
        x = left + 18 + index * step
        for offset, value, colour in ((0, before[index], "#9fb4c7"), (32, after[index], "#c4512d")):
            top = bottom - value * scale
            draw.rectangle((x + offset, top, x + offset + 28, bottom), colour)
            draw.text(
                (x + offset + 14, top - 6), f"{value:.1f}", "#1d2733", font=ImageFont.load_default(13), anchor="ms"
            )
        draw.text((x + 30, bottom + 14), month, "#1d2733", font=label, anchor="mt")
    for x, colour, text in ((70, "#9fb4c7", "last year"), (230, "#c4512d", "this year")):
        draw.rectangle((x, 758, x + 22, 776), colour)
        draw.text((x + 32, 767), text, "#1d2733", font=small, anchor="lm")
    return image


def balloon(size=760):
    """A striped balloon on nothing: soft edges and partial transparency between the ropes."""
    y, x = np.mgrid[-1 : 1 : size * 1j, -1 : 1 : size * 1j].astype(np.float32)
    radius = 0.62 * np.where(y < -0.22, 1, np.sqrt(np.clip(1 - ((y + 0.22) / 1.02) ** 2.0, 0, 1)) * 0.96 + 0.04)
    height = np.clip((y + 0.22) / 0.62, -1, 1)
    ball = np.where(y < -0.22, np.sqrt(np.clip(1 - height**2, 0, 1)) * 0.62, radius)
    across = x / np.maximum(ball, 1e-3)
    angle = np.arcsin(np.clip(across, -1, 1))
    gore = np.floor((angle / np.pi + 0.5) * 9 + 0.5).astype(int) % 3
    colours = np.asarray([[0.62, 0.05, 0.04], [0.86, 0.52, 0.06], [0.06, 0.22, 0.42]], np.float32)[gore]
    seam = 0.5 + 0.5 * np.abs(np.cos((angle / np.pi + 0.5) * 9 * np.pi))
    lit = np.clip(np.cos(angle + 0.7), 0, 1) * (0.9 - 0.35 * height) + 0.22
    weave = 1 + 0.03 * field(5, (size, size), 0.4)
    light = colours * (lit * (0.75 + 0.25 * seam) * weave)[..., None]
    alpha = smoothstep(1.006, 0.994, np.abs(across)) * (ball > 0.004) * smoothstep(0.585, 0.575, y)
    basket = band(x, -0.085, 0.085) * band(y, 0.80, 0.93)
    wicker = 0.75 + 0.25 * np.sin(x * 300) * np.sin(y * 300)
    light = light * (1 - basket[..., None]) + np.asarray([0.26, 0.15, 0.06]) * (wicker * basket)[..., None]
    ropes = sum(
        0.6 * np.clip(1 - np.abs(x - side * (0.08 + (0.81 - y) * 0.62)) * size / 2.4, 0, 1)
        for side in (-1, -0.35, 0.35, 1)
    ) * band(y, 0.55, 0.81)
    light = light * (1 - ropes[..., None]) + np.asarray([0.10, 0.08, 0.06]) * ropes[..., None]
    alpha = np.clip(np.maximum(np.maximum(alpha, basket), ropes), 0, 1)
    pixels = np.dstack([encode_srgb(filmic(light * 1.2)), alpha])
    return Image.fromarray((np.clip(pixels, 0, 1) * 255 + 0.5).astype(np.uint8), "RGBA")


def band(value, low, high):
    """1 between two values, with soft edges."""
    return smoothstep(low - 0.002, low + 0.002, value) * smoothstep(high + 0.002, high - 0.002, value)


def turbine(width=240, height=160, count=12):
    """Frames of a wind turbine in motion, a third of a turn in all, so that the loop closes."""
    frames = []
    for frame in range(count):
        image = Image.new("RGB", (width * 4, height * 4))
        draw = ImageDraw.Draw(image)
        for row in range(0, height * 4, 16):
            share = row / (height * 4)
            draw.rectangle(
                (0, row, width * 4, row + 16), (int(120 + 90 * share), int(170 + 55 * share), int(215 + 20 * share))
            )
        draw.ellipse((-300, 520, 700, 1000), "#5d8a4a")
        draw.ellipse((400, 560, 1500, 1100), "#6f9a54")
        draw.polygon([(492, 250), (508, 250), (520, 590), (480, 590)], "#f2f2ee")
        for blade in range(3):
            turn = np.radians(120 * (blade + frame / count))
            tip = (500 + 225 * np.sin(turn), 250 - 225 * np.cos(turn))
            side = (500 + 45 * np.sin(turn + 0.35), 250 - 45 * np.cos(turn + 0.35))
            draw.polygon([(500, 250), side, tip], "#fbfbf8")
        draw.ellipse((484, 234, 516, 266), "#dcdcd6")
        frames.append(image.resize((width, height), Image.Resampling.LANCZOS).quantize(48))
    return frames


def lamps_out_of_focus(width, height, seed):
    """The light of a street far out of focus, for stories without a picture."""
    rng = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    light = mix([0.02, 0.025, 0.05], [0.10, 0.05, 0.04], y / height)
    hues = np.asarray(
        [[1.0, 0.55, 0.2], [1.0, 0.75, 0.45], [0.4, 0.6, 1.0], [0.9, 0.25, 0.2], [0.4, 0.9, 0.7]], np.float32
    )
    for _ in range(90):
        size = rng.uniform(10, 58)
        distance = np.hypot(x - rng.uniform(0, width), y - rng.normal(0.56, 0.2) * height) / size
        amount = smoothstep(1.05, 0.93, distance) * (0.6 + 0.4 * distance**3) * rng.uniform(0.05, 0.42)
        light = light + hues[rng.integers(len(hues))] * amount[..., None]
    return light


def hills_in_fog(width, height, seed):
    """Ranges of hills one behind the other, each paler than the one before, over a lake that mirrors them."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    shore = height * 0.62
    up = np.where(y < shore, y, 2 * shore - y + 1.5 * np.sin(y * 0.9) * (y - shore) / height * 6)
    light = mix([0.50, 0.36, 0.34], [0.16, 0.23, 0.38], np.clip(1 - up / shore, 0, 1) ** 0.8)
    light = (
        light
        + np.asarray([0.5, 0.3, 0.16])
        * np.exp(-(((x / width - 0.34) / 0.2) ** 2) - ((up / shore - 0.72) / 0.2) ** 2)[..., None]
    )
    for layer in range(7):
        line = field(seed + layer, (1, 4096), 1.5 - 0.06 * layer, smallest=3)[0][:width]
        top = shore * (0.42 + 0.075 * layer) + line[None, :] * shore * 0.035
        tone = mix([0.40, 0.34, 0.38], [0.012, 0.03, 0.035], (layer / 6) ** 0.8)
        fog = smoothstep(0, shore * 0.22, up - top) * (0.75 - 0.09 * layer)
        colour = mix(np.broadcast_to(tone, light.shape), [0.55, 0.44, 0.42], fog)
        amount = smoothstep(-0.8, 0.8, up - top)[..., None]
        light = light * (1 - amount) + colour * amount
    return light * np.where(y < shore, 1, 0.72 - 0.25 * (y - shore) / height)[..., None]


MAP = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 940 650" width="940" height="650">
  <title>Bus route 7, from the station to the harbour</title>
  <rect width="940" height="650" fill="#f3efe4"/>
  <path d="M0 470C160 430 260 520 420 480S720 400 940 450V650H0Z" fill="#a9cbdc"/>
  <g stroke="#fff" stroke-width="14" fill="none">
    <path d="M0 120H940M0 260H940M0 380L940 330M140 0V440M330 0V470M560 0V460M770 0V420"/>
  </g>
  <g fill="#cfdcb4"><rect x="350" y="140" width="190" height="100" rx="12"/><circle cx="660" cy="195" r="46"/></g>
  <path d="M60 120H330V260H560L770 340V430" fill="none" stroke="#c4512d" stroke-width="10" stroke-linejoin="round"/>
  <g fill="#fff" stroke="#c4512d" stroke-width="6">
    <circle cx="60" cy="120" r="11"/><circle cx="330" cy="120" r="11"/><circle cx="330" cy="260" r="11"/>
    <circle cx="560" cy="260" r="11"/><circle cx="770" cy="340" r="11"/><circle cx="770" cy="430" r="11"/>
  </g>
  <g font-family="sans-serif" font-size="22" fill="#1d2733">
    <text x="40" y="92">Station</text><text x="348" y="104">Market</text><text x="348" y="292">Library</text>
    <text x="576" y="248">School</text><text x="792" y="346">Mill Lane</text><text x="792" y="440">Harbour</text>
  </g>
</svg>
"""
