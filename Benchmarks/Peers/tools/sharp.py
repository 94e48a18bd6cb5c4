"""sharp's engine, the build of libvips that npm's sharp 0.35 ships, at sharp's defaults."""

import os
from pathlib import Path

from job import Job, Photo
from measure import Cost, run, run_engine

NAME = "sharp"
FORMATS = ("avif", "webp", "jpeg")
ENCODERS = "sharp"
PYTHON = Path(os.environ["ASSETS_BENCH_DIR"], "sharp/bin/python")
ENGINE = Path(__file__).parent.parent / "engines/sharp.py"


def version() -> str:
    return run([str(PYTHON), str(ENGINE), "version"])[1].strip()


def make(job: Job, workers: int) -> Cost:
    # sharp gives each picture one thread of libvips where malloc is glibc's (lib/utility.mjs), and works on as many
    # pictures at once as libuv's pool has threads, which is four.
    threads = 1 if workers == 1 else 4
    return run_engine([str(PYTHON), str(ENGINE), "make", str(job.write_list()), str(threads)], VIPS_CONCURRENCY="1")


def encoders(photo: Photo) -> dict[str, dict]:
    return {
        "avif": {"Q": 50, "effort": 4, "bitdepth": 8, "tune": "auto", "compression": "av1", "subsample_mode": "off"},
        "webp": {"Q": 80, "effort": 4},
        "jpeg": {"Q": 80, "optimize_coding": True, "subsample_mode": "on"},
    }
