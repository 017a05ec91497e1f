"""Texts of old workbooks ([MS-XLS] 2.5.293, 2.5.294): one or two bytes a letter, with trimmings."""

from __future__ import annotations

import struct

_WIDE, _FAR_EAST, _RICH = 0x01, 0x04, 0x08


def text_at(raw: bytes, place: int, *, wide_length: bool = True) -> str:
    """The text that begins at *place*; its length takes two bytes, or one."""
    form, size = ("<H", 2) if wide_length else ("<B", 1)
    count = struct.unpack_from(form, raw, place)[0]
    flags = raw[place + size]
    begin = place + size + 1
    begin += (2 if flags & _RICH else 0) + (4 if flags & _FAR_EAST else 0)
    return _letters(raw[begin : begin + count * (2 if flags & _WIDE else 1)], flags)


def shared_texts(parts: list[bytes]) -> list[str]:
    """The texts that cells share: a record and those in which it goes on.

    What the records promise more than they hold is not there.
    """
    reading = _Parts(parts)
    texts: list[str] = []
    count = struct.unpack_from("<I", reading.take(8), 4)[0]
    while len(texts) < count and not reading.ended:
        texts.append(reading.text())
    return texts


def _letters(raw: bytes, flags: int) -> str:
    return raw.decode("utf-16-le" if flags & _WIDE else "latin-1", "replace")


class _Parts:
    """Reads on from one record into the next."""

    def __init__(self, parts: list[bytes]) -> None:
        self._parts = parts
        self._at = 0
        self._place = 0

    @property
    def ended(self) -> bool:
        """Whether nothing is left."""
        while self._at < len(self._parts) and self._place >= len(self._parts[self._at]):
            self._at, self._place = self._at + 1, 0
        return self._at >= len(self._parts)

    def take(self, size: int) -> bytes:
        """So many bytes, as far as there are some."""
        found: list[bytes] = []
        while size > 0 and not self.ended:
            part = self._parts[self._at][self._place : self._place + size]
            self._place += len(part)
            size -= len(part)
            found.append(part)
        return b"".join(found)

    def text(self) -> str:
        """A text; where it is cut, the next record says anew how wide its letters are."""
        count, flags = struct.unpack("<HB", self.take(3))
        runs = struct.unpack("<H", self.take(2))[0] if flags & _RICH else 0
        extra = struct.unpack("<I", self.take(4))[0] if flags & _FAR_EAST else 0
        said: list[str] = []
        while count > 0:
            if self.ended:
                break
            if not self._place:
                flags = self.take(1)[0]
            width = 2 if flags & _WIDE else 1
            here = min(count, (len(self._parts[self._at]) - self._place) // width)
            if not here:
                break
            said.append(_letters(self.take(here * width), flags))
            count -= here
        self.take(runs * 4 + extra)
        return "".join(said)
