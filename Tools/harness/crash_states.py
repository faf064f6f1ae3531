"""Power cuts: rebuilds a book as the disk could have held it, and has casebook look at each state.

A run of casebook is recorded (record_shim.c); for each trial a point in it is drawn, the machine
stops there (volume.py), and the book must then open, verify, and hold every event that had been
acknowledged.
"""

import collections
import concurrent.futures
import hashlib
import os
import random
import shutil
import tempfile

from . import recording as calls_of
from .support import Failure, Meaningless, say
from .volume import Volume, write_state

WORKERS = 2


class Trials:
    """The states drawn from one recording, and what the checker said of them."""

    def __init__(self, calls, template, check, seed, torn=0.3, keep=None):
        """`check(directory, acked)` gives a verdict, "OK" or what is wrong, and a line of text."""
        self.calls = calls
        self.template = template
        self.check = check
        self.seed = seed
        self.torn = torn
        self.keep = keep
        self.verdicts = collections.Counter()
        self.first = {}
        self.images = set()

    def points(self, count):
        """Where the machine stops in each trial: anywhere after the first acknowledgement."""
        chance = random.Random(self.seed)
        start = next(i for i, call in enumerate(self.calls) if call.kind == calls_of.ACKED)
        return [chance.randrange(start + 1, len(self.calls) + 1) for _ in range(count)]

    def run(self, count, base, only=None):
        """Draws `count` states and checks each in a directory below `base`."""
        self.check_intact(base)
        points = self.points(count)
        trials = sorted(range(count), key=lambda trial: points[trial])
        if only is not None:
            trials = [only]
        volume, at = Volume(self.template), 0
        with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
            waiting = collections.deque()
            for trial in trials:
                while at < points[trial]:
                    volume.complete(at, self.calls[at])
                    at += 1
                during = self.calls[at] if at < len(self.calls) else None
                chance = random.Random(f"{self.seed} {trial}")
                directory = tempfile.mkdtemp(prefix="state-", dir=base)
                write_state(volume.crash(during, chance, self.torn), directory)
                place = f"trial {trial}, call {at} of {len(self.calls)}, acked {volume.acked}"
                waiting.append((place, pool.submit(self.look, directory, volume.acked)))
                if len(waiting) > 2 * WORKERS:
                    self.take(*waiting.popleft())
            for place, future in waiting:
                self.take(place, future)

    def check_intact(self, base):
        """A checker that refuses a book to which nothing happened would find fault everywhere."""
        volume = Volume(self.template)
        for index, call in enumerate(self.calls):
            volume.complete(index, call)
        directory = tempfile.mkdtemp(prefix="intact-", dir=base)
        write_state(volume.intact(), directory)
        verdict, said = self.check(directory, volume.acked)
        shutil.rmtree(directory)
        if verdict != "OK":
            raise Meaningless(f"the book that did not crash is refused: {said}")

    def look(self, directory, acked):
        digest = hashlib.sha256()
        for folder, _, files in sorted(os.walk(directory)):
            for name in sorted(files):
                digest.update(name.encode())
                with open(os.path.join(folder, name), "rb") as file:
                    digest.update(file.read())
        verdict, said = self.check(directory, acked)
        if self.keep and verdict != "OK" and not os.path.exists(os.path.join(self.keep, verdict)):
            shutil.copytree(directory, os.path.join(self.keep, verdict))
        shutil.rmtree(directory)
        return digest.digest(), verdict, said

    def take(self, place, future):
        digest, verdict, said = future.result()
        self.images.add(digest)
        self.verdicts[verdict] += 1
        self.first.setdefault(verdict, f"{place}: {said}")

    @property
    def bad_count(self):
        return sum(count for verdict, count in self.verdicts.items() if verdict != "OK")

    def summary(self):
        acks = sum(call.kind == calls_of.ACKED for call in self.calls)
        counts = ", ".join(f"{count} {verdict}" for verdict, count in sorted(self.verdicts.items()))
        return (f"{sum(self.verdicts.values())} states ({len(self.images)} different) of "
                f"{len(self.calls)} calls with {acks} acknowledgements: {counts}")


def judge(trials):
    """Prints what came out; a failure if any state was bad."""
    say(trials.summary())
    bad = [f"{verdict}: {trials.first[verdict]}" for verdict in trials.first if verdict != "OK"]
    if bad:
        raise Failure("\n  ".join(bad))


def judge_spoilt(name, trials):
    """A spoilt recording must have been noticed."""
    say(f"spoilt ({name}): {trials.summary()}")
    if not trials.bad_count:
        raise Failure(f"no state of the recording spoilt by `{name}` was noticed")


def spoilt(calls, name):
    return list(calls_of.SPOILS[name](calls))
