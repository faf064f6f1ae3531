"""A full map: LMDB's map becomes too small while two processes write.

The book is made with a small map by whoever calls this (`init` takes 64 GiB).  Both writers go on
until the file is several times as large; each must answer every command, and the book must verify.
"""

import os
import random
import threading

from .book import Book, Commands
from .support import Failure, Meaningless, find_tool, say, scratch


def add_options(parser):
    parser.add_argument("--book", required=True, help="a book with a small map; it is written to")
    parser.add_argument("--growth", type=int, default=4, help="until it is so many times as large")


def run(options):
    with scratch(in_memory=True) as base:
        book = Book(find_tool(options.tool, os.path.join(base, "home")), options.book)
        before = os.path.getsize(book.data_file)
        sent, errors = [], []

        def write(chance):
            commands = Commands(chance)
            try:
                while os.path.getsize(book.data_file) < before * options.growth and not errors:
                    batch = commands.take(200)
                    sent.extend(command for command, _ in batch)
                    answers = book.emit(batch)
                    if not all(answer.is_accepted for answer in answers):
                        raise Failure("with a full map not every command was taken")
            except Exception as error:  # told by the thread that waits
                errors.append(error)

        chance = random.Random(options.seed)
        threads = [threading.Thread(target=write, args=(random.Random(chance.random()),))
                   for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if errors:
            raise errors[0]
        if not sent:
            raise Meaningless("nothing was written")
        stored = book.stored()
        if not set(sent) <= set(stored):
            raise Failure("not every command is stored")
        book.verify()
        say(f"{len(sent)} commands of two processes; data.mdb grew from {before:,} to "
            f"{os.path.getsize(book.data_file):,} bytes")
