"""Books that cannot be opened or written: each case ends with its own exit code, and harms nothing.

A book of a newer format, files and directories without permission, keys that are missing or another
book's, files that are missing or cut short, places where something stands already.  Each command
must end with the code of its case and a code in brackets, by no signal, and the files of the book
must be what they were.
"""

import hashlib
import json
import os
import random
import shutil

from .book import Book, typed
from .support import Failure, Tool, find_tool, say, scratch

NO, NOT_FOUND, CANNOT_CREATE, INPUT_OUTPUT = 1, 66, 73, 74
VERSION, NOT_ALLOWED, CONFIGURATION = 76, 77, 78

READING = (["list"], ["timeline", "C-1"], ["export", "ndjson"], ["verify"])
WRITING = (["memo", "x", "--case", "C-1"], ["rebuild"])

NOBODY = 65_534
"""Root may do everything, so what has no permission is tried as this user."""


def add_options(parser):
    pass


def run(options):
    with scratch(in_memory=True) as base:
        found = find_tool(options.tool, os.path.join(base, "home"))
        os.chmod(base, 0o755)
        tool = Tool(shutil.copy(found.path, os.path.join(base, "casebook")), found.home)
        book = Book(tool, os.path.join(base, "book"))
        book.create()
        for words in typed(random.Random(options.seed), 8):
            book.run(*words, expect=[0])
        other = Book(tool, os.path.join(base, "other"))
        other.create()
        outcomes = Outcomes(book, other, base)
        for case in (outcomes.formats, outcomes.keys, outcomes.cuts, outcomes.missing,
                     outcomes.places, outcomes.permissions):
            case()
        say(f"{outcomes.count} commands on books that cannot be used: each ended as it must")


class Outcomes:
    """Spoils copies of a book in one way each, and looks how commands end."""

    def __init__(self, book, other, base):
        self.book = book
        self.other = other
        self.base = base
        self.count = 0

    def copy(self):
        place = os.path.join(self.base, "copy")
        shutil.rmtree(place, ignore_errors=True)
        return self.book.copy(place)

    def expect(self, what, book, code, commands=READING + WRITING, **options):
        """`code` is what each of the commands must end with; a set leaves a choice."""
        codes = code if isinstance(code, set) else {code}
        before = sums(book.path)
        for words in commands:
            result = book.run(*words, **options)
            self.count += 1
            if result.code not in codes:
                raise Failure(f"{what}: {result.code} instead of {sorted(codes)}: {result}")
            if "[" not in result.err and words != ["verify"]:
                raise Failure(f"{what}: the error has no code: {result}")
            if sums(book.path) != before:
                raise Failure(f"{what}: {result} has changed the files of the book")

    def formats(self):
        book = self.copy()
        self.change_json(book, format=2)
        self.expect("a newer format", book, VERSION)
        for content in (b"", b"{", b"[]", b'{"format":"1"}', b"\xff\xfe", b"{}"):
            with open(os.path.join(book.path, "book.json"), "wb") as file:
                file.write(content)
            self.expect(f"book.json is {content!r}", book, INPUT_OUTPUT)

    def change_json(self, book, **members):
        path = os.path.join(book.path, "book.json")
        with open(path, "rb") as file:
            content = {**json.load(file), **members}
        with open(path, "w", encoding="utf-8") as file:
            json.dump(content, file)

    def keys(self):
        book = self.copy()
        master = os.path.join(book.path, "keys", "master")
        shutil.copy(os.path.join(self.other.path, "keys", "master"), master)
        self.expect("another book's master key", book, CONFIGURATION)
        os.truncate(master, 31)
        self.expect("a master key that was cut short", book, CONFIGURATION)
        os.unlink(master)
        self.expect("no master key", book, CONFIGURATION)
        book = self.copy()
        segment = os.path.join(book.path, "keys", "000000.keys")
        os.truncate(segment, 4_096)
        self.expect("keys that were cut short", book, INPUT_OUTPUT)
        os.unlink(segment)
        self.expect("no keys", book, INPUT_OUTPUT)

    def cuts(self):
        for length in (0, 100, 4_096, 8_192, 40_960):
            book = self.copy()
            os.truncate(book.data_file, length)
            self.expect(f"data.mdb cut to {length} bytes", book, INPUT_OUTPUT)

    def missing(self):
        book = self.copy()
        os.unlink(book.data_file)
        self.expect("no data.mdb", book, INPUT_OUTPUT)
        book = self.copy()
        shutil.rmtree(os.path.join(book.path, "events"))
        self.expect("no events/", book, INPUT_OUTPUT)
        book = self.copy()
        os.unlink(os.path.join(book.path, "book.json"))
        self.expect("no book.json", book, NOT_FOUND)
        self.expect("an empty place", Book(book.tool, os.path.join(self.base, "nothing")),
                    NOT_FOUND)
        book = self.copy()
        os.unlink(os.path.join(book.path, "events", "lock.mdb"))
        book.run("list", expect=[0])
        book.verify()

    def places(self):
        book = self.copy()
        self.expect("init over a book", book, CANNOT_CREATE, (["init"],))
        backup = os.path.join(self.base, "backup")
        words = ["backup", backup, "--keys", backup + "-keys"]
        book.run(*words, expect=[0])
        self.expect("backup over a backup", book, CANNOT_CREATE, (words,))
        restore = ["restore", backup, "--keys", backup + "-keys", "--to", book.path]
        self.expect("restore over a book", book, CANNOT_CREATE, (restore,))
        target = os.path.join(self.base, "restored")
        restore[-1] = target
        os.truncate(os.path.join(backup, "events", "data.mdb"), 8_192)
        self.expect("restore of what was cut short", book, INPUT_OUTPUT, (restore,))
        os.unlink(os.path.join(backup, "manifest.json"))
        self.expect("restore of half a backup", book, {NOT_FOUND, INPUT_OUTPUT}, (restore,))
        if os.path.exists(target):
            raise Failure("a restore that failed has left something")

    def permissions(self):
        nobody = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if not os.geteuid() else {}
        commands = READING + WRITING
        for what, path, mode in (
                ("no permission for the book", "", 0o000),
                ("no permission for book.json", "book.json", 0o000),
                ("no permission for events/", "events", 0o000),
                ("no permission for data.mdb", "events/data.mdb", 0o000),
                ("no permission for lock.mdb", "events/lock.mdb", 0o000),
                ("no permission for keys/", "keys", 0o000),
                ("no permission for the master key", "keys/master", 0o000),
                ("no permission to write data.mdb", "events/data.mdb", 0o444)):
            book = self.copy()
            if nobody:
                for base, _, names in os.walk(book.path):
                    for name in [base, *(os.path.join(base, name) for name in names)]:
                        os.chown(name, NOBODY, NOBODY)
            os.chmod(os.path.join(book.path, path), mode)
            self.expect(what, book, NOT_ALLOWED, WRITING if mode else commands, **nobody)
            os.chmod(os.path.join(book.path, path), 0o755)
        place = os.path.join(self.base, "locked")
        os.mkdir(place, 0o555)
        self.expect("init where nothing may be made", Book(self.book.tool, place + "/book"),
                    {CANNOT_CREATE, NOT_ALLOWED}, (["init"],), **nobody)


def sums(path):
    """The files of a book and what is in them; LMDB's lock file says who has it open."""
    found = []
    for base, folders, names in os.walk(path):
        folders.sort()
        for name in sorted(names):
            if name != "lock.mdb":
                try:
                    with open(os.path.join(base, name), "rb") as file:
                        found.append((base, name, hashlib.sha256(file.read()).hexdigest()))
                except PermissionError:
                    found.append((base, name, "unreadable"))
    return found
