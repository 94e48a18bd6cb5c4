"""The physical limit: what one scaled decode and the bare encodes of a job cost, with a tool's own encoders."""

import json
import os
from pathlib import Path

from job import Job
from measure import run
from peers import Tool

ENGINE = Path(__file__).parent / "engines/bare.py"


def bare(tool: Tool, job: Job) -> dict[str, float]:
    """CPU seconds by format, and of the decode under 'decode'."""
    rows = []
    for photo in job.photos:
        settings = {format: options for format, options in tool.encoders(photo).items() if format in job.formats}
        widths = [width for width in job.widths if width <= photo.width]
        rows.append({"source": str(photo.path), "widths": widths, "encoders": settings})
    listing = job.folder / "bare.json"
    listing.write_text(json.dumps(rows))
    python = Path(os.environ["ASSETS_BENCH_DIR"], tool.ENCODERS, "bin/python")
    return json.loads(run([str(python), str(ENGINE), str(listing)], VIPS_CONCURRENCY="1")[1].splitlines()[-1])
