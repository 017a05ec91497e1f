"""What columns are beside each other: a name beside a first name is a family name."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from twincrm.domain.texts import Message
from twincrm.exchange.tables.asides import death_in
from twincrm.exchange.tables.besides import waives
from twincrm.exchange.tables.content import share
from twincrm.exchange.tables.house_numbers import before_streets
from twincrm.exchange.tables.kinds import kind_of
from twincrm.exchange.tables.meanings import OF_ADDRESS, OF_MEMBERSHIP
from twincrm.exchange.tables.nowhere_else import FORMATTED
from twincrm.exchange.tables.of_two import told_apart
from twincrm.exchange.tables.people import OWN_MARK, is_organisation, is_particle, spoken
from twincrm.exchange.tables.seasons import year_in
from twincrm.exchange.tables.sums import amount, paid_beside
from twincrm.exchange.tables.towns import split_place

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincrm.exchange.tables.header import Layout
    from twincrm.exchange.tables.mapping import Column

_BESIDE = Message("The header and the other columns say so.")
_VALUES = Message("The header may mean several things; the values look like this.")
_TWICE = Message("Another column says the same; these values go to the note.")
_RUNNING = Message("A running number; it is not kept.")
_OFFICE = Message("There is no address it is part of; the values go to the note.")
_ONCE = (
    *("given", "family", "full_name", "family_given", "birth_date", "birth_year", "death_date"),
    *("member_number", "joined", "left", "member_kind", "fee", "fee_paid", "organisation"),
    *("nickname", "prefix", "salutation", "gender", "partner_given", "birth_name", "middle"),
    *("fee_paid_on", "member_pays", "member_note", "member_uid"),
)
_OF_MEMBERS = re.compile(r"(?i)mitgl|beitrag|adh|cotis|member|subscr|czlonk|członk")
_SEVERAL_WORDS = re.compile(r"\S[\s,]+\S")
_HALF = 0.5
_MOSTLY = 0.7
_LETTERS_OF_CODE = 2
"""A Dutch postcode ends in as many: 6811 AB."""
_NEARLY_ALL = 0.95
"""Names without a comma among others with one are in the usual order."""


def settled(
    columns: Sequence[Column], layout: Layout, language: str, *, members: bool
) -> list[Column]:
    """The columns, each seen beside all the others."""
    columns = before_streets(told_apart(columns, layout), layout)
    seen = _Seen(columns, layout, language, members=members)
    for rule in (
        seen.titles,
        seen.of_two,
        seen.names,
        seen.kinds,
        seen.born,
        seen.belonging,
        seen.numbers,
        seen.addresses,
        seen.of_ldif,
        seen.stray_towns,
        seen.days_of_payment,
        seen.twice,
    ):
        rule()
    return seen.columns


def _says_when(text: str) -> bool:
    """Whether a cell names a day or year, or says that somebody died, which ends it as well."""
    return any(c.isdigit() for c in text) or bool(death_in(text)[0])


def _says_payment(text: str) -> bool:
    """Whether a cell says in some way that something was paid, or not: “CB 3/2/26”, “10”, “non”."""
    return paid_beside(text) is not None or any(c.isdigit() for c in text)


class _Seen:
    """The columns while they are settled, one rule after the other."""

    def __init__(
        self, columns: list[Column], layout: Layout, language: str, *, members: bool
    ) -> None:
        self.columns = columns
        self._layout = layout
        self._language = language
        self._members = members

    def _all(self, *fields: str) -> list[Column]:
        return [column for column in self.columns if column.field in fields]

    def _has(self, *fields: str) -> bool:
        return bool(self._all(*fields))

    def _share(self, column: Column, look: str) -> float:
        return share(self._layout.column(column.place), look)

    def _put(self, column: Column, meaning: str, reason: Message = _BESIDE) -> None:
        certainty = "out" if meaning == "out" else "sure" if reason is _BESIDE else "check"
        slot = column.slot if column.field in OF_ADDRESS else ""
        self.columns[column.place] = replace(
            column, meaning=meaning, reason=reason, certainty=certainty, slot=slot
        )

    def _texts(self, column: Column) -> list[str]:
        return [cell for cell in self._layout.column(column.place) if isinstance(cell, str)]

    def _portion(self, column: Column, looks: Callable[[str], object]) -> float:
        texts = self._texts(column)
        return sum(bool(looks(text)) for text in texts[:100]) / max(1, len(texts[:100]))

    def titles(self) -> None:
        """Titre, Title, Tytuł: a form of address, or a function."""
        found = self._all("title")
        for number, column in enumerate(found):
            addressed = self._portion(column, _addresses)
            first = number == 0 and not self._has("salutation")
            fits = addressed >= _HALF or not self._texts(column)
            if not fits or number:
                self._put(column, "function")
            else:
                forms = not self._texts(column) or self._portion(column, _is_form)
                self._put(column, "salutation" if first and forms else "prefix")

    def of_two(self) -> None:
        """Vorname Ehemann beside Vorname Ehefrau, and no other: the one is as good as the other."""
        found = self._all("partner_given")
        if len(found) > 1 and not self._has("given"):
            self._put(found[0], "given")

    def names(self) -> None:
        """Name beside Vorname is the family name; alone it is the whole one."""
        given, family = self._has("given"), self._has("family")
        for column in self._all("name"):
            self._put(column, *self._name(column, given=given, family=family))
            family = family or self.columns[column.place].field == "family"
        given = given or (family and self._called())
        if given and family:
            for column in self._all("full_name", "family_given"):
                self._put(column, "display")
        whole = self._has("full_name", "family_given")
        for column in self._all("family"):
            if not given and not whole and self._portion(column, _SEVERAL_WORDS.search) >= _HALF:
                self._put(column, "family_given", _VALUES)
        for column in self._all("display"):
            if not given and not family and not self._has("full_name", "family_given"):
                self._put(column, "full_name")

    def _holds_given(self, column: Column) -> bool:
        """Whether the first names stand in this column as well, beside another for the families."""
        [first, *_] = self._all("given")
        rows = [line.cells for line in self._layout.lines[:100]]
        pairs = [
            (str(row[first.place] or ""), str(row[column.place] or ""))
            for row in rows
            if len(row) > max(first.place, column.place)
        ]
        named = [whole for given, whole in pairs if given and whole and given in whole]
        return len(named) >= _HALF * len([given for given, _ in pairs if given]) > 0

    def _called(self) -> bool:
        """Rufname beside a family name and no first name is the first name."""
        for column in self._all("nickname")[:1]:
            self._put(column, "given", _VALUES)
            return True
        return False

    def _name(self, column: Column, *, given: bool, family: bool) -> tuple[str, Message]:
        for look, meaning in (("date", "joined"), ("yes", "keep"), ("count", "member_number")):
            if self._texts(column) and self._share(column, look) >= _MOSTLY:
                return meaning, _VALUES
        if given:
            whole = family or (len(self._all("name")) > 1 and self._holds_given(column))
            return ("display" if whole else "family"), _BESIDE
        if family:
            return "given", _VALUES
        if self._language == "pl":
            return "organisation", _VALUES
        commas = self._portion(column, lambda text: "," in text) >= _NEARLY_ALL
        return ("family_given" if commas else "full_name"), _BESIDE

    def kinds(self) -> None:
        """Art, Type: person or organisation; Kennung: of a contact; Namenszusatz: von or jun."""
        for column in self._all("kind", "member_kind"):
            of_contact = self._portion(column, lambda text: is_organisation(text) is not None)
            of_member = self._portion(column, kind_of)
            if of_contact >= _HALF and of_contact >= of_member:
                self._put(column, "kind")
            elif column.field == "kind":
                belongs = of_member >= _HALF and self._of_members(column)
                self._put(column, "member_kind" if belongs else "keep", _VALUES)
        for column in self._all("uid"):
            if self._portion(column, OWN_MARK.fullmatch) < _HALF:
                self._put(column, "keep")
        for column in self._all("suffix"):
            if self._portion(column, is_particle) >= _HALF:
                self._put(column, "particle")

    def born(self) -> None:
        """Geburtstag beside year and month is a day; ``geb.`` may be a name."""
        parts = self._has("birth_year") and self._has("birth_month")
        for column in self._all("birth_date"):
            if parts:
                self._put(column, "birth_day")
            elif self._texts(column) and not self._layout_dates(column):
                self._put(column, "birth_name", _VALUES)

    def _layout_dates(self, column: Column) -> bool:
        return self._portion(column, lambda text: any(c.isdigit() for c in text)) >= _HALF or len(
            self._texts(column)
        ) < len(self._layout.column(column.place))

    def belonging(self) -> None:
        """Beitrag, Cotisation, Adhésion, Mitgliedschaft: a sum, a tick, a day or a word."""
        for column in () if self._has("left") else self._all("left_reason"):
            self._put(column, "keep")
        for column in self._all("fee", "joined", "member_kind", "fee_paid", "left"):
            meaning = self._kind_of_belonging(column)
            if meaning != column.field:
                self._put(column, meaning, _VALUES)

    def _kind_of_belonging(self, column: Column) -> str:
        cells = self._layout.column(column.place)
        if not cells:
            return column.field
        dates, ticks = share(cells, "date"), share(cells, "yes")
        sums, counts = share(cells, "amount"), share(cells, "count")
        if column.field == "fee":
            return self._sums_or_words(column, sums, ticks)
        if column.field == "fee_paid":
            free = sums + self._portion(column, waives)
            sorts = max(ticks, dates, free, self._portion(column, _says_payment))
            return "keep" if sorts < _HALF else "fee_paid"
        if column.field == "member_kind":
            return self._word_of_belonging(column, dates, sums)
        digits = self._portion(column, _says_when)
        if dates >= _HALF or digits >= _HALF or len(self._texts(column)) < len(cells):
            return column.field
        if counts >= _MOSTLY and not self._has("member_number"):
            return "member_number"
        return (
            "member_kind" if column.field == "joined" and not self._has("member_kind") else "keep"
        )

    def _sums_or_words(self, column: Column, sums: float, ticks: float) -> str:
        """Beitrag: sums, also with a word beside them (``30 LS``), ticks, or kinds of membership.

        What names a year is no kind of membership, unless its cells are such words.
        """
        if sums < _HALF <= ticks:
            return "fee_paid"
        due = self._portion(column, lambda text: amount(text) is not None)
        words = self._portion(column, kind_of)
        of_a_year = bool(due and year_in(column.header) and words < _HALF)
        return "fee" if max(sums, due) >= _HALF or of_a_year else "member_kind"

    def _word_of_belonging(self, column: Column, dates: float, sums: float) -> str:
        if not self._of_members(column):
            return "keep"
        if dates >= _HALF and not self._has("joined"):
            return "joined"
        return "fee" if sums >= _MOSTLY and not self._has("fee") else "member_kind"

    def _of_members(self, column: Column) -> bool:
        """Whether Status or Type is one of members: they say so, or the table or its columns do."""
        others = any(c.field in OF_MEMBERSHIP and c is not column for c in self.columns)
        return self._members or others or bool(_OF_MEMBERS.search(column.header))

    def numbers(self) -> None:
        """Nr.: of a house behind a street, of a member in a list of members, else only counting.

        Lp. and Lfd. Nr. count in every list.
        """
        for column in self._all("running"):
            self._put(column, "out", _RUNNING)
        of_members = self._members or self._has(*OF_MEMBERSHIP)
        for column in self._all("number"):
            before = self.columns[column.place - 1].field if column.place else ""
            if before == "area_code":
                self._put(column, "phone")
            elif before in ("street", "address") and column.place:
                self._put(column, "house_number")
                self.columns[column.place] = replace(
                    self.columns[column.place], slot=self.columns[column.place - 1].slot
                )
            elif of_members and not self._has("member_number") and self._texts(column):
                self._put(column, "member_number", _VALUES)
            elif self._layout.column(column.place) or not of_members:
                self._put(column, "out", _RUNNING)
            else:
                self._put(column, "member_number", _VALUES)

    def addresses(self) -> None:
        """Adresse, Anschrift: a street beside a town, else the whole; Domicile may be a number."""
        for column in self._all("address"):
            if self._share(column, "phone") >= _HALF:
                self._put(column, "phone.home", _VALUES)
                continue
            slot = [c.field for c in self.columns if c.slot == column.slot]
            suffix = f".{column.kind}" if column.kind else ""
            whole = self._share(column, "address") >= _HALF
            again = any(c.isdigit() for c in column.header) and not column.slot.startswith(
                "address"
            )
            if (
                not whole
                and ("street" not in slot or again)
                and {"postcode", "city", "place"} & set(slot)
            ):
                self._put(column, f"street{suffix}")
            elif "street" in slot:
                self._put(column, "out", FORMATTED)
        for column in self._all("postcode", "city", "street"):
            self._whole_cells(column)

    def _whole_cells(self, column: Column) -> None:
        """A column of towns that holds the codes as well, or of streets that holds all."""
        suffix = f".{column.kind}" if column.kind else ""
        if column.field == "street":
            if self._share(column, "address") >= _HALF and not self._has("city", "place"):
                self._put(column, f"address{suffix}", _VALUES)
        elif self._portion(column, _code_and_town) >= _HALF:
            self._put(column, f"place{suffix}", _VALUES)

    def of_ldif(self) -> None:
        """In LDIF a street of no kind is the one of the work place, as is a telephoneNumber."""
        if not any(column.header == "dn" for column in self.columns):
            return
        for column in self.columns:
            if column.field in OF_ADDRESS and not column.slot:
                self.columns[column.place] = replace(
                    column, meaning=f"{column.field}.work", slot="work"
                )
            elif column.meaning == "phone":
                self._put(column, "phone.work")

    def stray_towns(self) -> None:
        """Ort in Outlook is an office, where home and work have towns of their own."""
        parts = [c for c in self.columns if c.field in OF_ADDRESS]
        loose = [c for c in parts if not c.slot]
        if len(loose) == 1 and len(parts) > 1:
            self._put(loose[0], "keep", _OFFICE)

    def days_of_payment(self) -> None:
        """Of several columns of payments those of days say when: ``Wpłata``, ``Data wpłaty``."""
        found = self._all("fee_paid")
        dated = [column for column in found if self._share(column, "date") >= _HALF]
        for column in dated if len(dated) < len(found) else ():
            self._put(column, "fee_paid_on")

    def twice(self) -> None:
        """Of two columns for one thing the fuller one has it."""
        for field in _ONCE:
            found = self._all(field)
            if len(found) > 1:
                best = max(found, key=lambda c: len(self._layout.column(c.place)))
                for column in found:
                    if column is not best:
                        self._put(column, "keep", _TWICE)


def _addresses(text: str) -> bool:
    found = spoken(text)
    return bool(found.people or found.prefix or found.together)


def _is_form(text: str) -> bool:
    """Whether a text says more of somebody than a title does."""
    found = spoken(text)
    return bool(found.people or found.together or found.firm)


def _code_and_town(text: str) -> bool:
    code, town, _ = split_place(text)
    return bool(code) and len(town) > _LETTERS_OF_CODE
