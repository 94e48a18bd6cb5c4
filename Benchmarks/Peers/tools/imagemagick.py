"""Debian's ImageMagick 6 at its defaults: convert PHOTO -resize WIDTHx, a process for each output."""

from job import Job, Photo
from measure import Cost, fail, run, run_all

NAME = "ImageMagick"
FORMATS = ("avif", "webp", "jpeg")
ENCODERS = "debian"
CONVERT = "/usr/bin/convert-im6.q16"
PREFIX = {"avif": "avif", "webp": "webp", "jpeg": "jpeg", "png": "png24"}


def version() -> str:
    words = run([CONVERT, "-version"])[1].split()
    if words[1:2] != ["ImageMagick"]:
        fail(f"{CONVERT} is not ImageMagick")
    return words[2]


def make(job: Job, workers: int) -> Cost:
    commands = [
        [CONVERT, str(variant.photo.path), "-resize", f"{variant.width}x", f"{PREFIX[variant.format]}:{variant.path}"]
        for variant in job.variants()
    ]
    return run_all(commands, workers)


def encoders(photo: Photo) -> dict[str, dict]:
    # "The default is to use the estimated quality of your input image if it can be determined, otherwise 92"
    # (https://imagemagick.org/script/command-line-options.php#quality). Without one WebP goes at 75. AVIF goes at
    # libheif's defaults whatever the source: quality 50, and speed 6, which is libvips' effort 3.
    jpeg = photo.path.suffix == ".jpg"
    quality = int(run(["identify", "-format", "%Q", str(photo.path)])[1]) if jpeg else 0
    return {
        "avif": {"Q": 50, "effort": 3, "compression": "av1", "subsample_mode": "on"},
        "webp": {"Q": quality or 75, "effort": 4},
        "jpeg": {"Q": quality or 92, "optimize_coding": True},
    }
