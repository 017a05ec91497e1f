"""What a chair looks at twice in a printed programme: how sure it is, and who is thanked how."""

from __future__ import annotations

from dataclasses import replace

import pytest

from twincrm.domain.records.visit_programme import Funder, ProgrammeItem, texts
from twincrm.reports.programme import print_programme
from twincrm.reports.programme_days import day_blocks
from twincrm.reports.programme_frame import plan
from twincrm.reports.programme_words import Words
from twincrm.reports.styles import SANS, SANS_ITALIC, SANS_STRONG


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


def _below_titles(sample, translators, item):
    """The lines below the titles of an item, in German and in French, as words and faces."""
    day = replace(sample.THURSDAY, items=(item,))
    programme = replace(sample.PROGRAMME, days=(day,))
    words = tuple(Words(translators[code]) for code in ("de", "fr"))
    made = plan(programme, words, room=(509, 700), scale=1, ends=False)
    (block,) = day_blocks(programme, made)
    return [
        [
            ("".join(run.text for run in line.runs).replace("\u00a0", " "), setting.style.face)
            for setting in cell.settings[1:]
            for line in setting.lines
        ]
        for cell in block.rows[0].cells[-2:]
    ]


def _said(lines):
    return [said for said, _ in lines]


def test_both_languages_of_an_item_have_the_same_lines(sample, translators):
    """The place has its own wherever it and the detail are too long for one in any of them."""
    item = ProgrammeItem(
        title=texts(de="Ankunft der Gäste", fr="Arrivée des invités"),
        place=texts(de="Rathaus, Großer Saal", fr="Mairie, grande salle"),
        detail=texts(
            de="Begrüßung durch den Vorsitzenden mit Sekt und belegten Broten", fr="accueil"
        ),
    )
    german, french = _below_titles(sample, translators, item)
    assert _said(german)[0] == "Rathaus, Großer Saal"
    assert _said(french) == ["Mairie, grande salle", "Accueil"]

    short = replace(item, detail=texts(de="mit Sekt", fr="vin d’honneur"))
    german, french = _below_titles(sample, translators, short)
    assert _said(german) == ["Rathaus, Großer Saal · mit Sekt"]
    assert _said(french) == ["Mairie, grande salle · vin d’honneur"]


def test_what_is_said_in_another_language_stands_in_italics(sample, translators):
    """Never beside what is said in the own one, and never where both say the same."""
    item = ProgrammeItem(
        title=texts(de="Markt", fr="Marché"),
        place=texts(de="Marktplatz"),
        detail=texts(de="mit Führung", fr="avec guide"),
        optional=True,
    )
    german, french = _below_titles(sample, translators, item)
    assert german == [("Marktplatz", SANS), ("Mit Führung · freiwillig", SANS)]
    assert french == [("Marktplatz", SANS_ITALIC), ("Avec guide · facultatif", SANS)]

    other = replace(item, place=texts(de="Place", fr="Place"), detail=texts(fr="avec guide"))
    german, french = _below_titles(sample, translators, other)
    assert german == [("Place", SANS), ("Avec guide", SANS_ITALIC), ("Freiwillig", SANS)]
    assert french == [("Place", SANS), ("Avec guide", SANS), ("Facultatif", SANS)]

    met = replace(item, place=texts(), detail=texts(), optional=False, meeting_point=item.place)
    german, french = _below_titles(sample, translators, met)
    assert [face for _, face in (*german, *french)] == [SANS_STRONG, SANS_ITALIC]
