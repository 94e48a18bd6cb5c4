"""Debian's Hugo at its defaults (quality 75, hint photo, filter box): a page bundle for each photo, and a template that
resizes it. This Hugo writes no AVIF.

https://gohugo.io/content-management/image-processing/#imaging-configuration has the defaults.
"""

import re
import shutil
import tempfile
from pathlib import Path

from job import Job, Photo
from measure import Cost, fail, run

NAME = "Hugo"
FORMATS = ("webp", "jpeg")
ENCODERS = "debian"
SUFFIX = {"webp": "webp", "jpeg": "jpg", "png": "png"}

TEMPLATE = """
{{- range $source := .Resources.ByType "image" -}}
{{- range $format := site.Params.formats -}}{{- range $width := site.Params.widths -}}
{{- if le $width $source.Width -}}
{{- with $source.Resize (printf "%dx %s" $width $format) }}
file {{ $width }} {{ $format }} {{ .RelPermalink }}
{{- end -}}{{- end -}}{{- end -}}{{- end -}}{{- end }}
"""


def version() -> str:
    return re.search(r"v([\d.]+)", run(["hugo", "version"])[1]).group(1)


def write_site(site: Path, job: Job) -> None:
    (site / "layouts/_default").mkdir(parents=True)
    (site / "layouts/_default/single.html").write_text(TEMPLATE)
    formats = ", ".join(f'"{SUFFIX[format]}"' for format in job.formats)
    # Hugo gives up on a page after half a minute unless told otherwise.
    (site / "config.toml").write_text(
        'baseURL = "/"\ntimeout = "2h"\n'
        'disableKinds = ["home", "section", "taxonomy", "term", "RSS", "sitemap", "404"]\n'
        f"[params]\nwidths = [{', '.join(map(str, job.widths))}]\nformats = [{formats}]\n"
    )
    for photo in job.photos:
        page = site / "content/posts" / photo.name
        page.mkdir(parents=True)
        (page / "index.md").write_text(f"---\ntitle: {photo.name}\n---\n")
        shutil.copyfile(photo.path, page / photo.path.name)


def make(job: Job, workers: int) -> Cost:
    with tempfile.TemporaryDirectory(dir=job.folder) as folder:
        site = Path(folder)
        write_site(site, job)
        cost, _ = run(["hugo", "--quiet", "--source", folder, "--cacheDir", f"{folder}/cache"], GOMAXPROCS=str(workers))
        for variant in job.variants():
            page = (site / "public/posts" / variant.photo.name / "index.html").read_text()
            found = re.search(rf"^file {variant.width} {SUFFIX[variant.format]} /(\S+)", page, re.MULTILINE)
            if not found:
                fail(f"Hugo made no {variant.format} of {variant.width} for {variant.photo.name}")
            shutil.copyfile(site / "public" / found.group(1), variant.path)
    return cost


def encoders(photo: Photo) -> dict[str, dict]:
    # Hugo's JPEG encoder is Go's own; libjpeg at the same quality stands for it.
    return {"webp": {"Q": 75, "effort": 4, "preset": "photo"}, "jpeg": {"Q": 75}}
