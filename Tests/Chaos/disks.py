"""Disks that are full, fail, or may not be written."""
import os
import random
import resource
import shutil
import subprocess
import time

from site_under_test import Site, good_pictures, hold, same, sound

CALLS = ["write", "pwrite", "fsync", "fdatasync", "syncfs", "rename", "open", "read"]
NUMBERS = {"EIO": 5, "EMFILE": 24, "ENOSPC": 28, "EROFS": 30, "ENOMEM": 12, "EDQUOT": 122}


def can_mount():
    return os.geteuid() == 0 and shutil.which("mount") is not None


def full(runs, good, _):
    """A full disk under variants, state or data in turn: one clear line, the old manifest, and then success."""
    if not can_mount():
        return 0
    for number in range(runs):
        folder = ["assets/variants", ".assets", "_data"][number % 3]
        with Site() as site:
            site.run()
            before = site.result()
            place = site.root / folder
            shutil.copytree(place, site.root / "kept")
            # Memory is given in pages.
            used = sum(f.stat().st_size // 4096 * 4096 + 8192 for f in place.rglob("*"))
            size = {"assets/variants": used + 16_384, ".assets": used + 8_192, "_data": used}[folder]
            subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", place], check=True)
            try:
                shutil.copytree(site.root / "kept", place, dirs_exist_ok=True)
                presets = (site.root / "assets.yml").read_text().replace("[160, 320]", "[160, 200, 280, 320]")
                site.write("assets.yml", presets)
                run = site.run()
                sound(site, f"full {folder}")
                if run.returncode != 0:
                    hold(run.returncode == 74, f"full {folder}: ended with {run.returncode}: {run.stderr[:300]}")
                    hold(str(folder) in run.stderr, f"full {folder}: the line does not name it: {run.stderr[:300]}")
                    if folder == "_data":
                        hold(site.result().get("_data/assets.json") == before["_data/assets.json"], "the manifest changed")
                subprocess.run(["mount", "-o", "remount,size=64m", "tmpfs", place], check=True)
                again = site.run()
                hold(again.returncode == 0, f"full {folder}, then not: {again.returncode}: {again.stderr[:300]}")
                sound(site, f"full {folder}, then not")
            finally:
                subprocess.run(["umount", place], check=True)
    return runs


def failing(shim):
    def test(runs, good, _):
        """The nth call of a kind fails; a run may end with a clear line, and the next one mends all."""
        for number in range(runs):
            call = CALLS[number % len(CALLS)]
            error = random.choice(list(NUMBERS))
            nth = random.choice([1, 2, 3, 5, 8, 13, 30, 80, 200])
            fault = f"{call}:{nth}:{NUMBERS[error]}"
            with Site(good_pictures()[:3]) as site:
                run = site.run(env={"LD_PRELOAD": shim, "SHIM_FAIL": fault}, timeout=120)
                hold(0 <= run.returncode < 128, f"{fault}: died of {run.returncode}")
                if run.returncode != 0:
                    hold(run.stderr.strip(), f"{fault}: ended with {run.returncode} and said nothing")
                sound(site, fault)
                site.run("--retry-quarantined")
                site.run(verb="retry")
                again = site.run()
                hold(again.returncode == 0, f"{fault}, then none: {again.returncode}: {again.stderr[:300]}")
                same(site, good, fault)
        return runs

    return test


def awkward(shim):
    def test(runs, good, _):
        """Short writes and interrupted calls change nothing."""
        for number in range(runs):
            environment = [{"SHIM_SHORT": "1"}, {"SHIM_INTERRUPT": "3"}][number % 2]
            with Site(good_pictures()[:3]) as site:
                run = site.run(env={"LD_PRELOAD": shim, **environment})
                hold(run.returncode == 0, f"{environment}: ended with {run.returncode}: {run.stderr[:300]}")
                same(site, good, f"{environment}")
        return runs

    return test


def few_descriptors(runs, good, _):
    """A low limit of open files: a clear line or success, and success with the usual one."""
    for number in range(runs):
        with Site(good_pictures()[:3]) as site:
            limit = 16 + 8 * (number % 8)
            run = subprocess.run(
                site.command(),
                capture_output=True,
                text=True,
                timeout=120,
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit)),
            )
            hold(0 <= run.returncode < 128, f"{limit} descriptors: died of {run.returncode}: {run.stderr[:200]}")
            sound(site, f"{limit} descriptors")
            site.run(verb="retry")
            hold(site.run().returncode == 0, f"{limit} descriptors, then more")
            same(site, good, f"{limit} descriptors")
    return runs


def vanishing(runs, good, seconds):
    """A source is removed while the run goes on: that one is named, the others are done."""
    for number in range(runs):
        with Site() as site:
            victim = random.choice(sorted((site.root / "assets/images").iterdir()))
            content = victim.read_bytes()
            run = site.start()
            time.sleep(random.uniform(0.05, seconds))
            victim.unlink()
            code = run.wait(timeout=300)
            hold(code in (0, 1), f"vanishing {number}: ended with {code}")
            sound(site, f"vanishing {number}")
            victim.write_bytes(content)
            hold(site.run().returncode == 0, f"vanishing {number}: not mended")
            same(site, good, f"vanishing {number}")
    return runs


def forbidden(runs, good, _):
    """Folders that may not be written: one clear line, then success."""
    if os.geteuid() == 0 and shutil.which("setpriv") is None:
        return 0
    for number in range(runs):
        folder = ["assets/variants", "_data", ".assets"][number % 3]
        with Site(good_pictures()[:2]) as site:
            for place in [site.root, *site.root.rglob("*")]:
                os.chmod(place, 0o777 if place.is_dir() else 0o666)
            os.chmod(site.root.parent, 0o755)
            prefix = ["setpriv", "--reuid", "65534", "--clear-groups"] if os.geteuid() == 0 else []
            (site.root / ".assets").mkdir(exist_ok=True)
            os.chmod(site.root / ".assets", 0o777)
            os.chmod(site.root / folder, 0o555)
            run = subprocess.run(prefix + site.command(), capture_output=True, text=True, timeout=120)
            hold(run.returncode in (2, 74), f"read-only {folder}: ended with {run.returncode}: {run.stderr[:300]}")
            hold(folder in run.stderr, f"read-only {folder}: not named: {run.stderr[:300]}")
            os.chmod(site.root / folder, 0o777)
            again = subprocess.run(prefix + site.command(), capture_output=True, text=True, timeout=120)
            hold(again.returncode == 0, f"read-only {folder}, then not: {again.stderr[:300]}")
    return runs
