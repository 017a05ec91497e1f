"""What is chosen of two entries, field by field, is word by word what is written."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from random import Random

import pytest
from worlds.entries import WriteEntry

from twincrm.runtime.language import catalogue
from twincrm.services.duplicates.lines import Pick, choices_of, chosen_words
from twincrm.services.duplicates.merging import MERGES
from twincrm.services.duplicates.preview import merge_preview, result_words

ENGLISH = catalogue("en")
TODAY = date(2027, 4, 19)
WAYS = ("suggested", "left", "right", "mixed", "mixed")
LABELS = {"Name in one language": "Names in other languages"}
"""Names that stand in a line of their own while two of them meet."""


@pytest.mark.parametrize("kind", sorted(MERGES))
def test_what_is_chosen_is_what_is_written(kind, populated):
    chance = Random(kind)
    for _ in range(4):
        keep, other = (populated.execute(WriteEntry(kind, chance)).result for _ in range(2))
        bare = populated.execute(WriteEntry(kind, chance, bare=True)).result
        preview = populated.ask(merge_preview, kind, keep, other, ENGLISH, TODAY)
        for way in WAYS:
            picked = {line.key: picks(line, way, chance) for line in preview.lines}
            choices = choices_of(preview.lines, {} if way == "suggested" else picked)
            populated.execute(MERGES[kind](keep, other, choices))
            after = populated.ask(merge_preview, kind, keep, bare, ENGLISH, TODAY)
            assert said(after) == expected(preview, picked), (way, choices)
            assert after.left.name == result_words(preview, picked, ENGLISH)[0]
            populated.undo()


def picks(line, way, chance):
    """A side that says something."""
    sides = {Pick.LEFT: line.left, Pick.RIGHT: line.right}
    way = chance.choice(("left", "right")) if way == "mixed" else way
    return Pick(way) if way != "suggested" and sides[Pick(way)] else line.suggested


def expected(preview, picked):
    """What stays, by what the fields are called; addresses whole."""
    found, houses = defaultdict(set), defaultdict(list)
    for line in preview.lines:
        chosen, label = chosen_words(line, picked), ENGLISH.say(line.label)
        if line.pair and line.pair[0] == "address":
            houses[line.pair].extend(chosen)
            continue
        for words in chosen:
            found[LABELS.get(label, label)] |= set(words.split(" · "))
    for parts in houses.values():
        found["Address"].add(", ".join(parts))
    return the_better(found)


def said(preview):
    """The same of a record that stands beside one that says nothing."""
    found = defaultdict(set)
    for line in preview.lines:
        if line.left:
            found[ENGLISH.say(line.label)] |= set(line.left.split(" · "))
    return the_better(found)


def the_better(found):
    """Of a language that both entries name, the better knowledge counts."""
    levels = {}
    for words in found.pop("Languages", ()):
        language, _, level = words.partition(" (")
        levels[language] = max(level, levels.get(language, ""), key=LEVELS.index)
    return {**found, "Languages": levels}


LEVELS = ("", "a few words)", "basic)", "good)", "fluent)")
