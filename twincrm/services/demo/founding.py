"""The first acts of the demo: the association, its towns and the organisations in them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twincrm.domain.terms import ContactKind
from twincrm.domain.texts import Message
from twincrm.services.association.commands import ChangeAssociation
from twincrm.services.association.drafts import read_association
from twincrm.services.association.founding import FoundAssociation
from twincrm.services.contacts import AddressDraft, EmailDraft, PhoneDraft, Reach
from twincrm.services.counterparts.commands import AddCounterpart
from twincrm.services.counterparts.drafts import CounterpartDraft
from twincrm.services.demo.stage import ASSOCIATION, HOME, names_of, script, words
from twincrm.services.organisations.adding import AddOrganisations
from twincrm.services.organisations.commands import ChangeOrganisation
from twincrm.services.organisations.drafts import OrganisationDraft, read_organisation
from twincrm.services.places.commands import AddPlace, ChangePlace
from twincrm.services.places.drafts import PlaceDraft, read_place

if TYPE_CHECKING:
    from twincrm.services.demo.stage import Entry, Stage

MILLION = 1_000_000
LANGUAGES = ("de", "fr", "pl", "en")
SPOKEN = {"lindenau": "de", "saint_aubin": "fr", "kamieniec": "pl", "westbridge": "en"}
"""In which language one writes to a town; to the network in that of its own name."""


def found(stage: Stage) -> None:
    """Begin the file, with the towns and the association's own entry."""
    own = next(e for e in script("organisations")["organisation"] if e["key"] == ASSOCIATION)
    towns = script("partnerships")["place"]
    home = next(town for town in towns if town["key"] == HOME)
    begin = FoundAssociation(own["name"], home["name"], home["country"], LANGUAGES)
    stage.ids["place"][HOME] = place = stage.act(begin)
    stage.learn_words()
    stage.act(ChangePlace(place, stage.ask(read_place, place), _place(home)))
    others = [town for town in towns if town["key"] != HOME]
    added = stage.together(
        Message("Add the partner towns"), [AddPlace(_place(town)) for town in others]
    )
    stage.remember("place", others, added)
    stage.names |= {town["key"]: town["name"] for town in towns}
    _write_letterhead(stage, own)


def _place(town: Entry) -> PlaceDraft:
    return PlaceDraft(
        kind=town["kind"],
        name=town["name"],
        country=town["country"],
        region=town["region"],
        latitude_e6=round(town["latitude"] * MILLION),
        longitude_e6=round(town["longitude"] * MILLION),
        population=town["population"],
        population_year=town["population_year"],
        official_code=town.get("official_code", ""),
        languages=" ".join(town["languages"]),
        website=town["website"],
        time_zone=town["time_zone"],
        town_hall=town["town_hall"],
        names=names_of(town, town["languages"][0]),
    )


def _write_letterhead(stage: Stage, own: Entry) -> None:
    before = stage.ask(read_association)
    assert before.organisation_id is not None
    stage.ids["organisation"][ASSOCIATION] = before.organisation_id
    letterhead = f"{own['street']} · {own['postcode']} {own['locality']} · {own['email']}"
    stage.act(
        ChangeAssociation(before, replace(before, letterhead=letterhead, account=own["account"]))
    )
    entry = stage.ask(read_organisation, before.organisation_id)
    stage.act(ChangeOrganisation(before.organisation_id, entry, _organisation(stage, own)))
    stage.names[ASSOCIATION] = own["name"]


def add_organisations(stage: Stage) -> None:
    """Add what is there in each town, town by town, and in the network around them."""
    entries = [e for e in script("organisations")["organisation"] if e["key"] != ASSOCIATION]
    for place in dict.fromkeys(entry["place"] for entry in entries):
        here = [entry for entry in entries if entry["place"] == place]
        drafts = tuple(_organisation(stage, entry) for entry in here)
        stage.remember("organisation", here, stage.act(AddOrganisations(drafts)))
        stage.names |= {entry["key"]: entry["name"] for entry in here}


def _organisation(stage: Stage, entry: Entry) -> OrganisationDraft:
    category = next(c for c in words().categories if c.key == entry["category"])
    fields = entry.get("fields", category.fields)
    spoken = SPOKEN.get(entry["place"], "")
    return OrganisationDraft(
        name=entry["name"],
        short_name=entry.get("short", ""),
        sector=category.sector,
        second_sector=entry.get("second_sector", category.second_sector) or None,
        category_id=stage.ids["category"][category.key],
        place_id=stage.id("place", entry["place"]),
        correspondence_language=spoken,
        founded_on=stage.days.partial(entry.get("founded")),
        names=names_of(entry, spoken),
        field_ids=tuple(stage.ids["field"][field] for field in fields),
        reach=Reach(
            phones=(PhoneDraft(None, ContactKind.WORK, "", entry["phone"]),),
            emails=tuple(EmailDraft(None, ContactKind.WORK, "", e) for e in _emails(entry)),
            addresses=(address_of(entry, ContactKind.WORK),),
        ),
    )


def _emails(entry: Entry) -> list[str]:
    return [entry["email"]] if "email" in entry else []


def address_of(entry: Entry, kind: str = ContactKind.HOME) -> AddressDraft:
    """The postal address of an entry."""
    return AddressDraft(
        kind=kind,
        street=entry["street"],
        postcode=entry["postcode"],
        locality=entry["locality"],
        country=entry["country"],
    )


def link_counterparts(stage: Stage) -> None:
    """Link who does the same on both sides, in every status from sought to ended."""
    commands: list[AddCounterpart] = []
    for entry in script("organisations")["counterpart"]:
        there = entry.get("right")
        place = entry.get("right_place", "")
        draft = CounterpartDraft(
            organisation_id=stage.ids["organisation"][entry["left"]],
            other_organisation_id=stage.id("organisation", there),
            other_place_id=stage.id("place", place),
            status=entry["status"],
            since=stage.days.partial(entry.get("since")),
            last_activity=stage.days.known(entry.get("last_activity")),
            next_step=entry.get("next_step", ""),
            note=entry.get("note", ""),
        )
        sides = (stage.names[entry["left"]], stage.names[there or place])
        commands.append(AddCounterpart(" – ".join(sides), draft))
    stage.together(Message("Link the counterparts in the towns"), commands, "baumann")
