"""Looks up what no card says but a table may: a few hundred contacts at a time."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from twincrm.domain.terms import FeeStatus
from twincrm.domain.texts import Message
from twincrm.domain.typed import shown_price
from twincrm.runtime import clock
from twincrm.runtime.language import catalogue
from twincrm.services.home_of_today import is_home
from twincrm.services.interchange.beside_columns import OF_MEMBERS
from twincrm.services.members.lists import functions_of, member_rows
from twincrm.services.members.wording import STATES, row_words
from twincrm.services.memberships import stayed
from twincrm.services.people.column_facts import LAST_CONTACT
from twincrm.services.people.column_words import cells_of
from twincrm.services.smart.finding import group_ids
from twincrm.services.smart.listing import groups
from twincrm.services.steps.words import MEMBERSHIP_KINDS
from twincrm.store.connection import rows, rows_of
from twincrm.store.search import entry_id, kind_of, record_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sqlalchemy.orm import Session

    from twincrm.services.members.lists import FeeView, MemberRow
    from twincrm.store.search import Kind

Contact = tuple[str, int]
Facts = dict[str, str]
_KINDS: dict[str, Kind] = {"person": "person", "organisation": "organisation"}
_OF_MEMBERS = (
    *("member_number", "member_kind", "member_joined", "member_since"),
    *("member_left", "left_reason"),
    *("fee", "fee_paid", "fee_state", "member_people"),
    *("fee_paid_on", "member_pays", "member_note", "member_uid"),
)
_OF_FEES = ("fee", "fee_paid", "fee_paid_on")
_YES = Message("yes")
_AS_LISTED = ("sectors", "age", "consent")
_MEMBERSHIPS = """SELECT '{0}', x.{0}_id, m.id, {1}, m.left_reason, m.payer_id, m.note
FROM json_each(?) AS j CROSS JOIN {2} AS x ON x.{0}_id = j.value
JOIN membership AS m ON m.id = x.{3} WHERE m.trashed_at IS NULL ORDER BY m.id"""
_OWNERS = (
    ("person", "membership_person", "membership_id"),
    ("person", "membership", "id"),
    ("organisation", "membership", "id"),
)
_HOMES = f"""SELECT x.person_id, h.name FROM json_each(?1) AS j
CROSS JOIN household_member AS x ON x.person_id = j.value AND {is_home("x", "?2")}
JOIN household AS h ON h.id = x.household_id AND h.trashed_at IS NULL ORDER BY x.id"""


class _Held(NamedTuple):
    """A membership of somebody."""

    key: int
    goes_on: int
    reason: str
    """Why it ended."""
    payer: int | None
    note: str


class Beside:
    """What is said of contacts under the keys of `twincrm.services.interchange.beside_columns`.

    Of several memberships of somebody those count which are among *memberships*; where none is,
    all of them, if the columns are such that an import makes them again, else one that goes on, or
    the last. Fees are those of *year*.
    """

    def __init__(
        self,
        session: Session,
        keys: Collection[str],
        language: str,
        year: int,
        memberships: Iterable[int] = (),
    ) -> None:
        self._session, self._keys, self._language = session, frozenset(keys), language
        self._year, self._meant, self._today = year, frozenset(memberships), clock.today()
        self._told: set[int] = set()
        """Memberships whose fee was told: it stands once, beside the first of those who share it,
        so that the sum of the column is what the treasurer has."""
        self.paid_by_others: set[Contact] = set()
        """Whose membership somebody pays who does not belong to it: no column says who."""

    def of(self, contacts: Sequence[Contact]) -> dict[Contact, list[Facts]]:
        """What is said of each, for each of their memberships; nothing where a key is missing."""
        found: dict[Contact, Facts] = {contact: {} for contact in contacts}
        self._as_listed(found)
        people = [key for kind, key in contacts if kind == "person"]
        if "office" in self._keys:
            offices = functions_of(self._session, people, self._language, self._today)
            for person, titles in offices.items():
                found["person", person]["office"] = ", ".join(titles)
        if "household" in self._keys:
            for person, name in rows_of(self._session, _HOMES, people, self._today.isoformat()):
                found["person", person]["household"] = name
        if "groups" in self._keys:
            for contact, facts in found.items():
                facts["groups"] = ", ".join(n for n, inside in self._groups if contact in inside)
        belongs = self._of_members(contacts) if self._keys.intersection(_OF_MEMBERS) else {}
        return {
            contact: [facts | each for each in belongs.get(contact) or [{}]]
            for contact, facts in found.items()
        }

    def _as_listed(self, found: dict[Contact, Facts]) -> None:
        """What the columns of the contacts list say as well."""
        entries = [entry_id(_KINDS[kind], key) for kind, key in found if kind in _KINDS]
        keys = [key for key in _AS_LISTED if key in self._keys]
        keys += ["role"] if "category" in self._keys else []
        if keys:
            said = cells_of(self._session, entries, keys, self._language, self._today)
            for entry, cells in said.items():
                kind = kind_of(entry)
                role = cells.pop("role", "")
                more = {"category": role} if kind == "organisation" else {}
                found[kind, record_of(entry)].update(cells, **more)
        if "last_contact" in self._keys:
            asked = (str(entries), self._language[:2], self._today.isoformat())
            for entry, day, *_ in rows(self._session, LAST_CONTACT.of_page(), asked):
                found[kind_of(entry), record_of(entry)]["last_contact"] = str(day)[:10]

    def _of_members(self, contacts: Sequence[Contact]) -> dict[Contact, list[Facts]]:
        """What is said of every membership of each."""
        mine = self._memberships(contacts)
        ids = dict.fromkeys(each.key for held in mine.values() for each in held)
        known = {
            row.id: row
            for row in member_rows(
                self._session, list(ids), self._year, self._language, self._today
            )
        }
        found: dict[Contact, list[Facts]] = {}
        for contact, held in mine.items():
            for each in (one for one in held if one.key in known):
                said = self._said(known[each.key], each, contact)
                if each.key in self._told:
                    said.update(dict.fromkeys(_OF_FEES, ""))
                elif self._paid_by_another(known[each.key], each):
                    self.paid_by_others.add(contact)
                self._told.add(each.key)
                found.setdefault(contact, []).append(said)
        return found

    def _said(self, row: MemberRow, held: _Held, contact: Contact) -> Facts:
        texts = catalogue(self._language)
        fee, joined = row.fee, row.joined_on or ""
        pays = contact == ("person", held.payer)
        return {
            "member_number": row.number,
            "member_kind": texts.say(MEMBERSHIP_KINDS[row.kind]),
            "member_joined": joined,
            "member_since": joined[:4] if joined[:4].isdigit() else "",
            "member_left": row.left_on or "",
            "left_reason": held.reason,
            "fee": shown_price(fee.due_cents, self._language) if fee else "",
            "fee_paid": self._paid(fee) if fee else "",
            "fee_paid_on": str(fee.paid_on or "") if fee else "",
            "fee_state": row_words(texts, row),
            "member_people": str(row.living),
            "member_pays": texts.say(_YES) if pays else "",
            "member_note": held.note,
            "member_uid": row.uid,
        }

    def _paid_by_another(self, row: MemberRow, held: _Held) -> bool:
        own = {row.member_id} if row.member == "person" else set[int]()
        asked = "member_pays" in self._keys
        return asked and held.payer is not None and held.payer not in {*row.people, *own}

    def _paid(self, fee: FeeView) -> str:
        """What came in; in words where a number would not say how it stands with the fee."""
        came = shown_price(fee.paid_cents, self._language)
        word = catalogue(self._language).say(STATES[fee.status])
        if fee.status == FeeStatus.WAIVED:
            return f"{came} ({word})" if fee.paid_cents else word
        return word if fee.status == FeeStatus.PAID and not fee.due_cents else came

    def _memberships(self, contacts: Collection[Contact]) -> dict[Contact, list[_Held]]:
        """Which memberships of each count."""
        going = stayed(f"'{self._today.isoformat()}'")
        found: dict[Contact, list[_Held]] = {}
        for kind, table, column in _OWNERS:
            keys = [key for each, key in contacts if each == kind]
            statement = _MEMBERSHIPS.format(kind, going, table, column)
            for _, owner, *said in rows_of(self._session, statement, keys):
                found.setdefault((kind, owner), []).append(_Held(*said))
        return {contact: self._counting(held) for contact, held in found.items()}

    def _counting(self, held: list[_Held]) -> list[_Held]:
        every = list({each.key: each for each in held}.values())
        meant = [each for each in every if each.key in self._meant]
        if meant or self._keys.intersection(OF_MEMBERS):
            return sorted(meant or every)
        return [max(every, key=lambda each: (bool(each.goes_on), each.key))]

    @cached_property
    def _groups(self) -> list[tuple[str, frozenset[Contact]]]:
        """All groups by name, each with who is in it now."""
        return [
            (row.name, frozenset(group_ids(self._session, row.id, self._today).pairs))
            for row in groups(self._session)
        ]
