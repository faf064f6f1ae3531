"""A served book by sockets: its desk and its feed, beside Redis, PostgreSQL and bare libzmq.

The clients are C (`desk_load`, `desk_listen`), so that what is measured is the service.
"""

import contextlib
import dataclasses
import json
import os
import random
import statistics
import subprocess
import time

from harness.book import Commands
from harness.sockets.peer import log_of
from harness.sockets.restart import Crowd
from harness.sockets.server import Key, Server, free_ports
from harness.support import say

from . import events, postgres, redis

PROGRAMS = {"desk_load": ["-lzmq"], "desk_listen": ["-lzmq"], "desk_raw": ["-lzmq"]}

CLIENTS = {1: 3_000, 10: 10_000, 50: 30_000, 200: 30_000}
"""How many commands so many clients send together."""

SUBSCRIBERS = {1: 100, 10: 100, 100: 100, 1_000: 200}
"""How many events a second so many subscribers hear."""

LISTENED = 1_000
"""How many events each subscriber hears."""

PROCESSES = 4
"""In how many processes the subscribers are, at most."""

READ_COUNT = 200
"""How many READs of 500 events each client asks."""

CASES = 20


@dataclasses.dataclass
class Figures:
    """What a round measured, by what and by how many."""

    commands: dict = dataclasses.field(default_factory=dict)  # (name, clients): (rate, p50, p99)
    latency: dict = dataclasses.field(default_factory=dict)  # (name, transport): (p50, p99)
    feed: dict = dataclasses.field(default_factory=dict)  # (name, subscribers): (p50, p99, share)
    reading: dict = dataclasses.field(default_factory=dict)  # (keys, clients): events a second
    whole: float = 0  # seconds
    size: int = 0  # of a stored record, in bytes


class DeskBench:
    """The programs, and the directory in which the books are."""

    def __init__(self, tool, programs, directory):
        self.tool = tool
        self.programs = programs
        self.directory = directory
        self.count = 0

    @contextlib.contextmanager
    def served(self, is_open=False, ipc=False):
        """A new book with a few cases, served; the server and the words for its clients."""
        self.count += 1
        base = os.path.join(self.directory, f"desk-{self.count}")
        os.mkdir(base)
        server = Server(self.tool, base, is_open=is_open)
        if ipc:
            server.listen = f"ipc://{base}/desk"
        key = None if is_open else server.allow("bench")
        commands = Commands(random.Random(self.count))
        while len(commands.cases) < CASES:
            server.book.emit(commands.take(10))
        with server:
            time.sleep(0.5)
            yield server, keys_of(server, key), commands.cases

    def load(self, kind, endpoint, clients, count, keys, cases):
        words = [self.programs["desk_load"], kind, endpoint, str(clients), str(count), *keys,
                 *cases]
        done = subprocess.run(words, capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"{' '.join(words[:5])}: {done.stderr}")
        return json.loads(done.stdout)

    # MARK: Rounds

    def round(self, socket, reached):
        figures = Figures()
        for clients, count in CLIENTS.items():
            say(f"{clients} clients of the desk")
            for name, is_open in (("open", True), ("CURVE", False)):
                self.commands(figures, name, is_open, clients, count)
            size = figures.size
            figures.commands["Redis", clients] = (redis.rate(socket, clients, count, size), 0, 0)
            figures.commands["PostgreSQL", clients] = (
                postgres.rate(reached, clients, count, size, self.directory), 0, 0)
            self.echo(figures, clients, count)
        self.transports(figures)
        for subscribers, per_second in SUBSCRIBERS.items():
            say(f"{subscribers} subscribers")
            self.feed(figures, subscribers, per_second)
        say("reading")
        self.reading(figures)
        say("a restart under 200 subscribers")
        self.restart(figures)
        return figures

    def commands(self, figures, name, is_open, clients, count):
        with self.served(is_open) as (server, keys, cases):
            done = self.load("do", server.desk, clients, count, keys, cases)
            if done["refused"]:
                raise SystemExit(f"{done['refused']} commands were refused")
            figures.commands[name, clients] = (
                count / done["seconds"], done["p50Ms"], done["p99Ms"])
            server.stop()
            if not figures.size:
                stored, byte_count = events.write_events(
                    os.path.join(server.book.path, "events", "data.mdb"),
                    os.path.join(self.directory, "events"), after=CASES)
                figures.size = byte_count // stored

    def echo(self, figures, clients, count):
        """Bare libzmq: the same requests, answered without doing anything."""
        for name, is_open in (("bare open", True), ("bare CURVE", False)):
            with self.raw("echo", is_open) as (endpoint, keys, _):
                done = self.load("echo", endpoint, clients, count, keys, ["X"])
                figures.commands[name, clients] = (
                    count / done["seconds"], done["p50Ms"], done["p99Ms"])

    def transports(self, figures):
        """One client, by both transports."""
        for transport in ("tcp", "ipc"):
            with self.served(ipc=transport == "ipc") as (server, keys, cases):
                done = self.load("do", server.desk, 1, CLIENTS[1], keys, cases)
                figures.latency["casebook", transport] = (done["p50Ms"], done["p99Ms"])
            with self.raw("echo", False, transport) as (endpoint, keys, _):
                done = self.load("echo", endpoint, 1, CLIENTS[1], keys, ["X"])
                figures.latency["bare", transport] = (done["p50Ms"], done["p99Ms"])

    def feed(self, figures, subscribers, per_second):
        with self.served() as (server, keys, cases):
            with self.listening(server.live, subscribers, keys) as listeners:
                self.load("pace", server.desk, per_second, LISTENED, keys, cases)
                figures.feed["casebook", subscribers] = heard(listeners)
        size = max(figures.size * 2, 850)  # As JSON an event is longer than its record.
        more = (str(per_second), str(LISTENED), str(size))
        with self.raw("publish", False, "tcp", *more) as (endpoint, keys, process):
            with self.listening(endpoint, subscribers, keys) as listeners:
                process.stdin.write(b"go\n")
                process.stdin.flush()
                figures.feed["bare", subscribers] = heard(listeners)

    def reading(self, figures):
        for name, is_open in (("open", True), ("CURVE", False)):
            with self.served(is_open) as (server, keys, cases):
                self.load("do", server.desk, 50, 10_000, keys, cases)
                for clients in (1, 4):
                    done = self.load("read", server.desk, clients, READ_COUNT, keys, ["X"])
                    figures.reading[name, clients] = done["items"] / done["seconds"]

    def restart(self, figures):
        with self.served() as (server, keys, cases):
            key = Key.__new__(Key)
            key.name, key.public, key.secret = "bench", keys[1], keys[2]
            crowd = Crowd(server, key, 200)
            try:
                crowd.must_hold(len(log_of(server.book)), 60)
                server.kill()
                commands = Commands(random.Random(7))
                server.book.emit(commands.take(50))
                server.start()
                begin = time.monotonic()
                server.book.emit(commands.take(50))
                crowd.must_hold(len(log_of(server.book)), 60)
                figures.whole = time.monotonic() - begin
            finally:
                crowd.end()

    # MARK: Processes

    @contextlib.contextmanager
    def raw(self, kind, is_open, transport="tcp", *more):
        """Bare libzmq, serving; where, the words for its clients, and the process."""
        endpoint = f"tcp://127.0.0.1:{free_ports()}"
        if transport == "ipc":
            endpoint = f"ipc://{self.directory}/raw"
        server, client = Key("server"), Key("client")
        secret = "-" if is_open else server.secret
        keys = ("-", "-", "-") if is_open else (server.public, client.public, client.secret)
        process = subprocess.Popen(
            [self.programs["desk_raw"], kind, endpoint, secret, *more], stdin=subprocess.PIPE)
        try:
            time.sleep(0.2)
            yield endpoint, keys, process
        finally:
            process.kill()
            process.wait()

    @contextlib.contextmanager
    def listening(self, endpoint, subscribers, keys):
        """Subscribers in a few processes, which have all heard something already."""
        processes = min(PROCESSES, subscribers)
        listeners = [
            subprocess.Popen(
                [self.programs["desk_listen"], endpoint,
                 str(subscribers // processes + (index < subscribers % processes)),
                 str(LISTENED), *keys], stdout=subprocess.PIPE, text=True)
            for index in range(processes)]
        try:
            for listener in listeners:
                if listener.stdout.readline().strip() != "ready":
                    raise SystemExit("a subscriber hears nothing")
            yield listeners
        finally:
            for listener in listeners:
                listener.kill()
                listener.wait()


def keys_of(server, key):
    return (server.keys.public, key.public, key.secret) if key else ("-", "-", "-")


def heard(listeners):
    """Median and 99th percentile of the worst process, and the share of events that came."""
    said = [json.loads(listener.stdout.readline()) for listener in listeners]
    share = sum(one["heard"] for one in said) / sum(one["of"] for one in said)
    return max(one["p50Ms"] for one in said), max(one["p99Ms"] for one in said), share


def rounds(bench, count):
    """So many rounds, everything interleaved in each."""
    with redis.server(bench.directory) as socket, postgres.server(bench.directory) as reached:
        done = []
        for number in range(count):
            say(f"sockets, round {number + 1}")
            done.append(bench.round(socket, reached))
        return done


def text(figures):
    """The section of RESULTS.md."""
    def of(table, *key):
        return tuple(map(statistics.median, zip(*(getattr(one, table)[key] for one in figures))))

    def ratio(clients, own, other):
        return statistics.median(one.commands[own, clients][0] / one.commands[other, clients][0]
                                 for one in figures)

    lines = [
        "## Durable commands through the desk", "",
        "C clients, each with one command in flight, on the same machine as the service; beside,",
        f"as many clients of Redis (`XADD`, {figures[0].size} bytes, `appendfsync always`, by",
        "redis-benchmark), of PostgreSQL (one insert with a primary key, by pgbench), and of bare",
        "libzmq, which answers at once and does nothing. Commands a second; medians.", "",
        "| clients | open | CURVE | p50 / p99 ms, CURVE | Redis | PostgreSQL | bare libzmq | "
        "bare, CURVE | open ÷ Redis | CURVE ÷ Redis | open ÷ PostgreSQL |",
        "|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"]
    for clients in CLIENTS:
        rates = {name: of("commands", name, clients) for name in
                 ("open", "CURVE", "Redis", "PostgreSQL", "bare open", "bare CURVE")}
        lines.append(
            f"| {clients} | {rates['open'][0]:,.0f} | {rates['CURVE'][0]:,.0f} | "
            f"{rates['CURVE'][1]:.2f} / {rates['CURVE'][2]:.2f} | {rates['Redis'][0]:,.0f} | "
            f"{rates['PostgreSQL'][0]:,.0f} | {rates['bare open'][0]:,.0f} | "
            f"{rates['bare CURVE'][0]:,.0f} | {ratio(clients, 'open', 'Redis'):.2f} | "
            f"{ratio(clients, 'CURVE', 'Redis'):.2f} | "
            f"{ratio(clients, 'open', 'PostgreSQL'):.2f} |")
    lines += ["", "One client under CURVE, ms until the answer, p50 / p99:", "",
              "| | durable command | bare libzmq |", "|---|--:|--:|"]
    for transport in ("tcp", "ipc"):
        own, bare = of("latency", "casebook", transport), of("latency", "bare", transport)
        lines.append(f"| {transport} | {own[0]:.3f} / {own[1]:.3f} | {bare[0]:.3f} / "
                     f"{bare[1]:.3f} |")
    lines += [
        "", "## Feeds", "",
        "From the acceptance of an event, which is before its flush, until a subscriber has it,",
        "ms; all under CURVE, subscribers in at most four processes of this machine. Bare libzmq",
        "publishes messages of the same size.", "",
        "| subscribers | events/s | p50 / p99 | came live | bare p50 / p99 | came |",
        "|--:|--:|--:|--:|--:|--:|"]
    for subscribers, per_second in SUBSCRIBERS.items():
        own, bare = of("feed", "casebook", subscribers), of("feed", "bare", subscribers)
        lines.append(f"| {subscribers:,} | {per_second} | {own[0]:.2f} / {own[1]:.2f} | "
                     f"{own[2]:.1%} | {bare[0]:.2f} / {bare[1]:.2f} | {bare[2]:.1%} |")
    lines += ["", "What does not come live comes by READ.", "",
              "| READ of 500 events | 1 client, events/s | 4 clients, events/s |",
              "|---|--:|--:|"]
    for name in ("open", "CURVE"):
        one, four = (statistics.median(each.reading[name, clients] for each in figures)
                     for clients in (1, 4))
        lines.append(f"| {name} | {one:,.0f} | {four:,.0f} |")
    whole = statistics.median(one.whole for one in figures)
    lines += ["", f"200 subscribers (Python, four processes) are whole again {whole:.1f} s after a "
              "server that was", "killed is ready again, 100 events that they had missed included."]
    return "\n".join(lines) + "\n"
