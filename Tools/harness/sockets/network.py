"""A subscriber that is stopped, a network that is cut, a publisher that vanishes.

Each is a server, a writer and the example client that follows live, in its own three machines
(namespaces); all run at once.  Afterwards the subscriber must soon hold exactly the log.
"""

import contextlib
import os
import random
import signal
import threading
import time

from ..book import Commands
from ..support import Failure, Skipped, find_tool, say, scratch
from . import pyzmq
from .killing import Subscriber
from .namespaces import Network, network
from .peer import log_of
from .server import SLOWNESS, Server

BEFORE = 2
"""Seconds in which all is well."""


class Scene:
    """One server with its subscriber, and events that are written all the time."""

    def __init__(self, name, options, net=None):
        self.name, self.options, self.net = name, options, net
        self.lines = []

    def run(self, base):
        tool = find_tool(self.options.tool, os.path.join(base, "home"))
        address, inside = "127.0.0.1", []
        if self.net:
            address, inside = Network.PUBLISHER, Network.inside(self.net.publisher)
        server = Server(tool, base, address=address, inside=inside)
        subscriber = Subscriber(server, server.allow("s"), "follow", "log/", base)
        if self.net:
            subscriber.inside = Network.inside(self.net.subscriber)
        with server:
            subscriber.start()
            writing = Writing(server.book, self.options.seed)
            writing.start()
            supervisor = Supervisor(subscriber)
            supervisor.start()
            try:
                time.sleep(BEFORE)
                self.must_hear(server, subscriber, 10)
                begin = time.monotonic()
                bound = self.happen(server, subscriber)
                back = self.must_hear(server, subscriber, bound)
                writing.finish()
                whole = subscriber.must_become(log_items(server.book))
                say(f"{self.name}: back after {back:.1f} s, {time.monotonic() - begin:.1f} s in "
                    f"all; {len(log_items(server.book))} events, whole ({whole:.1f} s)")
            finally:
                writing.is_over.set()
                supervisor.is_over.set()
                supervisor.join()
                subscriber.end()

    def must_hear(self, server, subscriber, seconds):
        """Until an event that is written from now on has arrived."""
        mark = f"marked {random.SystemRandom().getrandbits(64):x}"
        known = len(subscriber.events())
        begin = time.monotonic()
        server.book.run("memo", mark, "--case", "C-1", expect=[0])
        while not any(mark in event for _, event in subscriber.events()[known:]):
            server.must_live()
            if time.monotonic() - begin > seconds * SLOWNESS:
                raise Failure(f"{self.name}: not back after {seconds} s; "
                              f"{len(subscriber.events())} events: {subscriber.said()}")
            time.sleep(0.02)
        return time.monotonic() - begin


class Stopped(Scene):
    """The subscriber's process is stopped for a while."""

    def happen(self, server, subscriber):
        subscriber.process.send_signal(signal.SIGSTOP)
        time.sleep(self.options.stop)
        subscriber.process.send_signal(signal.SIGCONT)
        return 5


class Cut(Scene):
    """Nothing is forwarded for so many seconds."""

    def __init__(self, name, options, net, seconds):
        super().__init__(name, options, net)
        self.seconds = seconds

    def happen(self, server, subscriber):
        self.net.cut()
        time.sleep(self.seconds)
        self.net.mend()
        # TCP itself waits, after a long silence, before it sends again what was lost.
        return 2 + self.seconds / 2


class HalfOpen(Scene):
    """The publisher's machine vanishes without a word, and comes back as another one."""

    def happen(self, server, subscriber):
        self.net.unplug_publisher()
        server.kill()
        gone = time.monotonic()
        time.sleep(1)
        self.net.replace_publisher()
        server.start()
        # The subscriber notices by its own rule: nothing heard for 15 s.
        return 18 - (time.monotonic() - gone)


class Writing(threading.Thread):
    """Writes on the book all the time, as a command line beside the server does."""

    def __init__(self, book, seed):
        super().__init__(daemon=True)
        self.book = book
        self.commands = Commands(random.Random(seed))
        self.is_over = threading.Event()

    def run(self):
        while not self.is_over.is_set():
            self.book.emit(self.commands.take(5))
            self.is_over.wait(0.15)

    def finish(self):
        self.is_over.set()
        self.join(30)


class Supervisor(threading.Thread):
    """Starts a subscriber again that has ended by its own rule."""

    def __init__(self, subscriber):
        super().__init__(daemon=True)
        self.subscriber = subscriber
        self.is_over = threading.Event()

    def run(self):
        while not self.is_over.wait(0.1):
            self.subscriber.restart_if_ended()


def log_items(book):
    return [(f"1.{seq}".encode(), b"", line) for seq, line in log_of(book)]


def add_options(parser):
    parser.add_argument("--cuts", type=lambda text: [float(word) for word in text.split(",")],
                        default=[6, 20], help="for how many seconds each, such as 6,20,60")
    parser.add_argument("--stop", type=float, default=10,
                        help="for how many seconds the subscriber is stopped")
    parser.add_argument("--only", choices=("stop", "cut", "half-open"))


def run(options):
    pyzmq.require()
    with contextlib.ExitStack() as stack:
        scenes = []
        if options.only in (None, "stop"):
            scenes.append(Stopped(f"stopped for {options.stop:g} s", options))
        why = None
        try:
            if options.only in (None, "cut"):
                for number, seconds in enumerate(options.cuts):
                    net = stack.enter_context(network(f"c{number}"))
                    scenes.append(Cut(f"cut for {seconds:g} s", options, net, seconds))
            if options.only in (None, "half-open"):
                net = stack.enter_context(network("h"))
                scenes.append(HalfOpen("half-open", options, net))
        except Skipped as reason:
            why = reason  # A stopped process needs no network.
        together(scenes)
        if why:
            raise why


def together(scenes):
    """Runs them all at once; the first failure is told."""
    errors = []

    def play(scene):
        try:
            with scratch(in_memory=True) as base:
                scene.run(base)
        except (Failure, Skipped) as error:
            errors.append(error)
        except Exception as error:  # told by the thread that waits
            errors.append(Failure(f"{scene.name}: {type(error).__name__}: {error}"))

    threads = [threading.Thread(target=play, args=(scene,)) for scene in scenes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for kind in (Failure, Skipped):
        for error in errors:
            if isinstance(error, kind):
                raise error
