"""Compound files ([MS-CFB]), in which old Excel keeps its workbooks: one stream out of one.

Every chain of sectors is followed once at most, so that a damaged file ends and takes no memory.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

_HEADER = 512
_ENTRY = 128
_LAST_REAL = 0xFFFFFFF9
"""Numbers above it are no sectors but signs: free, end of chain, a sector of the table itself."""
_SMALL = 4096
"""Streams below this size lie in the small sectors (ulMiniSectorCutoff)."""
_STREAM, _ROOT = 2, 5


class Damaged(ValueError):
    """The file does not hold together."""


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    start: int
    size: int


def compound_stream(data: bytes, names: tuple[str, ...]) -> bytes:
    """The first stream that has one of these names.

    Raises:
        Damaged: there is none, or it cannot be followed to its end.
    """
    try:
        return _Compound(data).stream(names)
    except (struct.error, IndexError) as problem:
        raise Damaged from problem


class _Compound:
    """A file of sectors with a table of which follows which."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._size = 1 << self._number(30, "<H")
        if self._size not in (512, 4096):
            raise Damaged
        self._next = self._table()
        directory = self._joined(self._number(48))
        self._entries = [
            _entry(directory[at : at + _ENTRY]) for at in range(0, len(directory), _ENTRY)
        ]

    def stream(self, names: tuple[str, ...]) -> bytes:
        """The bytes of a stream."""
        for name in names:
            for entry in self._entries:
                if entry.kind == _STREAM and entry.name == name:
                    return self._content(entry)
        raise Damaged

    def _content(self, entry: _Entry) -> bytes:
        if entry.size >= _SMALL:
            return self._joined(entry.start)[: entry.size]
        root = next((each for each in self._entries if each.kind == _ROOT), None)
        if root is None:
            raise Damaged
        small = self._joined(root.start)
        following = _numbers(self._joined(self._number(60)))
        parts = [small[at * 64 : at * 64 + 64] for at in _chain(entry.start, following)]
        return b"".join(parts)[: entry.size]

    def _table(self) -> list[int]:
        """Which sector follows which; where the table lies stands in the header and after it."""
        places = list(struct.unpack_from("<109I", self._data, 76))
        more, seen = self._number(68), set[int]()
        while more <= _LAST_REAL:
            if more in seen:
                raise Damaged
            seen.add(more)
            numbers = _numbers(self._sector(more))
            places += numbers[:-1]
            more = numbers[-1]
        held = [self._sector(place) for place in dict.fromkeys(places) if place <= _LAST_REAL]
        return _numbers(b"".join(held))

    def _joined(self, start: int) -> bytes:
        return b"".join(self._sector(at) for at in _chain(start, self._next))

    def _sector(self, number: int) -> bytes:
        begin = _HEADER if self._size == _HEADER else self._size
        begin += number * self._size
        if begin >= len(self._data):
            raise Damaged
        return self._data[begin : begin + self._size].ljust(self._size, b"\0")

    def _number(self, place: int, form: str = "<I") -> int:
        return int(struct.unpack_from(form, self._data, place)[0])


def _entry(raw: bytes) -> _Entry:
    length, kind = struct.unpack_from("<HB", raw, 64)
    start, size = struct.unpack_from("<II", raw, 116)
    name = raw[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
    return _Entry(name, kind, start, size)


def _numbers(raw: bytes) -> list[int]:
    return list(struct.unpack(f"<{len(raw) // 4}I", raw[: len(raw) // 4 * 4]))


def _chain(start: int, following: list[int]) -> list[int]:
    """The sectors of a chain; one that comes back to itself is damage."""
    found: dict[int, None] = {}
    while start <= _LAST_REAL:
        if start in found:
            raise Damaged
        found[start] = None
        start = following[start]
    return list(found)
