"""Rot: one wrong byte in every live record, row, key and blob of a copy, and files cut short.

In a fresh copy one byte is changed at a time.  A byte of a record, a row, a key in use or a blob
must be found by `verify`; anywhere else it may be found, or make no difference to what the book
says.  Files that were cut short must be refused.  No command may be ended by a signal: what LMDB
asserts on a damaged page may end only the child process in which `verify` looks at it.
"""

import concurrent.futures
import hashlib
import os
import random
import shutil
import tempfile

from .book import Book, typed
from .lmdb_file import DataFile
from .support import Failure, find_tool, say, scratch

FOUND = {1, 74, 76, 78}
"""Not proved, damaged, a format that is not known, or a key that is wrong."""

SECTOR, SLOT = 512, 64
WORKERS = 2


def add_options(parser):
    parser.add_argument("--commands", type=int, default=12, help="how many are in the book")
    parser.add_argument("--book", help="a closed book to spoil copies of, instead of one made here")
    parser.add_argument("--make", help="only make such a book there")
    parser.add_argument("--only", default="", help="live places whose name contains this")
    parser.add_argument("--share", type=float, default=1, help="of the live places, by chance")
    parser.add_argument("--elsewhere", type=int, default=200, help="bytes that are in no row")
    parser.add_argument("--cuts", type=int, default=60, help="how often a file is cut short")


def run(options):
    with scratch(in_memory=True) as base:
        tool = find_tool(options.tool, os.path.join(base, "home"))
        book = Book(tool, options.book or options.make or os.path.join(base, "book"))
        if not options.book:
            make(book, options)
        if not options.make:
            Rot(book, base, options).run()


def make(book, options):
    """A book with cases, memos, a customer with a number, a promise, and an attachment."""
    book.run("init", "--name", "Sato", expect=[0])
    chance = random.Random(options.seed)
    for words in typed(chance, options.commands):
        book.run(*words, expect=[0])
    for words in (["customer", "new", "Yamada", "--phone", "0312345678"],
                  ["case", "new", "noise", "--customer", "K-1"],
                  ["promise", "call back", "--due", "2030-01-01", "--case", "C-1"]):
        book.run(*words, expect=[0])
    book.attach(chance, b"not really a picture " * 20)
    if not options.make:
        book.fold()  # so that rows stand in the tables
        for words in typed(chance, options.commands // 4):  # and a tail beside them
            book.run(*words, expect=[0])


class Rot:
    """Spoils copies of a book, one byte at a time, and has them looked at."""

    def __init__(self, book, base, options):
        self.book = book
        self.base = base
        self.options = options
        self.chance = random.Random(options.seed)
        copy = book.copy(os.path.join(base, "sound"))
        copy.verify()
        self.said = ask(copy)

    def run(self):
        places = self.live_places()
        for kind in sorted(places):
            if self.options.only not in kind:
                continue
            chosen = [place for place in places[kind] if self.chance.random() < self.options.share]
            spoils = [self.flip(path, start + self.chance.randrange(length))
                      for path, start, length in chosen]
            self.look_at_all(spoils, must_be_found=kind)
            say(f"{kind}: {len(chosen)} of {len(places[kind])} spoilt, each was found")
        spoils = [self.flip_elsewhere() for _ in range(self.options.elsewhere)]
        found = self.look_at_all(spoils)
        say(f"elsewhere: {len(spoils)} spoilt, {found} found, no other output changed")
        spoils = [self.cut() for _ in range(self.options.cuts)]
        self.look_at_all(spoils, must_be_found="a file cut short")
        say(f"cut short: {len(spoils)} files, each was refused")

    def live_places(self):
        """For each kind of place a list of (path in the book, offset, length)."""
        places = {}
        data = os.path.relpath(self.book.data_file, self.book.path)
        for row in DataFile(self.book.data_file).rows():
            for part, (start, length) in (("key", row.key), ("value", row.value)):
                if row.table == "meta":  # few, and each byte of them is a number of its own
                    places.setdefault(f"meta {part}", []).extend(
                        (data, at, 1) for at in range(start, start + length))
                elif length:
                    places.setdefault(f"{row.table} {part}", []).append((data, start, length))
        for folder in ("keys", "blobs"):
            for path in files_below(self.book.path, folder):
                kind = folder if path.endswith(".keys") or folder == "blobs" else path
                places.setdefault(kind, []).extend(
                    pieces_in_use(path, os.path.join(self.book.path, path)))
        return places

    def flip(self, path, offset):
        """A change of one byte: (what it is, path, what to do with the bytes)."""
        change = self.chance.randint(1, 255)

        def apply(content):
            content[offset] ^= change

        return f"byte {offset} of {path}, changed by {change:#x}", path, apply

    def flip_elsewhere(self):
        path = self.chance.choice(files_below(self.book.path))
        return self.flip(path, self.chance.randrange(self.size(path)))

    def cut(self):
        """A file cut short, of those that cannot be made again from others."""
        path = self.chance.choice([path for path in files_below(self.book.path)
                                   if not path.startswith("search/") and self.size(path)])
        needed = self.size(path)
        if path.endswith("data.mdb"):
            needed = min(needed, DataFile(self.book.data_file).end)
        length = self.chance.randrange(needed)
        if self.chance.random() < 0.5:
            length -= length % SECTOR

        def apply(content):
            del content[length:]

        return f"{path} cut to {length} of {self.size(path)} bytes", path, apply

    def size(self, path):
        return os.path.getsize(os.path.join(self.book.path, path))

    def look_at_all(self, spoils, must_be_found=None):
        """How many of the spoilt copies were found."""
        with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
            return sum(pool.map(lambda spoil: self.look(*spoil, must_be_found), spoils))

    def look(self, what, path, apply, must_be_found):
        """Spoils a copy and looks at it; whether `verify` found it."""
        place = tempfile.mkdtemp(prefix="spoilt-", dir=self.base)
        try:
            copy = self.book.copy(os.path.join(place, "book"))
            target = os.path.join(copy.path, path)
            with open(target, "rb") as file:
                content = bytearray(file.read())
            apply(content)
            with open(target, "wb") as file:
                file.write(content)
            return self.judge(copy, what, must_be_found)
        finally:
            shutil.rmtree(place)

    def judge(self, copy, what, must_be_found):
        result = copy.run("verify")
        if result.code in FOUND:
            return True
        if result.code != 0:
            raise Failure(f"{what}: {result}")
        if must_be_found:
            raise Failure(f"{what}, in {must_be_found}: `verify` finds nothing wrong")
        if ask(copy) != self.said:
            raise Failure(f"{what}: `verify` finds nothing wrong, but the book says other things")
        return False


def ask(book):
    """What a book says to a reader, as a sum."""
    digest = hashlib.sha256()
    for words in (["tail", "--after", "beginning", "--until-end"], ["list", "--json"],
                  ["due", "--json"], ["timeline", "C-1", "--plain"]):
        digest.update(book.run(*words, expect=[0]).out.encode())
    return digest.hexdigest()


def files_below(root, folder=""):
    """The files in which something stands; LMDB's lock file means nothing in a closed book."""
    return sorted(os.path.relpath(os.path.join(base, name), root)
                  for base, _, names in os.walk(os.path.join(root, folder))
                  for name in names if name != "lock.mdb")


def pieces_in_use(name, path):
    """The parts of a file of keys or blobs that mean something, as (name, offset, length)."""
    with open(path, "rb") as file:
        content = file.read()
    if not name.endswith(".keys"):
        return [(name, 0, len(content))]
    return [(name, at, SLOT) for at in range(0, len(content), SLOT)
            if any(content[at:at + SLOT])]
