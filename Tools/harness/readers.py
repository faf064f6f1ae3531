"""A stopped reader: somebody's snapshot keeps old pages alive while thousands of commits go by.

While the reader is stopped the file grows, and `health` or `verify` names the process.  When the
reader has been killed, its place is freed by the next writer and the file stops growing.  A command
that was itself stopped for a while in the middle of its work must not print what it read before.
"""

import os
import random
import signal
import subprocess
import time

from .book import Book, Commands
from .support import Failure, compile_c, find_tool, say, scratch

COMMITS = 1_500
"""Enough for the file to grow by far more than a page for each commit that it would reuse."""


def add_options(parser):
    parser.add_argument("--stops", type=int, default=20, help="how many commands are stopped")


def run(options):
    with scratch() as base:
        tool = find_tool(options.tool, os.path.join(base, "home"))
        holder = compile_c("hold_reader", base, "-llmdb")
        book = Book(tool, os.path.join(base, "book"))
        book.create()
        commands = Commands(random.Random(options.seed))
        book.one_by_one(commands.take(100))
        hold(book, holder, commands)
        stop_and_go(book, commands, random.Random(options.seed), options.stops)


def hold(book, holder, commands):
    """A snapshot is held by a process that is stopped, then killed."""
    reader = subprocess.Popen([holder, os.path.dirname(book.data_file)], stdout=subprocess.PIPE)
    reader.stdout.readline()
    reader.send_signal(signal.SIGSTOP)
    try:
        sizes = [os.path.getsize(book.data_file)]
        book.one_by_one(commands.take(COMMITS))
        sizes.append(os.path.getsize(book.data_file))
    finally:
        reader.kill()
        reader.wait()
    book.one_by_one(commands.take(COMMITS))
    sizes.append(os.path.getsize(book.data_file))
    held, freed = sizes[1] - sizes[0], sizes[2] - sizes[1]
    say(f"{COMMITS} commits beside a stopped reader: +{held:,} bytes; "
        f"as many after it was killed: +{freed:,}")
    if freed * 2 > held:
        raise Failure("the place of a killed reader was not freed")
    book.verify()


def stop_and_go(book, commands, chance, count):
    """Readers are stopped while others write: what they then print must be one state."""
    for _ in range(count):
        reader = book.start("tail", "--after", "beginning", "--until-end")
        time.sleep(chance.uniform(0, 0.03))
        reader.send_signal(signal.SIGSTOP)
        book.emit(commands.take(50))
        reader.send_signal(signal.SIGCONT)
        out, err = reader.communicate(timeout=60)
        if reader.returncode != 0:
            raise Failure(f"a reader that had been stopped ended with {reader.returncode}: {err}")
        whole = book.run("tail", "--after", "beginning", "--until-end", expect=[0]).out
        if not whole.startswith(out):
            raise Failure("a reader that had been stopped printed something else than the log")
    say(f"{count} readers were stopped and went on: each printed a beginning of the log")
