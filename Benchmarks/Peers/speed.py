"""The tables of speed; scripts/bench-speed says how to run it."""

import argparse
import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import photos
from bare import bare
from job import Job, Photo
from measure import Cost
from peers import FORMATS, PEERS, WIDTHS, Tool, arguments, heading, work_folder
from table import markdown
from tools.ours import Assets

CORES = os.cpu_count() or 1
SITE_WIDTHS = (320, 480, 640, 768, 940)
SETS = {"all formats": FORMATS, "JPEG only": ("jpeg",)}
OURS = (
    Assets("assets, fixed qualities", fixed=True),
    Assets("assets, search at 70", targets=dict.fromkeys(FORMATS, 70.0)),
)


def make(tool: Tool, job: Job, workers: int) -> Cost:
    """One run of a tool in a fresh folder, of those formats that it has."""
    print(f"{tool.NAME}: {', '.join(job.formats)} of {len(job.photos)}…", file=sys.stderr)
    with tempfile.TemporaryDirectory(dir=job.folder) as name:
        return tool.make(of_tool(tool, replace(job, folder=Path(name))), workers)


def of_tool(tool: Tool, job: Job) -> Job:
    return replace(job, formats=tuple(format for format in job.formats if format in tool.FORMATS))


def limits(tools: list[Tool], job: Job, rounds: int) -> list[list[str]]:
    """CPU seconds of each tool on one worker, against the bare encodes; both are measured in each round."""
    used: dict[tuple[str, str], float] = {}
    least: dict[tuple[str, str], float] = {}
    for _ in range(rounds):
        for tool in tools:
            for part, seconds in bare(tool, of_tool(tool, job)).items():
                least[tool.NAME, part] = min(least.get((tool.NAME, part), seconds), seconds)
            for name, formats in SETS.items():
                cost = make(tool, replace(job, formats=formats), workers=1)
                used[tool.NAME, name] = min(used.get((tool.NAME, name), cost.cpu), cost.cpu)
    rows = []
    for tool in tools:
        for name, formats in SETS.items():
            limit = sum(least[tool.NAME, part] for part in ("decode", *formats) if (tool.NAME, part) in least)
            seconds = used[tool.NAME, name]
            label = name if set(formats) <= set(tool.FORMATS) else "WebP, JPEG"
            rows.append([tool.NAME, label, f"{seconds:.2f}", f"{limit:.2f}", f"{seconds / limit:.2f}"])
    return rows


def pace(tools: list[Tool], job: Job, rounds: int) -> list[list[str]]:
    """Pictures a second on all cores, and CPU seconds a picture."""
    best: dict[tuple[str, str], list[Cost]] = {}
    for _ in range(rounds):
        for tool in tools:
            for name, formats in SETS.items():
                best.setdefault((tool.NAME, name), []).append(make(tool, replace(job, formats=formats), CORES))
    rows = []
    for tool in tools:
        for name, formats in SETS.items():
            costs = best[tool.NAME, name]
            wall, cpu = min(cost.wall for cost in costs), min(cost.cpu for cost in costs)
            label = name if set(formats) <= set(tool.FORMATS) else "WebP, JPEG"
            count = len(job.photos)
            rows.append([tool.NAME, label, f"{count / wall:.2f}", f"{cpu / count:.3f}"])
    return rows


def memory(tools: list[Tool], largest: Photo, folder: Path) -> list[list[str]]:
    """Peak memory of the largest process, one worker, for big sources."""
    rows = []
    for width, height in ((6000, 4000), (12288, 8192)):
        big = photos.enlarged(largest, width, height, folder)
        for tool in tools:
            cost = make(tool, Job((big,), WIDTHS, FORMATS, folder), workers=1)
            rows.append([tool.NAME, f"{width * height / 1e6:.0f} MP", f"{cost.peak / 1e6:.0f}", f"{cost.cpu:.1f}"])
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description="Compares CPU time with the physical limit, pace, and memory.")
    parser.add_argument("--pictures", type=int, default=24, help="pictures of 940x650 for the pace")
    parser.add_argument("--rounds", type=int, default=3, help="the best of so many counts")
    options = arguments(parser, count=3)
    tools: list[Tool] = list(OURS) if "ours" in options.tools else []
    tools += [PEERS[name] for name in PEERS if name in options.tools]
    with tempfile.TemporaryDirectory(dir=work_folder()) as name:
        folder = Path(name)
        chosen = photos.choose(options.photos, options.count, folder / "photos")
        pictures = photos.cut(chosen, options.pictures, folder / "pictures")
        print(heading(tools))
        print(f"\nCPU to the physical limit, {len(chosen)} photos, widths {', '.join(map(str, WIDTHS))}, one worker, "
              f"best of {options.rounds}. The limit is one scaled decode and the bare encodes, at a tool's settings.\n")
        table = limits(tools, Job(chosen, WIDTHS, FORMATS, folder), options.rounds)
        print(markdown(["tool", "formats", "CPU s", "limit s", "ratio"], table), flush=True)
        print(f"\nPace, {len(pictures)} pictures of 940x650, widths {', '.join(map(str, SITE_WIDTHS))}, all cores, "
              f"best of {options.rounds}.\n")
        table = pace(tools, Job(pictures, SITE_WIDTHS, FORMATS, folder), options.rounds)
        print(markdown(["tool", "formats", "pictures a second", "CPU s a picture"], table), flush=True)
        largest = max(chosen, key=lambda photo: photo.width * photo.height)
        table = memory([tool for tool in tools if tool.NAME == "sharp" or isinstance(tool, Assets)], largest, folder)
        print(f"\nPeak memory of the largest process, one worker, widths {', '.join(map(str, WIDTHS))}, all formats.\n")
        print(markdown(["tool", "source", "peak MB", "CPU s"], table))


main()
