"""The demo association's visits: whole programmes, parties that fit, and every awkward guest."""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import cache
from typing import Any

import pytest

from twincrm.domain import terms
from twincrm.domain.vocabulary import read_vocabulary
from twincrm.runtime.bundled import bundled


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
def places() -> set[str]:
    return keys(demo("partnerships")["place"])


def visit(key: str) -> dict[str, Any]:
    return next(each for each in demo("visits")["visit"] if each["key"] == key)


@pytest.mark.parametrize("key", ["past", "upcoming", "planned"])
def test_visits_point_at_what_exists(key):
    its = visit(key)
    known = people()
    partnerships = keys(demo("partnerships")["partnership"])
    assert its["place"] in places()
    assert set(its["partnerships"]) <= partnerships
    assert its["direction"] in set(terms.VisitDirection)
    assert its["status"] in set(terms.VisitStatus)
    delegations = keys(its["delegation"])
    listed = [each["person"] for each in its["participation"]]
    assert len(listed) == len(set(listed))
    for each in its["participation"]:
        assert each["person"] in known
        assert each["role"] in set(terms.ParticipationRole)
        assert each["status"] in set(terms.ParticipationStatus)
        assert each.get("delegation", next(iter(delegations))) in delegations
    for need in its.get("need", []):
        assert need["person"] in listed
        assert need["kind"] in set(terms.NeedKind)
    for task in its.get("task", []):
        assert task["template"] in {each.key for each in words().task_template}
        assert task["owner"] in known
    for funding in its.get("funding", []):
        assert funding["funder"] in {each.key for each in words().funders}
        assert funding["status"] in set(terms.FundingStatus)


@pytest.mark.parametrize("key", ["past", "upcoming", "planned"])
def test_programmes_are_whole_in_every_printed_language(key):
    its = visit(key)
    kinds = {each.key for each in words().programme_kinds}
    venues = keys(demo("visits")["venue"])
    keys(its["item"])
    for item in its["item"]:
        assert set(its["languages"]) <= set(item["titles"]), item["key"]
        assert set(its["languages"]) <= set(item["details"]), item["key"]
        assert item["kind"] in kinds
        assert item.get("venue", "rathausplatz") in venues
        assert item["audience"] in set(terms.Audience)
        assert item["status"] in set(terms.ItemStatus)
        assert item.get("payer", "host") in set(terms.Payer)
        assert 0 <= item["day"] < its["days"]
        assert item["start"] < item["end"]
        for who in ("responsible", "interpreter"):
            assert item.get(who, "reuter") in people()


def test_two_items_for_everyone_never_overlap():
    for key in ("past", "upcoming"):
        taken: dict[int, str] = {}
        for item in visit(key)["item"]:
            if item["audience"] == "all" and not item.get("optional"):
                assert item["start"] >= taken.get(item["day"], "")
                taken[item["day"]] = item["end"]


def test_the_upcoming_visit_has_its_size():
    its = visit("upcoming")
    guests = [each["person"] for each in its["participation"] if each["role"] == "guest"]
    in_parties = [person for party in its["party"] for person in party["people"]]
    assert len(guests) == 38
    assert sorted(in_parties) == sorted(guests)
    assert len(its["party"]) >= 18
    assert len(its["offer"]) == 24
    assert sum(offer["max_guests"] for offer in its["offer"]) == 44
    assert 18 <= len(its["item"]) <= 20
    assert its["item"][0]["start"] == "17:00"
    assert its["days"] == 4
    assert its["languages"] == ["de", "fr"]


@pytest.mark.parametrize("key", ["past", "upcoming"])
def test_offers_and_placements_fit_together(key):
    its = visit(key)
    offers = {offer["household"]: offer for offer in its["offer"]}
    parties = {party["key"]: party for party in its["party"]}
    assert set(offers) <= households()
    for offer in offers.values():
        assert offer["max_guests"] == sum(room["places"] for room in offer["rooms"])
        assert {room["kind"] for room in offer["rooms"]} <= set(terms.BedKind)
        assert offer.get("smoking", "no") in set(terms.Smoking)
        assert offer["status"] in set(terms.OfferStatus)
    taken: Counter[str] = Counter()
    for placement in its["placement"]:
        assert placement["status"] in set(terms.PlacementStatus)
        taken[placement["household"]] += len(parties[placement["party"]]["people"])
    for home, guests in taken.items():
        assert guests <= offers[home]["max_guests"]
    for party in parties.values():
        assert set(party.get("wishes", [])) <= set(offers)


def test_the_past_visit_has_programme_and_placements():
    past = visit("past")
    assert past["status"] == "finished"
    assert len(past["item"]) >= 10
    assert len(past["placement"]) == len(past["party"])


def test_the_awkward_guests_are_there():
    its = visit("upcoming")
    offers = {offer["household"]: offer for offer in its["offer"]}
    five = next(party for party in its["party"] if len(party["people"]) == 5)
    assert five["may_split"]
    assert max(offer["max_guests"] for offer in offers.values()) < 5
    assert sorted(p for group in five["groups"] for p in group) == sorted(five["people"])
    needs = {(need["person"], need["kind"]) for need in its["need"]}
    assert {("vasseur", "mobility"), ("roussel", "allergy"), ("leclercq_h", "sleep")} <= needs
    assert any("cat" in offer.get("pets", []) for offer in offers.values())
    assert any(offer["step_free"] for offer in offers.values())
    unsigned = [minor["person"] for minor in its["minor"] if "signed" not in minor]
    assert unsigned == ["caron_l"]
    assert len({avoid["household"] for avoid in demo("visits")["avoid"]}) == 2


def test_westbridge_comes_by_car_a_day_early():
    its = visit("upcoming")
    car = next(each for each in its["delegation"] if each["key"] == "westbridge")
    assert (car["arrives_day"], car["transport"]) == (-1, "car")
    guests = [each for each in its["participation"] if each.get("delegation") == "westbridge"]
    assert len(guests) == 4
    early = [offer for offer in its["offer"] if offer["from_day"] == -1]
    assert sum(offer["max_guests"] for offer in early) >= 4
