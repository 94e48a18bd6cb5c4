"""A synthetic Jekyll site: posts with a small picture each."""

import hashlib
import io
import subprocess
from datetime import datetime, timedelta
from pathlib import Path

from PIL import Image

NEWEST = datetime(2025, 7, 9, 0, 1, 4)
SIZE = (48, 32)
BODY = "A post is some hundred words long, which nobody reads here but the program. " * 8

# One small JPEG of each picture at a fixed quality, so that making it takes little.
PRESETS = """presets:
  bench: {{widths: [{widths}], formats: [jpeg], quality: {{jpeg: 70}}}}
  header: false
  card: false
  thumb: false
  social: false
"""


class Site:
    """A site of so many posts in a folder of its own."""

    def __init__(self, folder: Path, posts: int):
        self.folder = folder
        self.posts = posts
        (folder / "_posts").mkdir()
        (folder / "assets/images").mkdir(parents=True)
        (folder / "_config.yml").write_text("title: Synthetic\n")
        (folder / ".gitignore").write_text(".assets/\nassets/variants/\n_data/assets.json\n")
        self.want("24")
        for number in range(posts):
            self.draw(number)
            self.post(number).write_text(self.text(number))
        self.git("init", "--quiet")
        self.commit()

    def git(self, *command: str) -> None:
        identity = ["-c", "user.name=bench", "-c", "user.email=bench@localhost", "-c", "gc.auto=0"]
        subprocess.run(["git", "-C", str(self.folder), *identity, *command], check=True)

    def commit(self) -> None:
        """Commits all that there is, after which git's index is fresh."""
        self.git("add", ".")
        self.git("commit", "--quiet", "--message", "The site as it is")

    def picture(self, number: int) -> Path:
        return self.folder / f"assets/images/{hashlib.md5(str(number).encode()).hexdigest()}.jpg"

    def post(self, number: int) -> Path:
        return self.folder / f"_posts/{self.date(number):%Y-%m-%d}-post-{number}.md"

    def date(self, number: int) -> datetime:
        return NEWEST - timedelta(minutes=37 * number)

    def text(self, number: int) -> str:
        return (
            f'---\nlayout: post\ntitle: "Post number {number}: what happened"\n'
            f'date: {self.date(number):%Y-%m-%dT%H:%M:%S}\nauthor: "badely"\ncategories: [News]\ntags: []\n'
            f'excerpt: "Something short about it."\nimage: assets/images/{self.picture(number).name}\n---\n\n{BODY}\n'
        )

    def draw(self, number: int, version: int = 0) -> None:
        """Writes the picture of a post; another version is another content of about the same length."""
        image = Image.new("RGB", SIZE, (number % 251, number // 251 % 241, (number * 7 + version * 31) % 239))
        data = io.BytesIO()
        # The comment makes contents differ wherever colours are the same.
        image.save(data, "JPEG", quality=85, comment=f"{number:09} {version:09}".encode())
        self.picture(number).write_bytes(data.getvalue())

    def want(self, widths: str) -> None:
        """Writes the preset with these widths."""
        (self.folder / "assets.yml").write_text(PRESETS.format(widths=widths))
