"""Durable queues of other projects, each as a process uses it that alone adds and does its jobs.

All have a write-ahead log and `synchronous = NORMAL`, which huey and persist-queue have no option for: it is set on
their connections. A job is the two numbers that it is of ours. No peer refuses a job that it has already; huey and
persist-queue's plain queue forget a job as they hand it out; litequeue and persist-queue know no priorities.
"""

from importlib.metadata import version
from pathlib import Path

import persistqueue
from huey import SqliteHuey
from litequeue import LiteQueue

NORMAL = "PRAGMA synchronous = NORMAL"


class Huey:
    """huey, whose API commits every job by itself."""

    NAME = f"huey {version('huey')}, SqliteHuey"

    def __init__(self, folder: Path):
        self.huey = SqliteHuey(filename=str(folder / "huey.db"), results=False)
        self.huey.storage.conn.execute(NORMAL)
        self.task = self.huey.task()(lambda source, recipe: None)

    def enqueue(self, numbers: range) -> None:
        for number in numbers:
            self.huey.enqueue(self.task.s(number // 2, number % 2))

    def drain(self) -> int:
        count = 0
        while (task := self.huey.dequeue()) is not None:
            self.huey.execute(task)
            count += 1
        return count


class Lite:
    """litequeue, which can add many jobs in a transaction and takes them one by one."""

    NAME = f"litequeue {version('litequeue')}"

    def __init__(self, folder: Path):
        self.queue = LiteQueue(folder / "lite.db")

    def enqueue_together(self, numbers: range) -> None:
        with self.queue.transaction():
            self.enqueue(numbers)

    def enqueue(self, numbers: range) -> None:
        for number in numbers:
            self.queue.put(f"{number // 2} {number % 2}")

    def drain(self) -> int:
        count = 0
        while (message := self.queue.pop()) is not None:
            self.queue.done(message.message_id)
            count += 1
        return count


class Acknowledged:
    """persist-queue's queue whose jobs are acknowledged, which commits every step by itself."""

    NAME = f"persist-queue {version('persist-queue')}, SQLiteAckQueue"

    def __init__(self, folder: Path):
        self.queue = persistqueue.SQLiteAckQueue(str(folder / "acknowledged"))
        self.queue._putter.execute(NORMAL)

    def enqueue(self, numbers: range) -> None:
        for number in numbers:
            self.queue.put((number // 2, number % 2))

    def drain(self) -> int:
        count = 0
        while self.queue.size > 0:
            item = self.queue.get(block=False, raw=True)
            self.queue.ack(id=item["pqid"])
            count += 1
        return count


class Plain:
    """persist-queue's plain queue, which can forget many jobs at once."""

    NAME = f"persist-queue {version('persist-queue')}, SQLiteQueue"

    def __init__(self, folder: Path):
        self.queue = persistqueue.SQLiteQueue(str(folder / "plain"), auto_commit=False)
        self.queue._putter.execute(NORMAL)

    def enqueue(self, numbers: range) -> None:
        for number in numbers:
            self.queue.put((number // 2, number % 2))

    def drain(self) -> int:
        return self.drain_together(1)

    def drain_together(self, batch: int) -> int:
        count = 0
        while self.queue.size > 0:
            for _ in range(min(batch, self.queue.size)):
                self.queue.get(block=False)
                count += 1
            self.queue.task_done()
        return count


PEERS = (Huey, Lite, Acknowledged, Plain)
