"""What the figures depend on: the machine, and how long its disk takes to flush."""

import json
import os
import platform
import subprocess


def describe(directory):
    """Processor, memory, file system and versions, as lines of text."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        model = next((line.split(":", 1)[1].strip() for line in file
                      if line.startswith("model name")), platform.machine())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = platform.freedesktop_os_release()["PRETTY_NAME"]
    kind = subprocess.run(["stat", "-f", "-c", "%T", directory], capture_output=True, text=True)
    return [f"{os.cpu_count()} × {model}, {memory:.0f} GB",
            f"{system}, Linux {platform.release()}, {kind.stdout.strip()}"]


def flush_latency(program, directory):
    """Milliseconds for 512 bytes in place and a flush: median and 99th percentile."""
    words = [program, os.path.join(directory, "flush"), "2000"]
    done = json.loads(subprocess.run(words, capture_output=True, check=True).stdout)
    return done["p50Ms"], done["p99Ms"]


class Peak:
    """The greatest anonymous memory of a process and its children, looked at now and then."""

    def __init__(self, pid):
        self.pid = pid
        self.bytes = 0

    def look(self):
        for pid in [self.pid, *children(self.pid)]:
            try:
                with open(f"/proc/{pid}/status", encoding="ascii") as file:
                    anonymous = [line for line in file if line.startswith("RssAnon")]
            except OSError:
                continue
            if anonymous:
                self.bytes = max(self.bytes, int(anonymous[0].split()[1]) * 1024)


def children(pid):
    try:
        with open(f"/proc/{pid}/task/{pid}/children", encoding="ascii") as file:
            return file.read().split()
    except OSError:
        return []
