"""What becomes of two records when they are merged, before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from twincrm.services.duplicates.emptied import emptied_words, home_after, left_empty
from twincrm.services.duplicates.lines import Pick, chosen_words
from twincrm.services.duplicates.merging import CHOSEN_ONE_BY_ONE, HOME
from twincrm.services.duplicates.preview_fields import BIRTHDAY, FIRST, OTHERS, FieldLines
from twincrm.services.duplicates.preview_parts import PartLines
from twincrm.services.members.twice import twice_as_one
from twincrm.services.people.role_rows import roles_where
from twincrm.services.records.kinds import mapped_tables
from twincrm.services.records.titles import titles
from twincrm.services.trash.queries import what_hangs_on
from twincrm.services.wording import name_of
from twincrm.store.models import (
    HistoryChange,
    HistoryStep,
    ImportFingerprint,
    Membership,
    Participation,
    Visit,
)
from twincrm.store.work import unknown

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from twincrm.domain.texts import Message, Translator
    from twincrm.services.duplicates.choices import Kind
    from twincrm.services.duplicates.lines import MergeLine

_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class MergeHead:
    """One of the two: how it is called, and what tells it from the other."""

    id: int
    name: str
    initials: str
    about: str
    """Such as “Member 018 · entered 2019”."""


@dataclass(frozen=True, slots=True)
class Moving:
    """What moves from the second record to the first, in words and numbers."""

    kind: str
    words: Message
    detail: str


@dataclass(frozen=True, slots=True)
class MergePreview:
    """Two records side by side, and what moves along."""

    kind: Kind
    left: MergeHead
    right: MergeHead
    lines: tuple[MergeLine, ...]
    moving: tuple[Moving, ...]
    emptied: Mapping[Pick, tuple[Message, ...]]
    """What becomes of households in which nobody is left, by whose home is chosen."""


def merge_preview(
    session: Session, kind: Kind, keep_id: int, other_id: int, texts: Translator, today: date
) -> MergePreview:
    """Two records side by side in the reader's language.

    Raises:
        UnknownRecord: one of them does not exist, or lies in the trash.
    """
    ids = (keep_id, other_id)
    rows = (_row(session, kind, keep_id), _row(session, kind, other_id))
    fields, parts = FieldLines(session, texts, rows), PartLines(session, kind, ids, texts)
    lines = [
        *fields.lines(FIRST[kind]),
        *parts.home(HOME),
        *parts.addresses(),
        *(fields.lines((BIRTHDAY,)) if kind == "person" else ()),
        *parts.reached(),
        *parts.membership(),
        *parts.spoken(),
        *fields.lines(OTHERS[kind]),
        *parts.marked(),
    ]
    heads = [_head(session, kind, row, texts) for row in rows]
    moving = _moving(session, kind, ids, texts, today)
    emptied = _emptied(session, ids, texts, today) if kind == "person" else {}
    return MergePreview(kind, heads[0], heads[1], tuple(lines), moving, emptied)


def result_words(
    preview: MergePreview, picked: Mapping[str, Pick], texts: Translator
) -> tuple[str, str]:
    """The name of what comes of it, and the most telling of what stays in one line."""
    name, said = preview.left.name, list[str]()
    for line in preview.lines:
        words = chosen_words(line, picked)
        if line.key == "name":
            name = words[0] if words else name
        elif line.columns == ("joined_on",):
            said += [f"{texts.say(line.label)} {each}" for each in words]
        elif line.key.partition(":")[0] in _TELLING:
            said += words
    return name, " · ".join(dict.fromkeys(said))


def emptied_homes(preview: MergePreview, picked: Mapping[str, Pick]) -> tuple[Message, ...]:
    """What becomes of the households in which nobody is left then, by what was picked."""
    return preview.emptied.get(picked.get(HOME, Pick.LEFT), ())


def _emptied(
    session: Session, ids: tuple[int, int], texts: Translator, today: date
) -> dict[Pick, tuple[Message, ...]]:
    homes = {
        pick: home_after(session, ids, today, other=pick is Pick.RIGHT)
        for pick in (Pick.LEFT, Pick.RIGHT)
    }
    return {
        pick: emptied_words(left_empty(session, ids, home, today), texts)
        for pick, home in homes.items()
    }


_TELLING = ("address", "birth_date", "phone", "email", "country", "sector")


def _row(session: Session, kind: Kind, key: int) -> Any:  # noqa: ANN401
    mapped: Any = mapped_tables()[kind]
    found = session.scalars(select(mapped).where(mapped.id == key)).one_or_none()
    if found is None:
        raise unknown(kind, key)
    return found


def _head(session: Session, kind: Kind, row: Any, texts: Translator) -> MergeHead:  # noqa: ANN401
    name = titles(session, kind, texts.language, (row.id,))[row.id]
    short = name_of(row).initials() if kind == "person" else ""
    about = (_number(session, kind, row.id, texts), _origin(session, kind, row.id, texts))
    return MergeHead(row.id, name, short, " · ".join(part for part in about if part))


def _number(session: Session, kind: Kind, key: int, texts: Translator) -> str:
    if kind == "place":
        return ""
    owner = getattr(Membership, f"{kind}_id")
    numbers = session.scalars(select(Membership.number).where(owner == key))
    number = next((each for each in numbers if each), "")
    return texts.tr("Member {number}").format(number=number) if number else ""


def _origin(session: Session, kind: Kind, key: int, texts: Translator) -> str:
    """Since when it is in the file, as far as the history knows, and whether it was imported."""
    begun = (
        select(HistoryStep.happened_at)
        .join(HistoryChange, HistoryChange.step_id == HistoryStep.id)
        .where(HistoryChange.table_name == kind, HistoryChange.row_id == key)
        .where(HistoryChange.before.is_(None), HistoryStep.state != "undone")
        .order_by(HistoryStep.id.desc())
    )
    at = session.scalars(begun).first()
    imported = (
        kind in ("person", "organisation")
        and session.scalars(
            select(ImportFingerprint.id).where(getattr(ImportFingerprint, f"{kind}_id") == key)
        ).first()
    )
    year = at.astimezone().year if at else None
    if imported:
        words = texts.tr("imported {year}") if year else texts.tr("imported")
    else:
        words = texts.tr("entered {year}") if year else ""
    return words.format(year=year)


def _moving(
    session: Session, kind: Kind, keys: tuple[int, int], texts: Translator, today: date
) -> tuple[Moving, ...]:
    """What hangs on the second of the two."""
    found: list[Moving] = []
    for hanging in what_hangs_on(session, kind, keys[1]):
        if hanging.kind not in CHOSEN_ONE_BY_ONE:
            detail = _detail(session, kind, keys, hanging.kind, texts, today)
            found.append(Moving(hanging.kind, hanging.words, detail))
    return tuple(found)


def _detail(
    session: Session, kind: Kind, keys: tuple[int, int], table: str, texts: Translator, today: date
) -> str:
    """Which roles, from when to when the visits, and whether a membership makes another two."""
    key = keys[1]
    if table == "assignment":
        rows = roles_where(session, f"{kind}_id", [key], texts.language, today)
        called = [row.title if kind == "person" else row.person for row in rows]
        return ", ".join(dict.fromkeys(word for word in called[:_MOST_NAMED] if word))
    if table == "participation" and kind == "person":
        taken = select(Visit.starts_on).join(Participation, Participation.visit_id == Visit.id)
        years = [day.year for day in session.scalars(taken.where(Participation.person_id == key))]
        return _span(years)
    if table in ("membership", "membership_person") and kind == "person":
        return _asked_twice(session, keys, texts, today)
    return ""


def _asked_twice(session: Session, keys: tuple[int, int], texts: Translator, today: date) -> str:
    """That the one of whom two entries are kept is a member alone and within another membership."""
    found = twice_as_one(session, *keys, today)
    words = texts.tr(
        "Then a member alone and within the membership of {homes}, asked for both subscriptions. "
        "Both stay; one of them can be ended on the page of the members."
    )
    return words.format(homes=", ".join(f"“{home}”" for home in found)) if found else ""


def _span(years: list[int]) -> str:
    if not years:
        return ""
    first, last = min(years), max(years)
    return str(first) if first == last else f"{first}–{last}"
