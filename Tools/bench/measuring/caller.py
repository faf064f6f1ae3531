"""Who is calling: a book of many customers with shared numbers and many facts, asked in process."""

import json
import subprocess

CUSTOMERS = 200_000
"""With five numbers and five facts each: a million of both."""

LOOKS = 20_000
"""Of each kind; the first tenth warms up."""

LIMIT = 2_000
"""Microseconds in which 99 of 100 looks are to be answered; a look-up alone in half of it."""

NAMES = {"lookup": "look-up of a number", "pop": "screen pop, the number of one customer",
         "popShared": "screen pop, a switchboard of twelve",
         "ask": "verdict of every key of a case", "handoff": "handoff, decided and not written"}


def measure(bench, customers):
    """What the program says of a new book."""
    book, _ = bench.new_book()
    words = [bench.bench, "caller", book, str(customers), str(LOOKS), "1"]
    done = subprocess.run(words, capture_output=True, text=True, env=bench.tool.environment())
    if done.returncode:
        raise SystemExit(f"{' '.join(words)}: {done.stdout}{done.stderr}")
    return json.loads(done.stdout)


def text(result):
    """The section of RESULTS.md."""
    lines = [
        "## Who is calling", "",
        f"In process, in a book of {result['customers']:,} customers with {result['numbers']:,} "
        f"numbers, two of", f"five shared, {result['facts']:,} facts under {result['keys']} "
        f"declared keys and {result['events']:,} events, each look", "with a snapshot of its own "
        f"and its words opened. Aims at p99: {LIMIT / 1000:g} ms; a look-up {LIMIT / 2000:g} ms.",
        "", "| | p50 µs | p99 µs |", "|---|--:|--:|"]
    lines += [f"| {NAMES[name]} | {times['p50Us']:,.0f} | {times['p99Us']:,.0f} |"
              for name, times in result["looks"].items()]
    return "\n".join(lines) + "\n"
