"""A book under test, through the command line: made, written to, read back, verified.

Everything that a harness must know about casebook's commands and their JSON stands here.
"""

import json
import os
import shutil
import time

from .support import Failure

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def ulid(chance, at=None):
    """An identifier as devices make them: milliseconds, 80 random bits, in Crockford's digits."""
    value = int((at or time.time()) * 1000) << 80 | chance.getrandbits(80)
    return "".join(ALPHABET[value >> shift & 31] for shift in range(125, -1, -5))


def stamp(at=None):
    """A moment as the JSON contract writes it."""
    at = at or time.time()
    whole = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(at))
    return f"{whole}.{int(at * 1000) % 1000:03d}Z"


class Commands:
    """A source of commands as `emit` takes them, the same for the same seed but for the time."""

    def __init__(self, chance):
        self.chance = chance
        self.cases = []

    def next(self):
        """A command's id and its line: a case is opened, or something is written about one."""
        now = time.time()
        command = {"id": ulid(self.chance, now), "command": "record",
                   "occurredAt": stamp(now), "recordedAt": stamp(now)}
        if not self.cases or self.chance.random() < 0.15:
            case = ulid(self.chance, now)
            self.cases.append(case)
            event = {"type": "case.opened", "refs": {"case": case}, "body": {
                "channel": "phone", "reasonCode": "breakdown", "priority": "normal",
                "subject": self.words(4), "firstWords": self.words(12)}}
        else:
            case = self.chance.choice(self.cases)
            event = {"type": "memo.written", "refs": {"case": case}, "body": {
                "memoId": ulid(self.chance, now), "body": self.words(self.chance.randint(1, 60)),
                "tags": [], "pinned": False}}
        command["events"] = [event]
        return command["id"], json.dumps(command, ensure_ascii=False)

    def take(self, count):
        return [self.next() for _ in range(count)]

    def words(self, count):
        return " ".join(self.chance.choice(WORDS) for _ in range(count))


WORDS = ("圧縮機", "異音", "始動", "5分で", "E4", "bearing", "noise", "again", "部品", "手配",
         "折り返し", "customer", "asked", "第2工場", "0.42", "MPa")


class Answer:
    """What `emit` said about one command."""

    def __init__(self, line):
        try:
            document = json.loads(line)
        except ValueError:
            raise Failure(f"`emit` printed no document: {line[:200]!r}")
        data = document.get("data", document)
        self.command = data.get("command")
        self.events = data.get("events") or []
        self.is_replayed = bool(data.get("replayed"))
        self.is_accepted = "error" not in document and self.command is not None


class Book:
    """A book in a directory."""

    def __init__(self, tool, path):
        self.tool = tool
        self.path = path

    def run(self, *arguments, **options):
        return self.tool.run(*arguments, "--book", self.path, **options)

    def start(self, *arguments, **options):
        return self.tool.start(*arguments, "--book", self.path, **options)

    def create(self, **options):
        options.setdefault("expect", [0])
        return self.run("init", **options)

    def copy(self, path):
        """The book as it stands, while nobody writes."""
        shutil.copytree(self.path, path)
        return Book(self.tool, path)

    @property
    def data_file(self):
        return os.path.join(self.path, "events", "data.mdb")

    def emit(self, commands, expect=(0,), **options):
        """Sends commands in one process; the answers in order."""
        text = "".join(line + "\n" for _, line in commands)
        result = self.run("emit", "--ndjson", text=text, expect=expect, **options)
        return [Answer(line) for line in result.out.splitlines() if line.strip()]

    def verify(self, **options):
        """Proves the book; the position of its head."""
        result = self.run("verify", "--json", **options)
        if result.code != 0:
            raise Failure(str(result))
        return head_of(json.loads(result.out))

    def stored(self):
        """The commands in the log: for each its events' ids, in order of the log.

        Fails if the log has a gap, or tells a position twice.
        """
        result = self.run("tail", "--after", "beginning", "--until-end", "--ndjson", expect=[0])
        commands, ids, last = {}, set(), 0
        for line in result.out.splitlines():
            event = json.loads(line)
            seq = event["data"]["seq"]
            if seq != last + 1:
                raise Failure(f"after position {last} the log goes on with {seq}")
            if event["id"] in ids:
                raise Failure(f"the event {event['id']} is in the log twice")
            last = seq
            ids.add(event["id"])
            commands.setdefault(event["data"]["command"], []).append(event["id"])
        return commands


def head_of(document):
    """The number in the position up to which a document speaks: "1.184213" is 184213."""
    position = document.get("asOf") or document["data"]["head"]
    return int(str(position).split(".")[-1])
