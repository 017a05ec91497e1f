"""Rows of a table, read by what their columns are: every value finds its place or the note."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from twincrm.domain.countries import country_code
from twincrm.domain.folding import fold
from twincrm.domain.periods import has_begun
from twincrm.domain.records.contact_card import ContactCard
from twincrm.domain.records.table_row import RowContact, RowProblem, TableRow
from twincrm.domain.texts import Message
from twincrm.exchange.tables.area_codes import join_area_code
from twincrm.exchange.tables.asides import name_at_birth
from twincrm.exchange.tables.asked import (
    ask_when,
    ask_who_died,
    died_by_name,
    died_of_two,
    tell_of_end,
)
from twincrm.exchange.tables.belonging import (
    AHEAD,
    BAD_DATE,
    day,
    elsewhere,
    keep_membership,
    membership,
)
from twincrm.exchange.tables.besides import with_besides
from twincrm.exchange.tables.cells import Cells, shown
from twincrm.exchange.tables.currencies import money_of, tell_other_money
from twincrm.exchange.tables.days import read_day
from twincrm.exchange.tables.irish import called_home
from twincrm.exchange.tables.languages import language_of_letters, spoken_languages
from twincrm.exchange.tables.lost_zeros import LostZeros
from twincrm.exchange.tables.loud import mixed_columns, tell_capitals
from twincrm.exchange.tables.mailbox_names import nobody, suggested_name
from twincrm.exchange.tables.meanings import OF_MEMBERSHIP
from twincrm.exchange.tables.nowhere_else import keep_unsaid, said_again
from twincrm.exchange.tables.partners import apart_in, give_alone, partner_of
from twincrm.exchange.tables.people import OWN_MARK
from twincrm.exchange.tables.polish_names import tell_endings
from twincrm.exchange.tables.postal import Around, addresses
from twincrm.exchange.tables.reach import area_codes, emails, links, phones
from twincrm.exchange.tables.standing import bare_rows
from twincrm.exchange.tables.states import part_states
from twincrm.exchange.tables.together import household_of
from twincrm.exchange.tables.whom import whom

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twincrm.domain.records.contact_card import CardEmail
    from twincrm.domain.records.table_row import RowMembership
    from twincrm.exchange.tables.header import Layout, Line
    from twincrm.exchange.tables.mapping import Mapping
    from twincrm.exchange.tables.partners import Partner
    from twincrm.exchange.tables.standing import Bare
    from twincrm.exchange.tables.whom import Name, Whom

TOO_WIDE = Message(
    "This row has more cells than the header; its values may stand in wrong columns."
)
SWALLOWED = Message("A cell of this row holds many lines; a quotation mark may not be closed.")
_WHOSE_DATE = Message("It is not said whose date this is; it was put into the notes of both.")
_PAIR = re.compile(
    r"\s*(?:\bu\.|\bund\b|\bet\b|\band\b|\bi\b|&|;|\n|\+|\s/\s|\s[-–]\s|/(?=\s*\d{1,2}\.))\s*"
)
_LABELS = re.compile(r"\s*(?::::|[;\n])\s*|,\s+")
_SYSTEM_GROUPS = frozenset({"mycontacts", "starred", "all contacts"})
_MANY_LINES = 20
_TO_KEEP = ("keep", "partner", "department")
_CHECKED = frozenset({"birth_date", "death_date", "joined", "left", "email", "phone"})
"""Fields whose cells can be wrong; they are kept in the note then."""
_SHORTEST = 2
_FAMILY_FIRST = frozenset({"HU"})


class RowReader:
    """Reads the rows of one table."""

    def __init__(self, layout: Layout, mapping: Mapping, home: str, today: date) -> None:
        self._layout = layout
        self._mapping = mapping
        self._home = home
        self._today = today
        self._width = max((c.place + 1 for c in mapping.columns if c.header or c.added), default=0)
        kept = (c for c in mapping.columns if c.meaning != "out")
        self._columns = tuple((c.place, c.field, c) for c in kept)
        checked = (c for c in mapping.columns if c.field in _CHECKED and c.header)
        self._checked = tuple((c.place, c.field, c.header) for c in checked)
        self._joint = mapping.has(*OF_MEMBERSHIP)
        self._payers = mapping.has("member_pays")
        self._bare: Bare = bare_rows(layout, mapping) if self._joint else "contact"
        kept_too = tuple(f for f in _TO_KEEP if f != "partner" or not self._joint)
        self._unasked = not mapping.has("fee")
        self._kept = (*kept_too, "fee_paid") if self._unasked else kept_too
        self._kept_alone = (*self._kept, "function")
        self._loud = mapping.capitals and mapping.proper_case
        self._tame = mapping.loud_towns and mapping.proper_case
        self._mixed = mixed_columns(layout, mapping)
        dialled = (c.place for c in mapping.columns if c.field == "phone")
        codes = (c.place for c in mapping.columns if c.field == "area_code")
        self._areas = area_codes(shown(cell) for n in dialled for cell in layout.column(n))
        self._areas |= area_codes(f"{shown(c)} 1" for n in codes for c in layout.column(n))
        self._zeros = LostZeros(layout, mapping, mapping.country or home)
        self._money = money_of(layout, mapping, home)
        self._named = mapping.key.encode()
        self._again, self._apart = said_again(mapping), apart_in(mapping)
        self._body = mapping.body if mapping.members_of == "other" else ""

    def rows(self) -> Iterator[TableRow]:
        """All rows of the table that are about somebody, in order."""
        return map(self.read, self._layout.lines)

    def read(self, line: Line) -> TableRow:
        """What one row says."""
        texts = tuple([v if type(v) is str else shown(v) for v in line.cells])
        print_ = hashlib.blake2b(self._named, digest_size=16)
        known = texts if line.before is None else tuple(map(shown, line.before))
        whole = "\x1f".join(known)
        print_.update(whole.encode("utf-8", "surrogatepass"))
        lines = whole if known is texts else "\n".join(texts)
        wrong = self._wrong(line, many=lines.count("\n") > _MANY_LINES)
        if wrong is not None:
            return TableRow(line.number, texts, print_.hexdigest(), problems=(wrong,))
        row = self._row(line, texts, print_.hexdigest())
        return row if known == texts else replace(row, corrected=True)

    def _wrong(self, line: Line, *, many: bool) -> RowProblem | None:
        """Why a row cannot be trusted; *many*: some cell may have many lines."""
        cells = line.cells
        wide = self._layout.found and len(cells) > self._width
        beyond = [cell for cell in cells[self._width :] if cell] if wide else []
        if beyond and not any(
            c.header == "" and c.meaning == "keep" for c in self._mapping.columns[: self._width]
        ):
            return RowProblem("", shown(beyond[0]), TOO_WIDE)
        for cell in cells if many else ():
            if isinstance(cell, str) and cell.count("\n") > _MANY_LINES:
                return RowProblem("", cell[:60], SWALLOWED)
        return None

    def _row(self, line: Line, texts: tuple[str, ...], fingerprint: str) -> TableRow:
        cells = Cells(self._columns, line.cells)
        tell_capitals(cells, self._mixed)
        join_area_code(cells)
        if self._joint:
            part_states(cells)
        first = self._home in _FAMILY_FIRST
        who = whom(cells, family_first=first, loud=self._loud, joint=self._joint)
        if self._mapping.language == "pl":
            tell_endings(cells, who)
        keep_unsaid(cells, texts, self._again)
        if len(who.names) <= 1:
            give_alone(cells, self._apart)
        belongs = self._belongs(cells, who)
        contacts = self._contacts(cells, who)
        problems = tuple(cells.problems)
        named = any(each.card.nickname for each in contacts) or who.names or who.organisation
        suggested = None if named else suggested_name(emails(cells))
        if not named:
            why = nobody(suggested)
            problems = (*problems, RowProblem("", " ".join(filter(None, texts))[:60], why))
        return TableRow(
            line.number,
            texts,
            fingerprint,
            contacts,
            household_of(who, self._mapping.language) if contacts else None,
            belongs if contacts else None,
            problems,
            suggested=suggested,
            checked=self._checked,
        )

    def _belongs(self, cells: Cells, who: Whom) -> RowMembership | None:
        """The membership in our association; what is said of another goes to the note."""
        if self._mapping.members_of != "ours":
            keep_membership(cells)
            return None
        if not self._joint:
            return None
        year, bare, unasked = self._mapping.fee_year, self._bare, self._unasked
        found = membership(cells, who, self._today, year, bare, unasked=unasked)
        if found is not None and found.fee_cents:
            tell_other_money(cells, self._money)
        if found is not None and not found.left_on:
            tell_of_end(cells)
        return with_besides(found, cells, asked=self._payers)

    def _contacts(self, cells: Cells, who: Whom) -> tuple[RowContact, ...]:
        common = self._common(cells, organisation=bool(who.organisation))
        if self._body and who.names:
            title = elsewhere(cells, self._body, self._mapping.language)
            common |= {"organisation": self._body, "title": title}
        more = self._more(cells, who)
        if len(who.names) == 1:
            common["suffix"] = common["suffix"] or who.beside.suffix
        around = (self._mapping.country or self._home, self._areas)
        partner = partner_of(cells, len(who.names), self._today, around)
        partner = replace(partner, apart=self._apart if who.partner else frozenset())
        births = self._births(cells, who, partner)
        common |= {
            "languages": spoken_languages(cells),
            "note": _note(cells, self._kept if common["title"] else self._kept_alone),
        }
        if len(more) == 1 and OWN_MARK.fullmatch(cells.line("uid")):
            common["uid"] = cells.line("uid")
        if who.organisation:
            common |= {"kind": "organisation", "organisation": who.organisation}
            own = tuple((c, v) for c, v in more[0] if c == "correspondence_language")
            return (RowContact(ContactCard(**common), own),)
        if not who.names:
            called = common["nickname"] or common["emails"]
            return (RowContact(ContactCard(**common)),) if called else ()
        each = tuple(zip(who.names, births, more, strict=True))
        return _people(who, partner, each, common)

    def _common(self, cells: Cells, *, organisation: bool) -> dict[str, Any]:
        """What holds for everybody in a row, all but the name: values of a card."""
        usual = "work" if organisation else "home"
        land = self._mapping.country or self._home
        places = addresses(cells, Around(land, self._home, usual, self._tame, self._zeros))
        country = next((a.country for a in places if len(a.country) == _SHORTEST), "")
        country = country or land
        body = cells.line("organisation")
        dialled = phones(cells, country, usual, self._areas)
        return {
            "addresses": called_home(places, dialled, land),
            "phones": dialled,
            "emails": emails(cells),
            "urls": links(cells),
            "categories": _categories(cells),
            "suffix": cells.line("suffix"),
            "nickname": cells.line("nickname"),
            "organisation": body,
            "title": ", ".join(dict.fromkeys(cells.texts("function"))) if body else "",
        }

    def _births(self, cells: Cells, who: Whom, partner: Partner) -> list[str]:
        """The dates of birth of the people of a row."""
        people = max(1, len(who.names))
        if cells.has("birth_year") and not cells.has("birth_date"):
            return [_of_parts(cells), *[partner.birth_date] * (people - 1)]
        apart = who.partner or bool(partner.birth_date)
        if people == 1 or (apart and not _PAIR.search(cells.line("birth_date"))):
            first = day(cells, "birth_date", self._today)
            return [first, *[partner.birth_date] * (people - 1)]
        for column, value in cells.of("birth_date"):
            parts = [p for p in _PAIR.split(shown(value)) if p]
            order, years = column.order, column.years
            read = [read_day(part, order, self._today, years=years) for part in parts]
            wrong = BAD_DATE if not read or None in read else _WHOSE_DATE
            if not all(has_begun(found, self._today) for found in read):
                wrong = AHEAD
            elif len(parts) == people and None not in read:
                return [found or "" for found in read]
            cells.trouble(column, shown(value), wrong)
        return [""] * people

    def _more(self, cells: Cells, who: Whom) -> list[tuple[tuple[str, str], ...]]:
        """Values that no card has, by the names of the person's columns, for each person.

        What stands beside a partner's own column is about the first; the dead are never two.
        """
        said = cells.line("nationality")
        alone = len(who.names) <= 1
        died = day(cells, "death_date", self._today)
        if died and not (alone or who.partner):
            (column, value), *_ = cells.of("death_date")
            cells.trouble(column, shown(value), _WHOSE_DATE)
            died = ""
        gone = None if alone else died_of_two(cells, who)
        if not alone and gone is None:
            ask_who_died(cells, who)
        told = (who.beside.died or died_by_name(cells, who)) if alone else ""
        beside = read_day(told, "dmy", self._today) if told else ""
        if not (died or beside):
            ask_when(cells, who)
        found = {
            "birth_name": name_at_birth(cells.line("birth_name"))
            or (who.beside.birth_name if alone else ""),
            "occupation": cells.line("occupation"),
            "salutation": cells.line("letter"),
            "death_date": died or beside or "",
            "nationality": (country_code(said) if said else None) or "",
            "correspondence_language": language_of_letters(cells),
            "particle": cells.line("particle"),
        }
        first = tuple((name, value) for name, value in found.items() if value)
        others = () if who.partner else first
        found_out = [first if n == 0 else others for n in range(max(1, len(who.names)))]
        day_told = read_day(gone[1], "dmy", self._today) if gone and gone[1] else ""
        if gone and day_told and not died:
            found_out[gone[0]] = (*found_out[gone[0]], ("death_date", day_told))
        return found_out


def _people(
    who: Whom,
    partner: Partner,
    people: Sequence[tuple[Name, str, tuple[tuple[str, str], ...]]],
    common: dict[str, Any],
) -> tuple[RowContact, ...]:
    """The people of a row, each with what is that person's alone."""
    mails, dialled, note = (common.pop(name) for name in ("emails", "phones", "note"))
    second = len(people) - 1
    alone = who.beside.title if not second else ""
    return tuple(
        RowContact(
            ContactCard(
                name.family,
                name.given,
                "",
                (n == second and partner.prefix) or name.prefix or alone,
                birthday=birth,
                emails=partner.mailboxes(_own(mails, name, who)) if n else _own(mails, name, who),
                phones=partner.numbers(dialled) if n else dialled,
                note="\n".join(filter(None, (note, name.aside))),
                **common,
            ),
            (("form_of_address", name.form), *own) if name.form else own,
        )
        for n, (name, birth, own) in enumerate(people)
    )


def _own(emails: tuple[CardEmail, ...], name: Name, who: Whom) -> tuple[CardEmail, ...]:
    """Whose mailboxes: where each of two holds one first name, each is one person's."""
    if len(emails) != len(who.names) or len(emails) < _SHORTEST:
        return emails
    mine = [tuple(e for e in emails if _names_in(n, e)) for n in who.names]
    if any(len(each) != 1 for each in mine) or len({each[0] for each in mine}) != len(mine):
        return emails
    return mine[who.names.index(name)]


def _names_in(name: Name, email: CardEmail) -> bool:
    first = fold(name.given).split(" ")[0]
    return bool(first) and first in fold(email.address.partition("@")[0])


def _categories(cells: Cells) -> tuple[str, ...]:
    said = [_labels(shown(value)) for _, value in cells.of("categories")]
    return said[0] if len(said) == 1 else tuple(dict.fromkeys(n for each in said for n in each))


@lru_cache(maxsize=4096)
def _labels(text: str) -> tuple[str, ...]:
    found = (part.lstrip("* ").strip() for part in _LABELS.split(text))
    named = (name for name in found if name and fold(name) not in _SYSTEM_GROUPS)
    return tuple(dict.fromkeys(named))


def _of_parts(cells: Cells) -> str:
    """A date of birth in three columns, as Thunderbird keeps it."""
    parts = [cells.line(field) for field in ("birth_year", "birth_month", "birth_day")]
    for count, form in ((3, "{0}-{1:02}-{2:02}"), (1, "{0}")):
        numbers = [int(part) for part in parts[:count] if part.isdigit()]
        if len(numbers) == count and (count == 1 or (numbers[1] <= 12 and numbers[2] <= 31)):
            return form.format(*numbers)
    return ""


def _note(cells: Cells, kept: tuple[str, ...]) -> str:
    """Notes as they are, and below what there is no place for, with its header.

    *kept* are the fields without a place.
    """
    own = [shown(value) for _, value in cells.of("note")]
    for field in kept:
        for column, value in cells.of(field):
            cells.keep(column, shown(value))
    for column, value in cells.of("anniversary"):
        if read_day(value, column.order, date.max) != "":
            cells.keep(column, shown(value))
    return "\n".join(dict.fromkeys([*own, *cells.notes]))
