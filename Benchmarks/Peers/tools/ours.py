"""assets, as `assets process` does a site whose posts name the photos."""

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from job import Job, Photo
from measure import Cost, fail, run

FORMATS = ("avif", "webp", "jpeg")
ENCODERS = "debian"
PROGRAM = os.environ["ASSETS"]
SUFFIX = {"avif": "avif", "webp": "webp", "jpeg": "jpg", "png": "png"}
# Qualities as the encoders count, of version 0.1.0.
FIXED = {"avif": 55, "webp": 78, "jpeg": 78}


@dataclass(frozen=True)
class Assets:
    """A way to run it: at fixed qualities, or with a search for a target score, one for all formats or one for each."""

    NAME: str
    fixed: bool = False
    targets: dict[str, float] | None = None
    FORMATS: tuple[str, ...] = FORMATS
    ENCODERS: str = ENCODERS

    def version(self) -> str:
        return run([PROGRAM, "--version"])[1].strip()

    def presets(self, job: Job) -> str:
        """The presets of a site: one for all formats, or with targets that differ, one for each."""
        widths = f"widths: [{', '.join(map(str, job.widths))}]"
        formats = f"formats: [{', '.join(job.formats)}]"
        if job.formats == ("png",):
            return f"  bench: {{{widths}, {formats}}}\n"
        if self.fixed:
            quality = ", ".join(f"{format}: {FIXED[format]}" for format in job.formats)
            return f"  bench: {{{widths}, {formats}, quality: {{{quality}}}}}\n"
        targets = {format: self.targets[format] for format in job.formats}
        if len(set(targets.values())) == 1:
            return f"  bench: {{{widths}, {formats}, quality: {{target: {targets[job.formats[0]]:g}}}}}\n"
        return "".join(
            f"  bench-{format}: {{{widths}, formats: [{format}], quality: {{target: {target:g}}}}}\n"
            for format, target in targets.items()
        )

    def make(self, job: Job, workers: int) -> Cost:
        with tempfile.TemporaryDirectory(dir=job.folder) as folder:
            site = Path(folder)
            write_site(site, job.photos, self.presets(job))
            cost, _ = run([PROGRAM, "process", "--quiet", "--jobs", str(workers), folder])
            for variant in job.variants():
                collect(variant.photo, variant.width, variant.format, site / "assets/variants", variant.path)
        return cost

    def encoders(self, photo: Photo) -> dict[str, dict]:
        return {
            "avif": {"Q": FIXED["avif"], "effort": 3, "compression": "av1", "subsample_mode": "off"},
            "webp": {"Q": FIXED["webp"], "effort": 6, "smart_subsample": True},
            "jpeg": {"Q": FIXED["jpeg"], "optimize_coding": True, "interlace": True, "subsample_mode": "on"},
        }


def write_site(site: Path, photos: tuple[Photo, ...], presets: str) -> None:
    (site / "_posts").mkdir()
    (site / "assets/images").mkdir(parents=True)
    for photo in photos:
        shutil.copyfile(photo.path, site / "assets/images" / photo.path.name)
        post = f"---\ntitle: {photo.name}\nimage: assets/images/{photo.path.name}\n---\n"
        (site / f"_posts/2025-07-09-{photo.name}.md").write_text(post)
    built_in = "".join(f"  {name}: false\n" for name in ("header", "card", "thumb", "social"))
    # The machine may be busy, and a peer has no deadline either.
    (site / "assets.yml").write_text(f"limits: {{deadline: 2h}}\npresets:\n{presets}{built_in}")


def collect(photo: Photo, width: int, format: str, variants: Path, path: Path) -> None:
    """Moves a variant to where the job wants it. Where the JPEG is smaller, another format is not published."""
    found = list(variants.glob(f"{photo.name}-{width}-*.{SUFFIX[format]}"))
    if len(found) == 1:
        found[0].rename(path)
    elif format == "jpeg" or found:
        fail(f"assets made {len(found)} {format} files of {width} for {photo.name}")
