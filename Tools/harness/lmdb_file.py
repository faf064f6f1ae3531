"""Where the rows of an LMDB file stand, read from its pages; version 1 of the format (0.9).

Only what is needed to find live bytes: nothing here writes, and a damaged file is not expected.
"""

import collections
import struct

BRANCH, LEAF, OVERFLOW, META = 0x01, 0x02, 0x04, 0x08
BIG_DATA, SUB_DATA = 0x01, 0x02
PAGE_HEAD = 16
NONE = 2 ** 64 - 1

TREE = struct.Struct("<IHHQQQQQ")  # MDB_db
NODE = struct.Struct("<HHHH")

Row = collections.namedtuple("Row", "table key value")
Row.__doc__ = """A row: `key` and `value` are pairs of offset in the file and length in bytes."""


class DataFile:
    """The newest committed state of `data.mdb`."""

    def __init__(self, path):
        with open(path, "rb") as file:
            self.bytes = file.read()
        first = self.meta(0)
        self.page_size = first[0]
        newest = max(first, self.meta(self.page_size), key=lambda meta: meta[3])
        _, self.free_root, self.main_root, self.transaction, self.last_page = newest

    @property
    def end(self):
        """The length in bytes below which the file lacks pages that are in use."""
        return (self.last_page + 1) * self.page_size

    def meta(self, page):
        """Page size, roots of free list and main table, transaction and last page."""
        at = page + PAGE_HEAD
        magic, version = struct.unpack_from("<II", self.bytes, at)
        if magic != 0xBEEFC0DE or version != 1:
            raise ValueError(f"there is no meta page at byte {page}")
        free = TREE.unpack_from(self.bytes, at + 24)
        main = TREE.unpack_from(self.bytes, at + 24 + TREE.size)
        last, transaction = struct.unpack_from("<QQ", self.bytes, at + 24 + 2 * TREE.size)
        return free[0], free[7], main[7], transaction, last

    def rows(self):
        """Every row of every named table."""
        for name in self.tables():
            yield from self.rows_of(name)

    def tables(self):
        """The roots of the named tables."""
        roots = {}
        for (at, length), (tree, _), flags in self.leaves(self.main_root):
            if flags & SUB_DATA:
                name = self.bytes[at:at + length].decode()
                roots[name] = TREE.unpack_from(self.bytes, tree)[7]
        return roots

    def rows_of(self, name):
        """The rows of one table, in the order of their keys."""
        for key, value, _ in self.leaves(self.tables()[name]):
            yield Row(name, key, value)

    def leaves(self, root):
        """The keys and values below a page, with the flags of their nodes."""
        if root == NONE:
            return
        page = root * self.page_size
        flags, lower = struct.unpack_from("<HH", self.bytes, page + 10)
        for index in range((lower - PAGE_HEAD) // 2):
            node = page + struct.unpack_from("<H", self.bytes, page + PAGE_HEAD + 2 * index)[0]
            low, high, node_flags, key_size = NODE.unpack_from(self.bytes, node)
            key_at = node + NODE.size
            if flags & BRANCH:
                yield from self.leaves(low | high << 16 | node_flags << 32)
                continue
            value_at, size = key_at + key_size, low | high << 16
            if node_flags & BIG_DATA:
                overflow = struct.unpack_from("<Q", self.bytes, value_at)[0]
                value_at = overflow * self.page_size + PAGE_HEAD
            yield (key_at, key_size), (value_at, size), node_flags
