"""Does with libvips what sharp does with it: one pipeline for each output, from the file to the file.

    sharp.py version
    sharp.py make LIST THREADS

The steps follow sharp 0.35.3's src/pipeline.cc, the settings the defaults in its lib/constructor.mjs.
"""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import common
import pyvips

if common.version() < (8, 16) or common.is_from_debian():
    sys.exit(f"libvips {common.version()} is not sharp's; remove the folder 'sharp' in the bench folder, and run again")

# jpegQuality 80, jpegChromaSubsampling 4:2:0, jpegOptimiseCoding true, the rest of mozjpeg off; webpQuality 80,
# webpEffort 4; heifQuality 50, heifEffort 4, heifChromaSubsampling 4:4:4, heifBitdepth 8, heifTune auto.
SETTINGS = {
    "jpeg": {"Q": 80, "interlace": False, "subsample_mode": "on", "trellis_quant": False, "quant_table": 0,
             "overshoot_deringing": False, "optimize_scans": False, "optimize_coding": True},
    "webp": {"Q": 80, "effort": 4, "smart_subsample": False},
    "avif": {"Q": 50, "effort": 4, "compression": "av1", "bitdepth": 8, "tune": "auto", "subsample_mode": "off"},
    "png": {"compression": 1},
}


def shrink_on_load(shrink: float) -> int:
    """What the JPEG decoder shrinks by, with fastShrinkOnLoad as by default."""
    factor = next((factor for factor in (8, 4, 2) if shrink >= factor), 1)
    return factor // 2 if factor > 1 and int(shrink) == factor else factor


def resized(source: str, width: int) -> pyvips.Image:
    options = {"access": "sequential", "fail_on": "warning"}
    image = pyvips.Image.new_from_file(source, **options)
    if image.get("vips-loader").startswith("jpeg") and (factor := shrink_on_load(image.width / width)) > 1:
        image = pyvips.Image.jpegload(source, shrink=factor, **options)
    shrink = image.width / width
    height = round(image.height / shrink)
    if image.get_typeof("icc-profile-data") != 0:
        image = image.icc_transform("srgb", embedded=True, depth=8, intent="perceptual")
    if shrink != 1:
        image = image.resize(1 / shrink, vscale=height / image.height, kernel="lanczos3")
    return image


def make(variant: dict) -> None:
    image = resized(variant["source"], variant["width"])
    data = common.encode(image, variant["format"], {"keep": "none"} | SETTINGS[variant["format"]])
    Path(variant["output"]).write_bytes(data)


if sys.argv[1] == "version":
    print("libvips", ".".join(map(str, common.version())))
else:
    variants = json.loads(Path(sys.argv[2]).read_text())
    # sharp's own limits for the operation cache.
    pyvips.cache_set_max(100)
    pyvips.cache_set_max_mem(50 << 20)
    pyvips.cache_set_max_files(20)
    stopwatch = common.Stopwatch()
    with ThreadPoolExecutor(int(sys.argv[3])) as pool:
        list(pool.map(make, variants))
    stopwatch.print()
