"""Columns that say several things at once, or in words of the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from twincrm.domain.consents import standing
from twincrm.domain.countries import language_name
from twincrm.domain.terms import ConsentPurpose
from twincrm.domain.texts import Message
from twincrm.runtime.language import catalogue
from twincrm.services.people.role_rows import roles_where
from twincrm.services.vocabularies.wording import term_names
from twincrm.store.connection import rows_of
from twincrm.store.search import entry_id, record_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from twincrm.store.connection import Reading
    from twincrm.store.search import Kind

    ByKind = Mapping[str, Sequence[int]]
    More = Callable[[Reading, ByKind, str, date], dict[int, str]]

_LANGUAGES = """SELECT s.person_id, s.language
FROM json_each(?) AS j CROSS JOIN language_skill AS s ON s.person_id = j.value
WHERE s.level <> '0' ORDER BY s.level DESC, s.id"""
_TAGS = """SELECT x.{0}_id, tag.name
FROM json_each(?) AS j CROSS JOIN tagging AS x ON x.{0}_id = j.value
JOIN tag ON tag.id = x.tag_id AND tag.trashed_at IS NULL ORDER BY tag.folded, tag.id"""
_CONSENTS = """SELECT c.person_id, c.given_on, c.withdrawn_on, c.expires_on
FROM json_each(?1) AS j CROSS JOIN consent AS c ON c.person_id = j.value
WHERE c.purpose = ?2 ORDER BY c.id"""
_CATEGORIES = """SELECT o.id, o.category_id
FROM json_each(?) AS j CROSS JOIN organisation AS o ON o.id = j.value
WHERE o.category_id IS NOT NULL AND o.trashed_at IS NULL"""

CONSENTS = {
    "given": Message("yes"),
    "withdrawn": Message("withdrawn"),
    "expired": Message("expired"),
}


class _Word(NamedTuple):
    """A consent as it is kept."""

    given_on: date
    withdrawn_on: date | None
    expires_on: date | None


def _languages(reading: Reading, entries: ByKind, language: str, today: date) -> dict[int, str]:
    """What people speak, what they speak best first."""
    del today
    spoken = rows_of(reading, _LANGUAGES, _ids(entries, "person"))
    return _joined("person", [(person, language_name(code, language)) for person, code in spoken])


def _tags(reading: Reading, entries: ByKind, language: str, today: date) -> dict[int, str]:
    del language, today
    found: dict[int, str] = {}
    kinds: tuple[Kind, ...] = ("person", "organisation", "household")
    for kind in kinds:
        found |= _joined(kind, rows_of(reading, _TAGS.format(kind), _ids(entries, kind)))
    return found


def _roles(reading: Reading, entries: ByKind, language: str, today: date) -> dict[int, str]:
    """The title of the main role of today; of organisations and households what they are."""
    people, bodies = _ids(entries, "person"), _ids(entries, "organisation")
    found: dict[int, str] = {}
    if people:
        for role in roles_where(reading, "person_id", people, language, today):
            if role.current and role.title:
                found.setdefault(entry_id("person", role.person_id), role.title)
    kinds: dict[int, int] = {row[0]: row[1] for row in rows_of(reading, _CATEGORIES, bodies)}
    if kinds:
        names = term_names(reading, "category", language, set(kinds.values()))
        found |= {
            entry_id("organisation", body): names.get(kind, "") for body, kind in kinds.items()
        }
    home = catalogue(language).tr("Household")
    found |= {entry_id("household", each): home for each in _ids(entries, "household")}
    return found


def _consents(reading: Reading, entries: ByKind, language: str, today: date) -> dict[int, str]:
    """Whether people agreed that a partner association gets their data."""
    words: dict[int, list[_Word]] = {}
    asked = rows_of(reading, _CONSENTS, _ids(entries, "person"), ConsentPurpose.PARTNER)
    for person, *days in asked:
        words.setdefault(person, []).append(_Word(*map(_day, days)))
    texts = catalogue(language)
    found: dict[int, str] = {}
    for person, said in words.items():
        state, _ = standing(said, today)
        if state in CONSENTS:
            found[entry_id("person", person)] = texts.say(CONSENTS[state])
    return found


def _ids(entries: ByKind, kind: str) -> list[int]:
    return [record_of(entry) for entry in entries.get(kind, ())]


def _joined(kind: Kind, pairs: Sequence[Sequence[Any]]) -> dict[int, str]:
    found: dict[int, list[str]] = {}
    for record, word in pairs:
        found.setdefault(entry_id(kind, record), []).append(str(word))
    return {entry: ", ".join(words) for entry, words in found.items()}


def _day(kept: str | None) -> Any:  # noqa: ANN401 - None only where the column has none
    from datetime import date as day

    return day.fromisoformat(kept[:10]) if kept else None


MORE: dict[str, More] = {
    "languages": _languages,
    "tags": _tags,
    "role": _roles,
    "consent": _consents,
}
