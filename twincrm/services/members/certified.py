"""For which honours a certificate is handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from twincrm.domain.terms import HonourKind

if TYPE_CHECKING:
    from twincrm.services.members.jubilees import HonourOf


class Given(NamedTuple):
    """An honour for which a certificate is made."""

    honour: HonourOf
    title: str = ""
    """Of an award."""


def has_certificate(kind: str) -> bool:
    """Whether a certificate is handed over for it: a birthday is congratulated on."""
    return kind != HonourKind.BIRTHDAY
