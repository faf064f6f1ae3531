"""Random and mutated frames, frames too long, messages without end, connections that say nothing.

The server must not die, its memory must stay bounded, and a client that behaves must be served all
the time.
"""

import json
import os
import random
import socket
import threading
import time

from ..book import Commands
from ..support import Failure, Meaningless, find_tool, say, scratch
from . import pyzmq
from .peer import Desk, log_of, secure
from .server import SLOWNESS, Server

GROWTH_MAX = 64 << 20
"""How much the memory of the server may grow under malformed requests, in bytes."""

ENDLESS = 48 << 20
"""How long a message without end becomes before its sender goes away, in bytes."""

ANSWER_WITHIN = 5
"""Seconds in which the client that behaves must have each answer."""

VERBS = (b"HELLO", b"READ", b"VIEW", b"PACK", b"DO", b"BLOB", b"ACK", b"SCHEMA", b"PING", b"RUN")


def add_options(parser):
    parser.add_argument("--count", type=int, default=100_000, help="how many requests")
    parser.add_argument("--silent", type=int, default=2_000, help="how many silent connections")


def run(options):
    zmq = pyzmq.require()
    with scratch(in_memory=True) as base:
        tool = find_tool(options.tool, os.path.join(base, "home"))
        server = Server(tool, base)
        key, bad = server.allow("erp"), server.allow("fuzz")
        with server:
            commands = Commands(random.Random(options.seed))
            server.book.emit(commands.take(20))
            count = len(log_of(server.book))
            witness = Witness(zmq, server, key)
            witness.start()
            time.sleep(1)
            begun = server.memory()
            shoot(zmq, server, bad, options, commands.cases)
            grown = server.memory() - begun
            if grown > GROWTH_MAX:
                raise Failure(f"{options.count} requests made it grow by {grown >> 20} MB")
            say(f"its memory grew by {grown / (1 << 20):.1f} MB")
            oversize(zmq, server, bad)
            silence(zmq, server, key, options.silent)
            witness.finish()
            server.stop()
            server.book.verify()
            if len(log_of(server.book)) < count:
                raise Failure("events are missing")
            say(f"meanwhile {witness.count} answers for the client that behaves, the slowest "
                f"after {witness.slowest:.2f} s")
        endless(tool, os.path.join(base, "open"))


class Witness(threading.Thread):
    """A client that behaves, and wants an answer now and then."""

    def __init__(self, zmq, server, key):
        super().__init__(daemon=True)
        self.zmq, self.server, self.key = zmq, server, key
        self.count, self.slowest, self.error = 0, 0.0, None
        self.is_over = threading.Event()

    def run(self):
        desk = Desk(self.zmq, self.server, self.key, context=self.zmq.Context())
        while not self.is_over.wait(0.02):
            begin = time.monotonic()
            reply = desk.ask("READ", {"feed": "log/", "after": "", "limit": 3},
                             seconds=ANSWER_WITHIN * SLOWNESS)
            if reply is None or reply.status != 200 or len(reply.payload) != 9:
                self.error = Failure(f"a client that behaves was answered with {reply} after "
                                     f"{time.monotonic() - begin:.1f} s")
                return
            self.count += 1
            self.slowest = max(self.slowest, time.monotonic() - begin)

    def finish(self):
        self.is_over.set()
        self.join(30)
        if self.error:
            raise self.error
        if self.count < 10:
            raise Meaningless("hardly anything was asked meanwhile")


def shoot(zmq, server, key, options, cases):
    """Sends them as fast as they are answered; nearly all must be, with a known status."""
    chance = random.Random(options.seed)
    desk = secure(zmq, server, key)(zmq.Context.instance().socket(zmq.DEALER))
    desk.connect(server.desk)
    sent, statuses, waiting = 0, {}, 0
    begin = time.monotonic()
    while sent < options.count:
        frames = mutated(chance, cases) if chance.random() < 0.7 else noise(chance)
        desk.send_multipart(frames)
        sent += 1
        waiting += 1
        while desk.poll(0) or waiting > 60 and desk.poll(200):
            reply = desk.recv_multipart()
            waiting = max(0, waiting - 1)
            # The frames up to the first empty one come back as they were sent.
            answer = reply[reply.index(b"") + 1:] if b"" in reply else []
            if len(answer) < 2 or answer[0] not in (b"200", b"300", b"400", b"500"):
                raise Failure(f"an answer of the form {reply[:8]}")
            statuses[answer[0]] = statuses.get(answer[0], 0) + 1
            json.loads(answer[1])
        if waiting > 60:
            waiting = 0  # What has no envelope has no answer.
        if sent % 5_000 == 0:
            server.must_live()
    desk.close()
    said = ", ".join(f"{count} × {status.decode()}" for status, count in sorted(statuses.items()))
    say(f"{sent} requests in {time.monotonic() - begin:.1f} s: {said}")
    if statuses.get(b"400", 0) < options.count / 10:
        raise Meaningless(f"hardly anything was refused: {said}")
    if statuses.get(b"500"):
        raise Failure(f"{statuses[b'500']} requests met an error of the server's own: "
                      f"{server.said()}")


def noise(chance):
    """Frames of any bytes, more or fewer than are allowed."""
    return [chance.randbytes(chance.choice((0, 0, 1, 5, 20, 300)))
            for _ in range(chance.randint(1, 12))]


def mutated(chance, cases):
    """A request as it should be, with something wrong in it."""
    case = chance.choice(cases)
    arguments = chance.choice((
        {"feed": "log/", "after": "1.3", "limit": 2, "waitMs": 0},
        {"feed": f"case/{case}/", "after": ""},
        {"client": "x 1", "speak": ["CASE1"]},
        {"view": "case", "of": case},
        {"id": case, "command": "record", "events": [
            {"type": "memo.written", "refs": {"case": case}, "body": {"memoId": case}}]},
        {"sha256": "0" * 64, "size": 10, "offset": 0},
        {"name": "part.installed", "version": 1},
        {"today": True}, {"event": case}, {"words": ["list"], "columns": 80}))
    frames = [b"", b"CASE1", chance.choice(VERBS), json.dumps(arguments).encode()]
    for _ in range(chance.randint(1, 3)):
        change = chance.randrange(7)
        index = chance.randrange(1, len(frames)) if len(frames) > 1 else 0
        frame = bytearray(frames[index])
        if change == 0 and frame:
            frame[chance.randrange(len(frame))] = chance.randrange(256)
        elif change == 1:
            frame = frame[:chance.randrange(len(frame) + 1)]
        elif change == 2:
            place = chance.randrange(len(frame) + 1)
            frame[place:place] = chance.choice(
                (b"{", b"[" * 40, b'"', b"\\u0000", b"\xff\xfe", b"9" * 30, b"null", b",", b"\0"))
        elif change == 3:
            frames.insert(index, chance.randbytes(chance.randint(0, 40)))
            continue
        elif change == 4 and len(frames) > 1:
            del frames[index]
            continue
        elif change == 5:
            frames += [b"payload"] * chance.randint(1, 9)
            continue
        else:
            frame = bytearray(frame.replace(b"1", b"-1").replace(b"log/", b"log"))
        frames[index] = bytes(frame)
    return frames


def oversize(zmq, server, key):
    """A frame that is too long ends its sender's connection; he connects anew and is served."""
    desk = Desk(zmq, server, key)
    desk.must("PING")
    desk.send("PING", {}, bytes(1 << 20))
    if desk.receive(0.5) is not None:
        raise Failure("a frame of 1 MB was answered")
    desk.must("PING")
    desk.close()
    say("a frame of 1 MB: disconnected, and served again")


def endless(tool, base):
    """A message that does not end is held, as nobody can help, and is let go of with its sender.

    No library sends half a message, so this speaks ZMTP by itself, to a server without keys.
    """
    os.makedirs(base)
    with Server(tool, base, is_open=True) as server:
        frame = b"\x03" + (60_000).to_bytes(8, "big") + bytes(60_000)  # long, and more to come
        for _ in range(2):
            begun = server.memory()
            connection = socket.create_connection((server.address, server.port), timeout=20)
            connection.sendall(b"\xff" + bytes(8) + b"\x7f\x03\x00" + b"NULL".ljust(52, b"\0"))
            kind = b"\x05READY\x0bSocket-Type" + (6).to_bytes(4, "big") + b"DEALER"
            exactly(connection, 64)  # libzmq wants to have said each thing before we go on.
            connection.sendall(b"\x04" + len(kind).to_bytes(1, "big") + kind)
            exactly(connection, exactly(connection, 2)[1])
            for _ in range(ENDLESS // len(frame)):
                connection.sendall(frame)
            time.sleep(0.5)
            held = server.memory() - begun
            if held > 2 * ENDLESS:
                raise Failure(f"{ENDLESS >> 20} MB of a message cost {held >> 20} MB")
            desk = Desk(pyzmq.require(), server, None)
            desk.must("PING")
            desk.close()
            connection.close()
            say(f"{ENDLESS >> 20} MB of a message that does not end: held {held / (1 << 20):.0f} "
                f"MB; others are served")
            time.sleep(0.5)
        server.stop()


def exactly(connection, count):
    taken = b""
    while len(taken) < count:
        more = connection.recv(count - len(taken))
        if not more:
            raise Failure("the server hangs up on a client without keys")
        taken += more
    return taken


def silence(zmq, server, key, count):
    """Connections that say nothing: whoever behaves is served, also a newcomer."""
    open_ones = []
    try:
        for _ in range(count):
            connection = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
            connection.settimeout(5)
            connection.connect((server.address, server.port))
            open_ones.append(connection)
        server.must_live()
    except OSError as error:
        if len(open_ones) < 200:
            raise Meaningless(f"after {len(open_ones)} connections: {error}")
    begin = time.monotonic()
    desk = Desk(zmq, server, key, context=zmq.Context())
    desk.must("PING")
    desk.close()
    say(f"{len(open_ones)} connections that say nothing; a newcomer is answered after "
        f"{time.monotonic() - begin:.2f} s")
    for connection in open_ones:
        connection.close()
