"""The table of builds that change little; scripts/bench-builds says how to run it."""

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from measure import Cost, run
from site_of_posts import Site
from table import machine, markdown

PROGRAM = os.environ["ASSETS"]
BENCH = Path(os.environ["ASSETS_BENCH_DIR"])
COLUMNS = ["build", "posts", "wall s", "CPU s", "peak MB", "variants made"]


def measured(command: list[str]) -> tuple[Cost, str]:
    """The cost of a command and its output. A process counts the memory of the one that it was forked from, so a small
    program stands in between."""
    with tempfile.NamedTemporaryFile() as file:
        cost, output = run(["/usr/bin/time", "--format=%M", f"--output={file.name}", *command])
        return replace(cost, peak=int(file.read()) * 1024), output


class Bench:
    """The rows of one site."""

    def __init__(self, site: Site, rounds: int):
        self.site = site
        self.rounds = rounds
        self.rows: list[list[str]] = []

    def measure(self, name: str, command: list[str], prepare: Callable[[int], None], rounds: int,
                made: Callable[[str], str]) -> Cost:
        """Adds a row: the best round of a command, before each of which something changes."""
        print(f"{self.site.posts} posts, {name}…", file=sys.stderr)
        results = []
        for number in range(rounds):
            prepare(number)
            # A file as young as the run that reads it is read once more by the next run, which would blur the rows.
            time.sleep(0.1)
            results.append(measured(command))
        cost, output = min(results, key=lambda result: result[0].wall)
        cpu, peak = min(cost.cpu for cost, _ in results), max(cost.peak for cost, _ in results)
        self.rows.append([name, f"{self.site.posts:,}", f"{cost.wall:.3f}", f"{cpu:.3f}", f"{peak / 1e6:.0f}",
                          made(output)])
        return cost

    def process(self, name: str, prepare: Callable[[int], None] = lambda _: None, rounds: int = 0,
                *options: str) -> Cost:
        """Adds a row of `assets process`, which says how many variants it made, or would have made."""
        command = [PROGRAM, "process", "--json", "--quiet", *options, str(self.site.folder)]
        key = "missing" if options else "made"
        suffix = " to make" if options else ""
        return self.measure(name, command, prepare, rounds or self.rounds,
                            lambda output: f"{json.loads(output)[key]:,}{suffix}")

    def beside(self, name: str, command: list[str]) -> None:
        """Adds a row of another program."""
        self.measure(name, command, lambda _: None, self.rounds, lambda _: "-")


def planning() -> str:
    """The option that stops a run after it has planned: with jobs in the queue where there is a budget."""
    _, text = run([PROGRAM, "process", "--help"])
    return "--budget=0s" if "--budget" in text else "--dry-run"


def rows(folder: Path, posts: int, rounds: int, short: bool) -> list[list[str]]:
    """Every row of a site of so many posts."""
    print(f"{posts} posts, writing them…", file=sys.stderr)
    site = Site(folder, posts)
    bench = Bench(site, rounds)
    plan = planning()

    def forget(_: int = 0) -> None:
        shutil.rmtree(folder / ".assets", ignore_errors=True)

    def change(number: int, count: int, salt: int) -> None:
        for index in range(count):
            site.draw((index * 97 + number) % posts, version=salt + number)

    def edit(number: int) -> None:
        with site.post(number).open("a") as post:
            post.write("One sentence more.\n")

    cold = bench.process(f"first, planned only ({plan.removeprefix('--')})", forget, 1, plan)
    if plan != "--dry-run":
        print(f"From nothing into the queue: {posts:,} jobs, {posts / cold.wall:,.0f} a second.\n", flush=True)
    bench.process("first", forget, 1)
    # Folders and files that the first run made are new to the second one.
    bench.process("second", rounds=1)
    bench.process("nothing changed")
    bench.process("one picture touched", lambda number: site.picture(number).touch())
    bench.process("one picture changed", lambda number: change(number, 1, 1))
    bench.process("one post edited", edit)
    bench.process("every 100th picture changed", lambda number: change(number, max(1, posts // 100), 100))
    bench.process("all files touched", lambda _: touch_all(folder))
    bench.process("one width added (dry-run)", lambda _: site.want("24, 32"), rounds, "--dry-run")
    site.want("24")
    if not short:
        bench.process("state lost", forget, 1)
    site.commit()
    run([PROGRAM, "process", "--quiet", str(folder)])
    bench.process("nothing changed, once more")
    bench.beside("git status", ["git", "-C", str(folder), "status", "--short"])
    bench.beside("lstat of every file (C, nftw)", [str(BENCH / "walk"), str(folder)])
    return bench.rows


def touch_all(folder: Path) -> None:
    """Gives all files of the commit new times, as a fresh checkout does."""
    for path in [*folder.glob("_posts/*"), *folder.glob("assets/images/*"), *folder.glob("*.yml")]:
        path.touch()


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures builds that change little.")
    parser.add_argument("posts", nargs="*", type=int, default=[20000])
    parser.add_argument("--rounds", type=int, default=3, help="the best of so many counts")
    parser.add_argument("--short", action="store_true", help="leaves out what makes all variants again")
    options = parser.parse_args()
    table = []
    (BENCH / "work").mkdir(exist_ok=True)
    versions = [run([program, "--version"])[1].strip() for program in (PROGRAM, "git")]
    print(f"Machine: {machine()}.\n\nTools: {'; '.join(versions)}.\n")
    for posts in options.posts:
        with tempfile.TemporaryDirectory(dir=BENCH / "work") as name:
            table += rows(Path(name), posts, options.rounds, options.short)
    print(markdown(COLUMNS, table))


main()
