"""What the engines share: checking which libvips was loaded, and counting CPU time."""

import json
import resource
import sys
import time

import pyvips

SUFFIX = {"avif": "heifsave_buffer", "webp": "webpsave_buffer", "jpeg": "jpegsave_buffer", "png": "pngsave_buffer"}


def version() -> tuple[int, ...]:
    return tuple(pyvips.version(part) for part in range(3))


def is_from_debian() -> bool:
    """Whether the libvips of this process is the system's."""
    with open("/proc/self/maps") as maps:
        return any("/libvips.so" in line and " /usr/lib/" in line for line in maps)


def cpu() -> float:
    """CPU seconds of this process so far, those of all its threads."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def encode(image: pyvips.Image, format: str, settings: dict) -> bytes:
    return getattr(image, SUFFIX[format])(**settings)


class Stopwatch:
    """CPU and wall-clock seconds since it was made."""

    def __init__(self) -> None:
        self.begin = (cpu(), time.monotonic())

    def print(self) -> None:
        json.dump({"cpu": cpu() - self.begin[0], "wall": time.monotonic() - self.begin[1]}, sys.stdout)
        print()
