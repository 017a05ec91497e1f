"""What the note of the record that stays tells of values that no row holds any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.domain.typed import shown_price
from twincrm.services.records.fields import kind_words
from twincrm.services.records.kinds import mapped_tables
from twincrm.services.steps.values import Named, field_called
from twincrm.services.steps.words import PART_WORDS
from twincrm.store.base import table_of
from twincrm.store.values import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from twincrm.domain.texts import Translator
    from twincrm.services.duplicates.completing import Said
    from twincrm.services.duplicates.folding import Told


_FEE = Message("Subscription {year}: {paid} of {due} paid")
_PLACES = {"year": "year", "paid": "paid_cents", "due": "due_cents"}


def told_words(session: Session, told: Iterable[Told], texts: Translator) -> str:
    """One line for every row that was given up: what it is, and what was said only there."""
    return "\n".join(_line(session, table, said, texts) for table, said in told)


def _line(session: Session, table: str, said: Said, texts: Translator) -> str:
    if table == "fee_year":
        return texts.say(_FEE.with_values(**{name: _told(said, name, texts) for name in _PLACES}))
    mapped = table_of(mapped_tables()[table])
    values = {name: to_json(value) for name, value in said.items()}
    named = Named(session, texts, 0)
    named.learn_of(mapped, (values,))
    parts: list[str] = []
    for name, value in values.items():
        column = mapped.columns[name]
        called = field_called(column, texts) or name.replace("_", " ")
        parts.append(f"{called}: {named.value(column, value)}")
    what = texts.say(PART_WORDS[table]) if table in PART_WORDS else kind_words(table, texts)
    return f"{what[:1].upper()}{what[1:]} – {'; '.join(parts)}"


def _told(said: Said, place: str, texts: Translator) -> str:
    """Money is told as it is paid, not in cents."""
    value = said[_PLACES[place]]
    if place != "year" and isinstance(value, int):
        return shown_price(value, texts.language)
    return str(value)


def joined_notes(*notes: str) -> str:
    """Notes one below the other; what says nothing new is left out."""
    kept: list[str] = []
    for note in notes:
        if note.strip() and not any(note.strip() in other for other in kept):
            kept.append(note.strip())
    return "\n\n".join(kept)
