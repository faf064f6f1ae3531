"""Measures casebook beside bare LMDB, SQLite, Redis, PostgreSQL and libzmq, all on one machine.

Prints the tables and writes them to Tools/bench/RESULTS.md.  Every figure depends on how long the
disk takes to flush, which is measured before and after; compare ratios, not figures.
"""

import argparse
import os
import subprocess
import tempfile

from harness.support import REPOSITORY, find_tool, say

from . import appends, caller, desk, machine, processes, redis, results, upkeep

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

PACKAGES = ["hyperfine", "libsqlite3-dev", "postgresql", "redis-server", "redis-tools",
            "sqlite3"]

PROGRAMS = {"append_lmdb": ["-llmdb"], "append_sqlite": ["-lsqlite3"], "flush_latency": [],
            "count_shim.so": ["-shared", "-fPIC", "-ldl"], **desk.PROGRAMS}


def arguments():
    parser = argparse.ArgumentParser(prog="Tools/bench/run", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3, help="of which the medians are taken")
    parser.add_argument("--events", type=int, default=processes.EVENTS, help="in the large book")
    parser.add_argument("--customers", type=int, default=caller.CUSTOMERS,
                        help="in the book of callers, with five numbers and five facts each")
    parser.add_argument("--runs", type=int, default=50, help="of each whole command")
    parser.add_argument("--data", help="the log of the real service desk, CSV or zip")
    parser.add_argument("--directory", help="on the disk to be measured; else the temporary one")
    parser.add_argument("--only", choices=["appends", "caller", "desk", "upkeep", "processes"],
                        help="one part")
    parser.add_argument("--dry-run", action="store_true", help="do not write RESULTS.md")
    return parser.parse_args()


def main():
    options = arguments()
    subprocess.run([os.path.join(REPOSITORY, "Tools", "setup"), *PACKAGES], check=True)
    subprocess.run([os.path.join(REPOSITORY, "Tools", "build")], check=True)
    with tempfile.TemporaryDirectory(prefix="casebook-bench-", dir=options.directory) as directory:
        report = measure(options, directory)
    text = report.text()
    say(text)
    if not options.dry_run and not options.only:
        with open(os.path.join(HERE, "RESULTS.md"), "w", encoding="utf-8") as file:
            file.write(text)
    return 0


def measure(options, directory):
    tool = find_tool(None, os.path.join(directory, "home"))
    programs = {name: compile_c(name, flags, directory) for name, flags in PROGRAMS.items()}
    bench = appends.Bench(
        tool, os.path.join(os.path.dirname(tool.path), "Bench"), programs, directory)

    def flush():
        return machine.flush_latency(programs["flush_latency"], directory)

    report = results.Report(machine.describe(directory), flush())
    if options.only in (None, "appends"):
        measure_appends(bench, options, report)
    if options.only in (None, "desk"):
        bench_of_sockets = desk.DeskBench(tool, programs, directory)
        report.desk = desk.rounds(bench_of_sockets, options.rounds)
    if options.only in (None, "caller"):
        say(f"writing a book of {options.customers:,} customers, and looking them up")
        report.caller = caller.measure(bench, options.customers)
    if options.only in (None, "upkeep"):
        log = upkeep.find_log(options.data, directory)
        if log:
            say("importing")
            report.imported = upkeep.time_import(tool, log, directory)
    if options.only in (None, "upkeep", "processes"):
        measure_large_book(bench, options, report)
    report.flush_after = flush()
    return report


def measure_appends(bench, options, report):
    with redis.server(bench.directory) as socket:
        for count in range(options.rounds):
            for writers in appends.COMMANDS:
                say(f"round {count + 1}, {writers} writers")
                report.rounds.append(bench.round(writers, socket))
    report.handed_over = bench.bytes_handed_over()


def measure_large_book(bench, options, report):
    say(f"writing a book of {options.events:,} events")
    book, start = bench.new_book()
    wrote = 0
    while wrote < options.events:
        # A command writes a little more than one event; the rest is written in further calls.
        left = max((options.events - wrote) * 9 // 10, 64)
        wrote += bench.write(book, 64, left)["events"]
    report.large_count = wrote + start
    if options.only in (None, "upkeep"):
        say("folding it again")
        report.rebuilt = upkeep.time_rebuild(bench.tool, book)
    if options.only in (None, "processes"):
        say("loading it into SQLite")
        database = bench.place("large.db")
        ref = processes.load(bench.tool, book, database)
        say("asking both")
        report.processes = processes.time_all(
            bench.tool, book, database, ref, bench.directory, options.runs)


def compile_c(name, flags, directory):
    target = os.path.join(directory, name)
    source = os.path.join(HERE, name.removesuffix(".so") + ".c")
    subprocess.run(["gcc", "-O2", "-o", target, source, *flags], check=True)
    return target
