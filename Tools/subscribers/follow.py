#!/usr/bin/env python3
"""Follows a feed of casebook live, and repairs what was lost by READ.

    follow.py tcp://casebook.example:7100 team/repair/ mine.db [tcp://casebook.example:7102]

Without the fourth word HELLO says where the events of this key's audience are said live.  Keys
from the environment, Z85, 40 characters each: SERVER_KEY, PUBLIC_KEY, SECRET_KEY.

A live message is a hint, of which any may be lost; the log is the truth.  `Rule` in case1.py says
what to do with each, and Schemas/vectors/follow.frames tries it.  Compared with pull.py this saves
the waiting READ of every follower, and costs this page.
"""

import os
import sqlite3
import sys
import time

import zmq  # pyzmq; its wheels have CURVE

from case1 import SILENT, Refused, Rule, events, reply, request


AT_ONCE = 500  # live messages in one transaction


class Lost(Exception):
    """Nothing was heard for so long that the connection must be made anew."""


class Follower:
    def __init__(self, endpoint, feed, file, live):
        self.endpoint, self.feed, self.live = endpoint, feed, live
        self.context = zmq.Context()
        self.store = sqlite3.connect(file)
        self.store.execute(
            "create table if not exists event(position text primary key, json text)"
        )
        self.store.execute("create table if not exists place(feed text primary key, at text)")

    def socket(self, kind, endpoint):
        made = self.context.socket(kind)
        made.ipv6, made.linger, made.rcvtimeo = 1, 0, int(SILENT * 1000)
        made.curve_serverkey = os.environ["SERVER_KEY"].encode()
        made.curve_publickey = os.environ["PUBLIC_KEY"].encode()
        made.curve_secretkey = os.environ["SECRET_KEY"].encode()
        if kind == zmq.SUB:  # Before connecting; "~" is the heartbeat.
            made.subscribe(self.feed)
            made.subscribe("~")
        made.connect(endpoint)
        return made

    def ask(self, verb, **arguments):
        """One request and its answer; "not now" is asked again."""
        pause = 0.1
        while True:
            try:
                self.desk.send_multipart(request(verb, arguments))
                return reply(self.desk.recv_multipart())
            except zmq.Again:
                raise Lost from None
            except Refused as refusal:
                if not refusal.may_be_sent_again:
                    raise
                time.sleep(refusal.info.get("retryMs", pause * 1000) / 1000)
                pause = min(pause * 2, 10)

    def keep(self, came, at):
        """Effect and place in one transaction: every event once, whatever happens."""
        with self.store:
            for position, event in came:
                self.store.execute("insert into event values(?,?)", [position, event])
            self.store.execute("insert or replace into place values(?,?)", [self.feed, at])

    def run(self):
        """Until the connection is lost, or for ever."""
        row = self.store.execute("select at from place where feed=?", [self.feed]).fetchone()
        rule = Rule(self.feed, row[0] if row else "", time.monotonic())
        self.desk = self.socket(zmq.REQ, self.endpoint)
        try:
            hello, _ = self.ask("HELLO", client="follow.py", speak=["CASE1"])
            with self.socket(zmq.SUB, self.live or hello["live"][0]) as live:
                self.follow(rule, live)
        finally:
            self.desk.close()

    def follow(self, rule, live):
        while True:
            came = []
            # The first message proves that we are subscribed; only then is READ complete.
            for topic, position, previous, event in self.heard(live):
                if rule.hear(topic, position, previous, time.monotonic()) == "take":
                    came.append((position, event))
                if rule.behind:
                    break
            if came:
                self.keep(came, rule.at)
            while rule.behind:
                info, frames = self.ask("READ", feed=self.feed, after=rule.at)
                came = [(position, event) for position, _, event in events(frames)]
                self.keep(came, info["through"])
                rule.did_read(info["through"], info["more"], time.monotonic())

    def heard(self, live):
        """The next message, and what is queued behind it: a burst costs few transactions."""
        for count in range(AT_ONCE):
            try:
                # Further frames are of a newer desk.
                topic, position, previous, event, *_ = live.recv_multipart(
                    zmq.NOBLOCK if count else 0
                )
            except zmq.Again:
                if count:
                    return
                raise Lost from None
            yield topic.decode(), position.decode(), int(previous), event.decode()


def main(endpoint, feed, file, live=None):
    follower = Follower(endpoint, feed, file, live)
    while True:
        try:
            follower.run()
        except Lost:
            print("heard nothing; connecting anew", file=sys.stderr)


if __name__ == "__main__":
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except Refused as refusal:  # "epoch": this book was restored, and we have more than it has.
        sys.exit(f"stopped: {refusal}")
    except KeyboardInterrupt:
        pass
