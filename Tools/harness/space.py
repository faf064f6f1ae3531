"""A full disk: the book turns read-only, says so, loses nothing, and goes on when there is room.

The book stands on a tmpfs of 24 MB beside ballast that leaves hardly any room.  This needs the
right to mount; without it the harness is skipped.
"""

import json
import os
import random
import shutil
import subprocess
import sys

from .book import Answer, Book, Commands, history
from .support import FAILED, REPOSITORY, Failure, Meaningless, Skipped, find_tool, say, scratch

SIZE = 24 << 20
ROOM = 1 << 20
"""What the ballast leaves at first, in bytes."""


def add_options(parser):
    parser.add_argument("--inside", help="the mounted directory; for the harness itself")


def run(options):
    if options.inside:
        with scratch() as home:
            book = Book(find_tool(options.tool, home), os.path.join(options.inside, "book"))
            fill(book, options.inside, home, random.Random(options.seed))
        return
    if os.geteuid() != 0 or not shutil.which("unshare"):
        raise Skipped("only root may mount a small disk")
    with scratch() as base:
        # In a mount namespace of its own: nothing stays mounted, however this ends.
        words = [sys.executable, os.path.join(REPOSITORY, "Tools", "faults"), "disk-full",
                 "--seed", str(options.seed), "--inside", base]
        if options.tool:
            words += ["--tool", os.path.abspath(options.tool)]
        mount = f'mount -t tmpfs -o size={SIZE} casebook-faults "$0" || exit 32; exec "$@"'
        done = subprocess.run(["unshare", "--mount", "sh", "-c", mount, base, *words])
        if done.returncode == 32:
            raise Skipped("this machine lets not even root mount")
        if done.returncode:
            raise Failure(f"see above ({done.returncode})") if done.returncode == FAILED else \
                Meaningless("see above")


def told(result, allowed):
    """A command on a full disk ends well, or says that the disk is full."""
    if result.code not in allowed or result.code and "full" not in result.err:
        raise Failure(f"on a full disk: {result}")


def fill(book, disk, home, chance):
    book.create()
    commands = Commands(chance)
    sent = commands.take(20)
    book.emit(sent)
    ballast = os.path.join(disk, "ballast")
    free = os.statvfs(disk)
    with open(ballast, "wb") as file:
        file.write(bytes(free.f_bavail * free.f_bsize - ROOM))

    process = book.start("emit", "--ndjson", stdin=-1)
    acked, failed = {}, None
    while failed is None:
        command, line = commands.next()
        sent.append((command, line))
        process.stdin.write(line + "\n")
        process.stdin.flush()
        said = process.stdout.readline()
        if not said:
            failed = ""
        elif Answer(said).is_accepted:
            acked[command] = [event["id"] for event in Answer(said).events]
        else:
            failed = said
    out, err = process.communicate()
    if process.returncode != 74:
        raise Failure(f"on a full disk `emit` ended with {process.returncode}: {failed}{out}{err}")
    if "disk" not in (failed + err).lower():
        raise Failure(f"nobody was told that the disk is full: {failed}{err}")
    say(f"full after {len(acked)} commands: {err.strip().splitlines()[-1:]}")

    # A page that is free inside the file may still take it: then it is stored, otherwise refused.
    book.run("memo", "is there room for this?", "--case", "C-1", expect=[0, 74])
    for words in (["list", "--json"], ["due", "--json"], ["timeline", "C-1", "--plain"]):
        book.run(*words, expect=[0])
    more = os.path.join(disk, "more")
    for words in (["verify"], ["rebuild"], ["backup", more, "--keys", more + "-keys"],
                  ["import", "servicenow", history(os.path.join(home, "h.csv"), chance, 200)]):
        told(book.run(*words), allowed=(0, 74))
    told(Book(book.tool, os.path.join(disk, "second")).run("init"), allowed=(74,))
    stored = book.stored()
    lost = [command for command, events in acked.items() if stored.get(command) != events]
    if lost:
        raise Failure(f"{len(lost)} acknowledged commands are not stored")

    os.unlink(ballast)
    answers = book.emit(sent)
    if [answer.command for answer in answers] != [command for command, _ in sent]:
        raise Failure("with room again, not every command was taken")
    after = book.stored()
    if set(after) - set(stored) != {command for command, _ in sent} - set(stored):
        raise Failure("with room again, the commands were not completed once each")
    json.loads(book.run("verify", "--json", expect=[0]).out)
    say(f"with room again: {len(after)} commands stored, verified")
