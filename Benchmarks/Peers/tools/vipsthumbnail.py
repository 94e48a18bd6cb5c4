"""Debian's vipsthumbnail at its defaults, a process for each output."""

from job import Job, Photo
from measure import Cost, run, run_all

NAME = "vipsthumbnail"
FORMATS = ("avif", "webp", "jpeg")
ENCODERS = "debian"
SUFFIX = {"avif": "avif", "webp": "webp", "jpeg": "jpg", "png": "png"}


def version() -> str:
    return run(["vipsthumbnail", "--vips-version"])[1].strip().replace("libvips ", "").split("-")[0]


def make(job: Job, workers: int) -> Cost:
    commands = []
    for variant in job.variants():
        output = variant.path.with_suffix(f".{SUFFIX[variant.format]}")
        commands.append(["vipsthumbnail", str(variant.photo.path), "--size", f"{variant.width}x", "-o", str(output)])
    cost = run_all(commands, workers)
    for variant in job.variants():
        variant.path.with_suffix(f".{SUFFIX[variant.format]}").rename(variant.path)
    return cost


def encoders(photo: Photo) -> dict[str, dict]:
    # The defaults of libvips 8.14, as `vips jpegsave`, `vips webpsave` and `vips heifsave` print them.
    return {
        "avif": {"Q": 50, "effort": 4, "compression": "av1"},
        "webp": {"Q": 75, "effort": 4},
        "jpeg": {"Q": 75},
    }
