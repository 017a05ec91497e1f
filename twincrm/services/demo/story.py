"""The story of the demo: how the association's file was filled in the weeks before today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.services.demo.crowd import add_crowd
from twincrm.services.demo.founding import add_organisations, found, link_counterparts
from twincrm.services.demo.groups import add_groups
from twincrm.services.demo.guests import (
    ask_hosts,
    form_parties,
    note_avoid_pairs,
    note_profiles,
    place_guests,
    register,
)
from twincrm.services.demo.journal import add_notes, add_tasks
from twincrm.services.demo.keepsakes import (
    hang_portraits,
    keep_documents,
    note_disclosures,
    take_in_neighbours,
)
from twincrm.services.demo.kin import note_couples, note_emergency_contacts, word_roles
from twincrm.services.demo.letters import write_letters
from twincrm.services.demo.members import (
    add_memberships,
    bury_the_oldest,
    hold_assembly,
    note_honours,
    set_rates,
)
from twincrm.services.demo.partnerships import add_partnerships
from twincrm.services.demo.people import add_people
from twincrm.services.demo.stage import script
from twincrm.services.demo.tidying import remind, take_in_helpers, tell_apart
from twincrm.services.demo.visits import add_programme, add_visit, add_visit_tasks, tick_off

if TYPE_CHECKING:
    from twincrm.services.demo.stage import Stage


def tell(stage: Stage, people: int) -> int:
    """Act everything in its order, enlarged to *people*; how many people there are in the end."""
    _begin(stage)
    _know_the_members(stage)
    _remember_the_past_visit(stage)
    stage.days_ago(58)
    known = len(stage.ids["person"]) + take_in_neighbours(stage)
    wanted = people or script("members")["generated"]["people"]
    known += add_crowd(stage, max(wanted - known, 0))
    bury_the_oldest(stage)
    _prepare_the_next_visit(stage)
    _plan_ahead(stage)
    return known


def _begin(stage: Stage) -> None:
    found(stage)
    stage.days_ago(83)
    add_organisations(stage)
    stage.days_ago(82)
    add_people(stage)
    stage.days_ago(78)
    link_counterparts(stage)
    add_partnerships(stage)


def _know_the_members(stage: Stage) -> None:
    stage.days_ago(75)
    set_rates(stage)
    add_memberships(stage)
    note_couples(stage)
    word_roles(stage)


def _remember_the_past_visit(stage: Stage) -> None:
    stage.days_ago(70)
    add_visit(stage, "past", "hagemann_u")
    add_programme(stage, "past")
    register(stage, "past")
    form_parties(stage, "past")
    ask_hosts(stage, "past")
    place_guests(stage, "past")
    note_avoid_pairs(stage)


def _prepare_the_next_visit(stage: Stage) -> None:
    stage.days_ago(54)
    add_visit(stage, "upcoming", "hagemann_u")
    add_visit_tasks(stage, "upcoming")
    stage.days_ago(41)
    register(stage, "upcoming")
    stage.days_ago(39)
    hold_assembly(stage)
    stage.days_ago(33)
    note_emergency_contacts(stage)
    form_parties(stage, "upcoming")
    stage.days_ago(29)
    note_profiles(stage, "upcoming")
    ask_hosts(stage, "upcoming")
    stage.days_ago(22)
    add_programme(stage, "upcoming")
    place_guests(stage, "upcoming")


def _plan_ahead(stage: Stage) -> None:
    stage.days_ago(17)
    add_visit(stage, "planned", "nowak")
    register(stage, "planned")
    add_programme(stage, "planned", "nowak")
    add_visit_tasks(stage, "planned")
    stage.days_ago(12)
    keep_documents(stage)
    write_letters(stage)
    stage.days_ago(6)
    tick_off(stage)
    take_in_helpers(stage)
    tell_apart(stage)
    remind(stage)
    add_tasks(stage)
    hang_portraits(stage)
    stage.days_ago(3)
    note_disclosures(stage)
    stage.days_ago(1)
    add_notes(stage)
    add_groups(stage)
    note_honours(stage)
