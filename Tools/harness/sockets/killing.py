"""kill -9 of the server and of its subscribers, while clients write.

The subscribers are the example clients of Tools/subscribers, one process each, which keep what they
took in a file; whichever ends is started again.  At the end each file must hold exactly its feed,
and whatever a writer was told to be done must be in the log, once.
"""

import os
import random
import sqlite3
import subprocess
import time

from ..support import REPOSITORY, Failure, Meaningless, find_tool, say, scratch
from . import pyzmq
from .peer import Desk, Writer
from .server import SLOWNESS, Server

PAUSE_MIN, PAUSE_MAX = 0.1, 0.8
"""Seconds between two kills."""

FEEDS = (("follow", "log/"), ("follow", "type/memo.written/"), ("pull", "log/"),
         ("pull", "type/case.opened/"))


def add_options(parser):
    parser.add_argument("--seconds", type=float, default=15, help="how long processes are killed")
    parser.add_argument("--writers", type=int, default=2, help="clients that write")


def run(options):
    zmq = pyzmq.require()
    chance = random.Random(options.seed)
    with scratch(in_memory=True) as base:
        tool = find_tool(options.tool, os.path.join(base, "home"))
        server = Server(tool, base)
        key = server.allow("erp")
        subscribers = [Subscriber(server, server.allow(f"s{index}"), name, feed, base)
                       for index, (name, feed) in enumerate(FEEDS)]
        with server:
            for subscriber in subscribers:
                subscriber.start()
            writers = [Writer(zmq, server, key, options.seed + index, pause=0.005)
                       for index in range(options.writers)]
            for writer in writers:
                writer.start()
            kills = kill(server, subscribers, chance, options.seconds)
            for writer in writers:
                writer.finish()
            prove(zmq, server, key, writers, subscribers)
            for subscriber in subscribers:
                subscriber.end()
        acked = sum(len(writer.acked) for writer in writers)
        say(f"{sum(kills.values())} kills ({kills['server']} of the server); {acked} commands "
            f"acknowledged; complete: " + ", ".join(map(str, subscribers)))
        if acked < 10 * options.seconds or kills["server"] < 2:
            raise Meaningless("hardly anything was acknowledged between the kills")


def kill(server, subscribers, chance, seconds):
    """Kills one after the other for a while, and starts again whatever has ended."""
    kills = {"server": 0, "subscriber": 0}
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(chance.uniform(PAUSE_MIN, PAUSE_MAX))
        server.must_live()
        for subscriber in subscribers:
            subscriber.restart_if_ended()
        if chance.random() < 0.3:
            server.kill()
            server.start()
            kills["server"] += 1
        else:
            subscriber = chance.choice(subscribers)
            subscriber.process.kill()
            subscriber.process.wait()
            subscriber.start()
            kills["subscriber"] += 1
    return kills


def prove(zmq, server, key, writers, subscribers):
    """Nobody writes any more: everything acknowledged is there, and everybody has everything."""
    server.book.verify()
    stored = server.book.stored()
    for writer in writers:
        for command, events in writer.acked.items():
            if stored.get(command) != events:
                raise Failure(f"the command {command} was acknowledged with {events}, "
                              f"but the log has {stored.get(command)}")
    desk = Desk(zmq, server, key)
    for subscriber in subscribers:
        subscriber.end()  # A last time: whoever waits for an answer that was lost waits for 15 s.
        subscriber.start()
    for subscriber in subscribers:
        subscriber.must_become(desk.read_all(subscriber.feed)[0])
    desk.close()
    subscribers[0].must_notice()


class Subscriber:
    """One of the examples that integrators copy, and its file."""

    def __init__(self, server, key, name, feed, base):
        self.server, self.key, self.name, self.feed = server, key, name, feed
        self.file = os.path.join(base, f"{key.name}.db")
        self.log = os.path.join(base, f"{key.name}.log")
        self.inside = []
        self.process = None
        self.starts = 0
        self.script = os.path.join(REPOSITORY, "Tools", "subscribers", name + ".py")
        if not os.path.exists(self.script):
            raise Meaningless(f"there is no example {self.script}")

    def __str__(self):
        return f"{self.name} {self.feed} ({self.starts} starts)"

    def start(self):
        environment = {**os.environ, "SERVER_KEY": self.server.keys.public,
                       "PUBLIC_KEY": self.key.public, "SECRET_KEY": self.key.secret}
        self.starts += 1
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [*self.inside, pyzmq.python(), self.script, self.server.desk, self.feed, self.file],
                env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)

    def restart_if_ended(self):
        """As the supervisor of a service does."""
        if self.process.poll() is not None:
            self.start()

    def end(self):
        self.process.kill()
        self.process.wait()

    def events(self):
        """What it holds, in the order in which it took it."""
        if not os.path.exists(self.file):
            return []
        file = sqlite3.connect(f"file:{self.file}?mode=ro", uri=True, timeout=10)
        try:
            return file.execute("select position, json from event order by rowid").fetchall()
        except sqlite3.OperationalError:
            return []  # It has just been born.
        finally:
            file.close()

    def must_become(self, items, seconds=45):
        """Waits until it has as many events, and fails unless they are those, in order."""
        expected = [(position.decode(), event.decode()) for position, _, event in items]
        begin = time.monotonic()
        while len(self.events()) < len(expected):
            if time.monotonic() - begin > seconds * SLOWNESS:
                raise Failure(f"{self} has {len(self.events())} of {len(expected)} events "
                              f"after {seconds} s: {self.said()}")
            self.restart_if_ended()
            time.sleep(0.1)
        self.must_hold(self.events(), expected)
        return time.monotonic() - begin

    def must_hold(self, held, expected):
        if held == expected:
            return
        index = next((index for index, pair in enumerate(zip(held, expected))
                      if pair[0] != pair[1]), min(len(held), len(expected)))
        raise Failure(f"{self} differs at {index} of {len(expected)}: {held[index:index + 1]} "
                      f"instead of {expected[index:index + 1]}")

    def must_notice(self):
        """The comparison itself: an event that is missing, doubled or misplaced is noticed."""
        held = self.events()
        for wrong in (held[1:], held[:-1], held + held[-1:], held[1:2] + held[:1] + held[2:]):
            try:
                self.must_hold(wrong, held)
            except Failure:
                continue
            raise Failure("nobody notices a wrong file")

    def said(self):
        with open(self.log, encoding="utf-8", errors="replace") as log:
            return log.read()[-400:]
