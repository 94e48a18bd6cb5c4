"""Names that try to lead elsewhere, and things that only look like files."""
import os
import socket

from site_under_test import Site, good_pictures, hold, sound

HOSTILE = [
    "../../secret.jpg", "/../../secret.jpg", "assets/images/../../../secret.jpg", "/etc/passwd", "~/secret.jpg",
    "%2e%2e/%2e%2e/secret.jpg", "C:\\\\secret.jpg", "..\\\\..\\\\secret.jpg", "file:///etc/passwd", "assets/images/a\\u0000b.jpg",
    "assets/images/\\u202egpj.exe", "-rf.jpg", "--output=/tmp/x.jpg", "assets/images/" + "a" * 300 + ".jpg", "a\\nb.jpg",
    "assets/images/\\\"><script>alert(1)</script>.jpg", "${HOME}/x.jpg", "$(id).jpg", "`id`.jpg", "/proc/self/environ",
    "/dev/zero", "assets/variants/../../../secret.jpg", "//host/share.jpg", "http://[::1", "data:image/png;base64,AAAA",
]
NAMED = ["-rf.jpg", "a b.jpg", "a'b.jpg", 'a"b.jpg', "a<b>.jpg", "a&b.jpg", "a\nb.jpg", "\u202egpj.jpg", "é.jpg", "e\u0301.jpg", "A.JPG", "a.jpg", "#.jpg", "%41.jpg", "x" * 251 + ".jpg"]


def traversal(runs, good, _):
    """Front matter that leads outside: nothing outside is read or written, each is named, the good one is made."""
    with Site(good_pictures()[:1]) as site:
        secret = site.root.parent / "secret.jpg"
        secret.write_bytes(good_pictures()[1].read_bytes())
        before = sorted(os.listdir(site.root.parent))
        for number, name in enumerate(HOSTILE):
            site.write(f"_posts/2024-01-{number + 1:02}-h.md", f'---\ntitle: H\nimage: "{name}"\n---\n')
        run = site.run()
        hold(run.returncode == 1, f"ended with {run.returncode}: {run.stderr[:300]}")
        hold(len(run.stderr.splitlines()) <= len(HOSTILE) + 2, "more than one line for a name")
        hold("\u202e" not in run.stderr and "\x00" not in run.stderr, "raw characters in the output")
        hold(sorted(os.listdir(site.root.parent)) == before, "something was written outside")
        hold(len(site.listed()) > 0, "the good one has no variants")
        sound(site, "traversal")
    return len(HOSTILE)


def odd(runs, good, _):
    """Pictures with odd names: made or refused by name, and escaped in the manifest."""
    with Site([]) as site:
        for number, name in enumerate(NAMED):
            site.write(f"assets/images/{name}", good_pictures()[0].read_bytes())
            quoted = name.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
            site.write(f"_posts/2024-02-{number + 1:02}-n.md", f'---\ntitle: N\nimage: "assets/images/{quoted}"\n---\n')
        run = site.run()
        hold(run.returncode in (0, 1), f"ended with {run.returncode}: {run.stderr[:300]}")
        for name in os.listdir(site.root / "assets/variants"):
            hold(all(c.isascii() and (c.isalnum() or c in "-_.") for c in name), f"an odd name was published: {name!r}")
        sound(site, "odd names")
    return len(NAMED)


def not_files(runs, good, _):
    """Folders, pipes, sockets, devices and links in the place of pictures: named, and nothing waits for them."""
    with Site(good_pictures()[:1]) as site:
        images = site.root / "assets/images"
        os.mkdir(images / "folder.jpg")
        os.mkfifo(images / "pipe.jpg")
        listener = socket.socket(socket.AF_UNIX)
        os.chdir(images)
        listener.bind("socket.jpg")
        os.chdir("/")
        names = ["folder.jpg", "pipe.jpg", "socket.jpg"]
        for name, target in [("device.jpg", "/dev/zero"), ("loop.jpg", "loop.jpg"), ("out.jpg", "/etc/hostname"), ("self.jpg", "/proc/self/exe")]:
            os.symlink(target, images / name)
            names.append(name)
        for name in names:
            site.post(name)
        run = site.run(timeout=60)
        listener.close()
        hold(run.returncode == 1, f"ended with {run.returncode}: {run.stderr[:300]}")
        for name in names:
            hold(name in run.stderr, f"{name} is not named")
        hold(len(site.listed()) > 0, "the good one has no variants")
    return len(names)
