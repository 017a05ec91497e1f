"""Who belongs to the association of the demo, and what was agreed to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from twincrm.domain.terms import Attendance, FeeStatus, MembershipKind
from twincrm.domain.texts import Message
from twincrm.services.demo.stage import HOME, LANGUAGE, script
from twincrm.services.members.assemblies import (
    AddAssembly,
    AssemblyDraft,
    AttendanceDraft,
    board_roles,
    invited,
)
from twincrm.services.members.commands import AddMembership
from twincrm.services.members.drafts import FeeDraft, MembershipDraft
from twincrm.services.members.fees import SetFeeRates
from twincrm.services.members.honours import AddAward, NoteHonours
from twincrm.services.members.jubilees import due_honours
from twincrm.services.memberships import FREE
from twincrm.services.people.commands import ChangePerson
from twincrm.services.people.drafts import ConsentDraft, read_person
from twincrm.store.models import Person

if TYPE_CHECKING:
    from twincrm.services.demo.days import Days
    from twincrm.services.demo.stage import Entry, Stage

DUE = (3, 31)
"""Month and day on which a year's subscription is due."""
PAYMENT = {
    "direct_debit": "Zahlt per Lastschrift",
    "transfer": "Zahlt per Überweisung",
    "cash": "Zahlt bar",
    "standing_order": "Zahlt per Dauerauftrag",
}
"""How a member pays, as the association notes it."""


def add_memberships(stage: Stage) -> None:
    """Let everybody join who belongs to the association, with the subscriptions of some years."""
    commands = [
        AddMembership(stage.names[entry["household"]], _membership(stage, entry))
        for entry in script("members")["membership"]
    ]
    commands += [
        AddMembership(stage.names[entry["person"]], _former(stage, entry))
        for entry in script("members")["former"]
    ]
    stage.together(Message("Take over the list of members"), commands)


def set_rates(stage: Stage) -> None:
    """Say what the kinds cost, since the first year of which fees are kept."""
    fees = script("members")["fees"]
    due = {kind: cents for kind, cents in fees["due_cents"].items() if kind not in FREE}
    stage.act(SetFeeRates(stage.days.today.year - fees["years"] + 1, tuple(due.items())))


def note_honours(stage: Stage) -> None:
    """Keep the awards that were given, and the jubilees of the year that are over."""
    for entry in script("members")["honour"]:
        person, day = stage.ids["person"][entry["person"]], stage.days(entry["on"])
        stage.act(AddAward("person", person, stage.names[entry["person"]], entry["text"], day))
    today = stage.days.today
    due = stage.dispatcher().glance(due_honours, today.year, LANGUAGE, today)
    over = [each.honour for each in due if len(each.on) == 10 and each.on < today.isoformat()]
    if over:
        stage.act(NoteHonours(tuple(over), today))


def hold_assembly(stage: Stage) -> None:
    """Keep the last general assembly: who came, and the board it elected."""
    day = stage.days.today - timedelta(days=40)
    ask = stage.dispatcher().ask
    came = ask(invited, day)
    states = (Attendance.PRESENT, Attendance.PRESENT, Attendance.EXCUSED, "")
    attendance = tuple(
        AttendanceDraft(None, each.person_id, states[at % 4])
        for at, each in enumerate(came)
        if states[at % 4]
    )
    roles = ask(board_roles, LANGUAGE, day)
    board = tuple(role.id for role in roles if role.current)[:5]
    draft = AssemblyDraft(day, venue="Ratssaal", attendance=attendance, elected=board)
    stage.act(AddAssembly(draft))


def _membership(stage: Stage, entry: Entry) -> MembershipDraft:
    people = tuple(stage.ids["person"][key] for key in entry["members"])
    joined = stage.days.partial(entry["joined"])
    return MembershipDraft(
        kind=entry["kind"],
        number=entry["number"],
        joined_on=joined,
        founding=entry.get("founding", False),
        note=PAYMENT.get(entry["payment"], ""),
        fees=tuple(_fees(stage.days, entry, int((joined or "0")[:4]))),
        person_id=people[0] if len(people) == 1 else None,
        household_id=None if len(people) == 1 else stage.ids["household"][entry["household"]],
        payer_id=None if len(people) == 1 else people[0],
        person_ids=() if len(people) == 1 else people,
    )


def bury_the_oldest(stage: Stage) -> None:
    """The oldest of those in our town of whom no story is told was a member for life."""
    told = list(stage.ids["person"].values())
    oldest = (
        select(Person.id)
        .where(Person.place_id == stage.ids["place"][HOME], Person.id.not_in(told))
        .where(Person.birth_date.is_not(None))
        .order_by(Person.birth_date, Person.id)
        .limit(1)
    )
    person = stage.ask(lambda session: session.scalar(oldest))
    if person is None:
        return
    before = stage.ask(read_person, person)
    day = (stage.days.today - timedelta(days=400)).isoformat()
    stage.act(ChangePerson(person, before, replace(before, death_date=day)))
    draft = MembershipDraft(joined_on="1979", left_on=day, person_id=person)
    stage.act(AddMembership(before.full_name, draft))


def _former(stage: Stage, entry: Entry) -> MembershipDraft:
    """Somebody who left again; the fees of those years are long settled and were not kept."""
    return MembershipDraft(
        kind=entry["kind"],
        joined_on=stage.days.partial(entry["joined"]),
        left_on=stage.days.partial(entry["left"]),
        left_reason=entry["reason"],
        person_id=stage.ids["person"][entry["person"]],
    )


def _fees(days: Days, entry: Entry, joined: int) -> list[FeeDraft]:
    fees = script("members")["fees"]
    this = days.today.year
    due = fees["due_cents"][entry["kind"]]
    behind = {
        this - late["years_ago"]: late
        for late in script("members")["arrears"]
        if late["number"] == entry["number"]
    }
    years = range(max(joined, this - fees["years"] + 1), this + 1)
    return [_fee(days.today, entry["kind"], year, due, behind.get(year)) for year in years]


def _fee(today: date, kind: str, year: int, due: int, late: Entry | None) -> FeeDraft:
    """A year's subscription: waived, paid when it was due, or not (yet) come in."""
    if kind == MembershipKind.HONORARY:
        return FeeDraft(None, year, 0, 0, FeeStatus.WAIVED)
    when = date(year, *DUE)
    if late is None and when <= today:
        return FeeDraft(None, year, due, due, FeeStatus.PAID, when)
    if late is None or not late["paid_cents"]:
        return FeeDraft(None, year, due, 0, FeeStatus.UNPAID)
    return FeeDraft(None, year, due, late["paid_cents"], late["status"], min(when, today))


def consents(days: Days) -> dict[str, tuple[ConsentDraft, ...]]:
    """What everybody agreed to, by the key of the person."""
    found: defaultdict[str, list[ConsentDraft]] = defaultdict(list)
    for entry in script("members")["consent"]:
        for person in dict.fromkeys(_whose(entry)):
            found[person].append(_consent(days, entry, person))
    return {person: tuple(drafts) for person, drafts in found.items()}


def _whose(entry: Entry) -> list[str]:
    groups = {
        "members": [key for m in script("members")["membership"] for key in m["members"]],
        "guests": guests(),
    }
    people = [key for group in entry["people"] for key in groups.get(group, [group])]
    return [key for key in people if key not in entry.get("except", ())]


def guests() -> list[str]:
    """The keys of those who come to the upcoming visit."""
    visit = upcoming()
    return [part["person"] for part in visit["participation"] if part["role"] == "guest"]


def upcoming() -> Entry:
    """The upcoming visit as its file has it."""
    return next(visit for visit in script("visits")["visit"] if visit["key"] == "upcoming")


def _consent(days: Days, entry: Entry, person: str) -> ConsentDraft:
    guardians = {minor["person"]: minor["guardian"] for minor in upcoming()["minor"]}
    return ConsentDraft(
        purpose=entry["purpose"],
        language=entry["language"],
        given_on=days(entry["given"]),
        given_by=guardians.get(person, "") if entry["by"] == "parent" else "",
        withdrawn_on=days.known(entry.get("withdrawn")),
        paper_reference=entry.get("paper", ""),
    )
