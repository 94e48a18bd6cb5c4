"""Processes that are killed, stopped, or run beside one another."""
import os
import random
import signal
import sqlite3
import subprocess
import time

from site_under_test import Site, hold, same, sound


def finish(site, good, what, *more):
    """Runs once more and compares with an undisturbed run."""
    last = site.run(*more)
    hold(last.returncode == 0, f"{what}: the next run ended with {last.returncode}: {last.stderr[:300]}")
    same(site, good, what)
    hold(not site.leftovers(), f"{what}: unfinished files {site.leftovers()[:3]}")
    with sqlite3.connect(site.root / ".assets/assets.sqlite") as database:
        hold(database.execute("PRAGMA integrity_check").fetchall() == [("ok",)], f"{what}: the database is damaged")
    return last


def children(pid):
    """The processes that a process started."""
    try:
        tasks = os.listdir(f"/proc/{pid}/task")
        return {int(c) for t in tasks for c in open(f"/proc/{pid}/task/{t}/children").read().split()}
    except OSError:
        return set()


def alive(pid):
    try:
        return open(f"/proc/{pid}/stat").read().rsplit(")")[1].split()[0] != "Z"
    except OSError:
        return False


def gone(processes, seconds, what):
    """Holds when processes end within some seconds."""
    deadline = time.monotonic() + seconds
    while any(map(alive, processes)) and time.monotonic() < deadline:
        time.sleep(0.01)
    hold(not any(map(alive, processes)), f"{what}: a worker lives on")


def supervisor(runs, good, seconds):
    """SIGKILL of the supervisor at random moments; every tenth site is then finished and compared."""
    done = 0
    while done < runs:
        with Site() as site:
            for _ in range(min(10, runs - done)):
                run = site.start()
                time.sleep(random.uniform(0.01, seconds))
                run.kill()
                run.wait()
                done += 1
                sound(site, f"kill {done}")
            finish(site, good, f"kill {done}")
    return runs


def group(runs, good, seconds):
    """SIGKILL of the whole process group; no worker outlives it."""
    for number in range(runs):
        with Site() as site:
            run = site.start()
            time.sleep(random.uniform(0.05, seconds))
            workers = children(run.pid)
            os.killpg(run.pid, signal.SIGKILL)
            run.wait()
            gone(workers, 1, f"group {number}")
            finish(site, good, f"group {number}")
    return runs


def orphans(runs, good, seconds):
    """SIGKILL of the supervisor alone; its workers leave with it."""
    for number in range(runs):
        with Site() as site:
            run = site.start()
            time.sleep(random.uniform(0.05, seconds))
            workers = children(run.pid)
            run.kill()
            run.wait()
            gone(workers, 2, f"orphans {number}")
    return runs


def workers(runs, good, seconds):
    """SIGKILL of random workers while the run goes on; nothing is lost, nothing in quarantine."""
    killed = 0
    while killed < runs:
        with Site() as site:
            run = site.start()
            while run.poll() is None:
                time.sleep(0.15)
                # Not so often that one job is killed more than ten times, which counts as its fault.
                candidates = list(children(run.pid))
                if candidates and random.random() < 0.2 and killed < runs:
                    try:
                        os.kill(random.choice(candidates), signal.SIGKILL)
                        killed += 1
                    except ProcessLookupError:
                        pass
            hold(run.returncode >= 0, f"workers: the supervisor died of {run.returncode}")
            finish(site, good, f"{killed} workers killed")
    return killed


def stop(runs, good, seconds):
    """TERM and INT: no worker left, 143 or 130, and the next run does the rest."""
    for number in range(runs):
        number_of_signal = [signal.SIGTERM, signal.SIGINT][number % 2]
        with Site() as site:
            run = site.start()
            time.sleep(random.uniform(0.3, seconds))
            workers = children(run.pid)
            run.send_signal(number_of_signal)
            code = run.wait(timeout=60)
            hold(code in (0, 128 + number_of_signal, -number_of_signal), f"stop {number}: ended with {code}")
            hold(not any(map(alive, workers)), f"stop {number}: a worker lives on")
            sound(site, f"stop {number}")
            finish(site, good, f"stop {number}")
    return runs


def two(runs, good, seconds):
    """Two commands on one project at once."""
    for number in range(runs):
        with Site() as site:
            both = [
                subprocess.Popen(site.command(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)
            ]
            outputs = [run.communicate(timeout=300) for run in both]
            for run, (_, errors) in zip(both, outputs):
                hold(run.returncode == 0, f"two {number}: ended with {run.returncode}: {errors[:300]}")
                hold("locked" not in errors, f"two {number}: {errors[:300]}")
            made = [int(o.split(" variant")[0].split()[-1]) for o, _ in outputs if " variant" in o]
            hold(0 in made, f"two {number}: both made variants: {made}")
            same(site, good, f"two {number}")
    return runs
