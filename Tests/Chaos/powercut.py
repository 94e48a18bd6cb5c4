"""Power cuts: what a file system may leave of a run that was cut off, and what the next run makes of that.

recorder.c writes down every change of files and folders, those of the workers too, and every flush. A cut is a moment in
that log. What was flushed before it (fsync, fdatasync, syncfs that had come back) is there. Of everything else:

- Of a file's data since its last flush, a prefix of the writes is there; of that prefix any write may be missing, which
  then reads as zeros where the file was short (delayed allocation), or the last one is cut off. Lengths set by ftruncate
  keep their order with writes.
- Of a folder's names (made, renamed, linked, removed) a prefix in their order is there, each folder for itself. A rename
  within a folder is one step; one from a folder to another is two, so the file may have both names or none.
- A flushed file whose name was not flushed may be gone, and so may all in a folder that has lost its own name.

Not covered: disks that lie about flushes, changes by mmap (of all that is written, SQLite's -shm alone, which is left out:
SQLite builds it anew), modes and times of files. That the log is the whole truth is checked: all of it together must give
the tree that the run left.
"""
import pathlib
import random
import shutil
import struct

from kills import finish
from points import PRESETS, add, many
from site_under_test import Site, hold

HEAD = struct.Struct("<IIIIQQ")


class File:
    """A file's content as the log tells it."""

    def __init__(self, content=b""):
        self.base, self.changes, self.flushed = content, [], 0

    def content(self, how):
        """What is there: `all`, `none` but the flushed, or at `random`."""
        more = len(self.changes) - self.flushed
        kept = self.flushed + {"all": more, "none": 0, "random": random.randint(0, more)}[how]
        content = bytearray(self.base)
        holes = how == "random" and random.random() < 0.5
        for number, (offset, data) in enumerate(self.changes[:kept]):
            if data is None:
                content = content[:offset].ljust(offset, b"\0")
                continue
            end = offset + len(data)
            if number >= self.flushed and holes and random.random() < 0.5:
                data = bytes(content[offset:end]).ljust(len(data), b"\0")
            elif number >= self.flushed and number == kept - 1 and how == "random":
                data = data[: random.randint(0, len(data))]
            content = content.ljust(offset, b"\0")
            content[offset : offset + len(data)] = data
        return bytes(content)


class Folder:
    """A folder's names as the log tells them: each change gives some names an object, or None."""

    def __init__(self):
        self.base, self.now, self.changes, self.flushed = {}, {}, [], 0

    def put(self, names):
        self.changes.append(names)
        self.now.update(names)

    def names(self, how):
        more = len(self.changes) - self.flushed
        kept = self.flushed + {"all": more, "none": 0, "random": random.randint(0, more)}[how]
        names = dict(self.base)
        for change in self.changes[:kept]:
            names.update(change)
        return {name: thing for name, thing in names.items() if thing is not None}


class Disk:
    """A tree of files and folders on which a log is played."""

    def __init__(self, root):
        self.place, self.numbers, self.things, self.flushes = str(root), {}, [], {}
        self.root = self.read(pathlib.Path(root))

    def read(self, place):
        """What lies at a place before the run, all of it flushed."""
        if place.is_dir():
            thing = Folder()
            for child in place.iterdir():
                thing.base[child.name] = thing.now[child.name] = self.read(child)
        else:
            thing = File(place.read_bytes())
        return self.know(place.stat().st_ino, thing)

    def know(self, number, thing):
        """A thing by its number, which the file system gives to another when it is gone."""
        self.numbers[number] = thing
        self.things.append(thing)
        return thing

    def find(self, path):
        """The folder of a path and the name there; None where it lies outside."""
        if not path.startswith(self.place + "/"):
            return None
        *folders, name = path[len(self.place) + 1 :].split("/")
        folder = self.root
        for part in folders:
            folder = folder.now[part]
        return folder, name

    def play(self, kind, process, number, offset, a, b):
        """Makes the change of one record."""
        thing = self.numbers.get(number)
        if kind in "CM":
            if found := self.find(a.decode()):
                found[0].put({found[1]: self.know(number, File() if kind == "C" else Folder())})
        elif kind in "WT" and isinstance(thing, File):
            thing.changes.append((offset, a if kind == "W" else None))
        elif kind in "RL" and self.find(a.decode()):
            (source, old), (target, new) = self.find(a.decode()), self.find(b.decode())
            moved = source.now[old]
            if kind == "L":
                target.put({new: moved})
            elif source is target:
                target.put({old: None, new: moved})
            else:
                target.put({new: moved})
                source.put({old: None})
        elif kind == "U" and (found := self.find(a.decode())):
            found[0].put({found[1]: None})
        elif kind in "fs":
            wanted = self.things if kind == "s" else [thing] if thing else []
            self.flushes[process, offset] = [(one, len(one.changes)) for one in wanted]
        elif kind in "FS":
            for one, count in self.flushes.pop((process, offset)):
                one.flushed = max(one.flushed, count)

    def leave(self, place, names, data, thing=None):
        """Makes the tree that a cut leaves: how much of names and of data that were not flushed."""
        place.mkdir(parents=True)
        for name, child in (thing or self.root).names(names).items():
            if isinstance(child, Folder):
                self.leave(place / name, names, data, child)
            elif not name.endswith("-shm"):
                (place / name).write_bytes(child.content(data))


def records(log):
    """The records of a log."""
    content, place = log.read_bytes(), 0
    while place < len(content):
        kind, length_a, length_b, process, number, offset = HEAD.unpack_from(content, place)
        place += HEAD.size
        a, b = content[place : place + length_a], content[place + length_a : place + length_a + length_b]
        place += length_a + length_b
        yield chr(kind), process, number, offset, a, b


def tree(root):
    """All files below a folder."""
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file() and p.suffix != ".sqlite-shm"}


def cuts(log, count):
    """Moments at random: half of them anywhere, half beside a flush or a change of names, where order matters."""
    edges = [n for n, record in enumerate(log) if record[0] not in "WT"]
    return sorted(
        random.randrange(len(log) + 1) if number % 2 else random.choice(edges) + random.randint(0, 1) for number in range(count)
    )


class Recording:
    """A run on a site, written down: what was there before and after, and the log."""

    def __init__(self, recorder, durability, isFirst):
        self.what = f"{durability}, {'first' if isFirst else 'later'} run"
        self.presets = PRESETS + f"durability: {durability}\n"
        with many(40) as site:
            site.write("assets.yml", self.presets)
            if isFirst:
                (site.root / "assets/variants").rmdir()
                (site.root / "_data").rmdir()
            else:
                site.run()
                site.write("assets.yml", self.presets.replace("[24, 48]", "[24, 40]"))
                add(site, range(40, 50))
            self.before, self.disk = site.result(), Disk(site.root)
            log = site.root.parent / "log"
            run = site.run(env={"LD_PRELOAD": recorder, "RECORDER_LOG": str(log)})
            hold(run.returncode == 0, f"{self.what}: ended with {run.returncode}: {run.stderr[:300]}")
            self.good, self.log, self.tree = site.result(), list(records(log)), tree(site.root)

    def cut(self, count):
        """Cuts the power so often, each time looks at what is listed, and lets the next run make all good."""
        moments = cuts(self.log, count)
        for number, record in enumerate(self.log):
            while moments and moments[0] == number:
                moments.pop(0)
                self.check(f"{self.what}, cut at {number} of {len(self.log)}")
            self.disk.play(*record)
        for _ in moments:
            self.check(f"{self.what}, cut at its end")
        with Site([]) as site:
            self.disk.leave(site.root / "all", "all", "all")
            left = tree(site.root / "all")
        differ = sorted(p for p in left.keys() | self.tree.keys() if left.get(p) != self.tree.get(p))
        hold(not differ, f"{self.what}: the log is not the whole truth: {len(differ)} files differ, as {differ[:3]}")

    def check(self, what):
        names, data = random.choice([("all", "none"), ("none", "all"), ("none", "none")] + 3 * [("random", "random")])
        what = f"{what}, {names} of the names and {data} of the data that were not flushed"
        with Site([]) as site:
            shutil.rmtree(site.root)
            self.disk.leave(site.root, names, data)
            try:
                listed = site.listed()
            except ValueError as error:
                hold(False, f"{what}: the manifest is no whole one: {error}")
            for path in listed:
                place, content = site.root / path, self.good.get(path, self.before.get(path))
                hold(place.is_file() and place.read_bytes() == content, f"{what}: {path} is listed and not what was made")
            finish(site, self.good, what)


def cut(recorder):
    def test(runs, _, __):
        """Power cuts in a first run and in one that changes much, with both durabilities that promise something."""
        if not recorder:
            return "skipped: CHAOS_RECORDER names no recorder.so"
        kinds = [(durability, isFirst) for durability in ["batch", "full"] for isFirst in [True, False]]
        for durability, isFirst in kinds:
            Recording(recorder, durability, isFirst).cut(runs // len(kinds))
        return runs

    return test
