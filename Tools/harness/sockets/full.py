"""A full disk under a server while clients send: it refuses, says why, and loses nothing.

As `disk-full`, the book stands on a small tmpfs, which needs the right to mount.
"""

import os
import random
import shutil
import subprocess
import sys
import time

from ..book import Commands
from ..space import SIZE
from ..support import FAILED, REPOSITORY, Failure, Meaningless, Skipped, find_tool, say, scratch
from . import pyzmq
from .peer import Desk, Follower, Writer, log_of, must_equal
from .server import SLOWNESS, Server

ROOM = 1 << 20
"""What the ballast leaves at first, in bytes."""


def add_options(parser):
    parser.add_argument("--inside", help="the mounted directory; for the harness itself")
    parser.add_argument("--writers", type=int, default=3, help="clients that send")


def run(options):
    if options.inside:
        with scratch() as home:
            fill(options, home)
        return
    pyzmq.require()
    if os.geteuid() != 0 or not shutil.which("unshare"):
        raise Skipped("only root may mount a small disk")
    with scratch() as base:
        words = [sys.executable, os.path.join(REPOSITORY, "Tools", "faults"), "desk-full",
                 "--seed", str(options.seed), "--writers", str(options.writers), "--inside", base]
        if options.tool:
            words += ["--tool", os.path.abspath(options.tool)]
        mount = f'mount -t tmpfs -o size={SIZE} casebook-faults "$0" || exit 32; exec "$@"'
        done = subprocess.run(["unshare", "--mount", "sh", "-c", mount, base, *words])
        if done.returncode == 32:
            raise Skipped("this machine lets not even root mount")
        if done.returncode:
            raise Failure(f"see above ({done.returncode})") if done.returncode == FAILED else \
                Meaningless("see above")


def fill(options, home):
    zmq = pyzmq.require()
    tool = find_tool(options.tool, home)
    server = Server(tool, options.inside)
    key = server.allow("erp")
    with server:
        follower = Follower(zmq, server, key)
        desk = Desk(zmq, server, key)
        commands = Commands(random.Random(options.seed))
        for _, line in commands.take(20):
            desk.must("DO", line.encode())
        ballast = os.path.join(options.inside, "ballast")
        free = os.statvfs(options.inside)
        with open(ballast, "wb") as file:
            file.write(bytes(free.f_bavail * free.f_bsize - ROOM))
        writers = [Writer(zmq, server, key, options.seed + 1 + index)
                   for index in range(options.writers)]
        for writer in writers:
            writer.start()
        wait(lambda: all(writer.refused.get("readOnly") for writer in writers), 60,
             "clients are told `readOnly`", server, writers)
        acked = sum(len(writer.acked) for writer in writers)
        # Reading goes on, and what is refused is refused as something that may be tried again.
        through = desk.must("READ", {"feed": "log/", "after": ""}).info["through"]
        reply = desk.ask("DO", commands.next()[1].encode())
        if reply is None or reply.status != 300 or reply.code != "readOnly":
            raise Failure(f"on a full disk DO was answered with {reply}")
        if not isinstance(reply.info.get("retryMs"), int):
            raise Failure(f"nobody is told when to try again: {reply.info}")
        say(f"full after {acked} commands, at {through}: {reply.info.get('message')}")
        os.unlink(ballast)
        before = [len(writer.acked) for writer in writers]
        wait(lambda: all(len(writer.acked) > count + 5
                         for writer, count in zip(writers, before)), 30,
             "with room again, every client goes on", server, writers)
        for writer in writers:
            writer.finish()
        stored = server.book.stored()
        lost = [command for writer in writers for command, events in writer.acked.items()
                if stored.get(command) != events]
        if lost:
            raise Failure(f"{len(lost)} acknowledged commands are not stored")
        log = log_of(server.book)
        if follower.until(lambda: len(follower.events) >= len(log), 20) is None:
            raise Failure(f"the follower has {len(follower.events)} of {len(log)} events")
        must_equal("the follower", follower.events, log)
        server.stop()
        server.book.verify()
        say(f"with room again: {len(stored)} commands stored, verified; the follower has them")


def wait(condition, seconds, what, server, writers):
    begin = time.monotonic()
    while not condition():
        server.must_live()
        for writer in writers:
            if writer.error:
                raise writer.error
        if time.monotonic() - begin > seconds * SLOWNESS:
            refused = [writer.refused for writer in writers]
            raise Failure(f"not within {seconds} s: {what}; refused {refused}")
        time.sleep(0.05)
