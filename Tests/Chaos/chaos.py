"""A campaign of faults against the program; prints one table and ends with 1 where something did not hold.

    chaos.py [--large] [--only NAME] [--seed N]
"""
import argparse
import os
import random
import sys
import tempfile
import time
import traceback

import databases
import disks
import kills
import memory
import names
import peers
import pictures
import points
import powercut
import state
import watching
from site_under_test import Site, good_pictures


def tests(shim):
    """Name, function, runs in continuous integration, runs at large, and how many pictures its good result has."""
    return [
        ("supervisor killed", kills.supervisor, 6, 200, 8),
        ("killed at named points", points.killed, 1, 9, 3),
        ("process group killed", kills.group, 2, 20, 8),
        ("supervisor killed, workers leave", kills.orphans, 2, 20, 8),
        ("workers killed", kills.workers, 6, 500, 8),
        ("TERM and INT", kills.stop, 2, 20, 8),
        ("two commands at once", kills.two, 2, 50, 8),
        ("full disk", disks.full, 3, 12, 8),
        ("nth call fails", disks.failing(shim), 6, 200, 3),
        ("short and interrupted calls", disks.awkward(shim), 2, 6, 3),
        ("few descriptors", disks.few_descriptors, 2, 8, 3),
        ("source vanishes", disks.vanishing, 2, 30, 8),
        ("folders that may not be written", disks.forbidden, 3, 6, 3),
        ("database locked by another", databases.busy, 1, 20, 3),
        ("reader beside", databases.log, 100, 5_000, 3),
        ("power cut", powercut.cut(os.environ.get("CHAOS_RECORDER")), 4, 200, 3),
        ("database damaged", state.database, 7, 100, 3),
        ("index and ledger damaged", state.index, 8, 200, 3),
        ("variants poisoned", state.poisoned, 5, 50, 3),
        ("times reset", state.fresh_times, 2, 6, 3),
        ("same length, same times", state.quiet_edit, 3, 30, 3),
        ("clocks jump", state.clocks(shim), 2, 20, 3),
        ("mutants", pictures.mutants, 100, 5_000, 3),
        ("cut off at 10 to 90 %", pictures.truncated, 63, 63, 3),
        ("hostile corpus", pictures.hostile, 400, 400, 3),
        ("memory of all workers", memory.budget, 1, 10, 3),
        ("source changes meanwhile", pictures.changing, 4, 200, 3),
        ("links swapped meanwhile", pictures.swapped_links, 2, 50, 3),
        ("workers, locales, masks", pictures.deterministic, 4, 12, 8),
        ("watch: storm", watching.storm, 1_000, 50_000, 3),
        ("watch: uploads", watching.uploads, 1, 50, 3),
        ("watch: too few watches", watching.few_watches(shim), 1, 9, 3),
        ("names that lead outside", names.traversal, 1, 1, 3),
        ("odd names", names.odd, 1, 1, 3),
        ("no files", names.not_files, 1, 1, 3),
    ]


def undisturbed(count):
    """What a run leaves that nothing disturbed, and how long it took."""
    with Site(good_pictures()[:count]) as site:
        start = time.monotonic()
        run = site.run()
        if run.returncode != 0:
            sys.exit(f"an undisturbed run ended with {run.returncode}: {run.stderr}")
        return site.result(), time.monotonic() - start


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--large", action="store_true", help="as often as the scorecard asks for; takes hours")
    parser.add_argument("--only", help="only tests whose names hold this text")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="what chance begins with")
    parser.add_argument("--peers", action="store_true", help="the hostile files through vipsthumbnail and Hugo too")
    arguments = parser.parse_args()
    shim = os.environ["CHAOS_SHIM"]
    good = {count: undisturbed(count) for count in [3, 8]}
    print(f"Seed {arguments.seed}.\n\n| test | runs | seconds | |\n|---|---|---|---|", flush=True)
    failures = []
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CHAOS_SEEDS"] = folder
        for name, test, small, large, count in tests(shim):
            if arguments.only and arguments.only not in name:
                continue
            random.seed(f"{arguments.seed} {name}")
            start = time.monotonic()
            try:
                done = test(large if arguments.large else small, *good[count])
                outcome = "held" if done else "skipped: this machine does not allow it"
                if isinstance(done, str):
                    done, outcome = 0, done
            except Exception as error:
                done, outcome = 0, f"**did not hold**: {error}"
                failures.append(name)
                traceback.print_exc()
            print(f"| {name} | {done:,} | {time.monotonic() - start:.1f} | {outcome} |", flush=True)
    if arguments.peers:
        peers.compare(pictures.CORPUS / "hostile")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
