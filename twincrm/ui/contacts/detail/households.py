"""The card of a household."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from twincrm.services.steps.words import MEMBERSHIP_KINDS
from twincrm.ui.contacts.detail.adding import ValueAdder, ways_to_reach
from twincrm.ui.contacts.detail.card import CardContent
from twincrm.ui.contacts.detail.lines import Fact, Group, PartButton, adds, facts_group
from twincrm.ui.contacts.detail.past import Past, PastGroup, hosted_moments, note_moments
from twincrm.ui.contacts.detail.reach import (
    membership_facts,
    note_facts,
    reach_facts,
    tag_facts,
)
from twincrm.ui.contacts.detail.words import period
from twincrm.ui.kit.notices import InlineNotice
from twincrm.ui.kit.painting import Face
from twincrm.ui.kit.spans import deceased
from twincrm.ui.window.page import Show

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from twincrm.domain.texts import Translator
    from twincrm.services.households.queries import HouseholdDetails, HouseholdMemberRow
    from twincrm.ui.kit.buttons import Button
    from twincrm.ui.kit.context import UiContext


def household_card(
    ui: UiContext,
    details: HouseholdDetails,
    go: Callable[[Show], None],
    add_note: Button | None,
) -> CardContent:
    """Everything about a household, in two columns."""
    texts, tr = ui.texts, ui.texts.tr
    past = Past(
        (*note_moments(texts, details.notes), *hosted_moments(texts, details.hosted)),
        details.months_since_contact,
    )
    left: list[QWidget] = [
        *_unfit(ui, details),
        *_living(ui, details, go),
        *facts_group(
            ui,
            tr("Reachability & post"),
            _facts(texts, details),
            go,
            ValueAdder(ui, go, ways_to_reach(texts)),
        ),
        *facts_group(ui, tr("Former members"), _members(texts, details.members, current=False), go),
    ]
    right: list[QWidget] = [
        PastGroup(ui, past, go, add_note),
        *facts_group(ui, tr("Membership"), membership_facts(texts, details.memberships), go),
    ]
    return CardContent(
        name=details.name,
        line=details.place,
        face=Face("", "household"),
        sectors=(),
        left=tuple(left),
        right=tuple(right),
    )


def _facts(texts: Translator, details: HouseholdDetails) -> list[Fact]:
    facts = list(reach_facts(texts, details.reached))
    if details.salutation:
        facts.append(Fact("mail", texts.tr("Salutation in letters"), details.salutation))
    if details.max_guests:
        words = texts.trn("up to {n} guest", "up to {n} guests", details.max_guests)
        facts.append(Fact("bed", texts.tr("Can host"), words))
    return [*facts, *tag_facts(texts, details.reached), *note_facts(texts, details.note)]


def _members(texts: Translator, rows: Sequence[HouseholdMemberRow], *, current: bool) -> list[Fact]:
    return [
        Fact(
            "user",
            _part(texts, row),
            row.name,
            "ink2",
            Show("person", row.person_id),
            Show("part_member", row.id),
        )
        for row in rows
        if row.current == current
    ]


def _living(ui: UiContext, details: HouseholdDetails, go: Callable[[Show], None]) -> list[QWidget]:
    """Who lives there now; where there are several, somebody can move out."""
    tr = ui.texts.tr
    facts = _members(ui.texts, details.members, current=True)
    add = adds(ui, tr("Add person"), go, "member")
    (group,) = facts_group(ui, tr("Who lives there"), facts, go, add)
    if len(facts) > 1 and isinstance(group, Group):
        split = partial(go, Show("part_split"))
        moves = PartButton(ui, tr("Somebody moves out…"), "arrow-right", split, plain=True)
        group.body.addWidget(moves, 0, Qt.AlignmentFlag.AlignLeft)
    return [group]


def _unfit(ui: UiContext, details: HouseholdDetails) -> list[QWidget]:
    """What is still as it was before somebody left or died; it is put right in the editors."""
    tr, found = ui.texts.tr, details.unfit
    lines: list[str] = []
    if found.name:
        said = tr("The name no longer fits who lives here; “{name}” would.")
        lines.append(said.format(name=found.name))
    for each in found.memberships:
        if each.kind:
            said = tr("One person is left of the membership: its kind could be “{kind}”.")
            lines.append(said.format(kind=ui.texts.say(MEMBERSHIP_KINDS[each.kind])))
        if each.payer:
            said = tr("Noted as paying for the membership, but no longer here: {name}")
            lines.append(said.format(name=each.payer))
    return [InlineNotice(ui, "info", "\n".join(lines))] if lines else []


def _part(texts: Translator, row: HouseholdMemberRow) -> str:
    words = {"adult": texts.tr("Adult"), "child": texts.tr("Child")}
    part, time = words.get(row.role, ""), period(texts, row.starts_on, row.ends_on)
    return " · ".join(each for each in (part, time, deceased(texts, row.died)) if each)
