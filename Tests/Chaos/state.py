"""State that is damaged, poisoned, or of another time."""
import json
import os
import random
import shutil

from site_under_test import Site, good_pictures, hold, same, sound


def database(runs, good, _):
    """Bytes of the database flipped, cut off, emptied; its log removed: never a crash, never a wrong manifest."""
    with Site(good_pictures()[:3]) as site:
        site.run()
        good = site.result()
        shutil.copytree(site.root / ".assets", site.root / "whole")
        for number in range(runs):
            shutil.rmtree(site.root / ".assets")
            shutil.copytree(site.root / "whole", site.root / ".assets")
            place = site.root / ".assets/assets.sqlite"
            (site.root / ".assets/index").unlink(missing_ok=True)
            content = bytearray(place.read_bytes())
            how = ["flip", "flip", "flip", "cut", "zero", "noise", "gone"][number % 7]
            if how == "flip":
                for _ in range(random.choice([1, 10, 100])):
                    content[random.randrange(len(content))] ^= 1 << random.randrange(8)
            elif how == "cut":
                del content[random.randrange(len(content)) :]
            elif how == "zero":
                content = bytearray(len(content))
            elif how == "noise":
                start = random.randrange(len(content))
                content[start : start + 4096] = random.randbytes(len(content[start : start + 4096]))
            place.write_bytes(content)
            if how == "gone":
                place.unlink()
            run = site.run()
            hold(0 <= run.returncode < 128, f"{how} {number}: died of {run.returncode}: {run.stderr[:200]}")
            sound(site, f"{how} {number}")
            again = site.run()
            hold(again.returncode in (0, 1), f"{how} {number}: ended with {again.returncode}: {again.stderr[:300]}")
            if again.returncode == 0 and run.returncode in (0, 74):
                same(site, good, f"{how} {number} (first ended with {run.returncode})")
    return runs


def index(runs, good, _):
    """Bytes of the index of stamps and of the ledger flipped or cut off: the result stays as it is, and is always sound."""
    with Site(good_pictures()[:3]) as site:
        site.run()
        site.run()
        good = site.result()
        places = [site.root / ".assets/index", site.root / "assets/variants/.ledger"]
        whole = [place.read_bytes() for place in places]
        for number in range(runs):
            place, content = places[number % 2], bytearray(whole[number % 2])
            if number % 4 < 2:
                content[random.randrange(len(content))] ^= 1 << random.randrange(8)
            else:
                del content[random.randrange(len(content)) :]
            place.write_bytes(content)
            if number % 4 == 3:
                shutil.rmtree(site.root / ".assets")
            run = site.run()
            hold(run.returncode == 0, f"index {number}: {run.returncode}: {run.stderr[:300]}")
            sound(site, f"index {number}")
            # Of state and ledger both lost the pixels are found again, not every decision.
            if number % 4 != 3:
                same(site, good, f"index {number}")
            else:
                restore(site, good, whole, places)
    return runs


def restore(site, good, whole, places):
    """Puts a site back to what a good run left."""
    shutil.rmtree(site.root / ".assets")
    shutil.rmtree(site.root / "assets/variants")
    for path, content in good.items():
        site.write(path, content)
    places[1].write_bytes(whole[1])
    site.run()
    site.run()
    whole[0] = places[0].read_bytes()


def poisoned(runs, good, _):
    """Published variants cut, emptied, flipped, swapped: sizes are seen by a run, bytes by verify; all are made again."""
    with Site(good_pictures()[:3]) as site:
        site.run()
        good = site.result()
        names = sorted(p for p in good if p.startswith("assets/variants/"))
        for number in range(runs):
            how = ["cut", "empty", "flip", "swap", "gone"][number % 5]
            one, two = random.sample(names, 2)
            content = bytearray(good[one])
            if how == "cut":
                site.write(one, bytes(content[: len(content) // 2]))
            elif how == "empty":
                site.write(one, b"")
            elif how == "flip":
                content[random.randrange(len(content))] ^= 255
                site.write(one, bytes(content))
            elif how == "swap":
                site.write(one, good[two])
                site.write(two, good[one])
            else:
                (site.root / one).unlink()
            if how in ("flip", "swap"):
                hold(site.run(verb="verify").returncode == 1, f"poisoned {how}: verify saw nothing")
            run = site.run()
            hold(run.returncode == 0, f"poisoned {how}: {run.returncode}: {run.stderr[:300]}")
            # A variant that is made again without its siblings may differ in bytes that nobody sees.
            hold(site.result().keys() == good.keys(), f"poisoned {how} {number}: other files")
            hold(site.run(verb="verify").returncode == 0, f"poisoned {how} {number}: still damaged")
            for path in {one, two}:
                if site.result()[path] != good[path]:
                    hold(len(site.result()[path]) > 100, f"poisoned {how} {number}: {path} is no picture")
            good = site.result()
    return runs


def fresh_times(runs, good, _):
    """All times reset and all files copied, as by a checkout: nothing is encoded."""
    for number in range(runs):
        with Site(good_pictures()[:3]) as site:
            site.run()
            good = site.result()
            for place in site.root.rglob("*"):
                if place.is_file() and ".assets" not in place.parts:
                    if number % 2:
                        os.utime(place, (1_600_000_000 + number, 1_600_000_000 + number))
                    else:
                        shutil.copyfile(place, place.with_suffix(".new"))
                        os.replace(place.with_suffix(".new"), place)
            made = json.loads(site.run("--json").stdout)["made"]
            hold(made == 0, f"fresh times {number}: {made} made")
            same(site, good, f"fresh times {number}")
    return runs


def quiet_edit(runs, good, _):
    """A picture replaced by another of the same length, with its old times, at once after a run: it is seen."""
    with Site([]) as site:
        for number in range(runs):
            # A comment of changing bytes: other content of the same length, and the same pixels.
            comment = b"\xff\xfe\x00\x12" + f"{number:016}".encode()
            place = site.root / "assets/images/p.jpg"
            before = place.stat() if place.exists() else None
            picture = next(p for p in good_pictures() if p.read_bytes()[:2] == b"\xff\xd8").read_bytes()
            site.write("assets/images/p.jpg", picture[:2] + comment + picture[2:])
            if before:
                os.utime(place, ns=(before.st_atime_ns, before.st_mtime_ns))
            else:
                site.post("p.jpg")
            made = json.loads(site.run("--json").stdout)["made"]
            hold(made > 0, f"quiet edit {number}: not seen")
    return runs


def clocks(shim):
    def test(runs, good, _):
        """The clock is wrong, or jumps while the run goes on: the same result, and no job is stuck."""
        for number in range(runs):
            shift = random.choice([-86_400, 10 * 365 * 86_400, -20 * 365 * 86_400, 3600])
            jump = random.choice([0, -3600, 3600, -86_400])
            environment = {"LD_PRELOAD": shim, "SHIM_CLOCK": str(shift), "SHIM_JUMP": str(jump)}
            with Site(good_pictures()[:3]) as site:
                for _ in range(2):
                    run = site.run(env=environment)
                    hold(run.returncode == 0, f"clock {shift} {jump}: {run.returncode}: {run.stderr[:300]}")
                same(site, good, f"clock {shift} {jump}")
                hold(site.run().returncode == 0, f"clock {shift} {jump}, then right")
                same(site, good, f"clock {shift} {jump}, then right")
        return runs

    return test
