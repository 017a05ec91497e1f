"""The demo association's texts: complete, consistent, and harmless to anyone real."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from datetime import date
from functools import cache
from typing import Any

import pytest

from twincrm.domain import terms
from twincrm.domain.vocabulary import LANGUAGES, read_vocabulary
from twincrm.runtime.bundled import bundled

FILES = ("members", "names", "organisations", "partnerships", "people", "visits")
ANCHORED = re.compile(r"(today|visit|past|planned)([+-]\d+[ymwd])*")
EXAMPLE = re.compile(r"[a-z0-9.\-]+@(example\.(org|com|net)|[a-z\-]+\.example)")
FICTION = re.compile(
    r"0221 4710\d{3}|0(30 23125|40 66969|69 90009|89 99998)\d{3}"  # Germany
    r"|(0|\+49 )171 ?39200\d{2}|0176 040690\d{2}"
    r"|(01 99 00|02 61 91|03 53 01|04 65 71|05 36 49|06 39 98) \d{2} \d{2}"  # France
    r"|01632 960\d{3}|07700 900\d{3}|020 7946 0\d{3}"  # Great Britain
    r"|32 000 \d{2} \d{2}"  # Poland: a block nobody has
    r"|\+36 1 000 \d{4}"  # Hungary: likewise
)


@cache
def demo(name: str) -> dict[str, Any]:
    text = (bundled("resources/demo") / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def words():
    return read_vocabulary(bundled("resources/vocabularies"))


def keys(records) -> set[str]:
    found = [record["key"] for record in records]
    assert len(found) == len(set(found)), [k for k, n in Counter(found).items() if n > 1]
    return set(found)


@cache
def people() -> set[str]:
    return keys(demo("people")["person"])


@cache
def households() -> set[str]:
    return keys(demo("people")["household"])


@cache
def organisations() -> set[str]:
    return keys(demo("organisations")["organisation"])


@cache
def places() -> set[str]:
    return keys(demo("partnerships")["place"])


def texts(value) -> list[str]:
    """Every text inside a document."""
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for each in inner for text in texts(each)]


def texts_in(value, language: str) -> list[str]:
    """Every text that stands under a language's code."""
    if isinstance(value, dict):
        own = [v for k, v in value.items() if k == language and isinstance(v, str)]
        return own + [t for v in value.values() for t in texts_in(v, language)]
    return (
        [t for each in value for t in texts_in(each, language)] if isinstance(value, list) else []
    )


def all_under(value, wanted: str) -> list[Any]:
    """Every value with this name, however deep."""
    if isinstance(value, dict):
        own = [v for k, v in value.items() if k == wanted]
        return own + [found for v in value.values() for found in all_under(v, wanted)]
    return (
        [found for v in value for found in all_under(v, wanted)] if isinstance(value, list) else []
    )


def is_date(text: str) -> bool:
    if ANCHORED.fullmatch(text) or re.fullmatch(r"\d{4}(-\d{2})?|--\d{2}-\d{2}", text):
        return True
    return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", text)) and bool(date.fromisoformat(text))


@pytest.mark.parametrize("name", FILES)
def test_texts_have_no_stray_spaces(name):
    found = list(texts(demo(name)))
    assert len(found) > 20
    for text in found:
        assert text == text.strip()
        assert "  " not in text


@pytest.mark.parametrize("name", FILES)
def test_french_keeps_its_spaces_before_double_punctuation(name):
    for text in texts_in(demo(name), "fr"):
        assert not re.search(r" [:;!?»]|« ", text), text
        assert not re.search(r"[a-zé][;!?]", text), text


@pytest.mark.parametrize("name", FILES)
def test_mailboxes_are_examples(name):
    for text in texts(demo(name)):
        if "@" in text:
            assert EXAMPLE.fullmatch(text), text


def test_phones_belong_to_nobody():
    numbers = all_under(demo("people"), "number") + all_under(demo("people"), "phone")
    numbers += all_under(demo("organisations"), "phone")
    numbers += all_under(demo("visits"), "guardian_phone")
    assert len(numbers) > 300
    for number in numbers:
        assert FICTION.fullmatch(number), number
    shared = [n for n, times in Counter(numbers).items() if times > 1]
    assert shared == []


def test_phone_patterns_belong_to_nobody():
    for country in ("DE", "FR", "PL", "GB"):
        for pattern in demo("names")[country]["mobiles"] + demo("names")[country]["landlines"]:
            assert FICTION.fullmatch(pattern.replace("#", "0")), pattern


def test_dates_can_be_read():
    names = ("from", "to", "expected_end", "verified", "birth", "since", "last_activity", "given")
    names += ("withdrawn", "due", "signed", "noted", "signed_on", "status_since", "first_contact")
    names += ("joined", "on", "founded")
    for file in ("members", "organisations", "partnerships", "people", "visits"):
        for name in names:
            for value in all_under(demo(file), name):
                if isinstance(value, str) and value and not (file == "people" and name == "given"):
                    assert is_date(value), (file, name, value)


def test_places_are_the_invented_ones_with_their_inhabitants():
    found = {p["key"]: (p["country"], p["population"]) for p in demo("partnerships")["place"]}
    assert found["lindenau"] == ("DE", 14200)
    assert found["saint_aubin"] == ("FR", 9800)
    assert found["kamieniec"] == ("PL", 11300)
    assert found["westbridge"][0] == "GB"
    for place in demo("partnerships")["place"]:
        assert set(place["names"]) == set(LANGUAGES)


def test_people_live_somewhere_and_are_addressed_as_known():
    homes = households()
    for home in demo("people")["household"]:
        assert home["place"] in places() | {"network"}
    for person in demo("people")["person"]:
        assert person["household"] in homes
        assert person["form_of_address"] in set(terms.FormOfAddress)
        assert person.get("channel", "") in set(terms.Channel)
        assert person.get("name_order", "western") in set(terms.NameOrder)
        assert all(0 <= level <= 4 for level in person["languages"].values())
        assert {phone["kind"] for phone in person.get("phones", [])} <= set(terms.ContactKind)


def test_the_cast_is_large_and_stands_on_all_sides():
    side = {home["key"]: home["place"] for home in demo("people")["household"]}
    count = Counter(side[person["household"]] for person in demo("people")["person"])
    assert count["lindenau"] >= 90
    assert count["saint_aubin"] >= 40
    assert count["kamieniec"] >= 14
    assert count["westbridge"] >= 10
    assert 150 <= sum(count.values()) <= 310


def test_roles_point_at_what_exists():
    functions = {each.key for each in words().functions}
    for role in demo("people")["role"]:
        assert role["person"] in people()
        assert ("organisation" in role) != ("place" in role)
        assert role.get("organisation", "li_council") in organisations()
        assert role.get("place", "lindenau") in places()
        assert role.get("responsible_for", "lindenau") in places()
        assert role["function"] in functions
        for other in ("deputising_for", "successor_of"):
            assert role.get(other, "wiegand") in people()


def test_organisations_carry_four_names_and_all_sectors():
    categories = {each.key: each for each in words().categories}
    sectors = set()
    for each in demo("organisations")["organisation"]:
        assert set(each["names"]) == set(LANGUAGES), each["key"]
        assert each["place"] in places() | {"network"}
        assert set(each.get("fields", [])) <= {f.key for f in words().fields}
        sectors.add(categories[each["category"]].sector)
    assert sectors == set(terms.Sector)
    assert len(organisations()) >= 70


def test_counterparts_join_two_towns_in_every_status():
    side = {each["key"]: each["place"] for each in demo("organisations")["organisation"]}
    links = demo("organisations")["counterpart"]
    assert {link["status"] for link in links} == set(terms.CounterpartStatus)
    for link in links:
        far = link["right_place"] if "right_place" in link else side[link["right"]]
        assert far in places()
        assert side[link["left"]] != far
        assert link["owner"] in people()
        assert "right" in link or link["status"] == "sought"
    pairs = {(link["left"], link.get("right", link.get("right_place"))) for link in links}
    assert len(pairs) == len(links)


def test_partnerships_are_signed_and_dated():
    known = keys(demo("partnerships")["partnership"])
    types = {each.key for each in words().partnership_types}
    motives = {each.key for each in words().motives}
    themes = {each.key for each in words().themes}
    for each in demo("partnerships")["partnership"]:
        assert each["type"] in types
        assert set(each["names"]) == set(LANGUAGES)
        assert set(each["places"]) <= places()
        assert set(each["organisations"]) <= organisations()
        assert each.get("parent", each["key"]) in known
        assert each["status"] in set(terms.PartnershipStatus)
        assert {motive["key"] for motive in each["motives"]} <= motives
        assert {theme["key"] for theme in each["themes"]} <= themes
        assert {contact["person"] for contact in each["contacts"]} <= people()
        for signing in each.get("signing", []):
            assert signing["event"] in set(terms.SigningEvent)
            assert signing["place"] in places()
            assert {s["person"] for s in signing["signatories"]} <= people() | {""}


def test_the_first_partnership_was_signed_twice_and_renewed():
    first = next(
        each
        for each in demo("partnerships")["partnership"]
        if each["key"] == "lindenau_saint_aubin"
    )
    found = [(each["signed_on"], each["place"]) for each in first["signing"]]
    assert found[:2] == [("1966-05-14", "lindenau"), ("1967-05-28", "saint_aubin")]
    assert found[2][0].startswith("2016")


def test_members_are_62_in_41_households():
    memberships = demo("members")["membership"]
    members = [member for each in memberships for member in each["members"]]
    assert len(members) == len(set(members)) == 62
    assert len({each["household"] for each in memberships}) == len(memberships) == 41
    home = {person["key"]: person["household"] for person in demo("people")["person"]}
    for each in memberships:
        assert {home[member] for member in each["members"]} == {each["household"]}
        assert each["kind"] in set(terms.MembershipKind)
        assert each["kind"] in demo("members")["fees"]["due_cents"]
    assert len({each["number"] for each in memberships}) == 41


def test_consents_notes_and_tasks_point_at_what_exists():
    known = people() | organisations()
    member = demo("members")
    for consent in member["consent"]:
        assert consent["purpose"] in set(terms.ConsentPurpose)
        groups = {"members", "guests", "hosts"}
        assert set(consent["people"]) <= people() | groups
        assert set(consent.get("except", [])) <= people()
    for note in member["note"]:
        assert note["about"] in known
        assert note["by"] in people()
        assert note["kind"] in set(terms.NoteKind)
    for task in member["task"]:
        assert task["about"] in known
        assert task["owner"] in people()
        assert set(task["title"]) == set(LANGUAGES)
    assert len(member["note"]) >= 40
    assert len(member["task"]) >= 15
    numbers = {each["number"] for each in member["membership"]}
    assert {each["number"] for each in member["arrears"]} <= numbers
    assert {each["person"] for each in member["honour"]} <= people()


def person(key: str) -> dict[str, Any]:
    return next(each for each in demo("people")["person"] if each["key"] == key)


def test_the_awkward_names_are_there():
    assert person("bianchi")["given"] == "Andrea"
    assert person("bianchi")["form_of_address"] == "mr"
    assert person("bianchi")["nationality"] == "IT"
    jeans = {p["form_of_address"] for p in demo("people")["person"] if p["given"] == "Jean"}
    assert jeans == {"mr", "mrs"}
    nagy = person("nagy")
    assert (nagy["family"], nagy["given"], nagy["name_order"]) == (
        "Kovács-né Nagy",
        "Anna",
        "eastern",
    )
    assert person("roth")["form_of_address"] == "unknown"


def test_a_person_is_there_twice_under_two_spellings():
    first, second = person("mueller_t"), person("mueller_dup")
    assert (first["family"], second["family"]) == ("Müller", "Mueller")
    assert first["emails"] == second["emails"]
    digits = [re.sub(r"\D", "", p["phones"][0]["number"])[-9:] for p in (first, second)]
    assert digits[0] == digits[1]


def test_former_and_deputising_office_holders_are_there():
    roles = demo("people")["role"]
    former = [r for r in roles if r["function"] == "mayor" and r.get("to")]
    assert len(former) >= 4
    assert any(r.get("deputising_for") for r in roles)
    assert sum(1 for r in roles if r.get("successor_of")) >= 5


def test_names_suffice_to_enlarge_the_association():
    for country in ("DE", "FR", "PL", "GB"):
        its = demo("names")[country]
        for name, least in (("given_female", 120), ("given_male", 120), ("family", 250)):
            assert len(its[name]) == len(set(its[name])) >= least
        assert len(set(its["streets"])) >= 60
        assert len(set(its["notes"])) >= 40
        assert len(its["occupation"]) >= 40
        assert len(its["locality"]) >= 12
    assert demo("names")["PL"]["feminine"]
    categories = {each.key for each in words().categories}
    for pattern in demo("names")["organisation_pattern"]:
        assert pattern["category"] in categories
        for country in ("DE", "FR", "PL", "GB"):
            for name in pattern[country]:
                assert name.format(place="X", family="X", street="X", year="1", number="1")
