"""The tables of RESULTS.md."""

import datetime

from . import appends, caller, desk


class Report:
    """What was measured; parts that were left out stay empty."""

    def __init__(self, machine, flush):
        self.machine = machine
        self.flush_before = self.flush_after = flush
        self.rounds = []
        self.handed_over = None
        self.desk = None
        self.caller = None
        self.imported = None
        self.rebuilt = None
        self.large_count = 0
        self.processes = None

    def text(self):
        parts = [self.head(), self.appends(), self.bytes(), self.sockets(), self.callers(),
                 self.upkeep(), self.commands()]
        return "\n".join(part for part in parts if part)

    def head(self):
        day = datetime.date.today().isoformat()
        before, after = self.flush_before, self.flush_after
        lines = [
            "# Measurements", "",
            "Written by `Tools/bench/run`. Everything below was measured in one run on one",
            "machine, side by side; compare ratios, for the figures depend on the disk.", "",
            f"- {day}", *(f"- {line}" for line in self.machine),
            f"- disk: 512 bytes in place and a flush take {before[0]:.3f} ms (p99 {before[1]:.3f}) "
            f"before, {after[0]:.3f} ms (p99 {after[1]:.3f}) after the run", ""]
        return "\n".join(lines)

    def appends(self):
        if not self.rounds:
            return ""
        lines = [
            "## Durable commands", "",
            "Casebook checks, decides, numbers, seals, chains and folds each command, and flushes "
            "before it", "answers. Bare LMDB (C, `-O2`) appends the very bytes that casebook had "
            "stored, in the same batches;", "SQLite (WAL, `synchronous = full`) stores them with "
            "the same feeds and command ids in the same", "batches; Redis Streams append as many "
            "bytes with `appendfsync always`, as many clients. Medians.", "",
            "| writers | casebook events/s | commits/s | p50 / p99 ms | LMDB | SQLite | Redis | "
            "÷ LMDB | ÷ SQLite | ÷ Redis |", "|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"]
        for writers in appends.COMMANDS:
            rounds = [one for one in self.rounds if one.writers == writers]
            rates = [round_rate(rounds, name) for name in ("LMDB", "SQLite", "Redis")]
            ratios = [f"{appends.ratio(rounds, name):.2f}" for name in ("LMDB", "SQLite", "Redis")]
            p50 = appends.median(rounds, lambda one: one.p50)
            p99 = appends.median(rounds, lambda one: one.p99)
            commits = appends.median(rounds, lambda one: one.commits)
            lines.append("| " + " | ".join(
                [str(writers), round_rate(rounds, "casebook"), f"{commits:,.0f}",
                 f"{p50:.2f} / {p99:.2f}", *rates, *ratios]) + " |")
        return "\n".join(lines) + "\n"

    def bytes(self):
        if not self.rounds:
            return ""
        largest = [one for one in self.rounds if one.writers == max(appends.COMMANDS)]
        lines = ["## Bytes", "", "| per event | casebook | LMDB | SQLite |", "|---|--:|--:|--:|"]
        disk = [appends.median(largest, lambda one, name=name: one.bytes_on_disk[name])
                for name in ("casebook", "LMDB", "SQLite")]
        lines.append(f"| on disk, everything | {disk[0]:,.0f} | {disk[1]:,.0f} | {disk[2]:,.0f} |")
        handed = self.handed_over
        lines.append(f"| in write calls, one writer | {handed['casebook']:,.0f} | "
                     f"{handed['LMDB']:,.0f} | |")
        return "\n".join(lines) + "\n"

    def sockets(self):
        return desk.text(self.desk) if self.desk else ""

    def callers(self):
        return caller.text(self.caller) if self.caller else ""

    def upkeep(self):
        lines = []
        if self.imported:
            seconds, memory, counts = self.imported
            lines.append(f"| import of {counts['rows']:,} rows, {counts['events']:,} events | "
                         f"{seconds:.1f} | {counts['events'] / seconds:,.0f} | "
                         f"{memory / 2**20:.0f} |")
        if self.rebuilt:
            seconds, memory = self.rebuilt
            lines.append(f"| folding every view again, {self.large_count:,} events | "
                         f"{seconds:.1f} | {self.large_count / seconds:,.0f} | "
                         f"{memory / 2**20:.0f} |")
        if not lines:
            return ""
        return "\n".join(["## Now and then", "", "| | s | events/s | anonymous memory, MB |",
                          "|---|--:|--:|--:|", *lines]) + "\n"

    def commands(self):
        if not self.processes:
            return ""
        lines = [f"## Whole commands, in a book of {self.large_count:,} events", "",
                 "Process start to end, median ms; beside, the `sqlite3` shell on indexed tables",
                 "of the same events.", "", "| | casebook | sqlite3 | ratio |", "|---|--:|--:|--:|"]
        lines += [f"| `{name}` | {own:.1f} | {shell:.1f} | {own / shell:.2f} |"
                  for name, own, shell in self.processes]
        return "\n".join(lines) + "\n"


def round_rate(rounds, name):
    return f"{appends.median(rounds, lambda one: one.rates[name]):,.0f}"
