"""Other programs that read the database of a project, or keep it locked."""
import sqlite3
import subprocess
import threading
import time

from kills import finish
from points import many
from site_under_test import Site, good_pictures, hold, sound

# 1,000 pages, after which SQLite takes the log over into the file.
LOG = 1_000 * 4_096


def busy(runs, good, _):
    """Another program locks the database: for five seconds, which is waited for; or for good, which is one clear line."""
    for number in range(runs):
        isShort, isBefore = number % 2 == 0, number % 4 in (0, 3)
        what = f"locked for {'five seconds' if isShort else 'good'} {'before' if isBefore else 'while'} it runs"
        with Site(good_pictures()[:3]) as site:
            site.run("--budget", "0s")
            other = sqlite3.connect(site.root / ".assets/assets.sqlite", timeout=60, isolation_level=None)
            run = None if isBefore else site.start()
            while run and run.poll() is None and not site.result().keys() - {"_data/assets.json"}:
                time.sleep(0.001)
            other.execute("BEGIN IMMEDIATE")
            run = run or site.start()
            try:
                code = run.wait(timeout=5 if isShort else 120)
            except subprocess.TimeoutExpired:
                hold(isShort, f"{what}: it waits for ever")
                other.execute("ROLLBACK")
                code = run.wait(timeout=120)
            other.close()
            # While it runs it may be done with the database already.
            expected = {0} if isShort else {74} if isBefore else {0, 74}
            hold(code in expected, f"{what}: ended with {code}")
            sound(site, what)
            finish(site, good, what)
    return runs


def log(pictures, _, __):
    """A reader opens, looks and closes again and again: the log stays short, and is empty at the end."""
    with many(pictures) as site:
        site.run("--budget", "0s")
        path, ended, longest = site.root / ".assets/assets.sqlite", threading.Event(), 0

        def read():
            while not ended.wait(0.1):
                reader = sqlite3.connect(path, timeout=10, isolation_level=None)
                reader.execute("BEGIN")
                reader.execute("SELECT count(*) FROM variant").fetchone()
                time.sleep(0.2)
                reader.close()

        thread = threading.Thread(target=read)
        thread.start()
        run = site.start()
        wal = path.with_name(path.name + "-wal")
        while run.poll() is None:
            longest = max(longest, wal.stat().st_size if wal.exists() else 0)
            time.sleep(0.01)
        ended.set()
        thread.join()
        hold(run.returncode == 0, f"reader beside: ended with {run.returncode}")
        hold(0 < longest <= 2 * LOG, f"reader beside: the log had {longest} bytes")
        left = wal.stat().st_size if wal.exists() else 0
        hold(left == 0, f"reader beside: the log still has {left} bytes")
    return pictures
