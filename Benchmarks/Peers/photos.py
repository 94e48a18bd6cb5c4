"""Chooses the photos of a folder, and makes pictures of other sizes from them."""

import shutil
import subprocess
from pathlib import Path

from job import Photo
from measure import fail, run

CAMERA_WIDTH = 1920
LARGEST = 50_000_000  # pixels
PANORAMA = 2.5  # the longer side to the shorter


def header(path: Path) -> dict[str, str]:
    """What libvips says of a file, empty when it cannot read it."""
    lines = subprocess.run(["vipsheader", "-a", str(path)], capture_output=True, text=True, errors="replace").stdout
    return dict(line.split(": ", 1) for line in lines.splitlines() if ": " in line)


def is_photo(fields: dict[str, str]) -> bool:
    """Whether every tool can take it: colour, no alpha, eight bits, and of a shape and size that cameras give."""
    if fields.get("vips-loader") not in ("jpegload", "pngload") or fields.get("bands") != "3":
        return False
    if fields.get("format") != "uchar" or fields.get("interpretation") != "srgb":
        return False
    width, height = int(fields["width"]), int(fields["height"])
    return width >= 320 and width * height <= LARGEST and max(width, height) <= PANORAMA * min(width, height)


def upright(path: Path, orientation: str) -> None:
    """Turns a JPEG as its EXIF says, without loss and without the tag: some tools turn pictures and some do not."""
    turns = {2: "-flip horizontal", 3: "-rotate 180", 4: "-flip vertical", 5: "-transpose", 6: "-rotate 90",
             7: "-transverse", 8: "-rotate 270"}
    turned = path.with_suffix(".turned")
    turn = turns[int(orientation[0])].split()
    run(["jpegtran", "-copy", "none", "-trim", *turn, "-outfile", str(turned), str(path)])
    turned.rename(path)


def usable(source: Path, name: str, folder: Path) -> Photo | None:
    """A copy of a photo under a plain name, or nothing where it is no photo or does not decode in full."""
    fields = header(source)
    if not is_photo(fields):
        return None
    jpeg = fields["vips-loader"] == "jpegload"
    copy = folder / f"{name}.{'jpg' if jpeg else 'png'}"
    shutil.copyfile(source, copy)
    orientation = fields.get("orientation", "1")
    if jpeg and orientation[0] in "2345678":
        upright(copy, orientation)
        fields = header(copy)
    decodes = subprocess.run(["vips", "avg", f"{copy}[fail]"], capture_output=True).returncode == 0
    if not decodes or not is_photo(fields):
        copy.unlink()
        return None
    return Photo(name, copy, int(fields["width"]), int(fields["height"]))


def choose(folder: Path, count: int, into: Path) -> tuple[Photo, ...]:
    """Photos of a folder, spread evenly over the names: those of cameras (JPEGs of 1920 and wider), then others."""
    into.mkdir(parents=True)
    paths = [path for path in sorted(folder.rglob("*")) if path.suffix.lower() in (".jpg", ".jpeg", ".png")]
    found = [(path, fields) for path in paths if is_photo(fields := header(path))]
    camera = [path for path, fields in found
              if fields["vips-loader"] == "jpegload" and int(fields["width"]) >= CAMERA_WIDTH]
    others = [path for path, _ in found if path not in camera]
    spread = [camera[index * len(camera) // count] for index in range(count)] if len(camera) > count else []
    order = list(dict.fromkeys(spread + camera + others))
    photos: list[Photo] = []
    for path in order:
        if len(photos) < count and (photo := usable(path, f"p{len(photos):03}", into)):
            photos.append(photo)
    if not photos:
        fail(f"no JPEG or PNG photo that decodes in {folder}")
    return tuple(photos)


def cut(photos: tuple[Photo, ...], count: int, into: Path) -> tuple[Photo, ...]:
    """Pictures of 940x650, each another cut of a photo."""
    into.mkdir(parents=True)
    pictures = []
    for index in range(count):
        photo, turn = photos[index % len(photos)], index // len(photos)
        base, path = into / f"{photo.name}.v", into / f"c{index:04}.jpg"
        if not base.exists():
            run(["vips", "thumbnail", str(photo.path), str(base), "1200", "--height", "1000", "--crop", "centre"])
        corner = [str(turn * 3 % 260), str(turn * 7 % 350)]
        run(["vips", "extract_area", str(base), f"{path}[Q=92,strip]", *corner, "940", "650"])
        pictures.append(Photo(path.stem, path, 940, 650))
    return tuple(pictures)


def enlarged(photo: Photo, width: int, height: int, into: Path) -> Photo:
    """A baseline JPEG of exactly this size."""
    path = into / f"e{width}.jpg"
    size = [str(width), "--height", str(height), "--crop", "centre"]
    run(["vips", "thumbnail", str(photo.path), f"{path}[Q=92,strip]", *size])
    return Photo(path.stem, path, width, height)
