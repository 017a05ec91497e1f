"""The numbers beside the sections in the side bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from twincrm.services.dispatch import Dispatcher


def count_contacts(dispatcher: Dispatcher) -> int:
    """How many contacts there are."""
    from twincrm.services.people.lists import contact_total

    return dispatcher.ask(contact_total)


def count_members(dispatcher: Dispatcher) -> int:
    """How many people are members today."""
    from twincrm.runtime import clock
    from twincrm.services.members.lists import member_counts

    today = clock.today()
    return dispatcher.glance(member_counts, today.year, today).people


def count_visits(dispatcher: Dispatcher) -> int:
    """How many visits there are."""
    return _count(dispatcher, "visit")


def count_partnerships(dispatcher: Dispatcher) -> int:
    """How many partnerships there are."""
    return _count(dispatcher, "partnership")


def count_open_tasks(dispatcher: Dispatcher) -> int:
    """How many tasks are open."""
    from twincrm.services.tasks.queries import open_tasks

    return dispatcher.ask(open_tasks)


def _count(dispatcher: Dispatcher, kind: str) -> int:
    from twincrm.services.records.queries import count_of

    return dispatcher.ask(count_of, kind)
