"""What printing makes: a document as it would lie in the printer."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from twincrm.domain.texts import Message
    from twincrm.services.mailings.readers import Readers
    from twincrm.services.printing.remarks import Lead


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as it would lie in the printer."""

    pdf: bytes
    pages: int
    warnings: tuple[Message, ...] = ()
    """Missing translations and letters no typeface has, listed before printing."""
    about: tuple[tuple[str, str], ...] = ()
    """Kind and uid of everybody whose data it shows."""
    leads: tuple[Lead, ...] = ()
    """For every warning, what it is about."""
    owing: tuple[int, ...] = ()
    """The memberships whose open fees it speaks of."""
    notes: tuple[Message, ...] = ()
    """What is told beside the number of pages; nothing has to be mended."""
    letter: str = ""
    """What the letter is called; empty where it is none, or is not to be noted."""
    written_to: tuple[tuple[str, int], ...] = ()
    """Kind and id of everybody who gets the letter."""
    signed: tuple[str, ...] = ()
    """The names below it; an empty one is a line to sign on."""
    languages: tuple[str, ...] = ()
    """Those it truly speaks, that of most pages first; empty where it is as was asked for."""
    readers: tuple[Readers, ...] = ()
    """Of letters, who gets which language."""
    doubts: tuple[Message, ...] = ()
    """What is asked about before it goes out."""


def by_frequency(languages: Iterable[str]) -> tuple[str, ...]:
    """Each language once, that of most readers first."""
    return tuple(code for code, _ in Counter(languages).most_common() if code)


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()
