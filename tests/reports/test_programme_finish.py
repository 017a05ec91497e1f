"""What a chair looks at twice in a printed programme: how sure it is, and who is thanked how."""

from __future__ import annotations

from dataclasses import replace

import pytest

from twincrm.domain.records.visit_programme import Funder, texts
from twincrm.reports.programme import print_programme


@pytest.mark.parametrize(
    ("language", "said", "sure", "unsure"),
    [
        ("de", "Vorläufiges Programm", "Bestätigt", "Noch nicht bestätigt"),
        ("fr", "Programme provisoire", "Confirmé", "À confirmer"),
        ("en", "Provisional programme", "Confirmed", "Not yet confirmed"),
        ("pl", "Program wstępny", "Potwierdzone", "Do potwierdzenia"),
    ],
)
def test_what_most_items_are_is_said_once_and_the_others_say_it_themselves(
    sample, translators, read, language, said, sure, unsure
):
    def printed(*states):
        day = sample.PROGRAMME.days[1]
        items = tuple(replace(day.items[0], status=state) for state in states)
        programme = replace(sample.PROGRAMME, days=(replace(day, items=items),))
        text = read(print_programme(programme, (language,), translators)).text
        return text.count(said), text.count(sure), text.count(unsure)

    assert printed("draft", "draft", "confirmed", "cancelled", "cancelled") == (1, 1, 0)
    assert printed("draft", "draft", "confirmed", "confirmed") == (0, 0, 2)
    assert printed("confirmed", "changed", "cancelled") == (0, 0, 0)


def test_funders_without_logos_begin_on_the_same_line(sample, translators, read):
    funders = (
        Funder("Bürgerfonds", credit=texts(de="Gefördert vom Bürgerfonds")),
        Funder("Stadt Lindenau", credit=texts(de="Mit Unterstützung der Stadt"), named=True),
    )
    programme = replace(sample.PROGRAMME, funders=funders)
    words = read(print_programme(programme, ("de",), translators)).words()
    tops = {word.strip(): box[3] for _, word, box in words}
    assert abs(tops["Gefördert vom Bürgerfonds"] - tops["Stadt Lindenau"]) < 2
