"""The events of a book, as the C programs of the comparison take them (bench.h).

Read from the pages of the book's log, so that the programs append the very bytes that casebook
stored; feeds and command ids come out of the records.
"""

import hashlib
import struct

from harness.lmdb_file import DataFile

HASH_SIZE = 32
COMMAND, TYPE, TEAM, REFS = 2, 5, 14, 18
"""Numbers of the fields of `Record` that are needed (Schemas/casebook/v1/record.proto)."""

TEAM_FEED, TYPE_FEED = 32, 33
"""Kinds for feeds that are no subject's; any number beyond the roles will do."""


def fields(message):
    """The fields of a protobuf message, as (number, value)."""
    at = 0
    while at < len(message):
        tag, at = varint(message, at)
        number, wire = tag >> 3, tag & 7
        if wire == 0:
            value, at = varint(message, at)
        elif wire == 2:
            length, at = varint(message, at)
            value, at = message[at:at + length], at + length
        else:
            size = {1: 8, 5: 4}[wire]
            value, at = message[at:at + size], at + size
        yield number, value


def varint(message, at):
    value = shift = 0
    while True:
        byte = message[at]
        value |= (byte & 127) << shift
        at += 1
        if byte < 128:
            return value, at
        shift += 7


def subject(kind, name):
    """The subject that stands for a team or a type: a hash of its name."""
    return bytes([kind]) + hashlib.sha256(bytes([kind]) + name).digest()[:16]


def feeds_and_command(record):
    feeds, command = [], b""
    for number, value in fields(record):
        if number == COMMAND:
            command = value
        elif number == REFS:
            ref = dict(fields(value))
            feeds.append(bytes([ref[1]]) + ref[2])
        elif number == TYPE:
            feeds.append(subject(TYPE_FEED, value))
        elif number == TEAM and value:
            feeds.append(subject(TEAM_FEED, value))
    return feeds, command


def write_events(data_file, path, after=0):
    """Writes the events of the log after position `after`; how many there are, and their bytes."""
    data = DataFile(data_file)
    count = byte_count = 0
    with open(path, "wb") as file:
        for row in data.rows_of("log"):
            if int.from_bytes(data.bytes[row.key[0]:row.key[0] + 8], "little") <= after:
                continue
            value = data.bytes[row.value[0]:row.value[0] + row.value[1]]
            feeds, command = feeds_and_command(value[HASH_SIZE:])
            file.write(struct.pack("=II", len(value), len(feeds)) + command + b"".join(feeds))
            file.write(value)
            count += 1
            byte_count += len(value)
    return count, byte_count


def write_batches(acknowledgements, path, after=0):
    """The sizes of the batches, from the positions that the writer noted after each commit."""
    with open(acknowledgements, encoding="ascii") as file:
        positions = [position for position in map(int, file) if position > after]
    sizes = [high - low for low, high in zip([after] + positions, positions) if high > low]
    with open(path, "w", encoding="ascii") as file:
        file.writelines(f"{size}\n" for size in sizes)
    return sizes
