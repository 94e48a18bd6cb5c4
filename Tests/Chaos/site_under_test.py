"""A site to do harm to, and what a run leaves in it."""
import os
import pathlib
import shutil
import subprocess
import tempfile

PROJECT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("ASSETS", str(PROJECT / ".build/debug/assets"))
SAMPLE = PROJECT / "samples/site/assets/images"

# Fixed qualities, so that a variant made twice has the same bytes whatever ran before.
PRESETS = """presets:
  header: {widths: [160, 320], quality: {avif: 45, webp: 60, jpeg: 70}, effort: {avif: 0, webp: 0}}
  card: {widths: [120], formats: [jpeg], quality: {jpeg: 60}}
  thumb: false
  social: false
"""


class Site:
    """A folder of posts and pictures, removed with all in it when the `with` block ends."""

    def __init__(self, pictures=None, presets=PRESETS):
        self.folder = tempfile.TemporaryDirectory(prefix="assets-chaos-")
        self.root = pathlib.Path(self.folder.name) / "site"
        (self.root / "_posts").mkdir(parents=True)
        (self.root / "assets/images").mkdir(parents=True)
        (self.root / "_data").mkdir()
        (self.root / "assets/variants").mkdir()
        self.write("assets.yml", presets)
        for picture in pictures if pictures is not None else good_pictures():
            self.add(picture)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.folder.cleanup()

    def write(self, path, text):
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text if isinstance(text, bytes) else text.encode())

    def add(self, picture, name=None):
        """Copies a picture into the site, and makes a post that names it."""
        name = name or picture.name
        shutil.copyfile(picture, self.root / "assets/images" / name)
        self.post(name)

    def post(self, name):
        number = len(os.listdir(self.root / "_posts"))
        day = f"2025-{1 + number // 28 % 12:02}-{1 + number % 28:02}"
        self.write(f"_posts/{day}-p{number}.md", f"---\ntitle: P\nimage: 'assets/images/{name}'\n---\n")

    def command(self, *more, verb="process"):
        return [PROGRAM, verb, *more, str(self.root)]

    def run(self, *more, verb="process", env=None, timeout=300):
        """Runs a verb to its end; a hang is a failure of the campaign's test."""
        environment = dict(os.environ, **(env or {}))
        return subprocess.run(
            self.command(*more, verb=verb), capture_output=True, text=True, errors="replace", env=environment, timeout=timeout
        )

    def start(self, *more, env=None):
        """Starts a run in a process group of its own."""
        return subprocess.Popen(
            self.command(*more),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=dict(os.environ, **(env or {})),
            start_new_session=True,
        )

    def result(self):
        """All published files and the manifest, by path."""
        files = {}
        for folder in ["assets/variants", "_data"]:
            for place in sorted((self.root / folder).glob("*")):
                if place.is_file() and not place.name.startswith("."):
                    files[f"{folder}/{place.name}"] = place.read_bytes()
        return files

    def listed(self):
        """The paths of all variants that the manifest lists."""
        import json

        manifest = self.root / "_data/assets.json"
        if not manifest.exists():
            return []
        paths = []
        for image in json.loads(manifest.read_text())["images"].values():
            words = " ".join(v for v in image.values() if isinstance(v, str)).replace("|", " ").split()
            paths += [(image["prefix"] + w[1:]).lstrip("/") for w in words if w.startswith("*")]
        return paths

    def leftovers(self):
        """Unfinished files."""
        staging = self.root / "assets/variants/.staging"
        return os.listdir(staging) if staging.is_dir() else []


def good_pictures():
    """The sample's pictures that can be rendered quickly."""
    # One of the sample's pictures is cut off on purpose.
    broken = "96ae88b1acd36ac04fbe4c4eac1cc554.jpg"
    names = sorted(p for p in SAMPLE.iterdir() if p.stat().st_size < 400_000 and p.name != broken)
    return [p for p in names if p.read_bytes()[:2] in (b"\xff\xd8", b"\x89P")][:8]


class Lost(Exception):
    """What must hold did not."""


def hold(condition, what):
    if not condition:
        raise Lost(what)


def same(site, good, what):
    """Holds when a site's result is byte-equal to a good one."""
    mine = site.result()
    differences = sorted(p for p in mine.keys() | good.keys() if mine.get(p) != good.get(p))
    hold(not differences, f"{what}: {len(differences)} files differ, as {differences[:3]}")


def sound(site, what):
    """Holds when every file that the manifest lists exists and is not empty."""
    for path in site.listed():
        place = site.root / path
        hold(place.is_file() and place.stat().st_size > 0, f"{what}: {path} is listed and not there")
