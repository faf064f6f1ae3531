"""20,000 events at once: a publisher drops what does not fit into its queues, and READ repairs it.

Another process imports a history into the served book.  A fast and a slow follower must end with
exactly the log, and with few READs: old messages that are queued behind a READ cause none.
"""

import os
import random
import threading
import time

from ..book import history
from ..support import Failure, Meaningless, find_tool, say, scratch
from . import pyzmq
from .peer import Follower, log_of, must_equal, must_notice
from .server import SLOWNESS, Server

WHOLE_WITHIN = 60
"""Seconds until every follower must be complete."""


def add_options(parser):
    parser.add_argument("--events", type=int, default=20_000, help="how many at least")


def run(options):
    zmq = pyzmq.require()
    with scratch(in_memory=True) as base:
        tool = find_tool(options.tool, os.path.join(base, "home"))
        server = Server(tool, base)
        key = server.allow("erp")
        with server:
            followers = [Follower(zmq, server, key), Follower(zmq, server, key, high_water_mark=50)]
            for follower in followers:
                if follower.until(lambda: not follower.is_fresh and not follower.is_asking,
                                  10) is None:
                    raise Failure("the feed said nothing for 10 s")
            reads = [follower.reads for follower in followers]
            # A case of the history is about 7 events.
            file = history(os.path.join(base, "history.csv"), random.Random(options.seed),
                           options.events // 6)
            importing = threading.Thread(
                target=lambda: server.book.run("import", "servicenow", file, expect=[0]))
            threads = [threading.Thread(target=follow, args=(follower, server, importing))
                       for follower in followers]
            importing.start()
            begin = time.monotonic()
            for thread in threads:
                thread.start()
            importing.join()
            imported = time.monotonic() - begin
            for thread in threads:
                thread.join()
            log = log_of(server.book)
            if len(log) < options.events:
                raise Meaningless(f"the burst was of {len(log)} events only")
            for name, follower, before in zip(("fast", "slow"), followers, reads):
                prove(name, follower, follower.reads - before, log, imported)
            must_notice(followers[0].events, log)
            server.must_live()


def follow(follower, server, importing):
    """Follows until nothing more comes after the import; the short queue has a slow owner."""
    end = time.monotonic() + WHOLE_WITHIN * SLOWNESS
    moved = time.monotonic()
    while time.monotonic() < end:
        count = len(follower.events)
        follower.step(0.05)
        if follower.high_water_mark:
            time.sleep(0.0005)
        if len(follower.events) != count or importing.is_alive():
            moved = time.monotonic()
        # Two heartbeats without anything new: the second one's head is where it is.
        if time.monotonic() - moved > 2.5 * SLOWNESS:
            return


def prove(name, follower, reads, log, imported):
    must_equal(f"the {name} follower", follower.events, log)
    missing = len(log) - follower.taken
    bound = missing / 500 + 3
    say(f"{name}: {len(log)} events in {imported:.1f} s, {follower.taken} live, "
        f"{missing} by {reads} READs")
    if reads > bound:
        raise Failure(f"the {name} follower needed {reads} READs for {missing} missing events")
