"""Markdown tables and the numbers in them."""

import math
import platform
import os


def percentile(values: list[float], share: float) -> float:
    """The value below which a share (0…1) of the values lies, interpolated linearly between neighbours."""
    ordered = sorted(values)
    position = share * (len(ordered) - 1)
    low, high = ordered[math.floor(position)], ordered[math.ceil(position)]
    return low + (high - low) * (position - math.floor(position))


def relative(value: float, base: float | None) -> str:
    """How a value differs from a base, as '-27 %'."""
    return "-" if not base else f"{(value / base - 1) * 100:+.0f} %"


def markdown(columns: list[str], rows: list[list[str]]) -> str:
    """A table whose columns also line up in a terminal; the first two are text, the rest numbers."""
    lines = [columns, *rows]
    widths = [max(len(line[index]) for line in lines) for index in range(len(columns))]
    text = [index < 2 and not any(line[index][:1].isdigit() for line in rows) for index in range(len(columns))]

    def line(cells: list[str]) -> str:
        padded = [cell.ljust(width) if left else cell.rjust(width) for cell, width, left in zip(cells, widths, text)]
        return f"| {' | '.join(padded)} |"

    rule = [":" + "-" * (width - 1) if left else "-" * (width - 1) + ":" for width, left in zip(widths, text)]
    return "\n".join([line(columns), f"| {' | '.join(rule)} |", *map(line, rows)])


def machine() -> str:
    """The processor and the number of its cores."""
    with open("/proc/cpuinfo") as file:
        models = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
    busy = os.getloadavg()[0]
    return f"{models[0] if models else platform.machine()}, {os.cpu_count()} cores, load {busy:.1f} before the run"
