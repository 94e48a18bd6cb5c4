"""How much memory the workers take together."""
import pathlib
import subprocess
import tempfile
import time

from kills import children
from site_under_test import PRESETS, Site, hold

# With a picture of 16 megapixels that is decoded as a whole a worker takes about 110 MB, so no two may be at work.
SIDE = 4000
BUDGET = 200_000_000


def resident(pid):
    """The bytes of memory that a process has, without what files lend it."""
    try:
        lines = open(f"/proc/{pid}/status").read().splitlines()
        return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("RssAnon"))
    except (OSError, ValueError):
        return 0


def pictures(folder):
    """Makes interlaced pictures with four bands, which are decoded as a whole."""
    band, bands, large = folder / "band.v", folder / "bands.v", folder / "large.png"
    subprocess.run(["vips", "gaussnoise", band, str(SIDE // 8), str(SIDE // 8)], check=True)
    subprocess.run(["vips", "zoom", band, folder / "zoomed.v", "8", "8"], check=True)
    subprocess.run(["vips", "bandjoin", " ".join([str(folder / "zoomed.v")] * 4), bands], check=True)
    subprocess.run(["vips", "cast", bands, folder / "bytes.v", "uchar"], check=True)
    subprocess.run(["vips", "pngsave", folder / "bytes.v", large, "--interlace", "--compression", "1"], check=True)
    for number in range(4):
        # What follows a PNG's end is not read, but makes it another file.
        place = folder / f"large{number}.png"
        place.write_bytes(large.read_bytes() + bytes([number]))
        yield place


def budget(runs, good, seconds):
    """Large pictures and four workers: together they stay within the budget, and all pictures are made."""
    with tempfile.TemporaryDirectory() as folder:
        large = list(pictures(pathlib.Path(folder)))
        for number in range(runs):
            with Site(large, PRESETS + f"limits: {{memory: {BUDGET}}}\n") as site:
                run = site.start("--jobs", "4")
                most = 0
                while run.poll() is None:
                    most = max(most, sum(map(resident, children(run.pid))))
                    time.sleep(0.01)
                hold(run.returncode == 0, f"budget {number}: ended with {run.returncode}")
                hold(most > BUDGET // 4, f"budget {number}: no worker was seen at work")
                hold(most <= BUDGET, f"budget {number}: the workers took {most // 1_000_000} MB together")
    return runs
