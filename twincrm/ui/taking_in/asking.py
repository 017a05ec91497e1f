"""What has to be decided of a row: one sentence that says what is known and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.services.interchange import doubts

if TYPE_CHECKING:
    from twincrm.domain.texts import Translator
    from twincrm.ui.taking_in.row_entries import RowEntry

_ASKED: dict[str, Message] = {
    doubts.NAME_KNOWN.id: Message(
        "There is a “{contact}” already, and nothing shows whether “{card}” is the same contact: "
        "please decide."
    ),
    doubts.NAME_IN_LIST.id: Message(
        "“{contact}” stands in row {line} as well, and nothing shows whether “{card}” is the same "
        "contact: please decide."
    ),
    doubts.NUMBER_KNOWN.id: Message(
        "“{contact}” has the same membership number and first name, and nothing else shows whether "
        "“{card}” is the same contact: please decide."
    ),
    doubts.FATHER_OR_SON.id: Message(
        "There is a “{contact}” with the same mailbox but another birthday. It is not certain "
        "whether “{card}” is the same contact: please decide."
    ),
    doubts.NAMESAKE.id: Message(
        "There is a “{contact}” with the same phone number but another birthday. “{card}” seems to "
        "be somebody else: please decide."
    ),
    doubts.ANOTHER_BIRTHDAY.id: Message(
        "“{card}” seems to be “{contact}”, but the birthdays differ: please decide."
    ),
    doubts.SAME_NUMBER.id: Message(
        "“{card}” seems to be “{contact}”, as membership number and first name are the same, but "
        "the family names differ: please decide."
    ),
}
"""What is asked while a row waits, by the doubt; what becomes of it is not said before."""


def questions(texts: Translator, entry: RowEntry) -> list[str]:
    """What somebody has to decide of a row that waits; nothing of all others."""
    said = (card.doubt for card in entry.cards if card.doubt is not None) if entry.waits else ()
    return [
        texts.say(_ASKED[each.id].with_values(**each.values)) for each in said if each.id in _ASKED
    ]
