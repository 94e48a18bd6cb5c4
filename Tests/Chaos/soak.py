"""Lets a watcher work for hours at one change a second, and says what it holds of the machine, a line a minute.

    soak.py [SECONDS]

Ends with 1 where memory, descriptors, threads or the database's log grew from the first quarter to the last.
"""
import os
import random
import statistics
import sys
import threading
import time
import urllib.request

from site_under_test import Site, good_pictures
from watching import Daemon

COLUMNS = ["minute", "RSS MB", "descriptors", "threads", "log kB", "CPU s"]


def facts(process, site):
    """What a process holds of the machine, in the order of COLUMNS without the minute."""
    status = dict(line.split(":", 1) for line in open(f"/proc/{process}/status"))
    times = open(f"/proc/{process}/stat").read().rsplit(")", 1)[1].split()
    log = site.root / ".assets/assets.sqlite-wal"
    return [
        int(status["VmRSS"].split()[0]) / 1000, len(os.listdir(f"/proc/{process}/fd")), int(status["Threads"]),
        log.stat().st_size / 1000 if log.exists() else 0, (int(times[11]) + int(times[12])) / os.sysconf("SC_CLK_TCK"),
    ]


def change(site, pictures, number):
    """A post that is new or says something else, a picture that is another one, one that is no picture, or one that goes."""
    kind = random.random()
    place = site.root / "assets/images" / pictures[number % 4].name
    if kind < 0.4:
        name = pictures[number % 4].name
        site.write(f"_posts/2025-03-03-x{number % 200}.md", f"---\ntitle: {kind}\nimage: assets/images/{name}\n---\n")
    elif kind < 0.7:
        place.write_bytes(random.choice(pictures).read_bytes())
    elif kind < 0.8:
        place.write_bytes(b"no picture")
    elif kind < 0.9:
        (site.root / f"_posts/2025-03-03-x{number % 200}.md").unlink(missing_ok=True)
    else:
        place.unlink(missing_ok=True)


def look(address):
    """Somebody has the page open all the time, and another one looks at it now and then."""
    while True:
        try:
            with urllib.request.urlopen(f"{address}/events", timeout=30) as stream:
                for _ in stream:
                    urllib.request.urlopen(f"{address}/", timeout=30).read()
                    time.sleep(1)
        except OSError:
            time.sleep(1)


def grew(rows, column, allowance):
    quarter = max(1, len(rows) // 4)
    before = statistics.median(row[column] for row in rows[:quarter])
    after = statistics.median(row[column] for row in rows[-quarter:])
    return after > before * 1.2 + allowance


def main():
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 3600
    pictures = good_pictures()
    rows = []
    print("\t".join(COLUMNS))
    with Site(pictures[:4]) as site, Daemon(site) as daemon:
        daemon.until("the status page is at")
        address = next(line for line in daemon.seen if "the status page is at" in line).split(" at ")[1].split()[0].rstrip("/")
        daemon.quiet(2)
        threading.Thread(target=look, args=[address], daemon=True).start()
        begun = time.monotonic()
        for number in range(seconds):
            change(site, pictures, number)
            time.sleep(max(0, begun + number + 1 - time.monotonic()))
            if number % 60 == 59:
                rows.append(facts(daemon.run.pid, site))
                print("\t".join([str(number // 60 + 1)] + [f"{value:.0f}" for value in rows[-1]]), flush=True)
                daemon.seen.clear()
                while not daemon.lines.empty():
                    daemon.lines.get()
    worse = [COLUMNS[column + 1] for column, allowance in enumerate([20, 5, 4, 500]) if grew(rows, column, allowance)]
    print(f"grew: {', '.join(worse)}" if worse else "nothing grew")
    sys.exit(1 if worse else 0)


main()
