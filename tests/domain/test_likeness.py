"""How names, birthdays and addresses are tied, and what it means for two people."""

from __future__ import annotations

from dataclasses import replace

import pytest

from twincrm.domain.likeness import Crowd, ReasonKind, Verdict
from twincrm.domain.likeness_births import compare_births
from twincrm.domain.likeness_bodies import BodyFacts, PlaceFacts, compare_bodies, compare_places
from twincrm.domain.likeness_names import NameFacts
from twincrm.domain.likeness_people import PersonFacts, compare_people
from twincrm.domain.likeness_reach import compare_lodgings, lodging
from twincrm.domain.likeness_words import Tie, given_tie, spelt_family, spelt_given, tie

RING = lodging("Ringstraße 14", "47495", "Lindenau")


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Anna", "ANNA", Tie.SAME),
        ("Jürgen", "Juergen", Tie.SPELLING),
        ("Kathrin", "Katrin", Tie.SOUND),
        ("Anna Maria", "Anna", Tie.PART),
        ("Hans", "Johannes", Tie.SHORT),
        ("Max", "Maximilian", Tie.SHORT),
        ("Kees", "Cornelis", Tie.SHORT),
        ("İbo", "İbrahim", Tie.SHORT),
        ("Hannelore", "Hanenlore", Tie.TYPO),
        ("H.", "Hannelore", Tie.INITIAL),
        ("Andreas", "Andrea", Tie.NEAR),
        ("Michael", "Michaela", Tie.NEAR),
        ("Johannes", "Johanna", Tie.NEAR),
        ("Tim", "Tom", Tie.NEAR),
        ("Werner", "Hannelore", Tie.OTHER),
        ("", "Anna", Tie.UNKNOWN),
    ],
)
def test_given_names(one, other, found):
    assert given_tie(spelt_given(one), spelt_given(other)) is found
    assert given_tie(spelt_given(other), spelt_given(one)) is found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("von der Heide", "Heide", Tie.SPELLING),
        ("Weiß", "Weiss", Tie.SAME),
        ("Müller", "Mueller", Tie.SPELLING),
        ("Lefœuvre", "Lefoeuvre", Tie.SAME),
        ("Meyer", "Maier", Tie.SOUND),
        ("Müller-Schmidt", "Schmidt", Tie.PART),
        ("Wischnewski", "Wishcnewski", Tie.TYPO),
        ("Martin", "Mlrzin", Tie.SLIPS),
        ("Müller", "Weber", Tie.OTHER),
    ],
)
def test_family_names(one, other, found):
    assert tie(spelt_family(one), spelt_family(other)) is found


@pytest.mark.parametrize(
    ("one", "other", "points"),
    [
        ("1957-04-19", "1957-04-19", 35),
        ("1957-04-05", "1957-05-04", 22),
        ("1957-04-19", "1957-04-18", 8),
        ("1957-04-19", "1975-04-19", 8),
        ("1957-04-19", "1957", 8),
        ("1957-04-19", "--04-19", 15),
        ("1957", "--04-19", None),
        ("1957-04-19", "1958", -5),
        ("1957-04-19", "1957-11-02", -60),
        ("1957-04-19", "1985-11-02", -80),
        ("1957", "1985", -80),
        (None, "1957", None),
    ],
)
def test_birthdays(one, other, points):
    for found in (compare_births(one, other), compare_births(other, one)):
        assert (found.points if found else None) == points


@pytest.mark.parametrize(
    ("other", "points"),
    [
        (("Ringstr. 14", "47495", ""), 20),
        (("ringstrasse 14", "", "Lindenau"), 20),
        (("Rignstraße 14", "47495", "Lindenau"), 14),
        (("Ringstraße", "47495", "Lindenau"), 8),
        (("Ringstraße 15", "47495", "Lindenau"), -5),
        (("Ringstraße 14", "10115", "Berlin"), -5),
    ],
)
def test_addresses(other, points):
    assert compare_lodgings((RING,), (lodging(*other),)).points == points
    avenue = lodging("12, avenue des Épées", "59400", "Cambrai")
    assert compare_lodgings((avenue,), (lodging("12 av. des Epées", "59400", ""),)).points == 20


def person(key, given, family, **facts):
    names = NameFacts(spelt_given(given), spelt_family(family), "", spelt_family(""))
    return PersonFacts(key, names, **facts)


HANS = person(1, "Hans", "Müller", lodgings=(RING,), emails=("m@x.de",), phones=("+491",))


@pytest.mark.parametrize(
    ("facts", "verdict"),
    [
        ({}, Verdict.SURE),
        ({"suffix": "jun."}, Verdict.NONE),
        ({"relatives": (1,)}, Verdict.NONE),
        ({"memberships": ("12",), "emails": (), "phones": (), "lodgings": ()}, Verdict.SURE),
        ({"emails": (), "phones": (), "lodgings": ()}, Verdict.POSSIBLE),
    ],
)
def test_what_else_is_known_decides(facts, verdict):
    one = replace(HANS, memberships=("12",))
    assert compare_people(one, replace(HANS, id=2, **facts)).verdict is verdict


def test_a_family_name_in_the_wrong_column_keeps_its_particle():
    one, swapped = person(1, "Joost", "van der Laar"), person(2, "van der Laar", "Joost")
    likeness = compare_people(
        replace(one, emails=("j@x.de",)), replace(swapped, emails=("j@x.de",))
    )
    assert likeness.verdict is Verdict.LIKELY


def test_the_suffix_counts_little_where_the_birthday_is_proof():
    born = replace(HANS, birth_date="1957-04-19")
    assert compare_people(born, replace(born, id=2, suffix="jun.")).verdict is Verdict.SURE


def test_a_mailbox_of_many_and_a_usual_name_prove_less():
    other = person(2, "Hans", "Müller", emails=("m@x.de",))
    bare = person(3, "Hans", "Müller")
    alone = compare_people(HANS, other, Crowd(emails={"m@x.de": 2}))
    shared = compare_people(HANS, other, Crowd(emails={"m@x.de": 30}))
    assert shared.score < alone.score
    hans, muller = HANS.names.given.sound, HANS.names.family.sound
    usual = Crowd(1_000, given={hans: 90}, family={muller: 80})
    rare = Crowd(1_000, given={hans: 2}, family={muller: 2})
    assert compare_people(HANS, bare, usual).verdict is Verdict.NONE
    assert compare_people(HANS, bare, rare).verdict is Verdict.POSSIBLE
    odd = [person(n, "Hans", "Zwirbel") for n in (1, 2)]
    few = {hans: 2, muller: 2, odd[0].names.family.sound: 2}
    told = [
        any(each.kind is ReasonKind.RARITY for each in compare_people(*pair, crowd).reasons)
        for pair, crowd in (
            (odd, Crowd(1_000, given=few, family=few)),
            ((HANS, bare), rare),  # Müller is rare nowhere
            (odd, Crowd(99, given=few, family=few)),  # nor is anybody among so few
        )
    ]
    assert told == [True, False, False]


def test_organisations_and_places_that_only_share_words_are_two():
    choir = BodyFacts(1, ("Kirchenchor St. Anna",), place_id=1, hosts=("chor.de",))
    same = BodyFacts(2, ("Kirchenchor St. Anna e. V.",), place_id=1, hosts=("chor.de",))
    assert compare_bodies(choir, same).verdict is Verdict.SURE
    assert compare_bodies(choir, replace(same, place_id=2, hosts=())).verdict is Verdict.NONE
    assert compare_bodies(choir, replace(same, parent_id=1)).verdict is Verdict.NONE
    near = PlaceFacts(1, ("Neustadt",), "town", "DE", latitude=50.0, longitude=8.0)
    assert compare_places(near, replace(near, id=2, latitude=50.01)).verdict is Verdict.LIKELY
    assert compare_places(near, replace(near, id=2, latitude=53.0)).verdict is Verdict.NONE
    assert compare_places(near, replace(near, id=2, country="PL")).verdict is Verdict.NONE


def test_a_birth_name_ties_what_a_marriage_parted():
    before = person(1, "Hannelore", "Müller", birth_date="1957-04-19")
    after = person(2, "Hannelore", "Weber", birth_date="1957-04-19")
    known = replace(after, names=after.names._replace(birth_name=spelt_family("Mueller")))
    assert compare_people(before, after).verdict is Verdict.NONE
    assert compare_people(before, known).verdict is Verdict.LIKELY
