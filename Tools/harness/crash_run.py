"""Power cuts: the book as the disk could have held it at many moments of a real run.

A book is made and worked with, all of it recorded (record_shim.c): single commands, a history that
is imported and makes the tail long enough to be folded, views that are rebuilt, a proof.  For each
trial a moment is drawn, the whole book is rebuilt as the disk could have held it then (volume.py),
and must verify and hold every event that had been acknowledged.

With --self-check the recording is spoilt in several ways, each a bug in the order of writes and
flushes, and the trials must notice every one of them.
"""

import os
import random
import shutil

from . import recording as calls_of
from .book import Book, history, typed
from .crash_states import Trials, judge, judge_spoilt, spoilt
from .support import Failure, compile_c, find_tool, say, scratch

LOST, CORRUPT = "lost", "corrupt"

IMPORTED_CASES = 140
"""Of eight events each: enough for the writer to fold the tail (tailEventCountMax 1,024)."""


def add_options(parser):
    parser.add_argument("--trials", type=int, default=500, help="how many states are drawn")
    parser.add_argument("--commands", type=int, default=120, help="how many are written")
    parser.add_argument("--torn", type=float, default=0.3, help="share of torn pages")
    parser.add_argument("--only", type=int, help="this trial alone")
    parser.add_argument("--keep", help="folder for the first state of each kind of failure")
    parser.add_argument("--self-check", action="store_true", help="spoil the recording instead")


def run(options):
    with scratch(in_memory=True) as base:
        tool = find_tool(options.tool, os.path.join(base, "home"))
        watched = os.path.join(base, "watched")
        os.mkdir(watched)
        template = os.path.join(base, "template")
        os.mkdir(template)
        calls = record(tool, watched, base, options)
        states = os.path.join(base, "states")
        os.mkdir(states)

        def trials(of_calls):
            return Trials(of_calls, template, lambda *state: check(tool, *state), options.seed,
                          options.torn, options.keep)

        if options.self_check:
            for name in calls_of.SPOILS:
                bad = trials(spoilt(calls, name))
                bad.run(options.trials, states)
                judge_spoilt(name, bad)
        else:
            good = trials(calls)
            good.run(options.trials, states, options.only)
            judge(good)


def record(tool, watched, base, options):
    """The calls of making a book and working with it."""
    book = Book(tool, os.path.join(watched, "book"))
    recording, acks = os.path.join(base, "recording"), os.path.join(base, "acks")
    environment = {
        "LD_PRELOAD": compile_c("record_shim.so", base, "-ldl"), "CASEBOOK_RECORDING": recording,
        "CASEBOOK_RECORDED": watched}
    book.create(environment=environment)  # It is a book when this has ended, and not before.
    acknowledge_creation(recording, head_of_copy(book, base))
    environment["CASEBOOK_ACK_FILE"] = acks
    chance = random.Random(options.seed)
    work(book, typed(chance, options.commands // 2), environment)
    file = history(os.path.join(base, "history.csv"), chance, IMPORTED_CASES)
    for words in (["import", "servicenow", file], ["rebuild"], ["verify"]):
        book.run(*words, environment=environment, expect=[0])
    work(book, typed(chance, options.commands // 2), environment)
    calls = calls_of.read_calls(recording)
    acked = max(call.place for call in calls if call.kind == calls_of.ACKED)
    head = head_of_copy(book, base)
    if acked != head:
        raise Failure(f"acknowledged up to {acked}, but the head is {head}")
    return calls


def work(book, commands, environment):
    """Each command is a process and a commit of its own."""
    for words in commands:
        book.run(*words, environment=environment, expect=[0])


def head_of_copy(book, base):
    """Where the book ends.  `verify` may write to what it proves, and nobody would record it."""
    copy = book.copy(os.path.join(base, "copy"))
    head = copy.verify()
    shutil.rmtree(copy.path)
    return head


def acknowledge_creation(recording, head):
    """From now on the book must be there: whoever made it was told so."""
    with open(recording, "ab") as file:
        file.write(calls_of.HEAD.pack(calls_of.ACKED, 0, head, 0, 0))


def check(tool, directory, acked):
    """What casebook says of one state."""
    book = Book(tool, os.path.join(directory, "book"))
    try:
        head = book.verify()
    except Failure as failure:
        return CORRUPT, str(failure)
    if head < acked:
        return LOST, f"acknowledged up to {acked}, found {head}"
    return "OK", f"{head} events"
