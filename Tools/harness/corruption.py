"""Rot: one wrong byte in every live record, row, key and blob of a copy, and files cut short.

In a closed copy one byte is changed at a time.  A byte of a record, a row, a key in use or a blob
must be found by `verify`; anywhere else it may be found, or make no difference to what the book
says.  Files that were cut short must be refused.  No command may be ended by a signal: what LMDB
asserts on a damaged page may end only the child process in which `verify` looks at it.
"""

import os
import random

from .book import Book, Commands
from .lmdb_file import DataFile
from .support import Failure, find_tool, say, scratch

FOUND = {1, 74, 76, 78}
"""Not proved, damaged, a format that is not known, or a key that is wrong."""

SECTOR, SLOT = 512, 64


def add_options(parser):
    parser.add_argument("--commands", type=int, default=60, help="how many are in the book")
    parser.add_argument("--share", type=float, default=1, help="of the live places, by chance")
    parser.add_argument("--elsewhere", type=int, default=100, help="bytes that are in no row")
    parser.add_argument("--cuts", type=int, default=40, help="how often a file is cut short")


def run(options):
    with scratch(in_memory=True) as base:
        tool = find_tool(options.tool, os.path.join(base, "home"))
        book = Book(tool, os.path.join(base, "book"))
        book.create()
        commands = Commands(random.Random(options.seed))
        book.emit(commands.take(options.commands))
        book.run("rebuild", expect=[0])  # so that rows stand in the tables
        book.emit(commands.take(options.commands // 4))  # and a tail beside them
        Rot(book, options).run()


class Rot:
    """Spoils the files of a book, one byte at a time, and puts them back."""

    def __init__(self, book, options):
        self.book = book
        self.options = options
        self.chance = random.Random(options.seed)
        book.verify()
        self.said = self.ask()

    def run(self):
        places = self.live_places()
        for kind in sorted(places):
            chosen = [place for place in places[kind] if self.chance.random() < self.options.share]
            for path, start, length in chosen:
                self.flip(path, start + self.chance.randrange(length), must_be_found=kind)
            say(f"{kind}: {len(chosen)} of {len(places[kind])} spoilt, each was found")
        found = sum(self.flip_elsewhere() for _ in range(self.options.elsewhere))
        say(f"elsewhere: {self.options.elsewhere} spoilt, {found} found, no other output changed")
        for _ in range(self.options.cuts):
            self.cut()
        say(f"cut short: {self.options.cuts} files, each was refused")

    def live_places(self):
        """For each kind of place a list of (path, offset, length)."""
        places = {}
        for row in DataFile(self.book.data_file).rows():
            for part, (start, length) in (("key", row.key), ("value", row.value)):
                if length:
                    kind = f"{row.table} {part}"
                    places.setdefault(kind, []).append((self.book.data_file, start, length))
        for folder, kind in (("keys", "keys"), ("blobs", "blobs")):
            for path in files_below(os.path.join(self.book.path, folder)):
                places.setdefault(kind, []).extend(pieces_in_use(path))
        return places

    def flip(self, path, offset, must_be_found=None):
        """Changes one byte, looks, and puts it back; whether `verify` found it."""
        change = self.chance.randint(1, 255)
        with open(path, "r+b") as file:
            file.seek(offset)
            old = file.read(1)
            file.seek(offset)
            file.write(bytes([old[0] ^ change]))
        try:
            return self.look(f"byte {offset} of {os.path.relpath(path, self.book.path)}, "
                             f"changed by {change:#x}", must_be_found)
        finally:
            with open(path, "r+b") as file:
                file.seek(offset)
                file.write(old)

    def flip_elsewhere(self):
        path = self.chance.choice(files_below(self.book.path))
        return self.flip(path, self.chance.randrange(os.path.getsize(path)))

    def look(self, what, must_be_found):
        result = self.book.run("verify")
        if result.code in FOUND:
            return True
        if result.code != 0:
            raise Failure(f"{what}: {result}")
        if must_be_found:
            raise Failure(f"{what}, in {must_be_found}: `verify` finds nothing wrong")
        if self.ask() != self.said:
            raise Failure(f"{what}: `verify` finds nothing wrong, but the book says other things")
        return False

    def ask(self):
        """What the book says to a reader."""
        return [self.book.run(*words, expect=[0]).out for words in (
            ["tail", "--after", "beginning", "--until-end", "--ndjson"], ["list", "--json"],
            ["due", "--json"])]

    def cut(self):
        """Cuts a file short, looks, and puts it back."""
        path = self.chance.choice(self.needed_files())
        needed = os.path.getsize(path)
        if path == self.book.data_file:
            needed = min(needed, DataFile(path).end)
        length = self.chance.randrange(needed)
        if self.chance.random() < 0.5:
            length -= length % SECTOR
        with open(path, "rb") as file:
            whole = file.read()
        os.truncate(path, length)
        try:
            what = f"{os.path.relpath(path, self.book.path)} cut to {length} of {len(whole)} bytes"
            self.look(what, "a file cut short")
        finally:
            with open(path, "wb") as file:
                file.write(whole)

    def needed_files(self):
        """Those that cannot be made again from others."""
        search = os.path.join(self.book.path, "search")
        return [path for path in files_below(self.book.path)
                if not path.startswith(search) and os.path.getsize(path)]


def files_below(folder):
    """The files in which something stands; LMDB's lock file means nothing in a closed book."""
    return sorted(os.path.join(base, name) for base, _, names in os.walk(folder)
                  for name in names if name != "lock.mdb")


def pieces_in_use(path):
    """The parts of a file of keys or blobs that mean something, as (path, offset, length)."""
    with open(path, "rb") as file:
        content = file.read()
    if not path.endswith(".keys"):
        return [(path, 0, len(content))]
    return [(path, at, SLOT) for at in range(0, len(content), SLOT)
            if any(content[at:at + SLOT])]
