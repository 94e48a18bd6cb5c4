"""A daemon that watches a site while others change it."""
import os
import queue
import random
import shutil
import signal
import subprocess
import threading
import time

from site_under_test import PROGRAM, Site, good_pictures, hold


class Daemon:
    """`assets watch` on a site, stopped when the `with` block ends."""

    def __init__(self, site, env=None):
        environment = dict(os.environ, **(env or {}))
        self.run = subprocess.Popen(
            [PROGRAM, "watch", "--level", "debug", str(site.root)],
            stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, errors="replace", env=environment,
        )
        self.lines, self.seen = queue.Queue(), []
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        for line in self.run.stderr:
            self.lines.put(line)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.run.send_signal(signal.SIGTERM)
        try:
            self.run.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.run.kill()
            raise

    def quiet(self, seconds=3, most=300):
        """Waits until the log says nothing for some seconds."""
        end = time.monotonic() + most
        while time.monotonic() < end:
            try:
                self.seen.append(self.lines.get(timeout=seconds))
            except queue.Empty:
                return
        hold(False, "the daemon does not come to rest")

    def until(self, text, most=120):
        """Waits for a line of the log that holds a text."""
        end = time.monotonic() + most
        while not any(text in line for line in self.seen):
            try:
                self.seen.append(self.lines.get(timeout=max(0, end - time.monotonic())))
            except queue.Empty:
                hold(False, f"the daemon does not say {text!r}: {self.seen[-3:]}")


def equal_to_fresh(site, what):
    """Holds when a fresh run on the same sources leaves the same."""
    mine = site.result()
    fresh = Site([])
    with fresh:
        for folder in ["_posts", "assets/images"]:
            shutil.rmtree(fresh.root / folder)
            shutil.copytree(site.root / folder, fresh.root / folder)
        fresh.run()
        theirs = fresh.result()
    # Variants that nobody calls for any more stay until `assets clean`.
    differences = [path for path in theirs if mine.get(path) != theirs[path]]
    hold(not differences, f"{what}: {len(differences)} files differ, as {differences[:3]}")


def storm(changes, good, seconds):
    """Creates, renames and deletes in deep folders, and another branch checked out; then all is as a fresh run makes it."""
    pictures = good_pictures()[:3]
    with Site(pictures) as site:
        git = ["git", "-C", str(site.root), "-c", "user.name=n", "-c", "user.email=e@example.com"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "check": True}
        site.write(".gitignore", ".assets\nassets/variants\n_data\n")
        subprocess.run([*git, "init", "-b", "one"], **quiet)
        subprocess.run([*git, "add", "-A"], **quiet)
        subprocess.run([*git, "commit", "-m", "one"], **quiet)
        subprocess.run([*git, "checkout", "-b", "two"], **quiet)
        for number in range(200):
            site.write(f"_posts/a/b{number % 7}/2025-02-02-p{number}.md", f"---\nimage: assets/images/{pictures[0].name}\n---\n")
        subprocess.run([*git, "add", "-A"], **quiet)
        subprocess.run([*git, "commit", "-m", "two"], **quiet)
        subprocess.run([*git, "checkout", "one"], **quiet)
        with Daemon(site) as daemon:
            daemon.quiet()
            names = [p.name for p in pictures]
            # What reads fast loses no events, so in the second half it is held up, as a busy machine does.
            stopped = changes // 6 if changes > 20_000 else None
            for number in range(changes // 3):
                if number == stopped:
                    daemon.run.send_signal(signal.SIGSTOP)
                folder = "_posts/" + "/".join(random.choice("abc") for _ in range(1 + number % 8))
                place = f"{folder}/2025-01-01-s{number}.md"
                site.write(place, f"---\nimage: assets/images/{random.choice(names)}\n---\n")
                os.rename(site.root / place, site.root / folder / f"2025-01-02-r{number}.md")
                if number % 50:
                    os.unlink(site.root / folder / f"2025-01-02-r{number}.md")
            subprocess.run([*git, "checkout", "-f", "two"], **quiet)
            daemon.run.send_signal(signal.SIGCONT)
            daemon.quiet()
            hold(daemon.run.poll() is None, f"storm: the daemon ended with {daemon.run.returncode}")
            equal_to_fresh(site, "storm")
            if stopped:
                hold(any("more happened" in line for line in daemon.seen), "storm: no event was lost")
    return changes


def by_hand(source, place):
    with open(place, "wb") as file:
        bytes_ = source.read_bytes()
        for start in range(0, len(bytes_), 20_000):
            file.write(bytes_[start:start + 20_000])
            file.flush()
            time.sleep(0.05)


def by_editor(source, place):
    """As editors save: the old file is moved away, the new one written and renamed."""
    shutil.copyfile(source, f"{place}.tmp")
    os.rename(f"{place}.tmp", place)


def by_link(source, place):
    """As downloads that have no name before they are whole."""
    descriptor = os.open(os.path.dirname(place), os.O_TMPFILE | os.O_WRONLY)
    os.write(descriptor, source.read_bytes())
    # Only with a folder's descriptor is the link in /proc followed.
    os.link(f"/proc/self/fd/{descriptor}", place, src_dir_fd=descriptor, follow_symlinks=True)
    os.close(descriptor)


def by_rsync(source, place):
    if shutil.which("rsync"):
        subprocess.run(["rsync", "-a", "--inplace", "--bwlimit=2000", source, place], check=True)
    else:
        by_hand(source, place)


def uploads(runs, good, seconds):
    """A picture that comes in by whatever way is taken once, when it is whole."""
    ways = [by_hand, by_editor, by_link, by_rsync, lambda a, b: shutil.copyfile(a, b)]
    pictures = good_pictures()
    for number in range(runs):
        with Site(pictures[:1]) as site:
            site.post("new.jpg")
            with Daemon(site) as daemon:
                # New files are left alone for a second at first.
                daemon.until("variants of")
                daemon.quiet(1)
                daemon.seen.clear()
                ways[number % len(ways)](pictures[1 + number % (len(pictures) - 1)], str(site.root / "assets/images/new.jpg"))
                daemon.quiet(2)
                taken = sum("variants to make" in line for line in daemon.seen)
                hold(taken == 1, f"upload {number}: taken {taken} times: {daemon.seen}")
                hold(not any(" error: " in line for line in daemon.seen), f"upload {number}: {daemon.seen}")
            equal_to_fresh(site, f"upload {number}")
    return runs


def few_watches(shim):
    def test(runs, good, seconds):
        """Too few watches: the daemon says so, and finds changes by looking again and again."""
        for number in range(runs):
            with Site(good_pictures()[:1]) as site:
                with Daemon(site, {"LD_PRELOAD": shim, "SHIM_WATCHES": str(number % 3)}) as daemon:
                    daemon.until("cannot be watched")
                    daemon.until("1 post, 1 picture: 0 variants made")
                    site.add(good_pictures()[1])
                    daemon.until("2 posts, 2 pictures: 0 variants made")
                equal_to_fresh(site, f"few watches {number}")
        return runs
    return test
