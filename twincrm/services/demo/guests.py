"""Who takes part in the visits of the demo, who stays together, and with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.terms import NeedKind
from twincrm.domain.texts import Message
from twincrm.services.demo.stage import LANGUAGE, script
from twincrm.services.demo.visits import day_of, visit_entry
from twincrm.services.hosting.commands import (
    AddAvoidPair,
    AddHostOffer,
    PlaceAll,
    SetHostingProfile,
)
from twincrm.services.hosting.drafts import (
    BedDraft,
    HostingProfileDraft,
    HostOfferDraft,
    PlacementDraft,
)
from twincrm.services.visits.participations import (
    AddParticipations,
    MinorCareDraft,
    NeedDraft,
    ParticipationDraft,
)
from twincrm.services.visits.parties import AddParty, PartyDraft

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.services.demo.stage import Entry, Stage

LODGING = "lammers_a"
"""Who finds beds for the guests."""
DIETS = {
    "vegetarian": (NeedKind.DIET, "Vegetarisch"),
    "vegan": (NeedKind.DIET, "Vegan"),
    "no_pork": (NeedKind.DIET, "Kein Schweinefleisch"),
    "gluten_free": (NeedKind.DIET, "Glutenfrei"),
    "lactose_free": (NeedKind.DIET, "Laktosefrei"),
    "nut_allergy": (NeedKind.ALLERGY, "Nüsse"),
    "diabetic": (NeedKind.DIET, "Für Diabetiker"),
}
"""What people of the cast eat or not, as it is noted for a visit."""
HOSTING = {
    "couple": "Ehepaare",
    "family": "Familien",
    "single_man": "alleinstehende Männer",
    "single_woman": "alleinstehende Frauen",
    "teens": "Jugendliche",
    "minors": "Minderjährige",
    "cat": "Katze",
    "dog": "Hund",
    "vegetarian": "vegetarisch",
    "vegan": "vegan",
    "no_pork": "ohne Schweinefleisch",
    "gluten_free": "glutenfrei",
    "lactose_free": "laktosefrei",
    "nut_allergy": "ohne Nüsse",
    "diabetic": "für Diabetiker",
}
"""What hosts offer, as the association writes it down."""


def register(stage: Stage, key: str) -> None:
    """Let people take part: the guests by delegation, then those at home."""
    visit = visit_entry(key)
    everybody: list[Entry] = visit["participation"]
    for group in dict.fromkeys(part.get("delegation", "") for part in everybody):
        parts = [part for part in everybody if part.get("delegation", "") == group]
        drafts = tuple(_participation(stage, visit, part) for part in parts)
        add = AddParticipations(stage.ids["visit"][key], visit["names"][LANGUAGE], drafts)
        for part, number in zip(parts, stage.act(add), strict=True):
            stage.ids[f"guest of {key}"][part["person"]] = number


def _participation(stage: Stage, visit: Entry, part: Entry) -> ParticipationDraft:
    person = part["person"]
    registered = part.get("registered")
    return ParticipationDraft(
        person_id=stage.ids["person"][person],
        delegation_id=stage.id(f"delegation of {visit['key']}", part.get("delegation")),
        role=part["role"],
        status=part["status"],
        first_time=part.get("first_time", False),
        registered_on=day_of(stage, visit, -registered) if registered else None,
        note=part.get("note", ""),
        needs=_needs(visit, person),
        care=_care(stage, visit, person),
    )


def _needs(visit: Entry, person: str) -> tuple[NeedDraft, ...]:
    """What was noted for the visit, and what the person always eats or not.

    Visits that are over have none: such needs are deleted after the visit.
    """
    if "need" not in visit:
        return ()
    noted = {need["text"]: need for need in visit["need"] if need["person"] == person}
    diets = next(p.get("diet", ()) for p in script("people")["person"] if p["key"] == person)
    always = [DIETS[diet] for diet in diets if DIETS[diet][1] not in noted]
    return (
        *(NeedDraft(None, n["kind"], text, n["severe"]) for text, n in noted.items()),
        *(NeedDraft(None, kind, text, kind == NeedKind.ALLERGY) for kind, text in always),
    )


def _care(stage: Stage, visit: Entry, person: str) -> MinorCareDraft | None:
    minor = next((m for m in visit.get("minor", ()) if m["person"] == person), None)
    if minor is None:
        return None
    return MinorCareDraft(
        guardian_name=minor["guardian"],
        guardian_phone=minor["guardian_phone"],
        responsible_id=stage.ids["person"][minor["responsible"]],
        medical_consent=minor["medical"],
        photo_consent=minor["photo"],
        swimming_consent=minor["swimming"],
        leave_alone_consent=minor["alone"],
        signed_on=stage.days.known(minor.get("signed")),
    )


def form_parties(stage: Stage, key: str) -> None:
    """Let guests stay together."""
    visit = visit_entry(key)
    commands = [
        AddParty(stage.ids["visit"][key], _party(stage, key, party)) for party in visit["party"]
    ]
    label = Message("Form the parties of {visit}", {"visit": visit["names"][LANGUAGE]})
    added = stage.together(label, commands, LODGING)
    stage.remember(f"party of {key}", visit["party"], added)


def _party(stage: Stage, key: str, party: Entry) -> PartyDraft:
    groups = (_names(stage, group) for group in party.get("groups", ()))
    return PartyDraft(
        name=party["name"],
        delegation_id=stage.ids[f"delegation of {key}"][party["delegation"]],
        relationship=party["relationship"],
        may_split=party.get("may_split", False),
        beds=party["bed"],
        wishes=_names(stage, party.get("wishes", ())),
        note=" / ".join(groups),
        members=tuple(stage.ids[f"guest of {key}"][person] for person in party["people"]),
    )


def _names(stage: Stage, keys: Sequence[str]) -> str:
    return ", ".join(stage.names[key] for key in keys)


def ask_hosts(stage: Stage, key: str) -> None:
    """Note which households offer beds."""
    visit = visit_entry(key)
    commands = [
        AddHostOffer(
            stage.ids["visit"][key],
            stage.names[offer["household"]],
            _offer(stage, visit, offer),
        )
        for offer in visit["offer"]
    ]
    label = Message("Note the hosts of {visit}", {"visit": visit["names"][LANGUAGE]})
    added = stage.together(label, commands, LODGING)
    for offer, number in zip(visit["offer"], added, strict=True):
        stage.ids[f"offer of {key}"][offer["household"]] = number


def _offer(stage: Stage, visit: Entry, offer: Entry) -> HostOfferDraft:
    return HostOfferDraft(
        household_id=stage.ids["household"][offer["household"]],
        status=offer["status"],
        max_guests=offer["max_guests"],
        from_night=day_of(stage, visit, offer["from_day"]),
        until_night=day_of(stage, visit, offer["until_day"]),
        beds=" ".join(room["kind"] for room in offer["rooms"]),
        note=offer.get("note", ""),
    )


def note_profiles(stage: Stage, key: str) -> None:
    """Note how the hosts of a visit can host, this time and again."""
    visit = visit_entry(key)
    commands = [
        SetHostingProfile(
            stage.ids["household"][offer["household"]],
            stage.names[offer["household"]],
            HostingProfileDraft(),
            _profile(stage, visit, offer),
        )
        for offer in visit["offer"]
    ]
    stage.together(Message("Note how the hosts can host"), commands, LODGING)


def _said(codes: Sequence[str]) -> str:
    """What the script names by a word of its own, as people read it."""
    return ", ".join(HOSTING[code] for code in codes)


def _profile(stage: Stage, visit: Entry, offer: Entry) -> HostingProfileDraft:
    years = offer.get("hosts_for")
    minors = ["minors"] if offer.get("minors") else []
    absent = (day_of(stage, visit, day).isoformat() for day in offer.get("absent_days", ()))
    return HostingProfileDraft(
        max_guests=offer["max_guests"],
        hosting_since=str(stage.days.today.year - years) if years else None,
        accepts=_said([*offer.get("accepts", ()), *minors]),
        smoking=offer["smoking"],
        pets=_said(offer.get("pets", ())),
        diets=_said(offer.get("diets", ())),
        step_free=offer["step_free"],
        car_seats=offer["car_seats"],
        distance_km=offer["distance_km"],
        absent=" ".join(absent),
        reserve=offer.get("reserve", False),
        experienced=offer["experienced"],
        note=offer.get("note", ""),
        beds=tuple(
            BedDraft(None, "", room["kind"], room["places"], step_free=room.get("step_free", False))
            for room in offer["rooms"]
        ),
    )


def place_guests(stage: Stage, key: str) -> None:
    """Place parties with hosts, as far as that is settled."""
    visit = visit_entry(key)
    drafts = tuple(
        PlacementDraft(
            host_offer_id=stage.ids[f"offer of {key}"][placement["household"]],
            party_id=stage.ids[f"party of {key}"][placement["party"]],
            locked=placement["locked"],
            status=placement["status"],
        )
        for placement in visit["placement"]
    )
    stage.act(PlaceAll(visit["names"][LANGUAGE], drafts), LODGING)


def note_avoid_pairs(stage: Stage) -> None:
    """Note in confidence who is not to stay with whom again."""
    for pair in script("visits")["avoid"]:
        person = stage.ids["person"][pair["person"]]
        stage.act(AddAvoidPair(person, stage.ids["household"][pair["household"]]), LODGING)
