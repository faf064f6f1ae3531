"""A book under test, through the command line: made, written to, read back, verified.

Everything that a harness must know about casebook's commands and their JSON stands here.
"""

import hashlib
import json
import os
import random
import shutil
import time

from .support import Failure, Result

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


def typed(chance, count):
    """Commands as people type them: in each, a case is opened or something is written about one."""
    cases = 0
    for _ in range(count):
        words = [chance.choice(WORDS) for _ in range(chance.randint(1, 60))]
        if not cases or chance.random() < 0.15:
            cases += 1
            yield ["case", "new", " ".join(words[:5])]
        else:
            yield ["memo", " ".join(words), "--case", f"C-{chance.randint(1, cases)}"]


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
        self.is_accepted = data.get("error") is None and self.command is not None


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

    def one_by_one(self, commands, **options):
        """Sends each command when the one before has been answered, so that each is a commit."""
        process = self.start("emit", "--ndjson", stdin=-1, bufsize=1, **options)
        answers = []
        for _, line in commands:
            process.stdin.write(line + "\n")
            process.stdin.flush()
            answer = process.stdout.readline()
            if not answer:
                break
            answers.append(Answer(answer))
        out, err = process.communicate()
        if process.returncode or len(answers) != len(commands):
            raise Failure(f"{len(answers)} of {len(commands)} commands were answered: "
                          f"{Result(['emit'], process.returncode, out, err)}")
        return answers

    def verify(self, **options):
        """Proves the book; the position of its head."""
        result = self.run("verify", "--json", **options)
        if result.code != 0:
            raise Failure(str(result))
        return json.loads(result.out)["data"]["seq"]

    def attach(self, chance, content):
        """Puts a file into `blobs/` and records that it was attached."""
        name = hashlib.sha256(content).hexdigest()
        with open(os.path.join(self.path, "blobs", name), "wb") as file:
            file.write(content)
        commands = Commands(chance)
        opened, now = commands.next(), time.time()
        line = {"id": ulid(chance, now), "type": "media.attached", "occurredAt": stamp(now),
                "refs": {"case": commands.cases[0]},
                "body": {"kind": "photo", "mediaId": ulid(chance, now), "sha256": name}}
        self.emit([opened, (line["id"], json.dumps(line))])

    def restore(self, backup, **options):
        """Makes this book of what `backup DIR --keys DIR-keys` left."""
        return self.tool.run(
            "restore", backup, "--keys", backup + "-keys", "--to", self.path, **options)

    def fold(self):
        """Makes the tail so long that the writer folds it into the tables (tailEventCountMax)."""
        file = self.path + ".csv"
        history(file, random.Random(1), 140)
        self.run("import", "servicenow", file, expect=[0])
        os.unlink(file)

    def stored(self):
        """The commands in the log: for each its events' ids, in order of the log.

        Fails if the log has a gap, or tells a position twice.
        """
        result = self.run("tail", "--after", "beginning", "--until-end", expect=[0])
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


def history(place, chance, count):
    """A file of another system's history, as `import servicenow` takes it: `count` cases."""
    columns = ("number,incident_state,active,reassignment_count,reopen_count,sys_mod_count,"
               "made_sla,caller_id,opened_by,opened_at,sys_created_by,sys_created_at,"
               "sys_updated_by,sys_updated_at,contact_type,location,category,subcategory,"
               "u_symptom,cmdb_ci,impact,urgency,priority,assignment_group,assigned_to,knowledge,"
               "u_priority_confirmation,notify,problem_id,rfc,vendor,caused_by,closed_code,"
               "resolved_by,resolved_at,closed_at")
    lines = [columns]
    for case in range(count):
        number = f"INC{chance.randint(0, 9_999_999):07d}"
        for change in range(4):
            state = ("New", "Active", "Active", "Resolved")[change]
            lines.append(
                f"{number},{state},true,{change // 2},0,{change},true,Caller {case},Opened by 8,"
                f"29/2/2016 01:{change:02d},Created by 6,29/2/2016 01:23,Updated by 21,"
                f"29/2/2016 02:{change:02d},Phone,Location 143,Category 55,Subcategory 170,"
                "Symptom 72,?,2 - Medium,2 - Medium,3 - Moderate,Group 56,?,true,false,"
                "Do Not Notify,?,?,?,?,code 5,Resolved by 149,29/2/2016 11:29,5/3/2016 12:00")
    with open(place, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    return place
