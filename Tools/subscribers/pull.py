#!/usr/bin/env python3
"""Pulls a feed of casebook into a SQLite file, completely and in order: READ and nothing else.

    pull.py tcp://casebook.example:7100 team/repair/ mine.db [--until-end]

Keys from the environment, Z85, 40 characters each: SERVER_KEY, PUBLIC_KEY, SECRET_KEY.

One READ is always waiting, so an event is here as soon as it is durable there.  One request in
flight is the back-pressure.  There is no gap to find and no joining too late: who wants no logic
wants this one.  When it ends, for whatever reason, start it again: it goes on where it was.
"""

import os
import sqlite3
import sys
import time

import zmq  # pyzmq; its wheels have CURVE

from case1 import Refused, events, reply, request

WAIT = 5.0  # seconds that an empty answer is held back by the desk
PATIENCE = WAIT + 10.0  # seconds until an answer counts as lost


def keep(file):
    """What came, and the place up to which it came: in one file, and so in one transaction."""
    store = sqlite3.connect(file)
    store.execute("create table if not exists event(position text primary key, json text)")
    store.execute("create table if not exists place(feed text primary key, at text)")
    return store


def connect(context, endpoint):
    """A REQ socket.  After a lost answer it can only be thrown away: Lazy Pirate."""
    desk = context.socket(zmq.REQ)
    desk.ipv6, desk.linger, desk.rcvtimeo = 1, 0, int(PATIENCE * 1000)
    desk.curve_serverkey = os.environ["SERVER_KEY"].encode()
    desk.curve_publickey = os.environ["PUBLIC_KEY"].encode()
    desk.curve_secretkey = os.environ["SECRET_KEY"].encode()
    # Neither ROUTING_ID nor HEARTBEAT_IVL: the protocol has its own.
    desk.connect(endpoint)
    return desk


def main(endpoint, feed, file, until_end):
    store, context = keep(file), zmq.Context()
    desk, pause = connect(context, endpoint), 0.1
    while True:
        row = store.execute("select at from place where feed=?", [feed]).fetchone()
        wait = 0 if until_end else int(WAIT * 1000)
        arguments = {"feed": feed, "after": row[0] if row else "", "waitMs": wait}
        try:
            desk.send_multipart(request("READ", arguments))
            info, frames = reply(desk.recv_multipart())
        except zmq.Again:  # Nothing came: a new socket, and the same again.
            print("no answer; asking again", file=sys.stderr)
            desk.close()
            desk = connect(context, endpoint)
            continue
        except Refused as refusal:
            if not refusal.may_be_sent_again:
                raise
            # Not now: wait as long as it says, or less and less often.
            time.sleep(refusal.info.get("retryMs", pause * 1000) / 1000)
            pause = min(pause * 2, 10)
            continue
        pause = 0.1
        with store:  # Effect and place in one transaction: every event once, whatever happens.
            for position, _, event in events(frames):
                store.execute("insert into event values(?,?)", [position, event])
            store.execute("insert or replace into place values(?,?)", [feed, info["through"]])
        if until_end and not info["more"]:
            return


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if word != "--until-end"]
    if len(words) != 3:
        sys.exit(__doc__)
    try:
        main(*words, until_end="--until-end" in sys.argv)
    except Refused as refusal:  # "epoch": this book was restored, and we have more than it has.
        sys.exit(f"stopped: {refusal}")
    except KeyboardInterrupt:
        pass
