"""What a large file is asked and told: smart groups beside plain SQL, one change of many."""

from __future__ import annotations

import json
from datetime import date

from sqlalchemy import select
from worlds.dump import dump

from twincrm.domain.smart.text import read_rule
from twincrm.services.bulk.belonging import Tagged
from twincrm.services.bulk.commands import ChangeMany
from twincrm.services.smart.finding import first_of_rule, rule_count, rule_entries
from twincrm.store.models import Person, Tag, Tagging
from twincrm.store.search import record_of

TODAY = date(2027, 4, 19)
PAGE = 50
TAG = "Kirchenchor"
_SPEAKS = (
    "EXISTS (SELECT 1 FROM language_skill AS l WHERE l.person_id = p.id AND l.language = '{}')"
)
_HAS = "EXISTS (SELECT 1 FROM {0} WHERE {0}.person_id = p.id)"


def _asks(key, *values):
    return {"ask": key, "of": list(values)}


RULES = (
    ({"all": [_asks("language.speaks", "fr")]}, _SPEAKS.format("fr")),
    ({"all": [_asks("reach.no_email")]}, f"NOT {_HAS.format('email')}"),
    (
        {"all": [_asks("language.speaks", "pl"), _asks("reach.no_email"), _asks("reach.phone")]},
        f"{_SPEAKS.format('pl')} AND NOT {_HAS.format('email')} AND {_HAS.format('phone')}",
    ),
    (
        {"none": [_asks("language.speaks", "de", "fr"), _asks("reach.email")]},
        f"NOT {_SPEAKS.format('de')} AND NOT {_SPEAKS.format('fr')} AND NOT {_HAS.format('email')}",
    ),
)
"""Rules as they are kept, and whom they are about in plain SQL: many, most, few, and by no."""


def smart_groups_find_whom_they_ask_for(dispatcher) -> None:
    """The whole group, how many they are, and the first page agree with questions by hand."""
    for asked, where in RULES:
        rule = read_rule(json.dumps({"kinds": ["person"], **asked}))
        by_hand = f"SELECT p.id FROM person AS p WHERE p.trashed_at IS NULL AND {where}"
        wanted = dispatcher.ask(
            lambda s, by_hand=by_hand: set(s.connection().exec_driver_sql(by_hand).scalars())
        )
        found = dispatcher.glance(rule_entries, rule, TODAY)
        first = dispatcher.glance(first_of_rule, rule, TODAY, PAGE)

        assert wanted
        assert {record_of(entry) for entry in found} == wanted
        assert dispatcher.glance(rule_count, rule, TODAY) == len(found) == len(wanted)
        assert [entry for entry, *_ in first] == list(found[:PAGE])


def one_change_of_many_is_one_step(dispatcher, number: int) -> None:
    """So many people get a tag; taken back, nothing is left of it."""
    before = dump(dispatcher.file)
    people = dispatcher.ask(lambda s: list(s.scalars(select(Person.id).limit(number))))
    many = tuple(("person", key) for key in people)

    assert dispatcher.execute(ChangeMany(many, Tagged(TAG))).result == number
    assert dispatcher.ask(_tagged) == set(people)
    dispatcher.undo()

    assert dump(dispatcher.file) == before


def _tagged(session) -> set[int]:
    tag = select(Tag.id).where(Tag.name == TAG).scalar_subquery()
    return set(session.scalars(select(Tagging.person_id).where(Tagging.tag_id == tag)))
