"""Runs commands and says what they cost."""

import json
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Cost:
    """CPU seconds (user and system, of the process and its children), wall-clock seconds, and the peak resident memory
    of the largest process in bytes."""

    cpu: float
    wall: float
    peak: int

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(self.cpu + other.cpu, self.wall + other.wall, max(self.peak, other.peak))


NOTHING = Cost(0, 0, 0)


def fail(message: str) -> None:
    """Ends the program with one line on standard error."""
    sys.exit(f"error: {message}")


def run(command: list[str], **environment: str) -> tuple[Cost, str]:
    """The cost of a command, and its standard output; a command that fails ends the program."""
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        begin = time.monotonic()
        process = subprocess.Popen(command, stdout=output, stderr=errors, env=os.environ | environment)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        errors.seek(0)
        text = output.read().decode(errors="replace")
        if process.returncode != 0:
            tail = "\n".join((text + errors.read().decode(errors="replace")).strip().splitlines()[-5:])
            fail(f"{' '.join(command)[:200]} ended with {process.returncode}:\n{tail}")
        return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * 1024), text


def run_all(commands: list[list[str]], workers: int) -> Cost:
    """The cost of commands, as many at once as there are workers."""
    begin = time.monotonic()
    with ThreadPoolExecutor(workers) as pool:
        costs = [cost for cost, _ in pool.map(run, commands)]
    return replace(sum(costs, NOTHING), wall=time.monotonic() - begin)


def run_engine(command: list[str], **environment: str) -> Cost:
    """The cost of a library that lives in a process of another tool: it counts from when the library is loaded, since
    node's start is not Python's. The engine prints its CPU and wall-clock seconds as JSON."""
    cost, output = run(command, **environment)
    return replace(cost, **json.loads(output.splitlines()[-1]))
