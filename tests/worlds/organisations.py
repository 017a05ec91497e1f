"""Places, organisations, households, words and the association itself."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st
from worlds.examples import example
from worlds.values import emails, languages, names, periods, phones, words

from twincrm.domain.terms import PlaceKind, Sector
from twincrm.services.association.commands import ChangeAssociation
from twincrm.services.association.drafts import AssociationDraft, read_association
from twincrm.services.association.founding import FoundAssociation, found_association
from twincrm.services.contacts import AddressDraft, EmailDraft, LinkDraft, PhoneDraft, Reach
from twincrm.services.names import NameDraft
from twincrm.services.organisations.commands import AddOrganisation, ChangeOrganisation
from twincrm.services.organisations.drafts import OrganisationDraft, read_organisation
from twincrm.services.places.commands import AddPlace, ChangePlace
from twincrm.services.places.drafts import PlaceDraft, read_place
from twincrm.services.vocabularies.commands import AddShippedTerms, AddTerm, ChangeTerm
from twincrm.services.vocabularies.drafts import TermDraft, TitleDraft, read_term
from twincrm.services.vocabularies.kinds import TERMS
from twincrm.services.vocabularies.queries import terms
from twincrm.store.models import Category, Field, Organisation, Place


def settle_organisations(dispatcher):
    """Three towns of a triangle, and a body of every sector in them."""
    do = lambda command: dispatcher.execute(command).result  # noqa: E731
    lindenau = found_association(
        dispatcher, "Partnerschaftsverein Lindenau", "Lindenau", "DE", ["de", "fr"]
    )
    aubin = do(AddPlace(SAINT_AUBIN))
    do(AddPlace(PlaceDraft(name="Kamieniec Górny", country="PL", names=(_name("de", "Steinau"),))))
    do(
        AddPlace(
            PlaceDraft(kind=PlaceKind.DISTRICT, name="Altstadt", country="DE", within_id=lindenau)
        )
    )
    category = {row.key: row.id for row in dispatcher.ask(terms, "category", "de")}
    field = {row.key: row.id for row in dispatcher.ask(terms, "field", "de")}
    brigade = OrganisationDraft(
        name="Feuerwehr Lindenau",
        sector=Sector.ADMINISTRATION,
        second_sector=Sector.CIVIL_SOCIETY,
        category_id=category["fire_brigade"],
        place_id=lindenau,
        founded_on="1888",
        names=(_name("fr", "Sapeurs-pompiers de Lindenau"),),
        field_ids=(field["self_help"],),
        reach=FULL_REACH,
    )
    do(AddOrganisation(brigade))
    town = do(AddOrganisation(_body("Ville de Saint-Aubin", Sector.ADMINISTRATION, aubin)))
    do(AddOrganisation(_body("Conseil municipal", Sector.POLITICS, aubin, town)))
    do(AddOrganisation(_body("Brasserie du Lys", Sector.BUSINESS, aubin)))
    do(AddOrganisation(_body("Chorale de Saint-Aubin", Sector.CIVIL_SOCIETY, aubin)))
    for kind in TERMS:
        do(AddTerm(kind, _own_word(kind)))


SAINT_AUBIN = PlaceDraft(
    name="Saint-Aubin-sur-Lys",
    country="FR",
    region="Hauts-de-France",
    latitude_e6=50_637_000,
    longitude_e6=2_500_000,
    population=9_800,
    population_year=2021,
    languages="fr",
    time_zone="Europe/Paris",
    names=(NameDraft(language="nl", name="Sint-Albijn"),),
)
FULL_REACH = Reach(
    phones=(PhoneDraft(number="02841 112"), PhoneDraft(number="0171 2345678")),
    emails=(EmailDraft(address="wache@example.org"),),
    addresses=(AddressDraft(street="Ringstraße 1", postcode="47475", locality="Lindenau"),),
    links=(LinkDraft(url="https://feuerwehr.example.org"),),
    tags=("Jubiläum 2027",),
    groups=("Gastgeber 2027",),
)


def _name(language, name):
    return NameDraft(language=language, name=name)


def _body(name, sector, place, parent=None):
    return OrganisationDraft(name=name, sector=sector, place_id=place, parent_id=parent)


def _own_word(kind):
    if kind == "function":
        return TermDraft(
            titles=(TitleDraft(language="de", feminine="Webmeisterin", masculine="Webmeister"),)
        )
    return TermDraft(names=(_name("de", "Bienenkunde"), _name("fr", "Apiculture")))


def reaches(draw):
    """Phones, mailboxes, addresses, links and tags."""
    return Reach(
        phones=tuple(PhoneDraft(number=n) for n in draw(st.lists(phones, max_size=2))),
        emails=tuple(EmailDraft(address=e) for e in draw(st.lists(emails, max_size=2))),
        addresses=tuple(
            AddressDraft(locality=town, country="FR") for town in draw(st.lists(names, max_size=1))
        ),
        links=tuple(LinkDraft(url=url) for url in draw(st.lists(names, max_size=1))),
        tags=tuple(draw(st.lists(names, max_size=2))),
        groups=draw(st.sampled_from([(), ("Gastgeber 2027",)])),
    )


def name_drafts(draw):
    """Names in some languages."""
    return tuple(
        NameDraft(language=language, name=draw(names))
        for language in draw(st.lists(languages, max_size=3, unique=True))
    )


def _organisation(world, draw):
    first, second = draw(st.permutations(list(Sector)))[:2]
    founded, dissolved = draw(periods())
    return OrganisationDraft(
        name=draw(names),
        short_name=draw(words),
        sector=first,
        second_sector=draw(st.sampled_from((second, None))),
        category_id=world.pick(draw, Category),
        place_id=world.pick(draw, Place),
        founded_on=founded,
        dissolved_on=dissolved,
        names=name_drafts(draw),
        field_ids=tuple(draw(st.lists(st.sampled_from(world.ids(Field)), max_size=3))),
        reach=reaches(draw),
    )


@example(AddOrganisation)
def add_organisation(world, draw):
    return AddOrganisation(_organisation(world, draw))


@example(ChangeOrganisation)
def change_organisation(world, draw):
    organisation = world.pick(draw, Organisation)
    before = world.dispatcher.ask(read_organisation, organisation)
    after = replace(_organisation(world, draw), names=(*before.names[1:], *name_drafts(draw)))
    return ChangeOrganisation(organisation, before, after)


def _place(world, draw):
    return PlaceDraft(
        kind=draw(st.sampled_from(PlaceKind)),
        name=draw(names),
        country=draw(st.sampled_from(("DE", "fr", "PL", "GB"))),
        population=draw(st.one_of(st.none(), st.integers(0, 10_000_000))),
        latitude_e6=draw(st.integers(-90_000_000, 90_000_000)),
        names=name_drafts(draw),
        note=draw(words),
    )


@example(AddPlace)
def add_place(world, draw):
    return AddPlace(replace(_place(world, draw), within_id=world.pick(draw, Place)))


@example(ChangePlace)
def change_place(world, draw):
    place = world.pick(draw, Place)
    return ChangePlace(place, world.dispatcher.ask(read_place, place), _place(world, draw))


@example(ChangeAssociation)
def change_association(world, draw):
    after = AssociationDraft(
        name=draw(names),
        place_id=world.pick(draw, Place),
        organisation_id=world.pick(draw, Organisation),
        languages=" ".join(draw(st.lists(languages, max_size=3))),
        letterhead=draw(words),
        account=draw(words),
    )
    logo = draw(st.none() | st.binary(max_size=9).map(b"\x89PNG\r\n\x1a\n".__add__))
    return ChangeAssociation(world.dispatcher.ask(read_association), after, logo)


@example(FoundAssociation)
def begin_again(world, draw):
    return FoundAssociation(draw(names), draw(names), "FR", tuple(draw(st.lists(languages))))


@example(AddShippedTerms)
def add_shipped_terms(world, draw):
    return AddShippedTerms()


def _term(draw, kind):
    if kind == "function":
        spoken = draw(st.lists(languages, min_size=1, max_size=3, unique=True))
        titles = tuple(
            TitleDraft(language=code, feminine=draw(words), neutral=draw(names)) for code in spoken
        )
        return TermDraft(titles=titles, precedence=draw(st.one_of(st.none(), st.integers(0, 900))))
    return TermDraft(
        names=(*name_drafts(draw), NameDraft(language="it", name=draw(names))),
        sector=draw(st.sampled_from(Sector)),
        grouping=draw(words),
    )


@example(AddTerm)
def add_term(world, draw):
    kind = draw(st.sampled_from(sorted(TERMS)))
    return AddTerm(kind, _term(draw, kind))


@example(ChangeTerm)
def change_term(world, draw):
    kind = draw(st.sampled_from(sorted(TERMS)))
    term = world.pick(draw, TERMS[kind].term)
    before = world.dispatcher.ask(read_term, kind, term)
    return ChangeTerm(kind, term, before, _term(draw, kind))
