"""Looks up what no card says but a table may: a few hundred contacts at a time."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from twincrm.domain.typed import shown_price
from twincrm.runtime import clock
from twincrm.runtime.language import catalogue
from twincrm.services.home_of_today import is_home
from twincrm.services.members.lists import functions_of, member_rows
from twincrm.services.members.wording import row_words
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

    from twincrm.services.members.lists import MemberRow
    from twincrm.store.search import Kind

Contact = tuple[str, int]
Facts = dict[str, str]
_KINDS: dict[str, Kind] = {"person": "person", "organisation": "organisation"}
_OF_MEMBERS = (
    *("member_number", "member_kind", "member_joined", "member_since"),
    *("member_left", "left_reason"),
    *("fee", "fee_paid", "fee_state", "member_people"),
)
_AS_LISTED = ("sectors", "age", "consent")
_MEMBERSHIPS = """SELECT '{0}', x.{0}_id, m.id, {1}, m.left_reason
FROM json_each(?) AS j CROSS JOIN {2} AS x ON x.{0}_id = j.value
JOIN membership AS m ON m.id = x.{3} WHERE m.trashed_at IS NULL"""
_OWNERS = (
    ("person", "membership_person", "membership_id"),
    ("person", "membership", "id"),
    ("organisation", "membership", "id"),
)
_HOMES = f"""SELECT x.person_id, h.name FROM json_each(?1) AS j
CROSS JOIN household_member AS x ON x.person_id = j.value AND {is_home("x", "?2")}
JOIN household AS h ON h.id = x.household_id AND h.trashed_at IS NULL ORDER BY x.id"""


class Beside:
    """What is said of contacts under the keys of `twincrm.services.interchange.beside_columns`.

    Of several memberships of somebody that counts which is among *memberships*, else one that goes
    on, else the last. Fees are those of *year*.
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

    def of(self, contacts: Sequence[Contact]) -> dict[Contact, Facts]:
        """What is said of each; nothing where a key is missing."""
        found: dict[Contact, Facts] = {contact: {} for contact in contacts}
        self._as_listed(found)
        if self._keys.intersection(_OF_MEMBERS):
            self._of_members(found)
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
        return found

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

    def _of_members(self, found: dict[Contact, Facts]) -> None:
        mine = self._memberships(found)
        ids = [key for key, _ in mine.values()]
        known = {
            row.id: row
            for row in member_rows(self._session, ids, self._year, self._language, self._today)
        }
        for contact, (key, reason) in mine.items():
            if key in known:
                found[contact].update(self._said(known[key]), left_reason=reason)
                if key in self._told:
                    found[contact].update(fee="", fee_paid="")
                self._told.add(key)

    def _said(self, row: MemberRow) -> Facts:
        texts = catalogue(self._language)
        fee, joined = row.fee, row.joined_on or ""
        return {
            "member_number": row.number,
            "member_kind": texts.say(MEMBERSHIP_KINDS[row.kind]),
            "member_joined": joined,
            "member_since": joined[:4] if joined[:4].isdigit() else "",
            "member_left": row.left_on or "",
            "fee": shown_price(fee.due_cents, self._language) if fee else "",
            "fee_paid": shown_price(fee.paid_cents, self._language) if fee else "",
            "fee_state": row_words(texts, row),
            "member_people": str(row.living),
        }

    def _memberships(self, contacts: Collection[Contact]) -> dict[Contact, tuple[int, str]]:
        """Which membership of each counts, and why it ended."""
        going = stayed(f"'{self._today.isoformat()}'")
        found: dict[Contact, tuple[tuple[bool, bool, int], str]] = {}
        for kind, table, column in _OWNERS:
            keys = [key for each, key in contacts if each == kind]
            statement = _MEMBERSHIPS.format(kind, going, table, column)
            for _, owner, key, goes_on, reason in rows_of(self._session, statement, keys):
                rank = (key in self._meant, bool(goes_on), key)
                before = found.get((kind, owner))
                if before is None or rank > before[0]:
                    found[kind, owner] = rank, reason
        return {contact: (rank[-1], reason) for contact, (rank, reason) in found.items()}

    @cached_property
    def _groups(self) -> list[tuple[str, frozenset[Contact]]]:
        """All groups by name, each with who is in it now."""
        return [
            (row.name, frozenset(group_ids(self._session, row.id, self._today).pairs))
            for row in groups(self._session)
        ]
