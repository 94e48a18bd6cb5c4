"""Pictures that are broken, hostile, or change while they are read."""
import json
import os
import pathlib
import random
import shutil
import subprocess
import time

from site_under_test import PROJECT, Site, good_pictures, hold, same, sound

CORPUS = pathlib.Path(os.environ.get("ASSETS_CORPUS", PROJECT.parent / "shared/corpus"))
CODES = (0, 1, 3)


def verdicts(site, what, timeout=600):
    """Runs and holds that every picture has variants or a reason, and that good ones are unaffected."""
    run = site.run("--json", timeout=timeout)
    hold(run.returncode in CODES, f"{what}: ended with {run.returncode}: {run.stderr[-300:]}")
    sound(site, what)
    summary = json.loads(run.stdout)
    hold(summary["missing"] == 0, f"{what}: {summary['missing']} variants without a verdict")
    return summary


def seeds():
    """One small good picture of each kind that this machine can write."""
    folder = pathlib.Path(os.environ["CHAOS_SEEDS"])
    if not list(folder.glob("seed.*")):
        source = next(p for p in good_pictures() if p.suffix == ".jpg")
        for kind in ["jpg", "png", "webp", "gif", "tif", "avif", "heic"]:
            options = {"avif": "[compression=av1,effort=0]", "heic": "[compression=av1,effort=0]"}.get(kind, "")
            subprocess.run(
                ["vipsthumbnail", source, "--size", "96", "-o", f"{folder}/seed.{kind}{options}"], capture_output=True
            )
    return sorted(folder.glob("seed.*"))


def mutated(content):
    """A good file with some of its bytes changed, removed, doubled or cut off."""
    content = bytearray(content)
    for _ in range(random.choice([1, 1, 3, 10, 50])):
        place = random.randrange(len(content))
        how = random.randrange(5)
        if how == 0:
            content[place] = random.randrange(256)
        elif how == 1:
            content[place : place + 4] = random.choice([b"\xff" * 4, b"\0" * 4, b"\x7f\xff\xff\xff", b"\x80\0\0\0"])
        elif how == 2:
            del content[place : place + random.randrange(1, 64)]
        elif how == 3:
            content[place:place] = content[place : place + random.randrange(1, 64)]
        elif len(content) > 40 and random.random() < 0.2:
            del content[place:]
        if len(content) < 20:
            break
    return bytes(content)


def mutants(runs, good, _):
    """Mutants of good files in seven formats, a few hundred to a site, one of which is good."""
    kinds = [place for place in seeds() if place.stat().st_size]
    done = 0
    presets = "presets:\n  header: {widths: [64], formats: [jpeg], quality: {jpeg: 60}}\n  card: false\n  thumb: false\n"
    presets += "  social: false\nlimits: {deadline: 20s}\n"
    while done < runs:
        with Site(good_pictures()[:1], presets) as site:
            for number in range(min(250, runs - done)):
                seed = kinds[number % len(kinds)]
                name = f"m{number}.{seed.suffix[1:]}"
                site.write(f"assets/images/{name}", mutated(seed.read_bytes()))
                site.post(name)
                done += 1
            summary = verdicts(site, f"mutants to {done}")
            failed = {failure["source"] for failure in summary["failures"]}
            hold(f"assets/images/{good_pictures()[0].name}" not in failed, "the good one failed")
    return done


def truncated(runs, good, _):
    """Good files cut at 10 to 90 %: each is refused, none gets a grey bottom."""
    kinds = [place for place in seeds() if place.stat().st_size]
    with Site([]) as site:
        names = []
        for seed in kinds:
            content = seed.read_bytes()
            for share in range(10, 100, 10):
                name = f"{seed.suffix[1:]}{share}.{seed.suffix[1:]}"
                site.write(f"assets/images/{name}", content[: len(content) * share // 100])
                site.post(name)
                names.append(f"assets/images/{name}")
        summary = verdicts(site, "truncated")
        failed = {failure["source"] for failure in summary["failures"]}
        accepted = sorted(set(names) - failed)
        hold(not accepted, f"accepted although cut off: {accepted}")
    return len(names)


def hostile(runs, good, _):
    """The hostile corpus, each file with a verdict; a run that is done twice tries none of them again."""
    folder = CORPUS / "hostile"
    if not folder.is_dir():
        return 0
    files = sorted(p for p in folder.iterdir() if p.is_file() and not p.name.startswith("MANIFEST"))[:runs]
    with Site(good_pictures()[:1], "presets: {header: {widths: [64], formats: [jpeg], quality: {jpeg: 60}}, card: false}\n") as site:
        for place in files:
            site.add(place)
        first = verdicts(site, "hostile", timeout=900)
        again = verdicts(site, "hostile again", timeout=900)
        hold(again["made"] == 0, f"hostile again: {again['made']} made")
        hold(len(first["failures"]) == len(again["failures"]), "hostile again: other failures")
    return len(files)


def changing(runs, good, _):
    """A source is rewritten while it is encoded: the last run's variants are those of its last content, never a mix."""
    first, second = [p.read_bytes() for p in good_pictures() if p.suffix == ".jpg"][:2]
    with Site([]) as site:
        site.write("assets/images/p.jpg", first)
        site.post("p.jpg")
        outcomes = {}
        for content in [first, second]:
            site.write("assets/images/p.jpg", content)
            site.run()
            outcomes[content] = {p: b for p, b in site.result().items() if p in site.listed()}
        contents = [first, second]
        for number in range(runs):
            shutil.rmtree(site.root / ".assets", ignore_errors=True)
            shutil.rmtree(site.root / "assets/variants")
            os.mkdir(site.root / "assets/variants")
            run = site.start()
            # In place, and for half of them bit by bit.
            time.sleep(random.uniform(0, 0.6))
            final = contents[number % 2]
            with open(site.root / "assets/images/p.jpg", "r+b") as file:
                for start in range(0, len(final), 65_536):
                    file.write(final[start : start + 65_536])
                file.truncate()
            hold(run.wait(timeout=120) in CODES, f"changing {number}: ended with {run.returncode}")
            listed = {p: (site.root / p).read_bytes() for p in site.listed()}
            whole = all(any(outcomes[c].get(p) == b for c in contents) for p, b in listed.items())
            hold(whole, f"changing {number}: a mix was published")
            hold(site.run().returncode == 0, f"changing {number}: not settled")
            now = {p: (site.root / p).read_bytes() for p in site.listed()}
            hold(now == outcomes[final], f"changing {number}: not the last content")
    return runs


def swapped_links(runs, good, _):
    """A link in a picture's place is turned outwards and back while runs go on: nothing from outside is published."""
    inside, outside = [p for p in good_pictures() if p.suffix == ".jpg"][:2]
    with Site([]) as site:
        secret = site.root.parent / "secret.jpg"
        shutil.copyfile(outside, secret)
        shutil.copyfile(inside, site.root / "assets/images/real.jpg")
        site.post("real.jpg")
        site.run()
        honest = set(site.result().values())
        site.post("link.jpg")
        link, spare = site.root / "assets/images/link.jpg", site.root / "assets/images/spare"
        for number in range(runs):
            shutil.rmtree(site.root / ".assets", ignore_errors=True)
            run = site.start()
            while run.poll() is None:
                for target in [secret, pathlib.Path("real.jpg")]:
                    spare.unlink(missing_ok=True)
                    spare.symlink_to(target)
                    os.replace(spare, link)
            for path in site.listed():
                hold((site.root / path).read_bytes() in honest, f"swapped {number}: {path} is of the file outside")
    return runs


def deterministic(runs, good, _):
    """One, two and four workers, other locales, time zones and masks: the same bytes."""
    settings = [
        (["--jobs", "1"], {}), (["--jobs", "2"], {"LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Kathmandu"}),
        (["--jobs", "4"], {"LANG": "C", "TZ": "America/St_Johns"}), ([], {"LC_ALL": "de_DE.UTF-8", "LC_NUMERIC": "de_DE.UTF-8"}),
    ]
    for number in range(runs):
        arguments, environment = settings[number % len(settings)]
        old = os.umask([0o022, 0o077, 0o000][number % 3])
        try:
            with Site() as site:
                run = site.run(*arguments, env=environment)
                hold(run.returncode == 0, f"{arguments} {environment}: {run.stderr[:200]}")
                same(site, good, f"{arguments} {environment}")
        finally:
            os.umask(old)
    return runs
