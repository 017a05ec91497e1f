"""What is missing is listed before paper is wasted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from twincrm.domain.records.visit_programme import NOTHING, Funder, texts
from twincrm.reports.programme_checks import missing_glyphs, missing_texts


def _with_first_item(programme, **changes):
    day = programme.days[0]
    items = (replace(day.items[0], **changes), *day.items[1:])
    return replace(programme, days=(replace(day, items=items), *programme.days[1:]))


def test_a_complete_programme_lacks_nothing(sample):
    assert missing_texts(sample.PROGRAMME, ("de", "fr", "pl", "en")) == ()
    assert missing_glyphs(sample.PROGRAMME, ("de", "fr", "pl", "en")) == ()


def test_a_missing_title_says_where_it_is_missing(sample):
    programme = _with_first_item(sample.PROGRAMME, title=texts(de="Ankunft"))
    (found,) = missing_texts(programme, ("de", "fr"))
    assert found.language == "fr"
    assert found.passage.what.id == "Title"
    assert found.passage.day == date(2027, 5, 6)
    assert found.passage.start == time(17)
    assert found.passage.item_id == 1
    assert found.passage.item_title == texts(de="Ankunft")
    assert found.shown_instead == "Ankunft"


def test_a_title_is_missing_even_if_no_language_has_it(sample):
    programme = _with_first_item(sample.PROGRAMME, title=NOTHING)
    found = missing_texts(programme, ("de", "fr"))
    assert [each.language for each in found] == ["de", "fr"]


def test_a_detail_nobody_wrote_is_not_missing(sample):
    programme = _with_first_item(sample.PROGRAMME, detail=NOTHING, place=NOTHING)
    assert missing_texts(programme, ("de", "fr")) == ()


def test_only_the_printed_languages_are_asked_for(sample):
    programme = _with_first_item(sample.PROGRAMME, title=texts(de="Ankunft", fr="Arrivée"))
    assert missing_texts(programme, ("de", "fr")) == ()
    assert len(missing_texts(programme, ("de", "pl"))) == 1


def test_every_kind_of_text_is_looked_at(sample):
    full = sample.PROGRAMME
    incomplete = replace(
        full,
        title=texts(de="W"),
        visit_name=texts(de="B"),
        occasion=texts(de="O"),
        greeting=replace(full.greeting, texts=texts(de="L"), function=texts(de="V")),
        practical_notes=texts(de="T"),
        days=(replace(full.days[0], note=texts(de="Feiertag"), items=()),),
        emergency_numbers=(replace(full.emergency_numbers[0], label=texts(de="N")),),
        funders=(Funder("Fonds", credit=texts(de="Gefördert")),),
        contacts=(replace(full.contacts[2], function=texts(de="Fahrer")),),
    )
    said = [each.passage.what.id for each in missing_texts(incomplete, ("de", "fr"))]
    assert said == [
        "Title of the visit",
        "Name of the visit",
        "Occasion",
        "Greeting",
        "Function",
        "Note on the day",
        "Function",
        "Emergency number",
        "Good to know",
        "Thanks to a funder",
    ]


def test_letters_no_face_has_are_listed_with_their_text(sample):
    programme = _with_first_item(sample.PROGRAMME, title=texts(de="Gäste aus 東京 🎉", fr="Tokyo"))
    (found,) = missing_glyphs(programme, ("de", "fr"))
    assert found.letters == "東京🎉"
    assert found.passage.item_id == 1


def test_names_are_looked_at_once(sample):
    contact = replace(sample.PROGRAMME.contacts[0], name="山田")
    programme = replace(sample.PROGRAMME, contacts=(contact,))
    (found,) = missing_glyphs(programme, ("de", "fr"))
    assert found.letters == "山田"


def test_letters_composed_of_two_signs_are_no_trouble(sample):
    apart = "Łucja Z\u0307o\u0301łtan\u0301ska"
    programme = replace(sample.PROGRAMME, association=apart)
    assert missing_glyphs(programme, ("de",)) == ()
