"""A clock that jumps: back a day, forward a year, standing still, between commands and within.

Whatever the clock says, `acceptedAt` goes up from event to event, the book verifies, and promises
can be asked for.
"""

import json
import os
import random
import time

from .book import Book, Commands
from .support import Failure, compile_c, find_tool, say, scratch

DAY, YEAR = 86_400, 31_536_000


def add_options(parser):
    parser.add_argument("--jumps", type=int, default=12, help="how often the clock jumps")


def run(options):
    with scratch(in_memory=True) as base:
        tool = find_tool(options.tool, os.path.join(base, "home"))
        shim = compile_c("clock_shim.so", base, "-ldl")
        book = Book(tool, os.path.join(base, "book"))
        book.create()
        chance = random.Random(options.seed)
        commands = Commands(chance)
        still = f"={int(time.time())}"
        for jump in range(options.jumps):
            clock = chance.choice(["+0", f"-{DAY}", f"+{DAY}", f"+{YEAR}", f"-{YEAR}", still])
            environment = {"LD_PRELOAD": shim, "CASEBOOK_CLOCK": clock}
            sent = commands.take(20)
            answers = book.emit(sent, environment=environment)
            if not all(answer.is_accepted for answer in answers):
                raise Failure(f"with the clock at {clock} a command was not accepted")
            book.run("due", "--json", environment=environment, expect=[0])
        check(book)
        say(f"{options.jumps} jumps, {len(book.stored())} commands stored in rising order")


def check(book):
    """`acceptedAt` rises strictly, and the book is proved."""
    out = book.run("tail", "--after", "beginning", "--until-end", expect=[0]).out
    last = ""
    for line in out.splitlines():
        accepted = json.loads(line)["acceptedtime"]
        if accepted <= last:
            raise Failure(f"acceptedAt goes from {last} to {accepted}")
        last = accepted
    book.verify()
