"""jekyll_picture_tag's way of making files: Debian's ruby-vips, a full decode for each output."""

from pathlib import Path

from job import Job, Photo
from measure import Cost, run, run_engine

NAME = "jekyll_picture_tag"
FORMATS = ("avif", "webp", "jpeg")
ENCODERS = "debian"
ENGINE = Path(__file__).parent.parent / "engines/picture_tag.rb"


def version() -> str:
    return "the way of 2.1.3, on ruby-vips " + run(["/usr/bin/ruby", str(ENGINE), "version"])[1].strip()


def make(job: Job, workers: int) -> Cost:
    # Jekyll builds a site in one thread, whatever the machine.
    return run_engine(["/usr/bin/ruby", str(ENGINE), "make", str(job.write_list())])


def encoders(photo: Photo) -> dict[str, dict]:
    # As in the engine; libvips 8.14 takes speed 8 for effort 1.
    return {
        "avif": {"Q": 30, "effort": 1, "compression": "av1"},
        "webp": {"Q": 50, "effort": 4},
        "jpeg": {"Q": 75},
    }
