"""The groups of the demo: some chosen by hand, some found by rules."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twincrm.domain.smart.rule import Block, Condition, ContactType, Mode, Rule
from twincrm.domain.smart.text import rule_text
from twincrm.domain.terms import GroupKind
from twincrm.domain.texts import Message
from twincrm.services.demo.stage import script
from twincrm.services.groups.commands import AddGroup
from twincrm.services.groups.drafts import GroupDraft

if TYPE_CHECKING:
    from twincrm.services.demo.stage import Stage


def add_groups(stage: Stage) -> None:
    """The committee of the festival and the choir; hosts, members and speakers by what is known."""
    by_hand = [
        AddGroup(GroupDraft(entry["name"]), tuple(_contacts(stage, entry["contacts"])))
        for entry in script("groups")["static"]
    ]
    rules = _rules(stage)
    by_rule = [
        AddGroup(GroupDraft(entry["name"], GroupKind.SMART, rule_text(rules[entry["rule"]])))
        for entry in script("groups")["smart"]
    ]
    stage.together(Message("Make groups"), [*by_hand, *by_rule])


def _rules(stage: Stage) -> dict[str, Rule]:
    visits, home = stage.ids["visit"], ContactType.HOUSEHOLD
    living = Block(Mode.NONE, (Condition("birth", "dead"),))
    return {
        "hosts": _all(
            Condition("hosting", "at", (visits["past"],)),
            Condition("language", "speaks", ("fr",)),
            Condition("visit", "not_invited", (visits["upcoming"],)),
        ),
        "by_post": replace(
            _all(Condition("member", "is"), Condition("reach", "no_email"), living),
            kinds=(ContactType.PERSON, home),
        ),
        "interpreters": _all(
            Condition("language", "fluently", ("de",)),
            Condition("language", "fluently", ("fr", "pl")),
        ),
    }


def _all(*parts: Condition | Block) -> Rule:
    return Rule(block=Block(Mode.ALL, parts))


def _contacts(stage: Stage, keys: list[str]) -> list[tuple[str, int]]:
    """The contacts of the demo behind keys: people first, where a household is called alike."""
    kinds = ("person", "organisation", "household")
    kept = [(key, next(kind for kind in kinds if key in stage.ids[kind])) for key in keys]
    return [(kind, stage.ids[kind][key]) for key, kind in kept]
