#!/usr/bin/env python3
"""Checks the test vectors of CASE1 with an implementation of its own: standard library only.

    check_vectors.py [SCHEMAS]

SCHEMAS is the folder with `vectors`, and `asyncapi.json` if it is there.  Exits 0 when every
message is read as it says, 1 with what is not.  Who writes a subscriber in another language writes
this first: the file format is at the top of each file, and takes ten lines to read.
"""

import json
import os
import sys

from case1 import Refused, Rule, place, reply

HERE = os.path.dirname(os.path.abspath(__file__))
VERBS = "HELLO READ VIEW PACK DO BLOB ACK SCHEMA PING RUN".split()


def read(path):
    """The messages of a file: kind, name, facts, frames."""
    messages = []
    with open(path, encoding="utf-8", newline="\n") as file:
        for line in file.read().split("\n"):
            if line.startswith("= "):
                kind, name, *facts = line[2:].split(" ")
                messages.append((kind, name, dict(fact.split("=", 1) for fact in facts), []))
            elif line.startswith("'"):
                messages[-1][3].append(line[1:].encode())
            elif line.startswith("x "):
                messages[-1][3].append(bytes.fromhex(line[2:]))
            elif line and not line.startswith("#"):
                raise ValueError(f"{path}: {line}")
    return messages


class Wrong(Exception):
    """The code with which a desk refuses a request, and where."""


def whole(text):
    raise Wrong("malformed", "")


def members(pairs):
    if len({name for name, _ in pairs}) != len(pairs):
        raise Wrong("malformed", "")
    return dict(pairs)


def arguments(frame):
    """Strict JSON: an object, no name twice, whole numbers only."""
    if len(frame) > 65_536:
        raise Wrong("tooBig", "")
    try:
        value = json.loads(
            frame, object_pairs_hook=members, parse_float=whole, parse_constant=whole
        )
    except ValueError:
        raise Wrong("malformed", "") from None
    if not isinstance(value, dict):
        raise Wrong("malformed", "")
    return value


def is_position(text):
    parts = text.split(".") if isinstance(text, str) else []
    return len(parts) == 2 and all(part.isdecimal() and part.isascii() for part in parts)


def is_feed(text):
    parts = text.split("/")
    kinds = ("case", "customer", "item", "team", "type")
    return text == "log/" or (
        len(parts) == 3 and parts[0] in kinds and parts[1] != "" and parts[2] == ""
    )


def check_request(frames):
    """The verb of a request; raises Wrong in the order in which a desk looks."""
    if len(frames) > 8:
        raise Wrong("malformed", "")
    if not frames or frames[0] != b"CASE1":
        raise Wrong("version", "")
    if len(frames) < 2 or frames[1].decode(errors="replace") not in VERBS:
        raise Wrong("verb", "")
    if len(frames) < 3:
        raise Wrong("malformed", "")
    verb, given = frames[1].decode(), arguments(frames[2])
    if verb == "HELLO" and "CASE1" not in given.get("speak", []):
        raise Wrong("version", "/speak")
    if verb == "READ":
        if "feed" not in given:
            raise Wrong("malformed", "/feed")
        if not is_feed(given["feed"]):
            raise Wrong("feed", "/feed")
        if given.get("after", "") != "" and not is_position(given["after"]):
            raise Wrong("malformed", "/after")
    if verb == "DO" and "id" not in given:
        raise Wrong("malformed", "/id")
    return verb


def request(facts, frames):
    try:
        got = {"verb": check_request(frames)}
    except Wrong as wrong:
        got = {"code": wrong.args[0]}
        if wrong.args[1]:
            got["at"] = wrong.args[1]
    assert got == facts, f"{got} instead of {facts}"


def answer(facts, frames):
    try:
        info, rest = reply(frames)
        got = {"status": "200"}
        if facts["to"] == "READ":
            assert is_position(info["through"]) and len(rest) % 3 == 0, info
            for position, previous, event in zip(rest[::3], rest[1::3], rest[2::3]):
                assert int(previous) < place(position.decode())[1]
                sequence = int(json.loads(event)["sequence"])
                assert sequence == place(position.decode())[1], "an event has its position's number"
    except Refused as refusal:
        assert refusal.info["message"]
        got = {"status": str(refusal.status), "code": refusal.info["code"]}
    assert {"to": facts["to"], **got} == facts, f"{got} instead of {facts}"


def live(facts, frames):
    fits = len(frames) >= 4 and is_position(frames[1].decode()) and frames[2].isdigit()
    if not fits:
        got = {"none": "yes"}
    else:
        got = {"position": frames[1].decode(), "previous": frames[2].decode()}
        body = json.loads(frames[3])
        if frames[0] == b"~":
            assert body["intervalMs"] > 0 and body["time"].endswith("Z")
            assert ("hash" in body) == (place(got["position"])[1] > 0)
            got["heartbeat"] = "yes"
        else:
            assert is_feed(frames[0].decode()) and body["specversion"] == "1.0"
            got["feed"] = frames[0].decode()
    assert got == facts, f"{got} instead of {facts}"


class Follow:
    """One follower from each `start` on."""

    def step(self, kind, facts, frames):
        now = int(facts.get("now", 0)) / 1000
        if kind == "start":
            self.rule = Rule(facts["feed"], "", now)
            self.rule.did_read(facts["at"], False, now)
        elif kind == "live":
            topic, position, previous = (frame.decode() for frame in frames[:3])
            step = self.rule.hear(topic, position, int(previous), now)
            assert step == facts["step"], f"{step} instead of {facts['step']}"
        elif kind == "read":
            self.rule.did_read(facts["through"], facts["more"] == "yes", now)
        else:
            raise AssertionError(kind)
        assert self.rule.at == facts["at"], f"at {self.rule.at} instead of {facts['at']}"


def references(value):
    """Every `$ref` of a document."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from [inner] if name == "$ref" else references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from references(inner)


def check_description(folder):
    """That the AsyncAPI document refers to what is there."""
    path = os.path.join(folder, "asyncapi.json")
    if not os.path.exists(path):
        return
    with open(path, encoding="utf-8") as file:
        document = json.load(file)
    for reference in references(document):
        if reference.startswith("#/"):
            value = document
            for name in reference[2:].split("/"):
                value = value[name]
        else:
            assert os.path.exists(os.path.join(folder, reference)), reference


def main(folder):
    follow = Follow()
    files = {
        "requests.frames": lambda kind, facts, frames: request(facts, frames),
        "replies.frames": lambda kind, facts, frames: answer(facts, frames),
        "live.frames": lambda kind, facts, frames: live(facts, frames),
        "follow.frames": follow.step,
    }
    count, wrong = 0, 0
    for name, check in files.items():
        for kind, title, facts, frames in read(os.path.join(folder, "vectors", name)):
            count += 1
            try:
                check(kind, facts, frames)
            except (AssertionError, KeyError, ValueError) as error:
                wrong += 1
                print(f"{name}: {kind} {title}: {error!r}")
    check_description(folder)
    print(f"{count - wrong} of {count} messages are as they should be")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, "../../Schemas")))
