"""What a tool is asked to make: every width of every photo, in some formats."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Photo:
    """A source: upright, with three bands of eight bits. Its name has letters and digits only."""

    name: str
    path: Path
    width: int
    height: int


@dataclass(frozen=True)
class Variant:
    photo: Photo
    width: int
    format: str
    path: Path


@dataclass(frozen=True)
class Job:
    """Photos by widths by formats, to be written into a folder. Nothing is enlarged."""

    photos: tuple[Photo, ...]
    widths: tuple[int, ...]
    formats: tuple[str, ...]
    folder: Path

    def variants(self) -> Iterator[Variant]:
        for photo in self.photos:
            for format in self.formats:
                for width in self.widths:
                    if width <= photo.width:
                        path = self.folder / f"{photo.name}-{width}.{format}"
                        yield Variant(photo, width, format, path)

    def write_list(self) -> Path:
        """A JSON file that lists the variants, for an engine."""
        rows = [
            {
                "source": str(variant.photo.path),
                "width": variant.width,
                "format": variant.format,
                "output": str(variant.path),
            }
            for variant in self.variants()
        ]
        path = self.folder / "variants.json"
        path.write_text(json.dumps(rows))
        return path
