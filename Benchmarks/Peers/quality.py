"""The table of qualities; scripts/bench-quality says how to run it."""

import argparse
import math
import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import photos
import score
from job import Job
from measure import NOTHING, Cost
from peers import FORMATS, PEERS, SHARED, WIDTHS, Tool, arguments, heading, work_folder
from result import Result, Row, rows
from table import markdown, percentile
from tools.ours import Assets

WORKERS = os.cpu_count() or 1
COLUMNS = ["tool", "format", "files", "CPU s", "kB", "s2 min", "5th percentile", "median", "max", "below target",
           "bytes to sharp's", "CPU to sharp's"]
LEGEND = """Scores are SSIMULACRA2 against the same tool's own pixels before encoding; one decoder reads them all, as
browsers do. CPU seconds are user and system time of all processes. In brackets stands the target. Where `assets` does not
publish a format because its JPEG is as small, 'files' counts less, and the JPEG stands for it in bytes and scores."""


def references(tool: Tool, job: Job, folder: Path) -> Job:
    """The tool's own pixels before encoding: the same job as PNGs."""
    folder.mkdir()
    pngs = replace(job, formats=("png",), folder=folder)
    tool.make(pngs, WORKERS)
    return pngs


def measure(tool: Tool, job: Job, pngs: Job, folder: Path) -> Result:
    """Makes the variants format by format, then scores them."""
    print(f"{tool.NAME}…", file=sys.stderr)
    folder.mkdir()
    costs: dict[str, Cost] = {}
    formats = tuple(format for format in job.formats if format in tool.FORMATS)
    for format in formats:
        costs[format] = tool.make(replace(job, formats=(format,), folder=folder), WORKERS)
    costs["all"] = sum((costs[format] for format in formats), NOTHING)
    if isinstance(tool, Assets):
        # Formats share the decode, so all at once cost less than one by one.
        for file in folder.iterdir():
            file.unlink()
        costs["all"] = tool.make(replace(job, formats=formats, folder=folder), WORKERS)
    variants = list(replace(job, formats=formats, folder=folder).variants())
    # A browser takes the JPEG where a WebP is not published.
    served = [variant.path if variant.path.exists() else variant.path.with_suffix(".jpeg") for variant in variants]
    originals = {(png.photo, png.width): png.path for png in pngs.variants()}
    pairs = [(originals[variant.photo, variant.width], path) for variant, path in zip(variants, served)]
    scores = score.score_variants(pairs, folder)
    made = [
        Row(variant.format, path.stat().st_size, value, variant.path.exists())
        for variant, path, value in zip(variants, served, scores)
    ]
    return Result(tool.NAME, made, costs, tool.targets if isinstance(tool, Assets) else None)


def tenths_below(score: float) -> float:
    """A target no higher than a score, of those that a preset takes: 1…95."""
    return min(max(math.floor(score * 10) / 10, 1), 95)


def searches(sharp: Result | None) -> list[Assets]:
    """Our ways: a score of 70, and for each format sharp's own 5th percentile and minimum in this run."""
    ways = [Assets("assets, search at 70", targets=dict.fromkeys(FORMATS, 70.0))]
    if sharp:
        for name, share in (("5th percentile", 0.05), ("minimum", 0.0)):
            targets = {format: tenths_below(percentile(sharp.scores(format), share)) for format in FORMATS}
            ways.append(Assets(f"assets, search at sharp's {name}", targets=targets))
    return ways


def main() -> None:
    options = arguments(argparse.ArgumentParser(description="Compares bytes, scores and CPU seconds."), count=10)
    peers = [PEERS[name] for name in PEERS if name in options.tools]
    with tempfile.TemporaryDirectory(dir=work_folder()) as name:
        folder = Path(name)
        chosen = photos.choose(options.photos, options.count, folder / "photos")
        print(heading([*peers, *searches(None)]))
        print(f"\nPhotos: {len(chosen)}, widths {', '.join(map(str, WIDTHS))}.")
        print(f"\n{score.check_metric(SHARED / 'metric', folder)}", flush=True)
        job = Job(chosen, WIDTHS, FORMATS, folder)
        results: list[Result] = []
        for tool in peers:
            pngs = references(tool, job, folder / f"{tool.NAME} pixels")
            results.append(measure(tool, job, pngs, folder / tool.NAME))
        sharp = next((result for result in results if result.name == "sharp"), None)
        if "ours" in options.tools:
            ways = searches(sharp)
            pngs = references(ways[0], job, folder / "assets pixels")
            results += [measure(way, job, pngs, folder / way.NAME) for way in ways]
        print("\n" + markdown(COLUMNS, [row for result in results for row in rows(result, sharp)]))
        print("\n" + LEGEND)


main()
