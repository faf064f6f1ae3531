"""What is done now and then: the import of a real log, and folding every view again."""

import json
import os
import shutil
import time
import zipfile

from harness.support import REPOSITORY

from .machine import Peak

DATA = os.path.join(REPOSITORY, "..", "shared", "data", "uci498-servicenow",
                    "incident_event_log.zip")


def find_log(path, directory):
    """The CSV of the real service desk's log, unpacked if need be; `None` if it is not there."""
    path = path or DATA
    if not os.path.exists(path):
        return None
    if not path.endswith(".zip"):
        return path
    with zipfile.ZipFile(path) as archive:
        name = next(name for name in archive.namelist() if name.endswith(".csv"))
        return archive.extract(name, directory)


def run_watched(tool, *words):
    """Runs a command; its seconds, its greatest anonymous memory in bytes, and what it printed."""
    start = time.monotonic()
    with open(os.devnull, "w", encoding="ascii") as nothing:
        process = tool.start(*words, stderr=nothing)
        peak = Peak(process.pid)
        while process.poll() is None:
            peak.look()
            time.sleep(0.01)
    seconds = time.monotonic() - start
    if process.returncode not in (0, 81):
        raise SystemExit(f"casebook {' '.join(words)} ended with {process.returncode}")
    return seconds, peak.bytes, process.stdout.read()


def time_import(tool, log, directory):
    """Seconds, anonymous memory and the counts of an import into a new book."""
    book = os.path.join(directory, "imported")
    shutil.rmtree(book, ignore_errors=True)
    tool.run("init", "--book", book, expect=[0])
    seconds, memory, out = run_watched(tool, "import", "servicenow", log, "--json", "--book", book)
    return seconds, memory, json.loads(out)["data"]


def time_rebuild(tool, book):
    """Seconds and anonymous memory of folding every view of a book again."""
    seconds, memory, _ = run_watched(tool, "rebuild", "--book", book)
    return seconds, memory
