"""Records of every kind alike, as the command line shows them."""

from __future__ import annotations

import json

import pytest

from twincrm.domain.errors import UnknownRecord
from twincrm.runtime.language import catalogue
from twincrm.services.association.founding import found_association
from twincrm.services.records.kinds import COUNTED, KINDS, kind_named, mapped_tables
from twincrm.services.records.queries import counts, find_id, list_records, show_record
from twincrm.services.records.titles import COMPOSED
from twincrm.services.records.words import HANGING, KIND_WORDS
from twincrm.store.base import HasUid


def first(dispatcher, kind, title):
    rows = dispatcher.ask(list_records, kind, "de")
    return next(row for row in rows if row.title == title)


def test_everything_with_a_uid_is_a_kind_and_so_is_an_attachment():
    named = {name for name, mapped in mapped_tables().items() if issubclass(mapped, HasUid)}
    assert set(KINDS) == named - {"association"} | {"attachment"}
    assert set(KIND_WORDS) == set(KINDS)
    assert set(HANGING) < set(mapped_tables())
    assert set(COMPOSED) < set(mapped_tables())


def test_logs_are_not_counted():
    assert "disclosure_log" not in COUNTED
    assert "import_run" not in COUNTED


def test_a_new_file_has_words_and_itself_and_nothing_more(dispatcher):
    found_association(dispatcher, "Verein", "Lindenau", "DE", ["de"])
    counted = dispatcher.ask(counts)
    words = {"category", "field", "motive", "theme", "partnership_type", "function"}
    assert all(counted[kind] for kind in words)
    assert {k: n for k, n in counted.items() if n and k not in words} == {
        "place": 1,
        "organisation": 1,
    }


MADE_BY_NOTHING = {
    "import_run", "disclosure_log"
}  # fmt: skip
"""Kinds that no command of the village makes."""


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_record_of_every_kind_can_be_shown(populated, kind):
    for language in ("de", "pl"):
        rows = populated.ask(list_records, kind, language)
        assert rows or kind in MADE_BY_NOTHING
        for row in rows:
            shown = populated.ask(show_record, kind, row.id, language)
            assert shown["title"] == row.title
            assert row.title
            assert json.loads(json.dumps(shown)) == shown
            assert populated.ask(show_record, kind, row.uid or row.id, language) == shown
            assert row.uid or kind == "attachment"


def test_a_person_is_shown_with_all_that_hangs_on_it(populated):
    anna = first(populated, "person", "Dr. Anna Weber")
    shown = populated.ask(show_record, "person", anna.uid, "fr")
    assert shown["values"]["birth_date"] == "1957-04-19"
    assert shown["links"]["place_id"]["title"] == "Lindenau"
    parts = shown["parts"]
    assert parts["phone"][0]["values"]["e164"] == "+492841112"
    assert parts["assignment"][0]["title"].startswith("Dr. Anna Weber · Présidente · ")
    assert parts["tagging"][0]["links"]["tag_id"]["title"] == "Jubiläum 2027"
    assert {relation["values"]["kind"] for relation in parts["relation"]} == {"spouse", "contact"}
    assert [task["title"] for task in shown["named_by"]["task.person_id"]] == ["Kaffee kochen"]


def test_bytes_are_never_shown(populated):
    (document, *_) = populated.ask(list_records, "document", "de")
    shown = populated.ask(show_record, "document", document.id, "de")
    assert "%PDF" not in json.dumps(shown)
    assert shown["values"]["file_name"] == "urkunde.pdf"


def test_places_are_listed_as_the_reader_calls_them(populated):
    assert first(populated, "place", "Steinau")
    titles = [row.title for row in populated.ask(list_records, "place", "pl")]
    assert "Kamieniec Górny" in titles
    assert titles == sorted(titles)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("person", "person"),
        ("Host offer", "host_offer"),
        ("programme-item", "programme_item"),
        ("journal_note", "journal_note"),
        ("note", "journal_note"),
        ("disclosure", "disclosure_log"),
    ],
)
def test_kinds_are_the_words_of_the_model(word, kind):
    assert kind_named(word) == kind


@pytest.mark.parametrize("key", [9999, "9999", "-1", "", "ffffffff", "9" * 30, "١"])
def test_an_unknown_id_is_said_in_words(populated, key):
    with pytest.raises(UnknownRecord) as refused:
        populated.ask(show_record, "host offer", key, "de")
    said = catalogue("en").say(refused.value.message)
    assert said == f"There is no host offer with the id {key}."


def test_an_unknown_kind_names_the_known_ones(populated):
    with pytest.raises(UnknownRecord) as refused:
        populated.ask(list_records, "dog", "de")
    assert "journal_note" in catalogue("en").say(refused.value.message)


def test_an_id_is_found_by_uid(populated):
    anna = first(populated, "person", "Dr. Anna Weber")
    assert populated.ask(find_id, "person", anna.uid) == anna.id
    assert populated.ask(find_id, "person", str(anna.id)) == anna.id
