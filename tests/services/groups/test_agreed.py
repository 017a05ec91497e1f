"""Who agrees, as rules ask it, is whoever agrees by the latest word, also after two became one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from worlds.consents import TODAY, WORDS

from twincrm.domain.smart.rule import Block, Condition, ContactType, Mode, Rule
from twincrm.domain.texts import Message
from twincrm.services.duplicates.merging import MergePeople
from twincrm.services.interchange.outgoing import with_consent
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import PersonDraft
from twincrm.services.smart.finding import rule_entries
from twincrm.store.models import Consent
from twincrm.store.search import record_of


@dataclass(frozen=True, slots=True)
class Said:
    """Notes what somebody said, also what no form would take."""

    who: int
    purpose: str
    words: tuple[Any, ...]
    label = Message("Note consents")

    def run(self, work):
        for given, *rest in self.words:
            withdrawn, expires = (*rest, None, None)[:2]
            days = {"given_on": given, "withdrawn_on": withdrawn, "expires_on": expires}
            read = {name: day and date.fromisoformat(day) for name, day in days.items()}
            work.add(Consent(person_id=self.who, purpose=self.purpose, **read))
            work.flush()


def somebody(dispatcher, *words, family="Weber"):
    key = dispatcher.execute(AddPerson(PersonDraft("Eva", family))).result
    dispatcher.execute(Said(key, "partner", words))
    return key


def asked(dispatcher, key, *purposes):
    rule = Rule((ContactType.PERSON,), Block(Mode.ALL, (Condition("consent", key, purposes),)))
    return {record_of(entry) for entry in dispatcher.glance(rule_entries, rule, TODAY)}


def test_rules_read_consents_as_every_card_does(dispatcher):
    people = {somebody(dispatcher, *words): state for words, state, _ in WORDS}
    for other in people:
        dispatcher.execute(Said(other, "photo", (("2027-01-01", "2027-01-02"),)))

    given = {key for key, state in people.items() if state == "given"}
    expired = {key for key, state in people.items() if state == "expired"}
    assert asked(dispatcher, "given", "partner", "photo") == given
    assert asked(dispatcher, "missing", "partner") == people.keys() - given
    assert asked(dispatcher, "expired", "partner") == expired


@pytest.mark.parametrize("newer_stays", [True, False])
def test_of_two_entries_the_newer_withdrawal_outweighs_the_older_consent(dispatcher, newer_stays):
    older = somebody(dispatcher, ("2020-01-01",))
    newer = somebody(dispatcher, ("2023-01-01", "2025-01-01"))
    keep, other = (newer, older) if newer_stays else (older, newer)

    dispatcher.execute(MergePeople(keep, other))

    assert asked(dispatcher, "given", "partner") == set()
    who = (("person", keep),)
    assert dispatcher.ask(with_consent, who, TODAY) == ([], list(who))
