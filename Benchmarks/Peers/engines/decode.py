"""Decodes pictures as browsers do, and writes their pixels as PNGs without profile or other metadata.

    decode.py LIST    a JSON list of [picture, PNG]

AVIF goes through libavif and dav1d: libheif 1.15 repeats the chroma of 4:2:0 where browsers interpolate it, and that
reads up to three points too high.
"""

import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PIL import Image


def decode(pair: tuple[str, str]) -> None:
    picture, png = pair
    with Image.open(picture) as image:
        pixels = image.convert("RGB")
    pixels.info.clear()
    pixels.save(png, compress_level=1)


with ThreadPoolExecutor(os.cpu_count()) as pool:
    list(pool.map(decode, json.loads(Path(sys.argv[1]).read_text())))
