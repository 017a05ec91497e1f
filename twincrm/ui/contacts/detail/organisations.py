"""The card of an organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.ui.contacts.detail.adding import ValueAdder, ways_to_reach
from twincrm.ui.contacts.detail.card import CardContent
from twincrm.ui.contacts.detail.lines import Fact, Link, adds, facts_group, links_group
from twincrm.ui.contacts.detail.past import Past, PastGroup, note_moments
from twincrm.ui.contacts.detail.reach import (
    membership_facts,
    note_facts,
    reach_facts,
    tag_facts,
    written_in,
)
from twincrm.ui.contacts.detail.words import held
from twincrm.ui.kit.painting import Face
from twincrm.ui.kit.spans import deceased
from twincrm.ui.window.page import Show

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QWidget

    from twincrm.domain.texts import Translator
    from twincrm.services.organisations.queries import OrganisationDetails
    from twincrm.services.people.role_rows import RoleRow
    from twincrm.ui.kit.buttons import Button
    from twincrm.ui.kit.context import UiContext


def organisation_card(
    ui: UiContext,
    details: OrganisationDetails,
    logo: QPixmap | None,
    go: Callable[[Show], None],
    add_note: Button | None,
) -> CardContent:
    """Everything about an organisation, in two columns."""
    texts, tr = ui.texts, ui.texts.tr
    past = Past(tuple(note_moments(texts, details.notes)), details.months_since_contact)
    partnerships = [
        Link(name, "handshake", Show("partnership", n)) for n, name in details.partnerships
    ]
    left: list[QWidget] = [
        *_reached(ui, details, go),
        *links_group(ui, tr("Belongs to"), _above(details), go),
        *links_group(ui, tr("Parts of it"), _parts(details), go),
    ]
    right: list[QWidget] = [
        *facts_group(
            ui,
            tr("People"),
            _people(texts, details.roles, current=True),
            go,
            adds(ui, tr("Add role"), go, "role"),
        ),
        *facts_group(ui, tr("Former people"), _people(texts, details.roles, current=False), go),
        PastGroup(ui, past, go, add_note),
        *links_group(ui, tr("Partnerships"), partnerships, go),
        *facts_group(ui, tr("Membership"), membership_facts(texts, details.memberships), go),
    ]
    return CardContent(
        name=details.name,
        line=" · ".join(part for part in (details.category, details.place) if part),
        face=Face("", "organisation", logo),
        sectors=details.sectors,
        left=tuple(left),
        right=tuple(right),
        mark=tr("dissolved") if details.dissolved_on else "",
    )


def _reached(
    ui: UiContext, details: OrganisationDetails, go: Callable[[Show], None]
) -> list[QWidget]:
    title, facts = ui.texts.tr("Reachability & organisation"), _facts(ui.texts, details)
    return facts_group(ui, title, facts, go, ValueAdder(ui, go, ways_to_reach(ui.texts)))


def _facts(texts: Translator, details: OrganisationDetails) -> list[Fact]:
    tr = texts.tr
    own = details.own_name if details.own_name != details.name else ""
    plain = (
        ("landmark", tr("Calls itself"), own),
        ("tag", tr("Short name"), details.short_name),
        ("list-checks", tr("Fields of activity"), " · ".join(details.fields)),
        ("users", tr("Size"), _size(texts, details.size)),
        ("calendar-days", tr("Founded"), details.founded_on),
        ("calendar-days", tr("Dissolved"), details.dissolved_on),
    )
    return [
        *reach_facts(texts, details.reached),
        *written_in(texts, details.correspondence_language),
        *(Fact(icon, caption, text) for icon, caption, text in plain if text),
        *tag_facts(texts, details.reached),
        *note_facts(texts, details.note),
    ]


def _size(texts: Translator, size: int | None) -> str:
    return texts.trn("{n} person", "{n} people", size) if size else ""


def _above(details: OrganisationDetails) -> list[Link]:
    if not details.parent_id or not details.parent:
        return []
    return [Link(details.parent, "landmark", Show("organisation", details.parent_id))]


def _parts(details: OrganisationDetails) -> list[Link]:
    return [Link(name, "landmark", Show("organisation", part)) for part, name in details.parts]


def _people(texts: Translator, roles: Sequence[RoleRow], *, current: bool) -> list[Fact]:
    """Who is or was what in it: the role and its time above, the name below."""
    return [
        Fact(
            "user",
            " · ".join(part for part in _of_role(texts, role) if part),
            role.person,
            "ink2",
            Show("person", role.person_id),
            Show("part_role", role.id),
        )
        for role in roles
        if role.current == current
    ]


def _of_role(texts: Translator, role: RoleRow) -> tuple[str, ...]:
    time = held(texts, role)
    return (role.title, time, deceased(texts, role.died))
