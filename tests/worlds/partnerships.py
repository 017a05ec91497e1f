"""A triangle with two signed charters, counterparts in two towns, and the members."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st
from sqlalchemy import select
from worlds.examples import example
from worlds.values import days, names, partial_dates, periods, words

from twincrm.domain.terms import (
    AssemblyKind,
    Attendance,
    CounterpartStatus,
    FeeStatus,
    HonourKind,
    MembershipKind,
    PartnershipStatus,
    SigningEvent,
)
from twincrm.services.counterparts.commands import AddCounterpart, ChangeCounterpart
from twincrm.services.counterparts.drafts import CounterpartDraft, read_counterpart
from twincrm.services.documents.commands import AddDocument
from twincrm.services.documents.drafts import DocumentDraft
from twincrm.services.members.assemblies import (
    AddAssembly,
    AssemblyDraft,
    AttendanceDraft,
    ChangeAssembly,
    read_assembly,
)
from twincrm.services.members.commands import (
    AddMembership,
    ChangeMembership,
    EndMembership,
    RecordFee,
    RejoinMembership,
)
from twincrm.services.members.drafts import FeeDraft, MembershipDraft, read_membership
from twincrm.services.members.elections import ElectionDraft
from twincrm.services.members.fees import MakeFees, MarkFees, RemindOfFees, SetFeeRates
from twincrm.services.members.honours import AddAward, NoteHonours, RemoveHonour
from twincrm.services.members.joining import AddNewMember
from twincrm.services.members.jubilees import HonourOf
from twincrm.services.members.papers import KeepAssembly
from twincrm.services.partnerships.commands import AddPartnership, ChangePartnership
from twincrm.services.partnerships.drafts import (
    DatedMotiveDraft,
    DatedThemeDraft,
    NewBody,
    PartnershipContactDraft,
    PartnershipDraft,
    SignatoryDraft,
    SigningDraft,
    read_partnership,
)
from twincrm.services.people.commands import AddPerson
from twincrm.services.people.drafts import PersonDraft
from twincrm.services.places.named import NewTown
from twincrm.services.tasks.commands import AddTask
from twincrm.services.tasks.drafts import TaskDraft
from twincrm.store.models import (
    Assembly,
    Assignment,
    Counterpart,
    Function,
    Honour,
    Household,
    Membership,
    Motive,
    Organisation,
    Partnership,
    PartnershipType,
    Person,
    Place,
    Theme,
)


def named(session) -> dict[str, int]:
    """The ids of places and organisations by name, of words by key and people by first name."""
    found = {}
    for kind in (Place, Organisation, Household):
        found |= {row.name: row.id for row in session.scalars(select(kind))}
    for kind in (PartnershipType, Motive, Theme):
        word = {f"{kind.__tablename__} {row.key}": row.id for row in session.scalars(select(kind))}
        found |= word
    return found | {row.given: row.id for row in session.scalars(select(Person))}


def settle_partnerships(dispatcher):
    """Lindenau and Saint-Aubin since 1967, a ring with a third town, clubs, and members."""
    do = lambda command: dispatcher.execute(command).result  # noqa: E731
    ids = dispatcher.ask(named)
    pair = do(AddPartnership(lindenau_and_saint_aubin(ids)))
    ring = PartnershipDraft(
        name="Dreieck",
        type_id=ids["partnership_type ring"],
        parent_id=pair,
        place_ids=(ids["Saint-Aubin-sur-Lys"], ids["Lindenau"], ids["Kamieniec Górny"]),
    )
    do(AddPartnership(ring))
    brigades = CounterpartDraft(
        organisation_id=ids["Feuerwehr Lindenau"],
        other_organisation_id=ids["Chorale de Saint-Aubin"],
        status=CounterpartStatus.ACTIVE,
        since="1979",
        last_activity=date(2026, 10, 3),
    )
    do(AddCounterpart("Feuerwehr – Chorale", brigades))
    mayors = CounterpartDraft(person_id=ids["Anna"], other_person_id=ids["Jean-Luc"])
    do(AddCounterpart("Weber – Wattrelos", mayors))
    family = MembershipDraft(
        household_id=ids["Familie Weber"],
        kind=MembershipKind.HOUSEHOLD,
        number="17",
        joined_on="1998",
        person_ids=(ids["Anna"], ids["Bernd"]),
        fees=(FeeDraft(year=2026, due_cents=4800, paid_cents=4800, status=FeeStatus.PAID),),
    )
    membership = do(AddMembership("Familie Weber", family))
    do(RecordFee(membership, "Familie Weber", 2027, 4800, 2400, date(2027, 2, 1)))
    brewery = MembershipDraft(organisation_id=ids["Brasserie du Lys"])
    do(AddMembership("Brasserie du Lys", replace(brewery, kind=MembershipKind.CORPORATE)))
    do(NoteHonours((HonourOf("person", ids["Anna"], "birthday", 65),), date(2022, 4, 19)))
    do(AddAward("person", ids["Anna"], "Dr. Anna Weber", "Ehrennadel in Gold", date(2024, 5, 4)))
    _meet(do, ids["Anna"])
    do(SetFeeRates(2026, ((MembershipKind.HOUSEHOLD, 4800), (MembershipKind.CORPORATE, 10_000))))


def _meet(do, anna):
    """A general assembly with its minutes, and what it left to be done."""
    came = (AttendanceDraft(person_id=anna),)
    met = AddAssembly(AssemblyDraft(date(2027, 3, 12), venue="Rathaus", attendance=came))
    minutes = AddDocument(DocumentDraft(title="Protokoll"), b"%PDF-1.7 Protokoll")
    assembly = do(KeepAssembly(met, (minutes,)))
    do(AddTask(TaskDraft("Protokoll verteilen", assembly_id=assembly)))


def lindenau_and_saint_aubin(ids) -> PartnershipDraft:
    """Signed twice, in two towns, on two dates, and renewed after fifty years."""
    home, away = ids["Lindenau"], ids["Saint-Aubin-sur-Lys"]
    mayor = SignatoryDraft(None, ids["Jean-Luc"], away, "Jean-Luc Wattrelos", "Maire")
    founder = SignatoryDraft(None, None, home, "Karl Berger", "Bürgermeister")
    return PartnershipDraft(
        name="Lindenau – Saint-Aubin",
        type_id=ids["partnership_type partnership"],
        first_contact="1964",
        working_languages="de fr",
        place_ids=(home, away),
        organisation_ids=(ids["Partnerschaftsverein Lindenau"],),
        contacts=(
            PartnershipContactDraft(None, ids["Anna"], home, "Alles Offizielle"),
            PartnershipContactDraft(None, ids["Jean-Luc"], away, "Mairie"),
        ),
        motives=(
            DatedMotiveDraft(None, ids["motive mutual_understanding"], "1964", "1995"),
            DatedMotiveDraft(None, ids["motive european_integration"], "1992"),
        ),
        themes=(
            DatedThemeDraft(None, min(v for k, v in ids.items() if k[:6] == "theme "), "2008"),
        ),
        signings=(
            SigningDraft(None, SigningEvent.FIRST, "1967-09-24", away, signatories=(founder,)),
            SigningDraft(None, SigningEvent.SECOND, "1968-05-12", home),
            SigningDraft(None, SigningEvent.RENEWAL, "2017-09-23", away, signatories=(mayor,)),
        ),
    )


def _signing(world, draw):
    town = world.pick(draw, Place)
    signatory = SignatoryDraft(None, world.pick(draw, Person), town, draw(names), draw(words))
    return SigningDraft(
        event=draw(st.sampled_from(SigningEvent)),
        signed_on=draw(partial_dates) or "1999",
        place_id=town,
        signatories=(signatory,) * draw(st.integers(0, 2)),
    )


def _partnership(world, draw):
    places = st.lists(st.sampled_from(world.ids(Place)), min_size=2, max_size=4, unique=True)
    bodies = st.lists(st.sampled_from(world.ids(Organisation)), max_size=2, unique=True)
    first, last = draw(periods())
    return PartnershipDraft(
        name=draw(names),
        type_id=world.pick(draw, PartnershipType),
        status=draw(st.sampled_from(PartnershipStatus)),
        first_contact=draw(partial_dates),
        note=draw(words),
        place_ids=tuple(draw(places)),
        new_towns=draw(st.sampled_from(((), (NewTown("Zagórze", "PL"),)))),
        organisation_ids=tuple(draw(bodies)),
        new_bodies=draw(
            st.sampled_from(((), (NewBody("Chór Zagórze", None, NewTown("Zagórze", "PL")),)))
        ),
        contacts=(PartnershipContactDraft(None, world.pick(draw, Person), task=draw(words)),),
        motives=(DatedMotiveDraft(None, world.pick(draw, Motive), first, last),),
        themes=(DatedThemeDraft(None, world.pick(draw, Theme), first, last),),
        signings=tuple(_signing(world, draw) for _ in range(draw(st.integers(0, 2)))),
    )


@example(AddPartnership)
def add_partnership(world, draw):
    return AddPartnership(_partnership(world, draw))


@example(ChangePartnership)
def change_partnership(world, draw):
    key = world.pick(draw, Partnership)
    before = world.dispatcher.ask(read_partnership, key)
    new = _partnership(world, draw)
    signings = tuple(
        replace(signing, note=draw(words), signatories=signing.signatories[1:])
        for signing in reversed(before.signings[1:])
    )
    places = (*before.place_ids[1:], *new.place_ids)
    return ChangePartnership(key, before, replace(new, signings=signings, place_ids=places))


def _counterpart(world, draw):
    """Two towns' bodies or people, or somebody who is sought in another town."""
    ids = world.dispatcher.ask(named)
    other_side = draw(
        st.sampled_from(
            (
                {"other_organisation_id": ids["Chorale de Saint-Aubin"]},
                {"other_person_id": ids["Jean-Luc"]},
                {"other_place_id": ids["Kamieniec Górny"]},
            )
        )
    )
    return CounterpartDraft(
        organisation_id=ids["Feuerwehr Lindenau"],
        status=draw(st.sampled_from(CounterpartStatus)),
        since=draw(partial_dates),
        last_activity=draw(days),
        next_step=draw(words),
        **other_side,
    )


@example(AddCounterpart)
def add_counterpart(world, draw):
    return AddCounterpart(draw(names), _counterpart(world, draw))


@example(ChangeCounterpart)
def change_counterpart(world, draw):
    key = world.pick(draw, Counterpart)
    before = world.dispatcher.ask(read_counterpart, key)
    after = replace(_counterpart(world, draw), person_id=None)
    return ChangeCounterpart(key, draw(names), before, after)


def _fees(draw):
    years = draw(st.lists(st.integers(2000, 2030), max_size=3, unique=True))
    cents = st.integers(0, 10_000)
    return tuple(
        FeeDraft(year=year, due_cents=draw(cents), paid_cents=draw(cents), paid_on=draw(days))
        for year in years
    )


def _membership(world, draw):
    joined, left = draw(periods())
    people = st.lists(st.sampled_from(world.ids(Person)), max_size=3, unique=True)
    return MembershipDraft(
        person_id=world.pick(draw, Person),
        kind=draw(st.sampled_from(MembershipKind)),
        number=draw(words),
        joined_on=joined,
        left_on=left,
        founding=draw(st.booleans()),
        payer_id=world.pick(draw, Person),
        person_ids=tuple(draw(people)),
        fees=_fees(draw),
    )


def _newcomer(world):
    """Somebody who is no member yet: nobody is one twice."""
    return world.dispatcher.execute(AddPerson(PersonDraft(given="Nina", family="Neu"))).result


@example(AddMembership)
def add_membership(world, draw):
    return AddMembership(draw(names), replace(_membership(world, draw), person_id=_newcomer(world)))


@example(AddNewMember)
def add_new_member(world, draw):
    return AddNewMember(f"Nina {draw(names)}", replace(_membership(world, draw), person_id=None))


@example(ChangeMembership)
def change_membership(world, draw):
    key = world.pick(draw, Membership)
    before = world.dispatcher.ask(read_membership, key)
    after = replace(_membership(world, draw), person_id=_newcomer(world))
    return ChangeMembership(key, draw(names), before, after)


@example(RecordFee)
def record_fee(world, draw):
    year, cents = draw(st.integers(2025, 2028)), st.integers(0, 10_000)
    key = world.pick(draw, Membership)
    return RecordFee(key, draw(names), year, draw(cents), draw(cents), draw(days))


@example(EndMembership)
def end_membership(world, draw):
    key = world.pick(draw, Membership)
    return EndMembership(key, draw(names), "2027-12-31", draw(words))


@example(RejoinMembership)
def rejoin_membership(world, draw):
    past = MembershipDraft(joined_on="2001", left_on="2020-12-31")
    anna = world.dispatcher.execute(AddNewMember("Anna Neu", past)).result
    return RejoinMembership(anna, draw(names), "2028-01-01", draw(words))


@example(SetFeeRates)
def set_fee_rates(world, draw):
    kinds = draw(st.lists(st.sampled_from(MembershipKind), max_size=4, unique=True))
    cents = st.integers(0, 10_000)
    return SetFeeRates(draw(st.integers(2020, 2029)), tuple((kind, draw(cents)) for kind in kinds))


@example(MakeFees)
def make_fees(world, draw):
    return MakeFees(draw(st.integers(2026, 2030)))


@example(MarkFees)
def mark_fees(world, draw):
    states = st.sampled_from((FeeStatus.PAID, FeeStatus.UNPAID, FeeStatus.WAIVED))
    wanted = st.lists(st.sampled_from(world.ids(Membership)), min_size=1, unique=True)
    return MarkFees(tuple(draw(wanted)), draw(st.integers(2026, 2028)), draw(states), draw(days))


@example(RemindOfFees)
def remind_of_fees(world, draw):
    return RemindOfFees(tuple(world.ids(Membership)), 2027, date(2027, 5, draw(st.integers(1, 31))))


@example(NoteHonours)
def note_honours(world, draw):
    kinds, numbers = st.sampled_from(HonourKind), st.integers(1, 80)
    honours = tuple(
        HonourOf("person", person, draw(kinds), draw(numbers))
        for person in draw(st.sets(st.sampled_from(world.ids(Person)), min_size=1, max_size=3))
    )
    return NoteHonours(honours, draw(st.none() | days), draw(st.booleans()))


@example(AddAward)
def add_award(world, draw):
    return AddAward("person", world.pick(draw, Person), draw(names), draw(names), draw(days))


@example(RemoveHonour)
def remove_honour(world, draw):
    return RemoveHonour(world.pick(draw, Honour), draw(names))


def _assembly(world, draw):
    people = draw(st.sets(st.sampled_from(world.ids(Person)), max_size=3))
    came = tuple(
        AttendanceDraft(None, person, draw(st.sampled_from(Attendance))) for person in people
    )
    elected = draw(st.sets(st.sampled_from(world.ids(Assignment)), max_size=2))
    day = date(2027, draw(st.integers(1, 12)), 1)
    kind = draw(st.sampled_from(AssemblyKind))
    taken = ElectionDraft(world.pick(draw, Person), world.pick(draw, Function), "2031")
    elections = (taken,) if draw(st.booleans()) else ()
    return AssemblyDraft(day, kind, draw(names), draw(words), came, tuple(elected), elections)


@example(AddAssembly)
def add_assembly(world, draw):
    return AddAssembly(_assembly(world, draw))


@example(KeepAssembly)
def keep_assembly(world, draw):
    minutes = AddDocument(DocumentDraft(title=draw(names)), b"%PDF-1.7 Protokoll")
    return KeepAssembly(AddAssembly(_assembly(world, draw)), (minutes,))


@example(ChangeAssembly)
def change_assembly(world, draw):
    key = world.pick(draw, Assembly)
    return ChangeAssembly(key, world.dispatcher.ask(read_assembly, key), _assembly(world, draw))
