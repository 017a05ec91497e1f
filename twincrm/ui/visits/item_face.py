"""What a programme item says of itself, in whichever way the programme is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.countries import language_name
from twincrm.domain.terms import ItemStatus
from twincrm.domain.texts import Message
from twincrm.ui.theme.tokens import STATUS_ICONS
from twincrm.ui.visits.kinds import kind_word

if TYPE_CHECKING:
    from twincrm.domain.texts import Translator
    from twincrm.services.visits.programme_rows import ItemRow
    from twincrm.ui.kit.row_lines import BadgeFace
    from twincrm.ui.theme.tokens import ToneName

STATUS: dict[str, tuple[ToneName, Message]] = {
    ItemStatus.DRAFT: ("info", Message("not yet confirmed")),
    ItemStatus.CHANGED: ("warn", Message("changed")),
    ItemStatus.CANCELLED: ("bad", Message("cancelled")),
}


def spoken_item(texts: Translator, row: ItemRow) -> str:
    """All that is seen of an item, for who listens."""
    said = [title for _, title in row.titles if title.strip()]
    missing = [missing_in(texts, code) for code in row.missing]
    state = [word for _, word, _ in state_badges(texts, row)]
    parts = (row.span, kind_word(row.kind, texts.language), *said, row.place, *state, *missing)
    return ", ".join(part for part in parts if part)


def missing_in(texts: Translator, code: str) -> str:
    """That a title is missing in a language."""
    language = language_name(code, texts.language)
    return texts.tr("missing: {languages}").format(languages=language)


def state_badges(texts: Translator, row: ItemRow) -> tuple[BadgeFace, ...]:
    """Badges for what is special about an item: not sure, changed, cancelled, optional."""
    shown: list[BadgeFace] = []
    if row.status in STATUS:
        tone, word = STATUS[row.status]
        shown.append((tone, texts.say(word), STATUS_ICONS[tone]))
    if row.optional:
        optional = texts.trc("programme item", "optional")
        shown.append(("neutral", optional, STATUS_ICONS["neutral"]))
    return tuple(shown)


def badges_of(texts: Translator, row: ItemRow) -> tuple[BadgeFace, ...]:
    """All badges of an item, missing languages first."""
    missing: list[BadgeFace] = [
        ("warn", missing_in(texts, code), STATUS_ICONS["warn"]) for code in row.missing
    ]
    return (*missing, *state_badges(texts, row))
