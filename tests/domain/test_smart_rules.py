"""Rules of smart groups as text: nothing that a newer program wrote is lost or left out."""

from __future__ import annotations

import json
from string import Formatter

import pytest

from twincrm.domain.smart.questions import FIELDS, QUESTIONS, Asked
from twincrm.domain.smart.rule import Block, Condition, ContactType, Mode, Rule, Unknown
from twincrm.domain.smart.text import read_rule, rule_text

HOSTED = Condition("hosting", "in", (2024,))
FRENCH = Condition("language", "speaks", ("fr", "pl"))
INNER = Block(Mode.NONE, (Condition("reach", "no_email"), Block(Mode.ANY, (FRENCH,))))


def test_a_rule_comes_back_as_it_was_written():
    rule = Rule((ContactType.PERSON, ContactType.HOUSEHOLD), Block(Mode.ANY, (HOSTED, INNER)))

    assert read_rule(rule_text(rule)) == rule
    assert list(rule.block.conditions()) == [HOSTED, Condition("reach", "no_email"), FRENCH]
    assert rule.understood


@pytest.mark.parametrize(
    "part",
    [
        {"ask": "shoes.size", "of": [44]},
        {"ask": "hosting.in", "of": [2024], "unless": "it rained"},
        {"ask": "hosting.in", "of": ["2024"]},
        {"ask": "hosting.in", "of": []},
        {"ask": "name.contains", "of": ["a" * 201]},
        {"ask": "reach.email", "of": [True]},
        {"ask": "birth.month", "of": [True]},
        {"most": [{"ask": "reach.email", "of": []}]},
        {"all": [], "any": []},
        "a sentence",
        None,
        7,
    ],
    ids=lambda part: str(part)[:60],
)
def test_what_a_newer_program_wrote_is_kept_and_finds_nobody(part):
    known = {"ask": "hosting.in", "of": [2024]}
    written = json.dumps({"kinds": ["person"], "all": [known, part]})

    rule = read_rule(written)

    assert rule.block.parts == (HOSTED, Unknown(json.dumps(part)))
    assert not rule.understood
    assert json.loads(rule_text(rule)) == json.loads(written)


@pytest.mark.parametrize(
    "text", ['{"all": [], "limit": 20}', '{"kinds": ["person", "robot"], "all": []}']
)
def test_what_is_said_beside_the_conditions_is_kept_too(text):
    rule = read_rule(text)

    assert not rule.understood
    assert json.loads(rule_text(rule)).items() >= json.loads(text).items()


@pytest.mark.parametrize("text", ["[1]", "nonsense", '"all"', "{", "null"])
def test_what_is_no_rule_at_all_is_not_understood(text):
    assert not read_rule(text).understood


def test_blocks_without_end_are_not_followed():
    text = '{"all": ' + '[{"all": ' * 900 + "[]" + "}]" * 900 + "}"

    rule = read_rule(text)

    assert not rule.understood
    assert read_rule(rule_text(rule)) == rule


def test_every_question_is_a_sentence_with_a_place_for_its_value():
    said = [question.words.id for question in QUESTIONS.values()]
    assert len(set(said)) == len(said)
    assert {key.split(".")[0] for key in QUESTIONS} == set(FIELDS)
    for key, question in QUESTIONS.items():
        places = {name for _, name, _, _ in Formatter().parse(question.words.id) if name}
        assert places == (set() if question.asked is Asked.NOTHING else {"value"}), key
        assert question.kinds
