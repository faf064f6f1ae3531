"""Whole commands on a book of a million events, beside the sqlite3 shell on the same events."""

import json
import os
import sqlite3
import subprocess

EVENTS = 1_000_000

SCHEMA = """
create table event(seq integer primary key, id text, type text, time text, case_id text, json text);
create table cases(id text primary key, ref text unique, stage text, opened text, subject text);
create table promise(id text primary key, case_id text, state text, due text, what text);
"""

INDEXES = """
create index event_by_case on event(case_id, seq);
create index case_by_stage on cases(stage, opened);
create index promise_by_due on promise(state, due);
analyze;
"""

STAGES = {"case.resolved": "resolved", "case.closed": "closed", "case.reopened": "open"}


def load(tool, book, path):
    """The events of a book in SQLite, with cases and promises; the number of one case in use."""
    db = sqlite3.connect(path)
    db.executescript("pragma journal_mode = off; pragma synchronous = off;" + SCHEMA)
    export = tool.start("export", "ndjson", "--book", book)
    ref = None
    for count, line in enumerate(export.stdout):
        event = json.loads(line)
        data, kind = event["data"], event["type"]
        case = data["refs"].get("case")
        db.execute("insert into event values(?,?,?,?,?,?)",
                   (data["seq"], event["id"], kind, event["time"], case, line))
        if kind == "case.opened":
            db.execute("insert into cases values(?,?,?,?,?)",
                       (case, data["number"], "open", event["time"], data["body"].get("subject")))
            if count < EVENTS // 2:
                ref = data["number"]
        elif kind in STAGES:
            db.execute("update cases set stage = ? where id = ?", (STAGES[kind], case))
        elif kind == "promise.made":
            body = data["body"]
            db.execute("insert into promise values(?,?,?,?,?)",
                       (data["refs"]["promise"], case, "open", body["window"]["to"], body["what"]))
        elif kind == "promise.settled":
            db.execute("update promise set state = ? where id = ?",
                       (data["body"]["outcome"], data["refs"]["promise"]))
    if export.wait():
        raise SystemExit(export.stderr.read())
    db.executescript(INDEXES)
    db.commit()
    db.close()
    return ref


def questions(book, database, ref):
    """For each command: how casebook is asked, and what the shell does for it."""
    of_case = f"select id from cases where ref = '{ref}'"
    shell = {
        "show": f"select * from cases where ref = '{ref}'; select * from promise where case_id = "
                f"({of_case}); select json from event where case_id = ({of_case}) "
                "order by seq desc limit 5",
        "timeline": f"select seq, type, time, json from event where case_id = ({of_case}) "
                    "order by seq",
        "list": "select ref, stage, opened, subject from cases where stage = 'open' "
                "order by opened limit 50",
        "due": "select p.due, c.ref, p.what from promise p join cases c on c.id = p.case_id "
               "where p.state = 'open' order by p.due limit 50",
        "find": "select seq, type, time, json from event where json like '%ガラガラ%' "
                "order by seq desc limit 30",
    }
    own = {"show": ["show", ref], "timeline": ["timeline", ref], "list": ["list", "--limit", "50"],
           "due": ["due", "--limit", "50"], "find": ["find", "ガラガラ"]}
    return {name: ([*own[name], "--book", book], ["sqlite3", database, shell[name]])
            for name in own}


def time_all(tool, book, database, ref, directory, runs):
    """Medians in milliseconds: command, casebook, sqlite3."""
    output = os.path.join(directory, "times.json")
    table = []
    for name, (own, shell) in questions(book, database, ref).items():
        tool.run(*own, expect=[0])
        lines = [quoted([tool.path, *own]), quoted(shell)]
        subprocess.run(["hyperfine", "-N", "--warmup", "5", "--runs", str(runs), "--style", "none",
                        "--export-json", output, *lines], check=True, stdout=subprocess.DEVNULL,
                       env=tool.environment())
        with open(output, encoding="utf-8") as file:
            results = json.load(file)["results"]
        table.append((name, *(1e3 * result["median"] for result in results)))
    return table


def quoted(words):
    """A line that hyperfine takes apart into the same words."""
    return " ".join("'" + word.replace("'", "'\\''") + "'" for word in words)
