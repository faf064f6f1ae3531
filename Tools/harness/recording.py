"""What record_shim.c wrote down: the calls of a run, in an order that happened."""

import collections
import dataclasses
import struct

from .support import Meaningless

WRITE, SYNC_WRITE, FLUSH_BEGIN, FLUSH_END, LENGTH = 1, 2, 3, 4, 5
OPENED, CREATED, RENAMED, REMOVED, ACKED, BLIND = 6, 7, 8, 9, 10, 11

HEAD = struct.Struct("=5Q")


class Unusable(Meaningless):
    """The recording says nothing: an empty run, or calls that cannot be followed."""


@dataclasses.dataclass(frozen=True)
class Call:
    kind: int
    inode: int
    place: int
    thread: int
    data: bytes

    @property
    def path(self):
        return self.data.decode()


def read_calls(path):
    """The calls of the recording at `path`."""
    with open(path, "rb") as file:
        raw = file.read()
    calls, at = [], 0
    while at < len(raw):
        if at + HEAD.size > len(raw):
            raise Unusable("the recording ends inside a call")
        kind, inode, place, thread, length = HEAD.unpack_from(raw, at)
        at += HEAD.size
        if not WRITE <= kind <= BLIND or at + length > len(raw):
            raise Unusable(f"there is no call at byte {at - HEAD.size} of the recording")
        if kind == BLIND:
            raise Unusable(f"a call cannot be followed: see record_shim.c, line {place}")
        calls.append(Call(kind, inode, place, thread, raw[at:at + length]))
        at += length
    counts = collections.Counter(call.kind for call in calls)
    for kind, name in ((ACKED, "acknowledgement"), (SYNC_WRITE, "synchronous write"),
                       (FLUSH_END, "flush")):
        if not counts[kind]:
            raise Unusable(f"the recording has no {name}: was the shim loaded?")
    return calls


def without_flushes(calls):
    """As if the program never flushed a file, and wrote nothing synchronously."""
    for call in calls:
        if call.kind == SYNC_WRITE:
            yield dataclasses.replace(call, kind=WRITE)
        elif call.kind not in (FLUSH_BEGIN, FLUSH_END):
            yield call


def without_synchronous_writes(calls):
    """As if LMDB's meta page went through the page cache."""
    for call in calls:
        yield dataclasses.replace(call, kind=WRITE) if call.kind == SYNC_WRITE else call


def without_flushes_of_keys(calls):
    """As if the keys were not flushed before the batch that needs them."""
    of_keys = {call.inode for call in calls
               if call.kind in (OPENED, CREATED) and call.path.endswith(".keys")}
    for call in calls:
        if call.inode not in of_keys or call.kind not in (FLUSH_BEGIN, FLUSH_END):
            yield call


def acknowledged_early(calls):
    """As if callers were answered before the flush of their batch."""
    backward, waiting = [], []
    for call in reversed(calls):
        if call.kind == ACKED:
            waiting.append(call)
            continue
        backward.append(call)
        if call.kind == FLUSH_BEGIN:
            backward += waiting
            waiting = []
    return reversed(backward + waiting)


SPOILS = {
    "flushes": without_flushes,
    "meta": without_synchronous_writes,
    "keys": without_flushes_of_keys,
    "answers": acknowledged_early,
}
"""Ways of spoiling a good recording: each is a bug that the crash states must show."""
