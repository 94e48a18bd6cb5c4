"""What no tool can save: one decode of each photo, scaled by the decoder to no less than the widest variant, and the
bare encodes of pixels that lie in memory, already resized. Prints CPU seconds by part, as JSON.

    bare.py LIST    a JSON list of {source, widths, encoders: {format: settings}}

Settings are those of libvips' savers.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path

import common
import pyvips


def decoded(source: str, width: int) -> pyvips.Image:
    """The pixels of a photo in memory, no narrower than a width."""
    image = pyvips.Image.new_from_file(source, access="sequential")
    if image.get("vips-loader").startswith("jpeg"):
        factor = next((factor for factor in (8, 4, 2) if image.width / factor >= width), 1)
        image = pyvips.Image.jpegload(source, shrink=factor, access="sequential")
    return image.copy_memory()


seconds: defaultdict[str, float] = defaultdict(float)
for photo in json.loads(Path(sys.argv[1]).read_text()):
    begin = common.cpu()
    image = decoded(photo["source"], max(photo["widths"]))
    seconds["decode"] += common.cpu() - begin
    # A profile or EXIF would be the same bytes again in each variant.
    for field in ("icc-profile-data", "exif-data", "xmp-data", "iptc-data", "gainmap-data"):
        if image.get_typeof(field) != 0:
            image.remove(field)
    for width in photo["widths"]:
        pixels = image.resize(width / image.width).copy_memory()
        for format, settings in photo["encoders"].items():
            begin = common.cpu()
            common.encode(pixels, format, settings)
            seconds[format] += common.cpu() - begin
json.dump(seconds, sys.stdout)
