"""Durable commands by 1, 8 and 64 concurrent writers, beside LMDB, SQLite and Redis."""

import dataclasses
import json
import os
import shutil
import statistics
import subprocess

from . import events, redis

COMMANDS = {1: 4_000, 8: 32_000, 64: 200_000}
"""How many commands so many writers write together: a few seconds each."""

COUNTED = 2_000
"""Commands of a single writer whose bytes are counted at the write calls."""


@dataclasses.dataclass
class Round:
    """One round: the same events through everything, one after the other."""

    writers: int
    commits: int  # a second
    p50: float  # milliseconds until an answer
    p99: float
    rates: dict  # events a second, by what stored them
    bytes_on_disk: dict  # for each event


class Bench:
    """The programs and the directory that everything is measured in."""

    def __init__(self, tool, bench, programs, directory):
        self.tool = tool
        self.bench = bench
        self.programs = programs
        self.directory = directory

    def place(self, name):
        return os.path.join(self.directory, name)

    def new_book(self):
        book = self.place("book")
        shutil.rmtree(book, ignore_errors=True)
        self.tool.run("init", "--book", book, expect=[0])
        return book, head(self.tool, book)

    def write(self, book, writers, commands, **environment):
        """Writes commands to a book from many tasks of one process; what it says of that."""
        words = [self.bench, book, str(writers), str(commands), "1"]
        done = subprocess.run(words, capture_output=True, text=True,
                              env=self.tool.environment(**environment))
        if done.returncode:
            raise SystemExit(f"{' '.join(words)}: {done.stdout}{done.stderr}")
        return json.loads(done.stdout)

    def append(self, program, target):
        """Appends the events of the last round with one of the C programs."""
        words = [self.programs[program], target, self.place("events"), self.place("batches")]
        return json.loads(subprocess.run(words, capture_output=True, check=True).stdout)

    def round(self, writers, socket):
        acks = self.place("acks")
        book, start = self.new_book()
        if os.path.exists(acks):
            os.unlink(acks)
        wrote = self.write(book, writers, COMMANDS[writers], CASEBOOK_ACK_FILE=acks)
        count, byte_count = events.write_events(
            os.path.join(book, "events", "data.mdb"), self.place("events"), after=start)
        commits = events.write_batches(acks, self.place("batches"), after=start)
        lmdb, sqlite = self.place("lmdb"), self.place("sqlite.db")
        for path in (lmdb, sqlite, sqlite + "-wal", sqlite + "-shm"):
            shutil.rmtree(path, ignore_errors=True) if os.path.isdir(path) else unlink(path)
        os.mkdir(lmdb)
        bare = self.append("append_lmdb", lmdb)
        beside = self.append("append_sqlite", sqlite)
        rates = {"casebook": wrote["events"] / wrote["seconds"],
                 "LMDB": bare["events"] / bare["seconds"],
                 "SQLite": beside["events"] / beside["seconds"],
                 "Redis": redis.rate(socket, writers, COMMANDS[writers], byte_count // count)}
        sizes = {"casebook": size_of(book) / count, "LMDB": size_of(lmdb) / count,
                 "SQLite": size_of(sqlite) / count}
        return Round(writers, len(commits) / wrote["seconds"], wrote["p50Ms"], wrote["p99Ms"],
                     rates, sizes)

    def bytes_handed_over(self):
        """Bytes in write calls for each event of a single writer: casebook's and bare LMDB's."""
        counts = {}
        book, start = self.new_book()
        acks, output = self.place("acks"), self.place("counts")
        for path in (acks, output):
            unlink(path)
        shim = {"LD_PRELOAD": self.programs["count_shim.so"], "CASEBOOK_COUNT_FILE": output}
        self.write(book, 1, COUNTED, CASEBOOK_ACK_FILE=acks, CASEBOOK_COUNTED=book, **shim)
        count, _ = events.write_events(
            os.path.join(book, "events", "data.mdb"), self.place("events"), after=start)
        events.write_batches(acks, self.place("batches"), after=start)
        counts["casebook"] = taken(output) / count
        lmdb = self.place("lmdb")
        shutil.rmtree(lmdb, ignore_errors=True)
        os.mkdir(lmdb)
        words = [self.programs["append_lmdb"], lmdb, self.place("events"), self.place("batches")]
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL,
                       env={**os.environ, **shim, "CASEBOOK_COUNTED": lmdb})
        counts["LMDB"] = taken(output) / count
        return counts


def head(tool, book):
    """The position at which the log of a book ends."""
    document = json.loads(tool.run("verify", "--json", "--book", book, expect=[0]).out)
    position = document.get("asOf") or document["data"]["head"]
    return int(str(position).split(".")[-1])


def taken(output):
    """The bytes that the shim counted, and the file gone."""
    with open(output, encoding="ascii") as file:
        total = sum(int(line.split()[0]) for line in file)
    unlink(output)
    return total


def unlink(path):
    if os.path.exists(path):
        os.unlink(path)


def size_of(path):
    """What a file, or the files below a directory, take on disk, in bytes."""
    if os.path.isfile(path):
        return os.stat(path).st_blocks * 512
    return sum(os.stat(os.path.join(base, name)).st_blocks * 512
               for base, _, names in os.walk(path) for name in names)


def median(rounds, value):
    return statistics.median(map(value, rounds))


def ratio(rounds, other):
    """How casebook compares, as the median of the ratios of the rounds."""
    return median(rounds, lambda one: one.rates["casebook"] / one.rates[other])
