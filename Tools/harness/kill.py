"""kill -9: processes that write to one book die at random moments, again and again.

Several processes run on one book at once: long ones that write many commands, and short ones that
write a few, import, copy, fold again or prove it.  Each is killed 5 to 500 ms after it began.
Whatever casebook had acknowledged is noted here, outside the book.  Between rounds everything
acknowledged must be stored, once; the book must verify; sending every command again must add only
those that had not been stored, and running an import again only what was missing of it; and what a
killed backup left is either refused or becomes a sound book.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import threading
import time

from .book import Answer, Book, Commands, history
from .support import Failure, Meaningless, find_tool, say, scratch

DELAY_MIN, DELAY_MAX = 0.005, 0.5

KILLS_BETWEEN_PROOFS = 25
"""After so many kills the book is proved, while nobody writes."""

LONG, SHORT = 300, 3
"""How many commands a writer is given; a long one then waits for more until it is killed."""

IMPORTED_CASES = 60

KINDS = ("write", "write", "write", "write", "short", "backup", "rebuild", "verify", "import")


def add_options(parser):
    parser.add_argument("--count", type=int, default=100, help="how many processes are killed")
    parser.add_argument("--writers", type=int, default=3, help="how many run at once")
    parser.add_argument("--self-check", action="store_true",
                        help="put an older copy of the book in its place: it must be noticed")
    parser.add_argument("--kind", choices=sorted(set(KINDS)), help="only processes of this kind")


def run(options):
    # In memory: a killed process leaves the page cache as it is, so the disk has no say in this.
    with scratch(in_memory=True) as base:
        tool = find_tool(options.tool, os.path.join(base, "home"))
        book = Book(tool, os.path.join(base, "book"))
        book.create()
        ring = Killing(book, base, options)
        if options.self_check:
            check_itself(ring, options.count)
            return
        killed = 0
        while killed < options.count:
            killed += ring.round(min(KILLS_BETWEEN_PROOFS, options.count - killed))
            ring.prove()
        say(f"{killed} killed ({ring.summary()}); {ring.acked_count} of {ring.sent_count} "
            f"commands were acknowledged, {ring.stored_count} are stored")
        if ring.acked_count < options.count:
            raise Meaningless("hardly anything was acknowledged before the kills")


def check_itself(ring, count):
    """What was acknowledged is lost on purpose."""
    older = ring.book.copy(os.path.join(ring.base, "older"))
    ring.round(count)
    shutil.rmtree(ring.book.path)
    shutil.copytree(older.path, ring.book.path)
    try:
        ring.prove()
    except Failure as failure:
        say(f"an older book in the place of the newer one was noticed: {str(failure)[:100]}")
    else:
        raise Failure("nobody noticed that acknowledged events were lost")


class Killing:
    """What was sent to a book, what was acknowledged, and the processes that died over it."""

    def __init__(self, book, base, options):
        self.book = book
        self.base = base
        self.options = options
        self.chance = random.Random(options.seed)
        self.sent = {}  # command id: line
        self.acked = {}  # command id: its events
        self.died = {}  # kind: how many were killed
        self.sent_count = self.acked_count = self.stored_count = 0
        self.guard = threading.Lock()
        self.errors = []
        self.imports = []  # files of which imports were killed

    def summary(self):
        return ", ".join(f"{count} {kind}" for kind, count in sorted(self.died.items()))

    def round(self, count):
        """Kills `count` processes, several of which run at once; how many there were."""
        left = [count]

        def life(chance):
            while not self.errors:
                with self.guard:
                    if left[0] <= 0:
                        return
                    left[0] -= 1
                kind = self.options.kind or chance.choice(KINDS)
                try:
                    was_killed = self.live(kind, chance)
                except Exception as error:  # told by the thread that waits
                    self.errors.append(error)
                    return
                with self.guard:
                    if was_killed:
                        self.died[kind] = self.died.get(kind, 0) + 1
                    else:
                        left[0] += 1

        threads = [threading.Thread(target=life, args=(random.Random(self.chance.random()),))
                   for _ in range(self.options.writers)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if self.errors:
            raise self.errors[0]
        return count

    def live(self, kind, chance):
        """One process from its start to its death; false if it came to its end alive."""
        place = os.path.join(self.base, f"{kind}-{chance.getrandbits(64):x}")
        delay = DELAY_MIN * (DELAY_MAX / DELAY_MIN) ** chance.random()  # short ones as often
        if kind in ("write", "short"):
            return self.write(Commands(chance), kind == "write", delay)
        words = {"backup": ["backup", place, "--keys", place + "-keys"], "rebuild": ["rebuild"],
                 "verify": ["verify"]}.get(kind)
        if kind == "import":
            file = history(place, chance, IMPORTED_CASES)
            words = ["import", "servicenow", file]
            with self.guard:
                self.imports.append(file)
        process = self.book.start(*words, start_new_session=True)
        time.sleep(delay)
        was_killed = process.poll() is None
        if was_killed:
            os.killpg(process.pid, signal.SIGKILL)  # With the child of a `verify`.
        _, err = process.communicate()
        if not was_killed and process.returncode not in (0, 75):
            raise Failure(f"`{kind}` ended with {process.returncode}: {err.strip()[-400:]}")
        if kind == "backup":
            self.prove_backup(place, is_whole=process.returncode == 0)
        return was_killed

    def prove_backup(self, place, is_whole):
        """A backup that was killed is refused, or was ready."""
        restored = Book(self.book.tool, place + "-restored")
        try:
            if os.path.exists(place):
                done = restored.restore(place)
                if done.code == 0:
                    restored.verify()
                elif is_whole or done.code < 0:
                    raise Failure(f"what `backup` left: {done}")
        finally:
            for path in (place, place + "-keys", restored.path):
                shutil.rmtree(path, ignore_errors=True)

    def write(self, commands, is_long, delay):
        """Feeds `emit` until it is killed; notes what it acknowledges."""
        process = self.book.start("emit", "--ndjson", stdin=subprocess.PIPE)
        timer = threading.Timer(delay, process.kill)
        timer.start()
        reader = threading.Thread(target=self.listen, args=(process,))
        reader.start()
        try:
            for _ in range(LONG if is_long else SHORT):
                command, line = commands.next()
                with self.guard:
                    self.sent[command] = line
                process.stdin.write(line + "\n")
                process.stdin.flush()
            if not is_long:
                process.stdin.close()
        except BrokenPipeError:
            pass
        code = process.wait()
        timer.cancel()
        reader.join()
        if code not in (0, -9):
            raise Failure(f"`emit` ended with {code}: {process.stderr.read()[-400:]}")
        return code == -9

    def listen(self, process):
        for line in process.stdout:
            if not line.endswith("\n"):
                return  # It died while it was speaking.
            try:
                answer = Answer(line)
            except Failure as failure:
                self.errors.append(failure)
                return
            if answer.is_accepted:
                with self.guard:
                    self.acked[answer.command] = [event["id"] for event in answer.events]

    def prove(self):
        """Nobody writes: what must hold between two rounds."""
        self.book.verify()
        stored = self.book.stored()
        self.sent_count += len(self.sent)
        self.acked_count += sum(command in self.acked for command in self.sent)
        for command, events in self.acked.items():
            if stored.get(command) != events:
                raise Failure(f"the command {command} was acknowledged with {events}, "
                              f"but the log has {stored.get(command)}")
        missing = [command for command in self.sent if command not in stored]
        answers = self.book.emit(list(self.sent.items()))
        for (command, _), answer in zip(self.sent.items(), answers, strict=True):
            if answer.command != command or not answer.is_accepted:
                raise Failure(f"sent again, the command {command} was refused")
            ids = [event["id"] for event in answer.events]
            if command in stored and ids != stored[command]:
                raise Failure(f"sent again, the command {command} was answered differently")
            self.acked[command] = ids
        after = self.book.stored()
        added = set(after) - set(stored)
        if added != set(missing):
            raise Failure(f"sending again added {len(added)} commands instead of {len(missing)}")
        if any(after[command] != events for command, events in stored.items()):
            raise Failure("sending again changed what was stored")
        self.prove_imports()
        self.book.verify()
        self.stored_count = len(after)
        self.sent = {}

    def prove_imports(self):
        """Each import, run again, adds what is missing; and run once more, nothing."""
        for file in self.imports:
            self.book.run("import", "servicenow", file, expect=[0])
            again = self.book.run("import", "servicenow", file, "--json", expect=[0])
            if json.loads(again.out)["data"]["events"]:
                raise Failure(f"an import that was complete added something: {again.out}")
            os.unlink(file)
        self.imports = []
