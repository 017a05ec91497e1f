"""The filters that are set above the contacts list, as a rule that finds the same contacts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.smart.rule import Block, Condition, ContactType, Mode, Rule

if TYPE_CHECKING:
    from twincrm.services.people.contact_filter import ContactFilter


def rule_of(wanted: ContactFilter) -> Rule:
    """A rule of all that *wanted* asks for; its words as a search finds them."""
    asked = (
        ("name", "found", (wanted.text,) if wanted.text else ()),
        ("place", "of", wanted.place_ids),
        ("sector", "is", wanted.sectors),
        ("language", "of", wanted.languages),
        ("tag", "has", wanted.tag_ids),
        ("group", "in", wanted.group_ids),
    )
    parts = tuple(Condition(field, operator, values) for field, operator, values in asked if values)
    chosen = wanted.kinds
    kinds = tuple(kind for kind in ContactType if not chosen or kind.value in chosen)
    return Rule(kinds, Block(Mode.ALL, parts))
