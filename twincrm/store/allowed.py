"""The permission to write past the recorder, for rows that are derived or logged."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection


class Allowed:
    """Lets the statements inside it write; everything else on the connection is refused."""

    def __init__(self, connection: Connection) -> None:
        self._info = connection.info

    def __enter__(self) -> None:
        self._info["recorded_write"] = self._info.get("recorded_write", 0) + 1

    def __exit__(self, *_: object) -> None:
        self._info["recorded_write"] -= 1
