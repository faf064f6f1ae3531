"""A foreign client: every verb that an integrator needs, by pyzmq, against a served book.

What is broadcast, READ and printed by `casebook tail` must be the same bytes; a repeated command is
answered as the first time; unknown keys, wrong server keys and clients without a key get nothing.
"""

import json
import os
import random
import time

from ..book import Commands
from ..support import Failure, find_tool, say, scratch
from . import pyzmq
from .peer import Desk, Follower, log_of, must_equal
from .server import SLOWNESS, Key, Server


def add_options(_):
    """It has none."""


def run(options):
    zmq = pyzmq.require()
    with scratch(in_memory=True) as base:
        tool = find_tool(options.tool, os.path.join(base, "home"))
        with Server(tool, base) as server:
            key = server.allow("erp")
            time.sleep(0.5)  # The allowlist is looked at every quarter of a second.
            desk = Desk(zmq, server, key)
            greet(server, desk)
            write(zmq, server, key, desk, Commands(random.Random(options.seed)))
            refuse(server, desk)
            wait(server, desk)
            keys(zmq, server, key, desk)
            seconds = server.stop()
            say(f"stopped in {seconds:.2f} s")


def greet(server, desk):
    info = desk.must("HELLO", {"client": "harness 1", "speak": ["CASE1"]}).info
    for name, kind in (("speak", list), ("time", str), ("book", str), ("epochs", list),
                       ("audience", str), ("rights", list), ("feeds", list), ("live", list),
                       ("limits", dict), ("intervalMs", int), ("quietMs", int)):
        if not isinstance(info.get(name), kind):
            raise Failure(f"HELLO says {name} = {info.get(name)!r}")
    if not info["book"].startswith("urn:uuid:") or "CASE1" not in info["speak"]:
        raise Failure(f"HELLO says {info}")
    if "log/" not in info["feeds"] or sorted(info["rights"]) != ["do", "read"]:
        raise Failure(f"HELLO gives {info['feeds']} and {info['rights']}")
    desk.must("HELLO", {"client": "harness 1", "speak": ["CASE9"]}, status=400, code="version")
    position = desk.must("PING").info["position"]
    if not isinstance(position, str):
        raise Failure(f"PING says {position!r}")
    names = json.loads(desk.must("SCHEMA").payload[0] or b"null")
    if "part.installed" not in json.dumps(names):
        raise Failure(f"SCHEMA lists {names!r}"[:400])


def write(zmq, server, key, desk, commands):
    """Events by the desk and by a command line beside it: broadcast, READ and printed alike."""
    follower = Follower(zmq, server, key)
    if follower.until(lambda: not follower.is_fresh and not follower.is_asking, 10) is None:
        raise Failure("the feed said nothing for 10 s")
    sent = commands.take(20)
    first = {}
    for command, line in sent:
        first[command] = desk.must("DO", line.encode()).info
        if first[command]["replayed"] or not first[command]["events"]:
            raise Failure(f"DO answers {first[command]}")
    for command, line in sent:
        again = desk.must("DO", line.encode()).info
        if not again["replayed"] or again["events"] != first[command]["events"]:
            raise Failure(f"the same command was answered with {again}, first {first[command]}")
    other = json.loads(sent[-1][1])
    other["events"][0]["body"] = {**other["events"][0]["body"]}
    other["events"][0]["type"] = "memo.tagged"
    other["occurredAt"] = "2020-01-01T00:00:00.000Z"
    desk.must("DO", other, status=400)
    begin = time.monotonic()
    server.book.run("memo", "typed beside the desk", "--case", "C-1", expect=[0])
    typed = time.monotonic() - begin
    log = log_of(server.book)
    seconds = follower.until(lambda: len(follower.events) >= len(log), 10)
    if seconds is None:
        raise Failure(f"the follower has {len(follower.events)} of {len(log)} events after 10 s")
    must_equal("the follower", follower.events, log)
    must_equal("READ", desk.read_all("log/")[0], log)
    if follower.taken < len(sent):
        raise Failure(f"only {follower.taken} events came live")
    say(f"{len(log)} events: live {follower.taken}, READs {follower.reads}; "
        f"typed in {typed * 1000:.0f} ms")
    follower.close()
    case = commands.cases[0]
    items, _ = desk.read_all(f"case/{case}/")
    of_case = [line for _, line in log if case.encode() in line]
    if [event for _, _, event in items] != of_case:
        raise Failure(f"the case's feed has {len(items)} events, the log {len(of_case)} of it")
    chain = [0] + [int(position.split(b".")[1]) for position, _, _ in items]
    if [int(previous) for _, previous, _ in items] != chain[:-1]:
        raise Failure("the case's feed names other predecessors than its own events")
    document = desk.must("VIEW", {"view": "caseTimeline", "of": case})
    if "position" not in document.info or not json.loads(document.payload[0]):
        raise Failure(f"VIEW answers {document.info}")


def refuse(server, desk):
    """What is malformed gets one clear answer, and says where."""
    desk.must("SHOUT", {}, status=400, code="verb")
    for bad in (b"", b"{", b"[]", b'{"feed":"log/","feed":"log/"}', b"\xff", b"[" * 100):
        desk.must("READ", bad, status=400, code="malformed")
    reply = desk.must("READ", {"feed": "log/", "limit": "many"}, status=400, code="malformed")
    if reply.info.get("at") != "/limit":
        raise Failure(f"a bad limit is said to be at {reply.info.get('at')!r}")
    desk.must("READ", {"feed": "log/", "after": "1.999999"}, status=400, code="ahead")
    desk.must("READ", {"feed": "log/", "after": "7.1"}, status=400)
    desk.must("READ", {"feed": "nothing"}, status=400)
    desk.must("DO", {"id": "x"}, status=400, code="malformed")
    # Too many frames are answered, too.
    desk.send("PING", {}, *[b"x"] * 20)
    reply = desk.receive(5)
    if reply is None or reply.status != 400:
        raise Failure(f"a request of 22 frames was answered with {reply}")
    server.must_live()


def wait(server, desk):
    """READ with `waitMs` answers when the feed moves, else when the time is over."""
    through = desk.must("READ", {"feed": "log/", "limit": 0}).info["through"]
    begin = time.monotonic()
    reply = desk.must("READ", {"feed": "log/", "after": through, "waitMs": 300})
    seconds = time.monotonic() - begin
    if reply.payload or not 0.25 < seconds < 2 * SLOWNESS:
        raise Failure(f"an empty READ of 300 ms took {seconds:.2f} s")
    desk.send("READ", {"feed": "log/", "after": through, "waitMs": 20_000})
    if desk.receive(0.3) is not None:
        raise Failure("a waiting READ was answered before anything happened")
    server.book.run("memo", "somebody waits for this", "--case", "C-1", expect=[0])
    written = time.monotonic()
    reply = desk.receive(5)
    if reply is None or len(reply.payload) != 3:
        raise Failure(f"a waiting READ was not answered when the feed moved: {reply}")
    say(f"a waiting READ was answered {(time.monotonic() - written) * 1000:.0f} ms "
        f"after the command line had returned")


def handshake(zmq, server, endpoint, key, seconds=3):
    """What the monitor of a client says first about its handshake."""
    from zmq.utils.monitor import recv_monitor_message
    context = zmq.Context.instance()
    socket = context.socket(zmq.DEALER if endpoint == server.desk else zmq.SUB)
    socket.linger = 0
    if key:
        socket.curve_serverkey = key[0].encode()
        socket.curve_publickey, socket.curve_secretkey = (half.encode() for half in key[1:])
    if endpoint != server.desk:
        socket.subscribe("")
    monitor = socket.get_monitor_socket()
    socket.connect(endpoint)
    names = {zmq.EVENT_HANDSHAKE_SUCCEEDED: "succeeded", zmq.EVENT_DISCONNECTED: "disconnected",
             zmq.EVENT_HANDSHAKE_FAILED_AUTH: "refused", zmq.EVENT_CLOSED: "closed",
             zmq.EVENT_HANDSHAKE_FAILED_NO_DETAIL: "no detail",
             zmq.EVENT_HANDSHAKE_FAILED_PROTOCOL: "protocol"}
    end = time.monotonic() + seconds * SLOWNESS
    try:
        while (left := end - time.monotonic()) > 0:
            if monitor.poll(int(left * 1000)):
                event = names.get(recv_monitor_message(monitor)["event"])
                if event:
                    return event
        return "nothing"
    finally:
        socket.disable_monitor()
        socket.close()


def keys(zmq, server, key, desk):
    """Nobody without a key hears or says anything; who loses his is thrown out."""
    own, stranger = server.keys.public, Key("stranger")
    wrong = Key("another server").public
    for endpoint in (server.desk, server.live):
        for expected, triple in (
                ("succeeded", (own, key.public, key.secret)),
                ("refused", (own, stranger.public, stranger.secret)),
                ("no detail", (wrong, key.public, key.secret)),
                ("disconnected", None)):
            said = handshake(zmq, server, endpoint, triple)
            if said != expected and not (triple is None and said != "succeeded"):
                raise Failure(f"at {endpoint}: {said} instead of {expected}")
    lost = server.allow("lost")
    time.sleep(0.5 * SLOWNESS)
    follower, other = Follower(zmq, server, lost), Desk(zmq, server, lost)
    if follower.until(lambda: not follower.is_fresh and not follower.is_asking, 5) is None:
        raise Failure("a key that was allowed while the server runs hears nothing")
    other.must("PING")
    kept = Follower(zmq, server, key)
    kept.until(lambda: not kept.is_fresh and not kept.is_asking, 5)
    server.revoke(lost)
    time.sleep(1.3 * SLOWNESS)
    reply = other.ask("PING", seconds=1)
    if reply is not None and reply.status == 200:
        raise Failure(f"a revoked key was answered with {reply}")
    while follower.live.poll(0):
        follower.live.recv_multipart()
    server.book.run("memo", "not for the lost key", "--case", "C-1", expect=[0])
    if follower.live.poll(1_500):
        raise Failure("a revoked key still hears the feed")
    count = len(log_of(server.book))
    if kept.until(lambda: len(kept.events) == count, 10) is None:
        raise Failure(f"who kept his key has {len(kept.events)} of {count} events")
    follower.close()
    kept.close()
    other.close()
