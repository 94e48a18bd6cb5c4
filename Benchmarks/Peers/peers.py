"""What both benchmarks share: the tools, the command line, and a folder to work in."""

import argparse
import os
from pathlib import Path
from types import ModuleType

import tools.hugo
import tools.imagemagick
import tools.picture_tag
import tools.sharp
import tools.vipsthumbnail
from measure import fail
from table import machine
from tools.ours import Assets

PEERS: dict[str, ModuleType] = {
    "sharp": tools.sharp,
    "vipsthumbnail": tools.vipsthumbnail,
    "hugo": tools.hugo,
    "imagemagick": tools.imagemagick,
    "picture_tag": tools.picture_tag,
}
WIDTHS = (320, 480, 640, 768, 1024, 1280, 1600, 1920)
FORMATS = ("avif", "webp", "jpeg")
SHARED = Path(__file__).resolve().parents[2].parent / "shared/corpus"
Tool = ModuleType | Assets


def arguments(parser: argparse.ArgumentParser, count: int) -> argparse.Namespace:
    """Adds what both take to a command line, and reads it."""
    parser.add_argument("photos", nargs="?", type=Path, default=SHARED / "photos")
    parser.add_argument("count", nargs="?", type=int, default=count)
    names = ",".join([*PEERS, "ours"])
    parser.add_argument("--tools", default=names, help=f"of {names}")
    parsed = parser.parse_args()
    parsed.tools = parsed.tools.split(",")
    for name in parsed.tools:
        if name not in PEERS and name != "ours":
            fail(f"unknown tool '{name}'; there are {names}")
    if not parsed.photos.is_dir():
        fail(f"no folder of photos at {parsed.photos}")
    if parsed.count < 1:
        fail("the count of photos begins with 1")
    return parsed


def work_folder() -> Path:
    """Where temporary folders are made: on the disk of the bench folder, since /tmp may be memory."""
    folder = Path(os.environ["ASSETS_BENCH_DIR"], "work")
    folder.mkdir(exist_ok=True)
    return folder


def heading(tools: list[Tool]) -> str:
    """The machine and the versions of all tools."""
    names = [tool.version() if isinstance(tool, Assets) else f"{tool.NAME} {tool.version()}" for tool in tools]
    return f"Machine: {machine()}.\n\nTools: {'; '.join(dict.fromkeys(names))}."
