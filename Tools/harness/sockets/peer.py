"""A client of CASE1 that shares no line with casebook: it asks, and it follows."""

import dataclasses
import json
import random
import threading
import time

from ..book import Commands
from ..support import Failure
from .server import SLOWNESS

QUIET, SILENCE = 15, 15
"""Seconds of the rule: WIRE.md §3."""


@dataclasses.dataclass
class Reply:
    """What a desk answered."""

    status: int
    info: dict
    payload: list

    @property
    def code(self):
        return self.info.get("code")


def secure(zmq, server, key):
    """The options of a client's socket."""
    def prepare(socket):
        socket.ipv6, socket.linger = 1, 0
        if not server.is_open:
            socket.curve_serverkey = server.keys.public.encode()
            socket.curve_publickey = key.public.encode()
            socket.curve_secretkey = key.secret.encode()
        return socket
    return prepare


class Desk:
    """Asks at a desk, patiently: after a time-out a new socket, and the same request again."""

    def __init__(self, zmq, server, key, patience=5, context=None):
        self.zmq = zmq
        self.context = context or zmq.Context.instance()
        self.server = server
        self.prepare = secure(zmq, server, key)
        self.patience = patience * SLOWNESS
        self.socket = None

    def connect(self):
        self.close()
        self.socket = self.prepare(self.context.socket(self.zmq.DEALER))
        self.socket.connect(self.server.desk)

    def close(self):
        if self.socket:
            self.socket.close()
        self.socket = None

    def send(self, verb, arguments, *payload):
        if not self.socket:
            self.connect()
        self.socket.send_multipart([b"", b"CASE1", verb.encode(), encode(arguments), *payload])

    def receive(self, seconds):
        """The next answer; none in time is `None`."""
        if not self.socket.poll(int(seconds * 1000)):
            return None
        frames = self.socket.recv_multipart()
        if frames[0] or len(frames) < 3:
            raise Failure(f"an answer of {len(frames)} frames: {frames[:3]}")
        return Reply(int(frames[1]), json.loads(frames[2]), frames[3:])

    def ask(self, verb, arguments=None, *payload, seconds=None):
        """One request and its answer; `None` when there was none in time."""
        self.send(verb, arguments or {}, *payload)
        reply = self.receive(seconds or self.patience)
        if reply is None:
            self.close()  # A late answer must not be taken for the next one's.
        return reply

    def must(self, verb, arguments=None, *payload, status=200, code=None):
        """As `ask`, and fails unless the answer has that status and code."""
        reply = self.ask(verb, arguments, *payload)
        if reply is None:
            raise Failure(f"{verb} was not answered in {self.patience} s")
        if reply.status != status or code is not None and reply.code != code:
            raise Failure(f"{verb} {arguments} was answered with {reply.status} {reply.info}, "
                          f"not {status} {code or ''}")
        return reply

    def read_all(self, feed, after=""):
        """The whole feed after a position: (position, previous, event) each, and READs it took."""
        items, reads = [], 0
        while True:
            reply = self.must("READ", {"feed": feed, "after": after})
            reads += 1
            items += zip(reply.payload[::3], reply.payload[1::3], reply.payload[2::3])
            after = reply.info["through"]
            if not reply.info["more"]:
                return items, reads


def encode(arguments):
    if isinstance(arguments, bytes):
        return arguments
    return json.dumps(arguments, ensure_ascii=False, separators=(",", ":")).encode()


class Follower:
    """Follows one feed live, with repair, by the rule of the specification.

    It keeps what it took in memory: `events` in order, each once, is what it must end with.
    """

    def __init__(self, zmq, server, key, feed="log/", high_water_mark=None, context=None):
        self.zmq = zmq
        self.context = context or zmq.Context.instance()
        self.server = server
        self.prepare = secure(zmq, server, key)
        self.feed = feed
        self.high_water_mark = high_water_mark
        self.at = ""
        self.events = []
        self.reads = self.taken = self.connects = 0
        self.is_behind = True
        self.is_asking = False
        self.sockets()

    def sockets(self):
        """New sockets; the first message proves that the subscription stands."""
        self.live = self.prepare(self.context.socket(self.zmq.SUB))
        if self.high_water_mark:
            self.live.rcvhwm = self.high_water_mark
        self.live.subscribe(self.feed)
        self.live.subscribe("~")
        self.live.connect(self.server.live)
        self.desk = None
        self.connects += 1
        self.heard = self.moved = time.monotonic()
        self.is_fresh = True

    def close(self):
        self.live.close()
        if self.desk:
            self.desk.close()
        self.desk = None

    def step(self, seconds):
        """Does what there is to do within a while."""
        now = time.monotonic()
        if now - self.heard > SILENCE:
            self.close()
            self.sockets()
            self.is_behind, self.is_asking = True, False
        if self.is_asking:
            self.hear_answer(seconds)
        elif self.live.poll(int(seconds * 1000)):
            self.hear_live()

    def hear_live(self):
        topic, position, previous, event = self.live.recv_multipart()[:4]
        self.heard = time.monotonic()
        if self.is_fresh:
            self.is_fresh = False
            self.read()
            return
        seq, before = seq_of(position), int(previous)
        here = seq_of(self.at)
        if self.at and position.split(b".")[0] != self.at.encode().split(b".")[0]:
            self.read()
        elif topic == b"~":
            is_quiet = time.monotonic() - self.moved > QUIET
            if self.feed == "log/" and before > here or \
                    self.feed != "log/" and is_quiet and not 0 < seq <= here:
                self.read()
        elif topic.decode() == self.feed and seq > here:
            if before > here:
                self.read()
            else:
                self.take([(position, previous, event)], position.decode())
                self.taken += 1

    def read(self):
        """Asks for what follows; the answer is heard by `step`."""
        if not self.desk:
            self.desk = self.prepare(self.context.socket(self.zmq.DEALER))
            self.desk.connect(self.server.desk)
        self.desk.send_multipart([b"", b"CASE1", b"READ",
                                  encode({"feed": self.feed, "after": self.at})])
        self.reads += 1
        self.is_asking = True
        self.asked = time.monotonic()

    def hear_answer(self, seconds):
        if not self.desk.poll(int(seconds * 1000)):
            if time.monotonic() - self.asked > 5:
                self.desk.close()  # The request or its answer is lost: again, by a new socket.
                self.desk = None
                self.read()
            return
        frames = self.desk.recv_multipart()
        status, info, items = int(frames[1]), json.loads(frames[2]), frames[3:]
        self.heard = time.monotonic()
        if status == 300:
            time.sleep(min(1, info.get("retryMs", 100) / 1000))
            self.read()
            return
        if status != 200:
            raise Failure(f"READ was refused: {info}")
        self.take(zip(items[::3], items[1::3], items[2::3]), info["through"])
        self.is_asking = False
        if info["more"]:
            self.read()

    def take(self, items, through):
        for position, previous, event in items:
            self.events.append((position.decode(), int(previous), event))
        self.at = through
        self.moved = time.monotonic()

    def until(self, condition, seconds):
        """Follows until `condition()`; the seconds it took, or `None`."""
        begin = time.monotonic()
        while not condition():
            if time.monotonic() - begin > seconds:
                return None
            self.step(0.05)
        return time.monotonic() - begin


def seq_of(position):
    """The number of an event in the log, of a position as it came or as it was kept."""
    text = position.decode() if isinstance(position, bytes) else position
    return int(text.split(".")[1]) if text else 0


class Writer(threading.Thread):
    """Sends commands one after the other, each until it is answered, until it is told to stop.

    What was acknowledged is noted here, outside the book.
    """

    def __init__(self, zmq, server, key, seed, pause=0.0):
        super().__init__(daemon=True)
        self.zmq, self.server, self.key = zmq, server, key
        self.commands = Commands(random.Random(seed))
        self.pause = pause
        self.acked = {}
        self.sent = 0
        self.refused = {}
        self.error = None
        self.is_over = threading.Event()

    def run(self):
        try:
            self.write()
        except Exception as error:  # told by whoever waits for it
            self.error = error

    def write(self):
        desk = Desk(self.zmq, self.server, self.key, patience=2, context=self.zmq.Context())
        while not self.is_over.is_set():
            command, line = self.commands.next()
            self.sent += 1
            while True:
                reply = desk.ask("DO", line.encode())
                if reply and reply.status == 200:
                    self.acked[command] = [event["id"] for event in reply.info["events"]]
                    break
                if reply and reply.status == 400:
                    raise Failure(f"DO was refused: {reply.info}")
                if reply:
                    self.refused[reply.code] = self.refused.get(reply.code, 0) + 1
                    time.sleep(min(0.5, reply.info.get("retryMs", 100) / 1000))
                if self.is_over.wait(0.05):
                    desk.close()
                    return  # Sent, and perhaps done; nobody was told.
            self.is_over.wait(self.pause)
        desk.close()

    def finish(self):
        self.is_over.set()
        self.join(timeout=30)
        if self.error:
            raise self.error


def log_of(book):
    """The log as the command line prints it: (position's seq, event) in order."""
    result = book.run("tail", "--after", "beginning", "--until-end", expect=[0])
    return [(json.loads(line)["data"]["seq"], line.encode()) for line in result.out.splitlines()]


def must_equal(name, taken, log):
    """A follower of `log/` has the log's exact content: no gap, no repeat, in order."""
    if [event for _, _, event in taken] != [line for _, line in log]:
        raise Failure(f"{name} has {len(taken)} events, the log {len(log)}: "
                      f"{first_difference(taken, log)}")
    for index, (position, previous, _) in enumerate(taken):
        if seq_of(position) != index + 1 or int(previous) != index:
            raise Failure(f"{name}: event {index + 1} says {position} after {previous}")


def must_notice(taken, log):
    """The comparison itself: an event that is missing, doubled or misplaced is noticed."""
    middle = len(taken) // 2
    wrong = {"missing": taken[:middle] + taken[middle + 1:], "last one missing": taken[:-1],
             "doubled": taken[:middle] + taken[middle - 1:],
             "misplaced": taken[:middle - 1] + taken[middle:middle + 1] + taken[middle - 1:middle]
             + taken[middle + 1:]}
    for name, events in wrong.items():
        try:
            must_equal(name, events, log)
        except Failure:
            continue
        raise Failure(f"nobody notices an event that is {name}")


def first_difference(taken, log):
    for index, ((position, _, event), (seq, line)) in enumerate(zip(taken, log)):
        if event != line:
            return f"at {index}: {position} {event[:300]!r} instead of {seq} {line[:300]!r}"
    return "the shorter one is a beginning of the longer"
