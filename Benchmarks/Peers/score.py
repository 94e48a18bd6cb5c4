"""Scores variants with `assets score`, and checks that metric against reference scores."""

import csv
import json
import os
import statistics
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from measure import fail, run

PYTHON = Path(os.environ["ASSETS_BENCH_DIR"], "decoder/bin/python")
DECODER = Path(__file__).parent / "engines/decode.py"


def score_files(pairs: list[tuple[Path, Path]], folder: Path) -> list[float]:
    """The SSIMULACRA2 score of each pair of an original and a variant, as the files are."""
    if not pairs:
        return []
    parts = min(len(pairs), os.cpu_count() or 1)

    def score(part: int) -> list[float]:
        mine = pairs[part::parts]
        listing = folder / f"pairs-{part}.tsv"
        listing.write_text("".join(f"{original}\t{variant}\n" for original, variant in mine))
        values = [float(line) for line in run([os.environ["ASSETS"], "score", "--pairs", str(listing)])[1].split()]
        if len(values) != len(mine):
            fail(f"assets score gave {len(values)} scores for {len(mine)} pairs")
        return values

    scores = [0.0] * len(pairs)
    with ThreadPoolExecutor(parts) as pool:
        for part, values in enumerate(pool.map(score, range(parts))):
            scores[part::parts] = values
    return scores


def score_variants(pairs: list[tuple[Path, Path]], folder: Path) -> list[float]:
    """The score of each pair, of what a browser shows: one decoder for all tools."""
    with tempfile.TemporaryDirectory(dir=folder) as name:
        plain: dict[Path, Path] = {}
        for pair in pairs:
            for path in pair:
                plain.setdefault(path, Path(name, f"{len(plain)}.png"))
        listing = Path(name, "decode.json")
        listing.write_text(json.dumps([[str(path), str(png)] for path, png in plain.items()]))
        run([str(PYTHON), str(DECODER), str(listing)])
        return score_files([(plain[original], plain[variant]) for original, variant in pairs], Path(name))


def check_metric(corpus: Path, folder: Path) -> str:
    """One sentence: how far `assets score` is from the reference program's scores between 20 and 85."""
    if not (corpus / "scores.csv").exists():
        return "The metric was not checked: the reference scores are not here."
    with open(corpus / "scores.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    scores = score_files([(corpus / row["original"], corpus / row["distorted"]) for row in rows], folder)
    differences = [
        score - float(row["ssimulacra2"]) for row, score in zip(rows, scores) if 20 <= float(row["ssimulacra2"]) <= 85
    ]
    return (
        f"The metric, checked against the reference program: {len(differences)} of {len(rows)} pairs score 20 to 85; "
        f"the standard deviation of the difference is {statistics.pstdev(differences):.3f}, the worst difference "
        f"{max(differences, key=abs):+.3f}."
    )
