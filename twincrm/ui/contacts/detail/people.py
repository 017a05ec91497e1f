"""The card of a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.countries import country_name
from twincrm.domain.dates import long_date
from twincrm.runtime import clock
from twincrm.ui.contacts.detail.adding import ValueAdder, lacks_of, ways_to_reach
from twincrm.ui.contacts.detail.card import CardContent
from twincrm.ui.contacts.detail.lines import Fact, Group, Link, adds, facts_group
from twincrm.ui.contacts.detail.past import Past, PastGroup, note_moments, visit_moments
from twincrm.ui.contacts.detail.reach import (
    membership_facts,
    note_facts,
    reach_facts,
    tag_facts,
    written_in,
)
from twincrm.ui.contacts.detail.words import CONSENT_TONES, CONSENTS, LEVELS, held, period
from twincrm.ui.kit.painting import Face
from twincrm.ui.kit.spans import deceased
from twincrm.ui.theme.tokens import SECTOR_ICONS
from twincrm.ui.window.page import Show

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QWidget

    from twincrm.domain.texts import Translator
    from twincrm.services.people.details import (
        Birthday,
        LivingRow,
        PersonDetails,
        RelationRow,
    )
    from twincrm.services.people.role_rows import RoleRow
    from twincrm.ui.kit.buttons import Button
    from twincrm.ui.kit.context import UiContext


def person_card(
    ui: UiContext,
    details: PersonDetails,
    photo: QPixmap | None,
    go: Callable[[Show], None],
    add_note: Button | None,
) -> CardContent:
    """Everything about a person, in two columns."""
    texts = ui.texts
    past = Past(
        (*note_moments(texts, details.notes), *visit_moments(texts, details.visits)),
        details.months_since_contact,
        details.contact_limit,
    )
    return CardContent(
        name=details.name,
        line=details.line,
        face=Face(details.initials, "person", photo),
        sectors=details.sectors,
        left=tuple(_left(ui, details, go)),
        right=(PastGroup(ui, past, go, add_note), *_right(ui, details, go)),
        mark=texts.tr("deceased") if details.died_on else "",
    )


def _left(ui: UiContext, details: PersonDetails, go: Callable[[Show], None]) -> list[QWidget]:
    texts, tr = ui.texts, ui.texts.tr
    adder = ValueAdder(ui, go, (*ways_to_reach(texts), *lacks_of(texts, details)))
    return [
        *facts_group(ui, tr("Reachability & person"), _facts(texts, details), go, adder),
        *facts_group(
            ui,
            tr("Roles"),
            _roles(texts, details.roles, current=True),
            go,
            adds(ui, tr("Add role"), go, "role"),
        ),
        *facts_group(ui, tr("Former roles"), _roles(texts, details.roles, current=False), go),
    ]


def _right(ui: UiContext, details: PersonDetails, go: Callable[[Show], None]) -> list[QWidget]:
    texts, tr = ui.texts, ui.texts.tr
    return [
        *facts_group(
            ui,
            tr("Relations"),
            _relations(texts, details, current=True),
            go,
            adds(ui, tr("Add relation"), go, "relation"),
        ),
        *facts_group(ui, tr("Former relations"), _relations(texts, details, current=False), go),
        *_households(ui, details.households, go),
        *facts_group(ui, tr("Membership"), membership_facts(texts, details.memberships), go),
    ]


def _facts(texts: Translator, details: PersonDetails) -> list[Fact]:
    facts = reach_facts(texts, details.reached, details.name)
    if details.place and not any(row.current for row in details.reached.addresses):
        facts.append(Fact("map-pin", texts.tr("Home town"), details.place))
    facts += _spoken(texts, details)
    facts += _birthday(texts, details)
    if details.nationality:
        name = country_name(details.nationality, texts.language)
        facts.append(Fact("globe", texts.tr("Nationality"), name))
    if details.occupation:
        change = Show("value_occupation")
        facts.append(Fact("briefcase", texts.tr("Occupation"), details.occupation, change=change))
    facts.append(_consent(texts, details))
    return [*facts, *tag_facts(texts, details.reached), *note_facts(texts, details.note)]


def _spoken(texts: Translator, details: PersonDetails) -> list[Fact]:
    if not details.languages:
        return written_in(texts, details.correspondence_language, of_person=True)
    named = [
        texts.say(LEVELS[row.level].with_values(language=row.name))
        if row.level in LEVELS
        else row.name
        for row in details.languages
    ]
    return [Fact("languages", texts.tr("Languages"), " · ".join(named))]


def _birthday(texts: Translator, details: PersonDetails) -> list[Fact]:
    born = details.birthday
    if details.died_on:
        died = Fact("calendar-days", texts.tr("Died"), details.died_on)
        return [Fact("cake", texts.tr("Born"), born.text), died] if born else [died]
    if born is None:
        return []
    words, change = _turning(texts, born), Show("value_birthday")
    return [Fact("cake", texts.tr("Birthday"), words, change=change)]


def _turning(texts: Translator, born: Birthday) -> str:
    """The date of birth, and the age that the next birthday brings where it is known."""
    if not born.turns or born.next_on is None:
        return born.text
    today = born.next_on == clock.today()
    words = texts.tr("{date} – turns {n} today") if today else texts.tr("{date} – turns {n}")
    return words.format(date=born.text, n=born.turns)


def _consent(texts: Translator, details: PersonDetails) -> Fact:
    """Whether data may go to the partner; a missing consent is said, never left out."""
    caption = texts.tr("Consent to share with the partner")
    if details.consent_on is None or details.consent not in CONSENTS:
        return Fact("lock", caption, texts.tr("not asked yet"))
    day = long_date(details.consent_on, texts.language)
    words = texts.say(CONSENTS[details.consent].with_values(date=day))
    return Fact("lock", caption, words, CONSENT_TONES[details.consent])


def _roles(texts: Translator, roles: Sequence[RoleRow], *, current: bool) -> list[Fact]:
    return [
        Fact(
            SECTOR_ICONS.get(role.sector, "tag"),
            held(texts, role),
            role.line,
            "ink2",
            Show("organisation", role.organisation_id) if role.organisation_id else None,
            Show("part_role", role.id),
        )
        for role in roles
        if role.current == current
    ]


def _relations(texts: Translator, details: PersonDetails, *, current: bool) -> list[Fact]:
    """The time and the note above, how they are related below."""
    return [
        Fact(
            _RELATION_ICONS.get(row.kind, "link"),
            " · ".join(part for part in _when(texts, row) if part),
            texts.say(row.words),
            "ink2",
            Show("person", row.person_id),
            Show("part_relation", row.id),
        )
        for row in details.relations
        if row.current == current
    ]


def _when(texts: Translator, row: RelationRow) -> tuple[str, str, str]:
    return period(texts, row.starts_on, row.ends_on), deceased(texts, row.died), row.note


_RELATION_ICONS = {"spouse": "users", "partner": "users", "parent": "users", "sibling": "users"}


def _households(
    ui: UiContext, rows: Sequence[LivingRow], go: Callable[[Show], None]
) -> list[QWidget]:
    """Where the person lives now, and with whom; then where it was before."""
    tr = ui.texts.tr
    now = [row for row in rows if row.current]
    homes = [_home(ui.texts, row) for row in now]
    add = adds(ui, tr("Add to a household"), go, "living")
    groups = facts_group(ui, tr("Household"), homes, go, add)
    gone = tr("{name} (deceased)")
    others = [
        Link(gone.format(name=name) if who in row.gone else name, "user", Show("person", who))
        for row in now
        for who, name in row.others
    ]
    if others and isinstance(groups[0], Group):
        groups[0].add_links(others, go)
    former = [_home(ui.texts, row) for row in rows if not row.current]
    return [*groups, *facts_group(ui, tr("Former households"), former, go)]


def _home(texts: Translator, row: LivingRow) -> Fact:
    time = period(texts, row.starts_on, row.ends_on)
    home = Show("household", row.household_id)
    return Fact("house", time, row.name, "ink2", home, Show("part_living", row.id))
