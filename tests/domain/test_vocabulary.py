"""The shipped vocabularies: complete in four languages, and true to the founding slides."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import fields, is_dataclass
from functools import cache

import pytest

from twincrm.domain.terms import (
    Audience,
    ConsentPurpose,
    MembershipKind,
    NoteKind,
    Sector,
)
from twincrm.domain.vocabulary import (
    LANGUAGES,
    GenderForms,
    Vocabulary,
    VocabularyError,
    Wording,
    read_vocabulary,
)
from twincrm.runtime.bundled import bundled

RESOURCES = bundled("resources")

FOUNDING_CATEGORIES = """
Ratsmitglieder aus den im Rat vertretenen Fraktionen
Jugendparlamente oder Jugendausschüsse
Dezernenten/Abteilungsleiter der Verwaltung
Feuerwehr
technische Betriebe
Grünflächenamt
Vereine
Genossenschaften
Stiftungen
Verbände
Kirchen
Schulen
Vertreter gesellschaftlicher Gruppen
Ortsansässige Unternehmen
Auszubildende
AbiBac-Schulen
Elysée-Kitas
Kulturinstitute
Konsulate und Honorarkonsuln
Parlamentariergruppe
Auslandsgesellschaft
""".strip().splitlines()

FOUNDING_FIELDS = """
Beruf
Verbraucher
Selbsthilfe
migrantische Vereine
Sport
Freizeit
Kultur
Bildung
Religion
Umweltschutz
""".strip().splitlines()

FOUNDING_MOTIVES = {
    "Klassische Ziele": """
Völkerverständigung
Friedenssicherung
Europäische Integration
gegenseitiges Lernen
""",
    "Europa-/weltpolitische Aktivität + Einfluss": """
Interessenvertretung
Einfluss auf Politikbereiche mit Auswirkungen auf kommunale Rahmenbedingungen
""",
    "Grenznahe Regionen": """
Lösung praktischer Probleme der Bevölkerung auf beiden Seiten (z. B. Euregios)
""",
    "Strategische Motive/Ziele": """
Entwicklungshilfe
Bildung und Demokratieförderung
Integration von gesellschaftlichen Gruppen
Standortmarketing/wirtschaftliche Entwicklung
Integration & Zusammenwachsen von Landesteilen (z. B. ost-westdeutsche Partnerschaften)
aus staatlicher Sicht Fundament internationaler Beziehungen
Wiederaufbauhilfe (Naturkatastrophen, Krieg)
""",
    "Gemeinsame Lösungsansätze für globale Herausforderungen": """
Verwaltungs- und Fachaustausch
Zusammenarbeit bei Klimaschutz + -anpassung
Mobilität
demographischer Wandel
Strukturwandel
Migration, Integration
""",
}

FOUNDING_THEMES = """
Migration
Integration
Digitalisierung
Jugend
Bildung
Nachhaltigkeit
Montan/Kohle
Schwerindustrie
Textil
Strukturwandel
Verkehr
KI
digitale Transformation
Klimaschutz
erneuerbare Energien
Jugendmobilität
Schulaustausch
Regionales Weimarer Dreieck
Integrationsgedanke: inklusiv, beispielgebend
""".strip().splitlines()


@cache
def shipped() -> Vocabulary:
    return read_vocabulary(RESOURCES / "vocabularies")


def wordings(record: object) -> list[Wording | GenderForms]:
    """Every text of a record that exists in several languages or genders."""
    assert is_dataclass(record)
    values = [getattr(record, each.name) for each in fields(record)]
    return [value for value in values if isinstance(value, Wording | GenderForms)]


LISTS = [each.name for each in fields(Vocabulary)]


@pytest.mark.parametrize("name", LISTS)
def test_every_word_is_there_in_four_languages_without_stray_spaces(name):
    records = getattr(shipped(), name)
    assert records
    for record in records:
        found = wordings(record)
        assert found, record
        for wording in found:
            for part in fields(wording):
                text = getattr(wording, part.name)
                assert text, (record.key, part.name)
                assert text == text.strip(), (record.key, part.name)
                assert "  " not in text, (record.key, part.name)


@pytest.mark.parametrize("name", LISTS)
def test_keys_are_unique_and_plain(name):
    keys = [record.key for record in getattr(shipped(), name)]
    assert len(keys) == len(set(keys))
    for key in keys:
        assert key.isascii()
        assert key.replace("_", "").isalnum()
        assert key == key.lower()


@pytest.mark.parametrize("language", ["de", "fr", "en", "pl"])
def test_no_two_titles_to_choose_from_read_alike_but_for_their_ending(language):
    titles = [function.title(language) for function in shipped().functions]
    bare = Counter(re.sub(r"(/-|·)\w+", "", title) for title in titles)
    assert [title for title, n in bare.items() if n > 1] == []


@pytest.mark.parametrize("german", FOUNDING_CATEGORIES)
def test_sub_categories_of_the_founding_slides_are_shipped(german):
    found = [each for each in shipped().categories if each.name.de == german]
    assert len(found) == 1
    assert found[0].founding


def test_every_founding_mark_stands_for_a_word_of_the_slides():
    marked = {each.name.de for each in shipped().categories if each.founding}
    beyond = {
        "Business France und Wirtschaftsagenturen",
        "Deutsch-Französische Hochschule und Universitäten",
        "Netzwerkstelle Städtepartnerschaften",
        "RGRE und AFCCRE",
        "DFJW und DPJW",
    }
    assert marked == set(FOUNDING_CATEGORIES) | beyond


def test_fields_are_those_of_the_founding_slides():
    assert [each.name.de for each in shipped().fields] == FOUNDING_FIELDS


def test_motives_of_the_founding_slides_stand_in_their_group():
    groups = {group.key: group.name.de for group in shipped().motive_groups}
    assert list(groups.values()) == list(FOUNDING_MOTIVES)
    found = {(groups[each.group], each.name.de) for each in shipped().motives}
    for group, lines in FOUNDING_MOTIVES.items():
        for line in lines.strip().splitlines():
            assert (group, line) in found


@pytest.mark.parametrize("german", FOUNDING_THEMES)
def test_themes_of_the_founding_slides_are_shipped(german):
    assert german in [each.name.de for each in shipped().themes]


def test_references_between_the_lists_exist():
    words = shipped()
    sectors = {each.key for each in words.sectors}
    categories = {each.key for each in words.categories}
    known_fields = {each.key for each in words.fields}
    assert sectors == {"politics", "administration", "civil_society", "business", "network"}
    for category in words.categories:
        assert category.sector in sectors
        assert category.second_sector in sectors | {""}
        assert category.second_sector != category.sector
        assert category.kind in {"body", "organisation", "group"}
        assert set(category.fields) <= known_fields
    assert {each.sector for each in words.functions} <= sectors
    for pair in words.counterpart_pairs:
        assert {pair.left, pair.right} <= categories


def test_the_fire_brigade_is_administration_and_civil_society():
    brigade = next(each for each in shipped().categories if each.key == "fire_brigade")
    assert (brigade.sector, brigade.second_sector) == ("administration", "civil_society")


def test_icons_exist():
    words = shipped()
    icons = {each.icon for each in (*words.sectors, *words.programme_kinds, *words.journal_kinds)}
    for icon in icons:
        assert (RESOURCES / "icons" / f"{icon}.svg").is_file(), icon


def test_closed_sets_hold():
    words = shipped()
    looks = {"official", "sight", "meal", "travel", "family"}
    audiences = {"all", "guests", "hosts_and_guests", "officials", "youth", "boards"}
    assert {each.look for each in words.programme_kinds} == looks
    assert {each.audience for each in words.programme_kinds} <= audiences
    assert audiences == set(Audience)
    assert {each.key for each in words.membership_kinds} == set(MembershipKind)
    assert {each.key for each in words.consent_purposes} == {"membership", *ConsentPurpose}
    assert {each.key for each in words.journal_kinds} == set(NoteKind)
    assert [each.key for each in words.sectors] == list(Sector)
    assert {each.anchor for each in words.task_template} == {"start", "end"}
    assert {each.holder for each in words.membership_kinds} == {
        "person",
        "household",
        "organisation",
    }
    assert [each.rgre for each in words.partnership_types][:4] == ["P", "F", "K", "Projekt"]
    assert len(words.consent_purposes) == 9


def test_kinds_of_salutation_fit_their_column_and_know_the_offices():
    kinds = {each.salutation for each in shipped().functions}
    assert max(len(kind) for kind in kinds) <= 20
    assert {"mayor", "lord_mayor", "village_mayor", "deputy_mayor", "chair"} <= kinds


def test_tasks_run_from_a_year_before_to_two_months_after():
    offsets = [each.offset for each in shipped().task_template if each.anchor == "start"]
    assert offsets == sorted(offsets)
    assert offsets[0] == -365
    assert max(each.offset for each in shipped().task_template if each.anchor == "end") >= 60


def test_titles_follow_gender_and_language():
    titles = {each.key: each for each in shipped().functions}
    assert titles["mayor"].title("de", "f") == "Bürgermeisterin"
    assert titles["mayor"].title("fr", "f") == "Maire"
    assert titles["chair"].title("fr", "f") == "Présidente"
    assert titles["treasurer"].title("pl", "f") == "Skarbniczka"
    assert titles["choir_director"].title("de") == "Chorleitung"
    assert titles["mayor"].title("hu", "m") == "Mayor"


def test_a_wording_falls_back_to_english():
    wording = Wording("Hallo", "Bonjour", "Hello", "Cześć")
    assert wording.in_language("de_AT") == "Hallo"
    assert wording.in_language("hu") == "Hello"
    assert tuple(code for code, _ in wording.items()) == LANGUAGES


def test_a_missing_language_is_named(tmp_path):
    for file in (RESOURCES / "vocabularies").glob("*.toml"):
        (tmp_path / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "fields.toml").write_text(
        '[[field]]\nkey = "sport"\nposition = 1\nname = { de = "Sport", en = "Sport", fr = "S" }\n',
        encoding="utf-8",
    )
    with pytest.raises(VocabularyError, match=r"fields\.toml, sport, name: pl"):
        read_vocabulary(tmp_path)
