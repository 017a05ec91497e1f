"""What a user can cause or cure; everything else that is raised is a bug."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twincrm.domain.texts import Message


class TwincrmError(Exception):
    """The root: carries a message that says what is wrong, what is safe and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.id)
        self.message = message


class InputError(TwincrmError):
    """A value that cannot be kept; *field* names where it was typed."""

    def __init__(self, field: str, message: Message) -> None:
        super().__init__(message)
        self.field = field


class RuleError(TwincrmError):
    """An act that would break a rule of the association's data."""


class UnknownRecord(TwincrmError):
    """No record of this kind has this id."""


class StaleStep(TwincrmError):
    """A step that cannot be undone or redone: something it touched was changed since."""


class FileTrouble(TwincrmError):
    """The machine's fault: full, locked, read-only, damaged, foreign or newer file."""


class Cancelled(TwincrmError):
    """The user stopped a long piece of work; nothing of it was kept."""
