"""What a user can cause or cure; everything else that is raised is a bug."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twincrm.domain.texts import Message


class Cure(StrEnum):
    """What helps against a trouble; who tells of it offers it where it can be done."""

    AGAIN = "again"
    ELSEWHERE = "elsewhere"
    BACK_UP = "back_up"
    RESTORE = "restore"
    AS_PDF = "as_pdf"


class TwincrmError(Exception):
    """The root: carries a message that says what is wrong, what is safe and what to do.

    *cure* names the act that helps, where one act does.
    """

    def __init__(self, message: Message, cure: Cure | None = None) -> None:
        super().__init__(message.id)
        self.message = message
        self.cure = cure


class InputError(TwincrmError):
    """A value that cannot be kept; *field* names where it was typed."""

    def __init__(self, field: str, message: Message) -> None:
        super().__init__(message)
        self.field = field


class RuleError(TwincrmError):
    """An act that would break a rule of the association's data."""


class UnknownRecord(TwincrmError):
    """No record of this kind has this id."""


class GoneMeanwhile(UnknownRecord):
    """What a window shows that can only read is no longer in the file: another took it out."""


class StaleStep(TwincrmError):
    """A step that cannot be undone or redone: something it touched was changed since."""


class FileTrouble(TwincrmError):
    """The machine's fault: full, locked, read-only, damaged, foreign or newer file."""


class Cancelled(TwincrmError):
    """The user stopped a long piece of work; nothing of it was kept."""
