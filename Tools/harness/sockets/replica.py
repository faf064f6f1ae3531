"""A replica by `casebook follow`, while it and the server are killed again and again.

At the end its records must be those of the book byte for byte, and with the keys its views too.
"""

import os
import random
import shutil
import subprocess
import time

from ..book import Book
from ..lmdb_file import DataFile
from ..support import Failure, Meaningless, find_tool, say, scratch
from . import pyzmq
from .peer import Writer, log_of
from .server import SLOWNESS, Server, write

PAUSE_MIN, PAUSE_MAX = 0.1, 0.7
"""Seconds between two kills."""


def add_options(parser):
    parser.add_argument("--seconds", type=float, default=8, help="how long processes are killed")


def run(options):
    zmq = pyzmq.require()
    chance = random.Random(options.seed)
    with scratch(in_memory=True) as base:
        tool = find_tool(options.tool, os.path.join(base, "home"))
        server = Server(tool, base)
        key = server.allow("erp")
        replica = Replica(server, server.allow("branch", rights=("read", "replicate")), base)
        with server:
            replica.start()
            writers = [Writer(zmq, server, key, options.seed + index, pause=0.005)
                       for index in range(2)]
            for writer in writers:
                writer.start()
            kills = {"server": 0, "replica": 0}
            end = time.monotonic() + options.seconds
            while time.monotonic() < end:
                time.sleep(chance.uniform(PAUSE_MIN, PAUSE_MAX))
                server.must_live()
                if chance.random() < 0.4:
                    server.kill()
                    server.start()
                    kills["server"] += 1
                else:
                    replica.kill()
                    replica.start()
                    kills["replica"] += 1
            for writer in writers:
                writer.finish()
            replica.kill()
            replica.catch_up()
            acked = sum(len(writer.acked) for writer in writers)
            if acked < 5 * options.seconds:
                raise Meaningless(f"only {acked} commands were acknowledged")
            server.stop()
        count = prove(server.book, replica.book)
        say(f"{kills['server']} kills of the server, {kills['replica']} of the replica; {acked} "
            f"commands acknowledged; {count} records and all views are equal byte for byte")


def prove(book, copy):
    """Records first, as they came; then everything that is folded from them, with the keys."""
    book.verify()
    copy.verify()
    ours, theirs = (dict(rows(each, "log")) for each in (book, copy))
    if ours != theirs:
        raise Failure(f"the replica has {len(theirs)} records, the book {len(ours)}")
    if len(ours) < 20:
        raise Meaningless(f"there are {len(ours)} records only")
    keys = os.path.join(copy.path, "keys")
    shutil.rmtree(keys, ignore_errors=True)
    shutil.copytree(os.path.join(book.path, "keys"), keys)
    if log_of(book) != log_of(copy):
        raise Failure("with the same keys the replica tells other events than the book")
    for each in (book, copy):
        each.run("rebuild", expect=[0])
    for words in (["list", "--json"], ["due", "--json"], ["timeline", "C-1", "--json"]):
        first, second = (each.run(*words, expect=[0]).out for each in (book, copy))
        if first != second:
            raise Failure(f"`{' '.join(words)}` tells other things of the replica than of the book")
    compare_views(book, copy)
    return len(ours)


def compare_views(book, copy):
    names = [set(data(each).tables()) for each in (book, copy)]
    if names[0] != names[1]:
        raise Failure(f"only one of the two has the tables {names[0] ^ names[1]}")
    for name in sorted(names[0] - OWN):
        ours, theirs = (dict(rows(each, name)) for each in (book, copy))
        if ours != theirs:
            key = next(key for key in {**ours, **theirs} if ours.get(key) != theirs.get(key))
            raise Failure(f"the table {name} differs at {key!r}: {ours.get(key)!r} in the book, "
                          f"{theirs.get(key)!r} in the replica")


OWN = {"meta"}
"""What a book says of itself: which format, and how far its views are folded."""


def data(book):
    return DataFile(book.data_file)


def rows(book, name):
    file = data(book)
    for row in file.rows_of(name):
        yield tuple(file.bytes[at:at + size] for at, size in (row.key, row.value))


class Replica:
    """The command that keeps the copy."""

    def __init__(self, server, key, base):
        self.server = server
        self.book = Book(server.tool, os.path.join(base, "copy"))
        self.key = os.path.join(base, "branch.toml")
        self.log = os.path.join(base, "follow.log")
        self.process = None
        write(self.key, f'public = "{key.public}"\nsecret = "{key.secret}"\n'
                        f'server = "{server.keys.public}"\n')

    def words(self, *more):
        return [self.server.tool.path, "follow", self.server.desk, "--book", self.book.path, *more]

    def environment(self):
        return self.server.tool.environment(CASEBOOK_KEY=self.key)

    def start(self):
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(self.words(), env=self.environment(), stdout=log,
                                            stderr=log, stdin=subprocess.DEVNULL)

    def kill(self):
        self.process.kill()
        code = self.process.wait()
        if code not in (-9, 0):
            with open(self.log, encoding="utf-8", errors="replace") as log:
                raise Failure(f"`follow` ended with {code}: {log.read()[-400:]}")

    def catch_up(self):
        done = subprocess.run(self.words("--until-end"), env=self.environment(),
                              capture_output=True, text=True, timeout=30 * SLOWNESS)
        if done.returncode:
            raise Failure(f"`follow --until-end` ended with {done.returncode}: {done.stderr}")
