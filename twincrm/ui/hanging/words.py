"""Words for what hangs on a record."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from twincrm.domain.terms import NoteKind
from twincrm.domain.texts import Message
from twincrm.services.tasks.drafts import Repeat

REPEATS: dict[str, Message] = {
    Repeat.NEVER: Message("once"),
    Repeat.WEEKLY: Message("every week"),
    Repeat.MONTHLY: Message("every month"),
    Repeat.QUARTERLY: Message("every three months"),
    Repeat.HALF_YEARLY: Message("every half year"),
    Repeat.YEARLY: Message("every year"),
}
NOTE_ICONS: dict[str, str] = {
    NoteKind.CALL: "phone",
    NoteKind.LETTER: "mail",
    NoteKind.EMAIL: "mail",
    NoteKind.MEETING: "users",
    NoteKind.VISIT: "bus",
    NoteKind.OTHER: "message-square",
}
NOTES: dict[str, Message] = {
    NoteKind.CALL: Message("Phone call"),
    NoteKind.LETTER: Message("Letter"),
    NoteKind.EMAIL: Message("E-mail"),
    NoteKind.MEETING: Message("Meeting"),
    NoteKind.VISIT: Message("Visit"),
    NoteKind.OTHER: Message("Note"),
}


def size_words(size: int) -> str:
    """So many bytes, as people say it."""
    return QLocale().formattedDataSize(size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
