"""The N-th failing call: each call that touches the book fails once, or from then on.

For each scenario and each kind of call, call 1 fails, then in a new run call 2, and so on until a
run meets no such call any more; with --share only some of them, by chance.  A failing call may say
EIO, ENOSPC or EINTR, write only half, or be the moment at which the process is killed.  Afterwards
everything acknowledged must be stored, the book must verify, and sending the same commands again
must complete them, each once.
"""

import json
import os
import random
import shutil

from .book import Answer, Book, Commands, history, typed
from .support import Failure, Meaningless, Result, compile_c, find_tool, say, scratch

CALLS = ("pwrite", "writev", "write", "fdatasync", "fsync", "ftruncate", "mmap", "open", "rename",
         "pread")
FAULTS = ("EIO", "ENOSPC", "EINTR", "short")
KILLS = ("kill", "killafter")

WITH_BYTES = ("pwrite", "writev", "write", "pread")
"""Calls that can do half of their work."""

EXITS = {0, 69, 70, 73, 74, 75, 77, 78}
"""How a command may end after a failure: never by a signal, nor as if it had been misused."""

NEAR_FOLDING = 1_020
"""So many events in the tail that a few more make the writer fold it (tailEventCountMax 1,024)."""


def add_options(parser):
    parser.add_argument("--max", type=int, default=1_000, help="the last call that may fail")
    parser.add_argument("--calls", default=",".join(CALLS), help="which calls fail")
    parser.add_argument("--faults", default=",".join(FAULTS + KILLS), help="and how")
    parser.add_argument("--scenarios", default=",".join(SCENARIOS), help="in which commands")
    parser.add_argument("--share", type=float, default=1, help="of the calls, by chance")


def run(options):
    with scratch(in_memory=True) as base:
        tool = find_tool(options.tool, os.path.join(base, "home"))
        sweep = Sweep(tool, base, options)
        for name in options.scenarios.split(","):
            scenario = SCENARIOS[name](sweep)
            for call in options.calls.split(","):
                for fault in options.faults.split(","):
                    if fault == "short" and call not in WITH_BYTES:
                        continue
                    # A call that is interrupted for ever would be an endless loop in any program.
                    for is_for_good in (False, True) if fault in ("EIO", "ENOSPC") else (False,):
                        sweep.run(scenario, call, fault, is_for_good)
            say(f"{name}: {sweep.counts()}")
        if not sweep.met:
            raise Meaningless("no call was met: was the shim loaded?")


class Sweep:
    """Runs scenarios with one failing call each."""

    def __init__(self, tool, base, options):
        self.tool = tool
        self.base = base
        self.options = options
        self.shim = compile_c("fault_shim.so", base, "-ldl")
        self.chance = random.Random(options.seed)
        self.met = {}
        self.ends = {}  # (scenario, call): a number that was not met

    def counts(self):
        counts = ", ".join(f"{count} {call}" for call, count in sorted(self.met.items()))
        return f"{sum(self.met.values())} failures survived ({counts})"

    def run(self, scenario, call, fault, is_for_good):
        end = self.ends.get((scenario.name, call), self.options.max + 1)
        for number in range(1, end):
            if self.chance.random() >= self.options.share:
                continue
            order = f"{call}:{number}:{fault}" + (":always" if is_for_good else "")
            place = os.path.join(self.base, "run")
            os.mkdir(place)
            try:
                if not self.one(scenario, order, place):
                    # Only once are the calls counted, unless each of them is to fail.
                    if self.options.share < 1:
                        self.ends[scenario.name, call] = number
                    return
                self.met[call] = self.met.get(call, 0) + 1
            except Failure as failure:
                raise Failure(f"{scenario.name}, {order}: {failure}")
            finally:
                shutil.rmtree(place)

    def one(self, scenario, order, place):
        """One run; false if the call was not met, so that nothing failed."""
        log = os.path.join(place, "met")
        world = os.path.join(place, "world")
        os.mkdir(world)
        environment = {"LD_PRELOAD": self.shim, "CASEBOOK_FAULT": order,
                       "CASEBOOK_FAULT_ROOT": world, "CASEBOOK_FAULT_LOG": log}
        book = scenario.prepare(world)
        result = scenario.go(book, environment)
        was_met = os.path.exists(log) and os.path.getsize(log) > 0
        was_killed = result.code in (-9, 137) and "kill" in order
        if not was_killed and result.code not in EXITS:
            raise Failure(str(result))
        if not was_met and result.code != 0:
            raise Failure(f"nothing failed, and yet: {result}")
        if result.code not in (0, -9, 137) and "[" not in result.err \
                and '"error"' not in result.err:
            raise Failure(f"the error has no code: {result}")
        scenario.prove(book, result)
        return was_met


class Writing:
    """`emit` opens cases and writes about them."""

    name = "write"
    count = 12

    def __init__(self, sweep):
        self.tool = sweep.tool
        self.chance = random.Random(sweep.options.seed)
        self.commands = Commands(self.chance)
        self.template = Book(sweep.tool, os.path.join(sweep.base, f"template-{self.name}"))
        self.template.create()
        self.fill()
        self.head = self.head_of_template()

    def fill(self):
        """What is in the book before something fails."""
        for words in typed(self.chance, 12):
            self.template.run(*words, expect=[0])

    def head_of_template(self):
        copy = self.template.copy(self.template.path + "-verified")
        head = copy.verify()
        shutil.rmtree(copy.path)
        return head

    def prepare(self, world):
        self.sent = self.commands.take(self.count)
        return self.template.copy(os.path.join(world, "book"))

    def go(self, book, environment):
        """Sends one after the other, so that each is a commit of its own."""
        process = book.start("emit", "--ndjson", environment=environment, stdin=-1)
        said = []
        try:
            for _, line in self.sent:
                process.stdin.write(line + "\n")
                process.stdin.flush()
                answer = process.stdout.readline()
                if not answer.endswith("\n"):
                    break
                said.append(answer)
            out, err = process.communicate(timeout=60)
        except BrokenPipeError:
            out, err = "", process.stderr.read()
            process.wait()
        return Result(["emit"], process.returncode, "".join(said) + (out or ""), err)

    def prove(self, book, result):
        answers = [Answer(line) for line in result.out.splitlines(keepends=True)
                   if line.endswith("\n")]
        acked = {answer.command: [event["id"] for event in answer.events]
                 for answer in answers if answer.is_accepted}
        book.verify()
        stored = book.stored()
        for command, events in acked.items():
            if stored.get(command) != events:
                raise Failure(f"{command} was acknowledged and is not stored: {result}")
        if result.code == 0 and len(acked) != len(self.sent):
            raise Failure(f"{len(acked)} of {len(self.sent)} were answered, and all seemed well")
        book.emit(self.sent)
        after = book.stored()
        if set(after) - set(stored) != {command for command, _ in self.sent} - set(stored):
            raise Failure("sending the commands again did not complete them")
        book.verify()


class Folding(Writing):
    """The tail of the log becomes long enough to be folded into the tables."""

    name = "fold"
    count = 8

    def fill(self):
        super().fill()
        file = history(self.template.path + ".csv", self.chance, 120)
        self.template.run("import", "servicenow", file, expect=[0])
        for _ in range(NEAR_FOLDING - self.head_of_template()):
            self.template.run("memo", "x", "--case", "C-1", expect=[0])


class Typing(Writing):
    """A single command: what it says it did is there, and what it says it did not is not."""

    name = "memo"

    def prepare(self, world):
        return self.template.copy(os.path.join(world, "book"))

    def go(self, book, environment):
        return book.run("memo", "x", "--case", "C-1", environment=environment)

    def prove(self, book, result):
        added = book.verify() - self.head
        is_unknown = result.code < 0 or "outcomeIsUnknown" in result.err
        if added not in ((0, 1) if is_unknown else (1,) if result.code == 0 else (0,)):
            raise Failure(f"{added} events were added, although {result}")


class Importing(Writing):
    """An import: run again, it adds what is missing, and then nothing."""

    name = "import"
    cases = 30

    def fill(self):
        super().fill()
        self.file = history(self.template.path + ".csv", self.chance, self.cases)
        self.whole = None

    def prepare(self, world):
        return self.template.copy(os.path.join(world, "book"))

    def words(self):
        return ["import", "servicenow", self.file, "--json"]

    def go(self, book, environment):
        return book.run(*self.words(), environment=environment)

    def prove(self, book, result):
        book.verify()
        book.run(*self.words(), expect=[0])
        head = book.verify()
        self.whole = self.whole or head
        again = json.loads(book.run(*self.words(), expect=[0]).out)["data"]
        if head != self.whole or book.verify() != head or again["events"]:
            raise Failure(f"run again, the import ends at {head}, not at {self.whole}; {again}")


class Making:
    """`init` makes a book; where it fails, another `init` succeeds."""

    name = "init"

    def __init__(self, sweep):
        self.tool = sweep.tool
        self.whole = None

    def prepare(self, world):
        return Book(self.tool, os.path.join(world, "book"))

    def go(self, book, environment):
        return book.create(environment=environment, expect=None)

    def prove(self, book, result):
        is_book = os.path.exists(os.path.join(book.path, "book.json"))
        if result.code == 0 and not is_book:
            raise Failure("`init` made no book")
        if not is_book:
            # What a killed process has left is no book, and whoever tries again may say so.
            shutil.rmtree(book.path, ignore_errors=True)
            book.create()
        head = book.verify()
        self.whole = self.whole or head
        if head != self.whole:
            raise Failure(f"a book was made with {head} events instead of {self.whole}")


class Keeping(Writing):
    """A command that keeps or mends the book, and does not change what is in it."""

    words = ()

    def prepare(self, world):
        self.target = os.path.join(world, "target")
        return self.template.copy(os.path.join(world, "book"))

    def go(self, book, environment):
        words = [word.format(target=self.target) for word in self.words]
        return book.run(*words, environment=environment)

    def prove(self, book, result):
        if book.verify() != self.head:
            raise Failure(f"the head has moved: {result}")
        self.prove_target(result)

    def prove_target(self, result):
        pass


class BackingUp(Keeping):
    """`backup`: what it leaves under its name is whole, or nothing is there."""

    name = "backup"
    words = ("backup", "{target}", "--keys", "{target}-keys")

    def prove_target(self, result):
        if result.code != 0 and not os.path.exists(self.target):
            return
        restored = Book(self.tool, self.target + "-restored")
        done = restored.restore(self.target)
        if result.code == 0 and done.code != 0:
            raise Failure(f"a backup that was said to be done is not whole: {done}")
        if done.code == 0 and restored.verify() < self.head:
            raise Failure("a backup lacks events")


class Restoring(Keeping):
    """`restore`: what it leaves under its name is a whole book, or it says that it is none."""

    name = "restore"

    def fill(self):
        super().fill()
        self.backup = self.template.path + "-backup"
        self.template.run("backup", self.backup, "--keys", self.backup + "-keys", expect=[0])

    def go(self, book, environment):
        self.restored = Book(self.tool, self.target)
        return self.restored.restore(self.backup, environment=environment)

    def prove_target(self, result):
        is_book = os.path.exists(os.path.join(self.target, "book.json"))
        if result.code == 0 or is_book:
            if self.restored.verify() != self.head:
                raise Failure(f"a restored book lacks events: {result}")


class Rebuilding(Keeping):
    """`rebuild` folds every view again."""

    name = "rebuild"
    words = ("rebuild",)


class Verifying(Keeping):
    """`verify` reads everything; a failing disk is not taken for a damaged book's proof."""

    name = "verify"
    words = ("verify", "--json")

    def go(self, book, environment):
        result = super().go(book, environment)
        # It is its task to say that something is wrong.
        return Result(result.arguments, 74, result.out, "[verify]") if result.code == 1 else result


class Exporting(Keeping):
    """`export` to the standard output: whole lines of the log, or an error."""

    name = "export"
    words = ("export", "ndjson")

    def prove_target(self, result):
        lines = result.out.splitlines()
        for line in lines if result.code == 0 else lines[:-1]:
            json.loads(line)


SCENARIOS = {kind.name: kind for kind in (
    Typing, Writing, Folding, Importing, Making, BackingUp, Restoring, Rebuilding, Verifying,
    Exporting)}
