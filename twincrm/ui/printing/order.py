"""What the print dialog is asked to print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from twincrm.domain.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from twincrm.domain.texts import Message
    from twincrm.services.printing.content import Content
    from twincrm.services.printing.paper import Paper
    from twincrm.services.printing.remarks import Lead
    from twincrm.ui.kit.options import Option


class NotYet(RuleError):
    """Something is to be written or chosen first; nothing is broken."""


@dataclass(frozen=True, slots=True)
class OrderDoor:
    """A button below a choice that opens something in front of the dialog."""

    words: Message
    icon: str
    open: Callable[[object, QWidget], object | None]
    """Called with what is chosen; what shall be chosen from now on, or None as before."""
    of_chosen: bool = False
    """Whether it can be opened only where something is chosen."""


@dataclass(frozen=True, slots=True)
class OrderField:
    """A choice that only this document knows: one of several options, yes and no, or words."""

    name: str
    words: Message
    options: Callable[[], Sequence[Option]] | None = None
    """None: yes or no, or words."""
    value: object = None
    doors: tuple[OrderDoor, ...] = ()
    usual: Message | None = None
    """It is written in words, for which *options* are proposals; what stands there without any."""
    of_day: bool = False
    """It is a day, as stored text; `value` is the one that stands there at first."""


@dataclass(frozen=True, slots=True)
class Noted:
    """What is said of a document that is noted with those who got it."""

    words: Message
    act: Message | None = None
    """What can be taken back; None where nothing was noted now."""


def nothing_noted(_: Paper) -> None:
    """Most documents leave no more than their line in the log."""


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """Which document is printed, and how it is made."""

    title: Message
    subject: str
    """The visit's name, or how many contacts."""
    document: str
    """What the disclosure log calls it."""
    make: Callable[[tuple[str, ...], Content], Paper]
    """Called in the lane of pages."""
    languages: tuple[str, ...]
    most_languages: int
    filed_as: tuple[str, ...] = ()
    """What its file is called besides the association and the day; else as such documents are."""
    explained: str = ""
    """What should be known about the subject; may be empty."""
    has_parts: bool = False
    """Whether parts can be left out and the type can be larger."""
    has_letters: bool = False
    """Whether letters can stand between the names."""
    days: tuple[date, ...] = ()
    """Of which one can be printed alone."""
    mend: Callable[[Lead, QWidget], bool] | None = None
    """Lets what a warning is about be completed in front of the dialog; whether it was."""
    scale: float = 1.0
    """How many times the usual size the type has at first."""
    called: str = ""
    """Its name in the list of documents, where there are several to choose from."""
    icon: str = "file-text"
    """Its picture there."""
    fields: tuple[OrderField, ...] = ()
    """What else is chosen; `Content.choice` tells it."""
    delivered: Callable[[Paper], Noted | None] = nothing_noted
    """Called once the document was saved, opened or printed; what it noted of that, if anything."""
    write: Callable[[Content, str, QWidget], bool] | None = None
    """Lets the text be written in a language that some readers lack; whether it was."""
    by_reader: bool = False
    """Whether each page is in the language of who gets it, so that nobody knows before."""
    paper: Literal["A4", ""] = "A4"
    """Told beside the number of pages; empty for paper of its own size."""
