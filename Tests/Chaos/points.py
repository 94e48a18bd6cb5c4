"""Supervisors that die at named points between two steps (`crashPoint` in Sources/Store)."""
import json
import os
import pathlib
import shutil
import sqlite3
import tempfile

from kills import finish
from site_under_test import PROGRAM, Site, good_pictures, hold, sound

# In the order in which a run comes to them.
POINTS = [
    "queued", "staged", "renamed", "published", "recording", "recorded", "appending", "listing", "replacing", "listed",
    "removed", "withheld", "tidied", "remembered",
]  # fmt: skip

# WebP never pays here, so that there are files to be taken away; quick ones, so that there are many.
PRESETS = """presets:
  header: {widths: [24, 48], formats: [webp, jpeg], quality: {webp: 60, jpeg: 70}, effort: {webp: 0}, saving: 90}
  card: {widths: [32], formats: [jpeg], quality: {jpeg: 60}}
  thumb: false
  social: false
"""
# The most files that are published together, and those of the jobs that workers are at then.
BATCH, IN_FLIGHT = 256, os.cpu_count() * 3


def many(pictures):
    """A site of many pictures with the same pixels and other bytes."""
    site = Site([], presets=PRESETS)
    add(site, range(pictures))
    return site


def add(site, numbers):
    """Adds pictures to a site, and a post for each."""
    picture = min((p for p in good_pictures() if p.read_bytes()[:2] == b"\xff\xd8"), key=lambda p: p.stat().st_size)
    content = picture.read_bytes()
    for number in numbers:
        comment = b"\xff\xfe\x00\x12" + f"{number:016}".encode()
        site.write(f"assets/images/p{number:03}.jpg", content[:2] + comment + content[2:])
        site.post(f"p{number:03}.jpg")


def recorded(site):
    """How many variants the catalog knows; of a copy, since whoever closes a database tidies its log."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(site.root / ".assets", folder, dirs_exist_ok=True)
        with sqlite3.connect(pathlib.Path(folder) / "assets.sqlite") as database:
            return database.execute("SELECT count(*) FROM variant").fetchone()[0]


def killed(runs, _, __):
    """SIGKILL at every point, the first time a run comes there, and later ones; then the next run makes all good."""
    if b"ASSETS_CRASH_AT" not in pathlib.Path(PROGRAM).read_bytes():
        return "skipped: only debug builds have the points"
    pictures = 300 if runs > 3 else 60
    with many(pictures) as site:
        total = json.loads(site.run("--json").stdout)["made"]
        good = site.result()
    done = 0
    for point in POINTS:
        for number in [1, 2, 5, 10, 20, 50, 100, 200, 500][:runs]:
            what = f"{point}:{number}"
            with many(pictures) as site:
                run = site.run(env={"ASSETS_CRASH_AT": what})
                if run.returncode == 0 and number > 1:
                    break
                hold(run.returncode == -9, f"{what}: never reached, ended with {run.returncode}: {run.stderr[:300]}")
                sound(site, what)
                rows = recorded(site)
                files = len([p for p in site.result() if p.startswith("assets/variants/")]) + len(site.leftovers())
                # While one batch is published the next one gathers.
                # Only a large site has more than that.
                hold(files - rows <= 2 * BATCH + IN_FLIGHT, f"{what}: {files} files and {rows} rows")
                again = json.loads(finish(site, good, what, "--json").stdout)["made"]
                hold(again <= total - rows, f"{what}: {again} made, though {rows} of {total} had their rows")
                done += 1
    return done
