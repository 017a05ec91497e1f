"""A visit from Saint-Aubin in Lindenau: people, programme, hosts and placements."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from hypothesis import strategies as st
from sqlalchemy import select
from worlds.examples import example
from worlds.partnerships import add_partnership, named
from worlds.values import days, languages, names, words

from twincrm.domain.terms import (
    Audience,
    BedKind,
    BudgetKind,
    FundingStatus,
    ItemStatus,
    NeedKind,
    ParticipationRole,
    ParticipationStatus,
    VisitDirection,
    VisitStatus,
)
from twincrm.services.hosting.commands import (
    AddAvoidPair,
    AddHostOffer,
    PlaceGuests,
    SetHostingProfile,
)
from twincrm.services.hosting.drafts import (
    BedDraft,
    HostingProfileDraft,
    HostOfferDraft,
    PlacementDraft,
)
from twincrm.services.households.commands import AddHousehold
from twincrm.services.households.drafts import HouseholdDraft
from twincrm.services.places.named import NewTown
from twincrm.services.visits.commands import AddVisit, ChangeVisit
from twincrm.services.visits.drafts import (
    BudgetLineDraft,
    DelegationDraft,
    FundingDraft,
    VisitContactDraft,
    VisitContactTextDraft,
    VisitDraft,
    VisitTextDraft,
    read_visit,
)
from twincrm.services.visits.participations import (
    AddParticipations,
    MinorCareDraft,
    NeedDraft,
    ParticipationDraft,
)
from twincrm.services.visits.parties import (
    AddParty,
    ChangeParty,
    PartyDraft,
    RemoveParty,
    read_party,
)
from twincrm.services.visits.programme import (
    AddProgrammeItem,
    CancelProgrammeItem,
    ChangeProgrammeItem,
    MoveProgrammeItem,
    ProgrammeItemDraft,
    ProgrammeTextDraft,
    read_item,
)
from twincrm.services.visits.programme_order import DuplicateProgrammeItem, PlaceProgrammeItem
from twincrm.services.visits.with_partnerships import KeepVisitWithPartnerships
from twincrm.store.models import (
    Delegation,
    HostOffer,
    Organisation,
    Participation,
    Partnership,
    Party,
    Person,
    Place,
    ProgrammeItem,
    Visit,
)

ARRIVAL, DEPARTURE = date(2027, 5, 6), date(2027, 5, 9)
VISIT = "Bürgerbegegnung mit Saint-Aubin"


def settle_visits(dispatcher):
    """Jean-Luc and Klára come to Lindenau; the Webers host them."""
    do = lambda command: dispatcher.execute(command).result  # noqa: E731
    ids = dispatcher.ask(named)
    visit = do(AddVisit(citizens_meeting(ids, dispatcher.ask(_partnership))))
    delegation = dispatcher.ask(lambda session: session.scalars(select(Delegation.id)).one())
    [do(AddProgrammeItem(visit, item)) for item in programme()]
    guests = do(AddParticipations(visit, VISIT, participants(ids, delegation)))
    do(AddHostOffer(visit, "Familie Weber", HostOfferDraft(ids["Familie Weber"], max_guests=2)))
    profile = HostingProfileDraft(
        max_guests=2,
        car_seats=3,
        beds=(BedDraft(None, "Gästezimmer", BedKind.DOUBLE, 2), BedDraft(None, "", BedKind.SOFA)),
    )
    do(SetHostingProfile(ids["Familie Weber"], "Familie Weber", HostingProfileDraft(), profile))
    offer = dispatcher.ask(lambda session: session.scalars(select(HostOffer.id)).one())
    party = do(AddParty(visit, PartyDraft("Wattrelos", delegation, members=guests[:1])))
    do(PlaceGuests(PlacementDraft(offer, party), "Wattrelos", "Familie Weber"))
    do(AddAvoidPair(ids["Klára"], ids["Familie Weber"]))
    do(AddHousehold(HouseholdDraft("Karl Berger", place_id=ids["Lindenau"])))


def _partnership(session) -> int:
    name = "Lindenau – Saint-Aubin"
    return session.scalars(select(Partnership.id).where(Partnership.name == name)).one()


def citizens_meeting(ids, partnership) -> VisitDraft:
    """Four days in May with texts in two languages, money and a contact."""
    welcome = VisitTextDraft(
        language="de",
        title="Willkommen in Lindenau",
        occasion="Bürgerbegegnung",
        motto="Gemeinsam feiern – fêter ensemble",
        greeting="Liebe Gäste, seit sechzig Jahren verbindet uns mehr als eine Urkunde.",
        greeting_function="1. Vorsitzende",
        practical="Treffpunkt ist immer der Platz vor dem Rathaus.",
    )
    bienvenue = VisitTextDraft(language="fr", title="Bienvenue à Lindenau")
    tasks = (VisitContactTextDraft(language="de", function="Quartiere"),)
    meeting = VisitDraft(
        name=VISIT,
        status=VisitStatus.CONFIRMED,
        starts_on=ARRIVAL,
        ends_on=DEPARTURE,
        place_id=ids["Lindenau"],
        greeting_by_id=ids["Anna"],
        programme_version=3,
        texts=(welcome, bienvenue),
        partnership_ids=(partnership,),
        contacts=(VisitContactDraft(None, ids["Anna"], "0171 2345678", tasks),),
        delegations=(
            DelegationDraft(
                place_id=ids["Saint-Aubin-sur-Lys"],
                name="Saint-Aubin",
                arrives_at=datetime.combine(ARRIVAL, time(17)),
                departs_at=datetime.combine(DEPARTURE, time(14)),
                transport="Reisebus",
            ),
        ),
    )
    return replace(meeting, **money(ids))


def money(ids):
    """Who was asked for money, and what things cost."""
    return {
        "funding": (
            FundingDraft(
                organisation_id=ids["Ville de Saint-Aubin"],
                funder="Deutsch-Französischer Bürgerfonds",
                funder_key="buergerfonds",
                status=FundingStatus.GRANTED,
                granted_cents=250_000,
            ),
            FundingDraft(funder="Sparkasse", status=FundingStatus.REFUSED),
        ),
        "budget": (
            BudgetLineDraft(title="Bus", planned_cents=90_000),
            BudgetLineDraft(None, BudgetKind.INCOME, "Zuschuss", 250_000, 250_000),
        ),
    }


def programme() -> tuple[ProgrammeItemDraft, ...]:
    """Arrival, an evening out that lacks its French title, and a service without a time."""
    arrival = ProgrammeItemDraft(
        day=ARRIVAL,
        starts_at=time(17),
        ends_at=time(18, 30),
        status=ItemStatus.CONFIRMED,
        internal_note="Busfahrer braucht ein Zimmer",
        texts=(
            ProgrammeTextDraft(None, "de", "Ankunft", place="Rathaus"),
            ProgrammeTextDraft(None, "fr", "Arrivée", place="Mairie"),
        ),
    )
    evening = ProgrammeItemDraft(
        day=DEPARTURE - timedelta(days=1),
        starts_at=time(18, 30),
        ends_at=time(0, 30),
        audience=Audience.HOSTS_AND_GUESTS,
        meal=True,
        price_cents=0,
        texts=(ProgrammeTextDraft(None, "de", "Festabend", "Mit Tanz", "Stadthalle"),),
    )
    service = ProgrammeItemDraft(
        day=DEPARTURE,
        audience=Audience.BOARDS,
        optional=True,
        texts=(ProgrammeTextDraft(None, "fr", "Célébration œcuménique"),),
    )
    return (evening, arrival, service)


def participants(ids, delegation) -> tuple[ParticipationDraft, ...]:
    """A guest with an allergy, and a girl for whom somebody answers."""
    care = MinorCareDraft("Kovács Ilona", "+36 1 234 5678", ids["Anna"], medical_consent=True)
    return (
        ParticipationDraft(
            ids["Jean-Luc"],
            delegation,
            status=ParticipationStatus.CONFIRMED,
            needs=(NeedDraft(None, NeedKind.ALLERGY, "Keine Nüsse", severe=True),),
        ),
        ParticipationDraft(ids["Klára"], delegation, first_time=True, care=care),
        ParticipationDraft(ids["Anna"], None, ParticipationRole.HOST),
    )


def _texts(draw, kind, **fixed):
    codes = draw(st.lists(languages, min_size=1, max_size=3, unique=True))
    return tuple(kind(language=code, title=draw(names), **fixed) for code in codes)


def _visit(world, draw):
    first = draw(days)
    contact = VisitContactTextDraft(language="de", function=draw(names))
    return VisitDraft(
        name=draw(names),
        direction=draw(st.sampled_from(VisitDirection)),
        status=draw(st.sampled_from(VisitStatus)),
        starts_on=first,
        ends_on=first + timedelta(days=draw(st.integers(0, 9))),
        place_id=world.pick(draw, Place),
        note=draw(words),
        texts=_texts(draw, VisitTextDraft),
        partnership_ids=(world.pick(draw, Partnership),),
        contacts=(VisitContactDraft(None, world.pick(draw, Person), draw(words), (contact,)),),
        delegations=(DelegationDraft(None, world.pick(draw, Place), draw(names)),),
        funding=(FundingDraft(None, world.pick(draw, Organisation), draw(names)),),
        budget=(BudgetLineDraft(None, draw(st.sampled_from(BudgetKind)), draw(names)),),
        new_town=draw(st.sampled_from((None, NewTown("Zagórze", "PL")))),
    )


@example(AddVisit)
def add_visit(world, draw):
    return AddVisit(_visit(world, draw))


@example(ChangeVisit)
def change_visit(world, draw):
    """Another beginning for as many days; one delegation more, one contact and text less."""
    key = world.pick(draw, Visit)
    before = world.dispatcher.ask(read_visit, key)
    new = _visit(world, draw)
    after = replace(
        new,
        ends_on=new.starts_on + (before.ends_on - before.starts_on),
        delegations=(*before.delegations, *new.delegations),
        contacts=(*new.contacts, *before.contacts[1:]),
        budget=tuple(reversed(before.budget)),
    )
    return ChangeVisit(key, before, after)


@example(KeepVisitWithPartnerships)
def keep_visit_with_partnerships(world, draw):
    """The second of two that were entered is not served after all."""
    make = draw(st.sampled_from((add_visit, change_visit)))(world, draw)
    name = "draft" if isinstance(make, AddVisit) else "after"
    draft = getattr(make, name)
    draft = replace(draft, partnership_ids=(*draft.partnership_ids, -1))
    entered = (add_partnership(world, draw), add_partnership(world, draw))
    return KeepVisitWithPartnerships(replace(make, **{name: draft}), entered)


def _item(world, draw, first, last):
    starts = draw(st.one_of(st.none(), st.times()))
    return ProgrammeItemDraft(
        day=first + timedelta(days=draw(st.integers(0, (last - first).days))),
        starts_at=starts,
        ends_at=draw(st.times(starts)) if starts and draw(st.booleans()) else None,
        audience=draw(st.sampled_from(Audience)),
        status=draw(st.sampled_from(ItemStatus)),
        price_cents=draw(st.one_of(st.none(), st.integers(0, 100_000))),
        organisation_id=world.pick(draw, Organisation),
        responsible_id=world.pick(draw, Person),
        internal_note=draw(words),
        texts=_texts(draw, ProgrammeTextDraft, place="Rathaus"),
    )


@example(AddProgrammeItem)
def add_programme_item(world, draw):
    key = world.pick(draw, Visit)
    visit = world.dispatcher.ask(read_visit, key)
    return AddProgrammeItem(key, _item(world, draw, visit.starts_on, visit.ends_on))


@example(ChangeProgrammeItem)
def change_programme_item(world, draw):
    key = world.pick(draw, ProgrammeItem)
    before = world.dispatcher.ask(read_item, key)
    return ChangeProgrammeItem(key, before, _item(world, draw, before.day, before.day))


@example(MoveProgrammeItem)
def move_programme_item(world, draw):
    day = ARRIVAL + timedelta(days=draw(st.integers(0, 3)))
    starts = draw(st.one_of(st.none(), st.times()))
    return MoveProgrammeItem(world.pick(draw, ProgrammeItem), draw(names), day, starts)


@example(DuplicateProgrammeItem)
def duplicate_programme_item(world, draw):
    return DuplicateProgrammeItem(world.pick(draw, ProgrammeItem), draw(names))


@example(PlaceProgrammeItem)
def place_programme_item(world, draw):
    step = draw(st.sampled_from((-1, 1)))
    return PlaceProgrammeItem(world.pick(draw, ProgrammeItem), draw(names), step)


@example(CancelProgrammeItem)
def cancel_programme_item(world, draw):
    return CancelProgrammeItem(world.pick(draw, ProgrammeItem), draw(names))


def free_guests(world):
    """Participations that belong to no party."""
    parties = [world.dispatcher.ask(read_party, key) for key in world.ids(Party)]
    taken = {member for party in parties for member in party.members}
    return [key for key in world.ids(Participation) if key not in taken]


def _party(world, draw):
    members = st.lists(st.sampled_from(free_guests(world)), min_size=1, max_size=2, unique=True)
    return PartyDraft(
        draw(names),
        world.pick(draw, Delegation),
        may_split=draw(st.booleans()),
        wishes=draw(words),
        members=tuple(draw(members)),
    )


@example(AddParty)
def add_party(world, draw):
    return AddParty(world.pick(draw, Visit), _party(world, draw))


@example(ChangeParty)
def change_party(world, draw):
    key = world.pick(draw, Party)
    return ChangeParty(key, world.dispatcher.ask(read_party, key), _party(world, draw))


@example(RemoveParty)
def remove_party(world, draw):
    return RemoveParty(world.pick(draw, Party), draw(names))
