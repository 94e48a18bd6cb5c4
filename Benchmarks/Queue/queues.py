"""The table of queues; scripts/bench-queue says how to run it."""

import argparse
import json
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from measure import fail, run
from peer_queues import PEERS
from table import machine, markdown

PROGRAM = os.environ["QUEUE_BENCHMARK"]
BENCH = Path(os.environ["ASSETS_BENCH_DIR"])
STEPS = (
    "enqueue, all at once",
    "claim and complete, in batches",
    "enqueue, one by one",
    "claim and complete, one by one",
)
# CPU seconds that the variants of one picture of the model site take with a search: two jobs.
PICTURE = 1.5

# By step: jobs, wall-clock seconds and CPU seconds.
Costs = dict[str, dict[str, float]]


def ours(folder: Path, jobs: int, batch: int, singles: int) -> Costs:
    _, text = run([PROGRAM, str(folder / "ours.sqlite"), str(jobs), str(batch), str(singles)])
    return {name: cost for line in text.splitlines() for name, cost in json.loads(line).items()}


def peer(kind: type, folder: Path, jobs: int, batch: int, singles: int) -> Costs:
    """What a peer can do, in a queue that was empty; steps that it has no way to do are left out."""
    queue = kind(folder)
    costs: Costs = {}

    def measure(step: str, count: int, work: Callable[[], int | None]) -> None:
        wall, cpu = time.monotonic(), time.process_time()
        done = work()
        costs[step] = {"wall": time.monotonic() - wall, "cpu": time.process_time() - cpu, "jobs": count}
        if done not in (None, count):
            fail(f"{kind.NAME} gave out {done} of {count} jobs")

    measure(STEPS[2], singles, lambda: queue.enqueue(range(singles)))
    measure(STEPS[3], singles, queue.drain)
    if hasattr(queue, "drain_together"):
        queue.enqueue(range(singles))
        measure(STEPS[1], singles, lambda: queue.drain_together(batch))
    if hasattr(queue, "enqueue_together"):
        measure(STEPS[0], jobs, lambda: queue.enqueue_together(range(jobs)))
    return costs


def row(name: str, rounds: list[Costs]) -> list[str]:
    """Jobs a second at each step, the best of the rounds."""
    cells = [name]
    for step in STEPS:
        rates = [costs[step]["jobs"] / costs[step]["wall"] for costs in rounds if step in costs]
        cells.append(f"{max(rates):,.0f}" if rates else "-")
    return cells


def main() -> None:
    parser = argparse.ArgumentParser(description="Compares durable job queues.")
    parser.add_argument("jobs", nargs="?", type=int, default=600_000)
    parser.add_argument("--singles", type=int, default=5_000, help="jobs of the steps that commit one by one")
    parser.add_argument("--batch", type=int, default=16, help="jobs that are claimed at once")
    parser.add_argument("--rounds", type=int, default=3, help="the best of so many counts")
    options = parser.parse_args()
    sizes = (options.jobs, options.batch, options.singles)
    (BENCH / "work").mkdir(exist_ok=True)
    results: dict[str, list[Costs]] = {}
    before = machine()
    for number in range(options.rounds):
        for kind in (None, *PEERS):
            name = kind.NAME if kind else "assets, JobQueue"
            print(f"round {number + 1}, {name}…", file=sys.stderr)
            with tempfile.TemporaryDirectory(dir=BENCH / "work") as folder:
                costs = peer(kind, Path(folder), *sizes) if kind else ours(Path(folder), *sizes)
            results.setdefault(name, []).append(costs)
    print(f"Machine: {before}. SQLite {sqlite3.sqlite_version}, Python {sys.version.split()[0]}.\n")
    print(f"Jobs a second, best of {options.rounds}; {options.jobs:,} jobs together, batches of {options.batch}, "
          f"{options.singles:,} one by one; write-ahead log, synchronous = NORMAL.\n")
    print(markdown(["queue", *STEPS], [row(name, rounds) for name, rounds in results.items()]))
    own = results["assets, JobQueue"]
    cpu = sum(min(costs[step]["cpu"] / costs[step]["jobs"] for costs in own) for step in STEPS[:2])
    print(f"\nOurs takes {cpu * 1e6:.0f} µs of CPU a job from enqueueing to completion, "
          f"{2 * cpu / PICTURE:.4%} of the {PICTURE} s that a picture's two jobs take.")


main()
