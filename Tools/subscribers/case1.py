"""What every subscriber of CASE1 shares: positions, the reply of the desk, and the client's rule.

Standard library only.  Copy it beside your program; Schemas/CASE1.md is the protocol on a page.
"""

import json

QUIET, SILENT = 15.0, 15.0
"""Seconds: a quiet follower asks once; one who hears nothing at all connects anew."""


class Refused(Exception):
    """The desk did not do it.  `info["code"]` is stable, `info["message"]` is for people."""

    def __init__(self, status, info):
        super().__init__(f"{status} {info.get('code')}: {info.get('message')}")
        self.status, self.info = status, info

    @property
    def may_be_sent_again(self):
        """300 not now, 500 the desk's fault: the same request later.  400: never as it was sent."""
        return self.status in (300, 500)


def place(text):
    """The two numbers of a position: "1.184209" is epoch 1, event 184209."""
    epoch, seq = text.split(".")
    return int(epoch), int(seq)


def request(verb, arguments, *payload):
    """The frames of a request, behind the empty one that a REQ socket adds by itself."""
    text = json.dumps(arguments, ensure_ascii=False, separators=(",", ":"))
    return [b"CASE1", verb.encode(), text.encode(), *payload]


def reply(frames):
    """The info of a reply and the frames behind it; raises Refused.

    A status that only a newer desk knows counts as its class: 317 as 300.
    """
    status, info = int(frames[0]) // 100 * 100, json.loads(frames[1])
    if status != 200:
        raise Refused(status, info)
    return info, frames[2:]


def events(frames):
    """The events of a READ: three frames each."""
    for start in range(0, len(frames), 3):
        position, previous, event = frames[start : start + 3]
        yield position.decode(), int(previous), event.decode()


class Rule:
    """If `previous` is not beyond where you are, take it.  Otherwise READ from where you are.

    `at` is the place of the follower, "" before the first event.  `behind` says that a READ is due;
    it is when a follower begins.  `now` is seconds of a clock that never goes back.
    """

    def __init__(self, feed, at, now):
        self.feed, self.at, self.behind, self.moved = feed, at, True, now

    def hear(self, topic, position, previous, now):
        """What to do with a live message: "take", "have" or "read"."""
        if topic not in (self.feed, "~"):
            return "have"
        if self.behind or place(position)[0] != place(self.at)[0]:
            self.behind = True
        elif topic == "~":  # The head of the log; 0 for who is not told where it is.
            quiet = self.feed == "log/" or now - self.moved >= QUIET
            unknown = place(position)[1] == 0 and self.feed != "log/"
            self.behind = quiet and (unknown or place(position)[1] > place(self.at)[1])
        elif place(position)[1] <= place(self.at)[1]:
            return "have"
        elif previous <= place(self.at)[1]:
            self.at, self.moved = position, now
            return "take"
        else:
            self.behind = True
        return "read" if self.behind else "have"

    def did_read(self, through, more, now):
        """A READ was answered: everything up to `through` is here, even if no event came."""
        self.at, self.behind, self.moved = through, more, now
