"""The same hostile files through other tools, in the same run."""
import json
import pathlib
import shutil
import subprocess
import tempfile
import time

from site_under_test import Site

SECONDS = 20


def outcome(command, folder):
    """What became of a command: its kind, and what it left in a folder."""
    try:
        run = subprocess.run(command, cwd=folder, capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return "hangs"
    if run.returncode < 0:
        return "crashes"
    return "refuses" if run.returncode else "makes"


def thumbnail(files):
    counts = dict.fromkeys(["makes", "refuses", "crashes", "hangs"], 0)
    cut = 0
    for place in files:
        with tempfile.TemporaryDirectory() as folder:
            kind = outcome(["vipsthumbnail", str(place), "--size", "64", "-o", f"{folder}/out.jpg"], folder)
            counts[kind] += 1
            cut += kind == "makes" and place.name.startswith("made-truncated")
    return counts, cut


def hugo(files):
    counts = dict.fromkeys(["makes", "refuses", "crashes", "hangs"], 0)
    cut = 0
    for place in files:
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "assets").mkdir()
            (root / "layouts").mkdir()
            name = "picture" + place.suffix
            shutil.copyfile(place, root / "assets" / name)
            (root / "config.toml").write_text('baseURL = "/"\ndisableKinds = ["RSS", "sitemap", "taxonomy", "term"]\n')
            (root / "layouts/index.html").write_text('{{ with (resources.Get "%s") }}{{ (.Resize "64x").RelPermalink }}{{ end }}' % name)
            kind = outcome(["hugo", "--quiet"], folder)
            counts[kind] += 1
            cut += kind == "makes" and place.name.startswith("made-truncated")
    return counts, cut


def ours(files):
    with Site([], "presets: {header: {widths: [64], formats: [jpeg], quality: {jpeg: 60}}, card: false}\n") as site:
        for place in files:
            site.add(place)
        run = site.run("--json", timeout=1_800)
        summary = json.loads(run.stdout)
        reasons = {failure["source"]: failure["reason"] for failure in summary["failures"]}
        crashes = sum("died" in r or "crash" in r for r in reasons.values())
        hangs = sum("took longer" in r for r in reasons.values())
        cut = sum(p.name.startswith("made-truncated") and f"assets/images/{p.name}" not in reasons for p in files)
        counts = {"makes": len(files) - len(reasons), "refuses": len(reasons) - crashes - hangs, "crashes": crashes, "hangs": hangs}
        return counts, cut


def compare(folder):
    """Prints how many files each tool makes, refuses, crashes on and hangs on; ours outlives them all in one run."""
    if not folder.is_dir():
        print("\nNo hostile corpus here, so no peers.")
        return
    files = sorted(p for p in folder.iterdir() if p.is_file() and not p.name.startswith("MANIFEST"))
    print(f"\n{len(files)} hostile files, one by one ({SECONDS} s each); ours all in one run.\n")
    print("| tool | makes | refuses | crashes | hangs | makes of cut-off files | seconds |\n|---|---|---|---|---|---|---|")
    for name, test in [("assets", ours), ("vipsthumbnail", thumbnail), ("hugo", hugo)]:
        if name != "assets" and shutil.which(name) is None:
            print(f"| {name} | not installed | | | | | |")
            continue
        start = time.monotonic()
        counts, cut = test(files)
        row = [counts[k] for k in ["makes", "refuses", "crashes", "hangs"]]
        print(f"| {name} | {' | '.join(map(str, row))} | {cut} | {time.monotonic() - start:.0f} |", flush=True)
