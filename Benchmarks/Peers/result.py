"""What a tool made, and the lines of the table that say so."""

from dataclasses import dataclass

from measure import Cost
from table import percentile, relative


@dataclass(frozen=True)
class Row:
    """A variant: its format, the bytes and the score of what a browser gets for it, and whether it is a file of
    its own."""

    format: str
    bytes: int
    score: float
    published: bool


@dataclass(frozen=True)
class Result:
    """What one tool made of all photos. Costs are by format, and 'all'."""

    name: str
    made: list[Row]
    costs: dict[str, Cost]
    targets: dict[str, float] | None

    def of(self, format: str) -> list[Row]:
        return self.made if format == "all" else [row for row in self.made if row.format == format]

    def scores(self, format: str) -> list[float]:
        return [row.score for row in self.of(format)]

    def bytes(self, format: str) -> int:
        return sum(row.bytes for row in self.of(format))

    def below(self, format: str) -> str:
        """How many variants score less than they should."""
        if self.targets is None:
            return "-"
        return str(sum(row.score < self.targets[row.format] for row in self.of(format)))


def rows(result: Result, sharp: Result | None) -> list[list[str]]:
    """The lines of a result: one for each format, and one for all."""
    lines = []
    for format in ("avif", "webp", "jpeg", "all"):
        made = result.of(format)
        if not made:
            lines.append([result.name, format, *["-"] * 10])
            continue
        scores = result.scores(format)
        # A tool that lacks a format has no sum that could be compared.
        base = sharp if sharp and len(made) == len(sharp.of(format)) else None
        target = f" ({result.targets[format]:g})" if result.targets and format != "all" else ""
        lines.append([
            result.name + target,
            format,
            str(sum(row.published for row in made)),
            f"{result.costs[format].cpu:.1f}",
            f"{result.bytes(format) / 1000:.0f}",
            *[f"{percentile(scores, share):.1f}" for share in (0, 0.05, 0.5, 1)],
            result.below(format),
            relative(result.bytes(format), base.bytes(format) if base else None),
            relative(result.costs[format].cpu, base.costs[format].cpu if base else None),
        ])
    return lines
