"""The crash model: what a disk is sure to hold of a directory, and what it may hold besides.

The machine stops in the middle of one call.  Then

1. A write is in the page cache only.  Until a flush of its file that began after it has ended, the
   disk may hold any of it, in any order: each 4 KiB page of each such write survives or does not,
   by itself.  The share that survives is drawn; none and all are drawn often, being the likeliest
   after a real power cut.
2. A page that survives may be torn, for the disk promises whole sectors of 512 bytes and no more:
   any of its sectors may be new and the others old.
3. A flush that has returned has put on disk what was written to its file before it was called.  One
   that the crash interrupts has promised nothing.
4. A write through an O_DSYNC descriptor is on disk when it has returned, and makes nothing else
   durable.
5. A file may or may not have reached its new length; where it did, missing pages are zeros.
6. A new, renamed or removed entry of a folder is certain when the folder has been flushed.  Before
   that the disk holds the first so many of these changes, in the order in which they were made, as
   the journals of file systems keep it.
7. An acknowledgement counts from the moment it was given: whoever was answered relies on it.

This is what POSIX and the block layer allow, which is more than one given file system does.  A disk
that lies about flushes and bytes that rot are not modelled.
"""

import os
import posixpath

from . import recording as calls_of

PAGE, SECTOR = 4096, 512

INTERRUPTED = -1
"""The index of the call in which the machine stopped."""


def put(image, offset, data):
    """Writes `data` into `image`, which grows with zeros where it must."""
    if len(image) < offset + len(data):
        image.extend(bytes(offset + len(data) - len(image)))
    image[offset:offset + len(data)] = data


def resize(image, length):
    if len(image) > length:
        del image[length:]
    else:
        image.extend(bytes(length - len(image)))


def pieces(offset, data, size):
    """Cuts a write at the multiples of `size` in the file."""
    start = 0
    while start < len(data):
        end = min(len(data), start + size - (offset + start) % size)
        yield offset + start, data[start:end]
        start = end


class File:
    """One file: its bytes on disk, and the calls since, oldest first."""

    def __init__(self, durable=b""):
        self.durable = bytearray(durable)
        self.pending = []  # (index, call)

    @staticmethod
    def apply(image, call):
        if call.kind == calls_of.LENGTH:
            resize(image, call.place)
        else:
            put(image, call.place, call.data)

    def flush(self, before):
        """What was pending before the call with that index is on disk."""
        for index, call in self.pending:
            if index < before:
                self.apply(self.durable, call)
        self.pending = [(index, call) for index, call in self.pending if index >= before]

    def whole(self):
        """The bytes that a reader in the page cache sees."""
        image = bytearray(self.durable)
        for _, call in self.pending:
            self.apply(image, call)
        return image

    def crashed(self, chance, survival, torn):
        """Bytes that may be found after a crash."""
        if not self.pending:
            return self.durable
        image = bytearray(self.durable)
        if chance.random() < 0.5:
            resize(image, max(len(image), len(self.whole())))
        for index, call in self.pending:
            if call.kind == calls_of.SYNC_WRITE and index != INTERRUPTED:
                put(image, call.place, call.data)
                continue
            if call.kind == calls_of.LENGTH:
                if chance.random() < survival:
                    resize(image, call.place)
                continue
            for offset, page in pieces(call.place, call.data, PAGE):
                if chance.random() >= survival:
                    continue
                is_torn = chance.random() < torn
                for sector_offset, sector in pieces(offset, page, SECTOR):
                    if not is_torn or chance.random() < 0.5:
                        put(image, sector_offset, sector)
        return image


class Folder:
    """A folder; what stands in it is kept by `Volume`."""


class Volume:
    """A directory and everything in it, as the calls go by."""

    def __init__(self, template):
        """Begins with a copy of the directory from before the recording, all of it on disk."""
        self.names = {"": Folder()}  # path: what stands there on disk
        for base, folders, files in os.walk(template):
            inside = os.path.relpath(base, template)
            for name in folders:
                self.names[posixpath.normpath(posixpath.join(inside, name))] = Folder()
            for name in files:
                if name == "lock.mdb":
                    continue
                with open(os.path.join(base, name), "rb") as file:
                    path = posixpath.normpath(posixpath.join(inside, name))
                    self.names[path] = File(file.read())
        self.now = dict(self.names)  # the same in the page cache
        self.changes = []  # of names, not yet flushed: (index, change), oldest first
        self.inodes = {}
        self.flushing = {}  # (thread, inode): index of the call with which the flush began
        self.acked = 0

    def complete(self, index, call):
        """`call` has returned."""
        kind = call.kind
        if kind == calls_of.ACKED:
            self.acked = max(self.acked, call.place)
        elif kind == calls_of.OPENED:
            if call.path not in self.now:
                raise calls_of.Unusable(f"{call.path} came from nowhere")
            self.inodes[call.inode] = self.now[call.path]
        elif kind in (calls_of.CREATED, calls_of.RENAMED, calls_of.REMOVED):
            change = self.change(call)
            self.perform(self.now, change)
            self.changes.append((index, change))
        elif kind == calls_of.FLUSH_BEGIN:
            self.flushing[call.thread, call.inode] = index
        elif kind == calls_of.FLUSH_END:
            self.flush(self.inodes[call.inode], self.flushing.pop((call.thread, call.inode)))
        else:
            # A synchronous write is certain, but over what was written before it: so it waits too.
            self.inodes[call.inode].pending.append((index, call))

    def change(self, call):
        """What `call` does to names, as (what, path, path or thing)."""
        if call.kind == calls_of.CREATED:
            thing = Folder() if call.place else File()
            self.inodes[call.inode] = thing
            return "put", call.path, thing
        if call.kind == calls_of.RENAMED:
            old, _, new = call.path.partition("\0")
            return "move", old, new
        return "drop", call.path, None

    @staticmethod
    def perform(names, change):
        what, path, other = change
        if what == "put":
            names[path] = other
        elif what == "drop":
            names.pop(path, None)
        else:
            for inside in [name for name in names if name == path or name.startswith(path + "/")]:
                names[other + inside[len(path):]] = names.pop(inside)

    def flush(self, thing, before):
        if isinstance(thing, File):
            thing.flush(before)
            return
        path = next(name for name, other in self.now.items() if other is thing)

        def is_certain(index, change):
            what, name, other = change
            folders = {posixpath.dirname(name)}
            if what == "move":
                folders.add(posixpath.dirname(other))
            return index < before and path in folders

        rest = []
        for index, change in self.changes:
            if is_certain(index, change):
                self.perform(self.names, change)
            else:
                rest.append((index, change))
        self.changes = rest

    def crash(self, during, chance, torn):
        """One state after a crash in the middle of `during`: pairs of path and bytes or None."""
        survival = chance.choice([0, 1, chance.random(), chance.random()])
        torn = chance.choice([0, torn])
        extra_file, changes = None, [change for _, change in self.changes]
        if during is not None:
            if during.kind in (calls_of.WRITE, calls_of.SYNC_WRITE, calls_of.LENGTH):
                extra_file = self.inodes[during.inode]
                extra_file.pending.append((INTERRUPTED, during))
            elif during.kind in (calls_of.RENAMED, calls_of.REMOVED):
                changes.append(self.change(during))
        names = dict(self.names)
        count = chance.choice([0, len(changes), chance.randint(0, len(changes))])
        for change in changes[:count]:
            self.perform(names, change)
        state = [(path, thing.crashed(chance, survival, torn) if isinstance(thing, File) else None)
                 for path, thing in sorted(names.items())]
        if extra_file is not None:
            extra_file.pending.pop()
        return state

    def intact(self):
        """The state of a machine that did not crash."""
        return [(path, thing.whole() if isinstance(thing, File) else None)
                for path, thing in sorted(self.now.items())]


def write_state(state, directory):
    """Makes a directory of a state."""
    for path, content in state:
        target = os.path.join(directory, path)
        if content is None:
            os.makedirs(target, exist_ok=True)
        else:
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "wb") as file:
                file.write(content)
