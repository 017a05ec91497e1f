"""What the columns of a table are: what was guessed or said, how certain it is, and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

from twincrm.domain.errors import InputError
from twincrm.domain.texts import Message
from twincrm.exchange.tables.meanings import meanings
from twincrm.exchange.tables.naming import header_key

if TYPE_CHECKING:
    from collections.abc import Mapping as MappingOf

    from twincrm.exchange.tables.days import Order, Years

Certainty = Literal["sure", "check", "out"]
MembersOf = Literal["ours", "other", "none"]
"""Of what the people of a list of members are members: of this association, of another
organisation, of nothing that is kept."""

_UNKNOWN = Message("“{meaning}” is nothing that a column can be.")
_NO_BODY = Message("Please say of which organisation these people are members.")
_NO_MAPPING = Message("The file with the meanings of the columns cannot be understood.")
ADDED = frozenset({"problem", "probleme"})
"""The column that a file of rejected rows has besides its own."""
SAID = Message("You said so.")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it is called, what it is, and why it was taken for that."""

    place: int
    header: str
    meaning: str = "keep"
    """A field, or a field and what it is for: ``phone.mobile``."""
    slot: str = ""
    """Columns with one slot are parts of one address or entry."""
    certainty: Certainty = "check"
    reason: Message = SAID
    order: Order = ""
    """Of dates: which comes first, the day or the month."""
    years: Years = ""
    """Of birthdays: what their years of two digits are, where somebody said so."""
    added: bool = False
    """It is no column of the file: what somebody types in the preview stands there."""
    undecided: bool = False
    """The cells do not tell the order of day and month: somebody has to say."""
    other_year: bool = False
    """It holds subscriptions or payments of another year than the one that counts."""

    @property
    def field(self) -> str:
        """What it is, without what it is for."""
        return self.meaning.partition(".")[0]

    @property
    def kind(self) -> str:
        """What it is for, empty where nothing says so."""
        return self.meaning.partition(".")[2]


@dataclass(frozen=True, slots=True)
class Mapping:
    """The columns of a table, and what holds for all its rows."""

    columns: tuple[Column, ...]
    language: str = ""
    """The language of the header, where it is one of ours."""
    country: str = ""
    """Where postcodes and phone numbers without a country are from (two letters)."""
    fee_year: int = 0
    """The year of the subscriptions; 0: the present one."""
    proper_case: bool = False
    """Family names and towns are written as usual, if their whole column is in capitals; else as
    they came."""
    places: bool | None = None
    """Whether towns that are not known become places; None: nobody said."""
    members_of: MembersOf = "ours"
    body: str = ""
    """The other organisation of which the people are members."""
    numbered: bool = False
    """New members of whom it says no number get the next ones."""
    letters: str = ""
    """The language in which its new contacts get letters (two letters); empty: nothing said."""
    capitals: bool = False
    """Whether the column of family names is in capitals."""
    loud_towns: bool = False
    """Whether the column of towns is."""

    @property
    def key(self) -> str:
        """What the mapping of a header is remembered by."""
        keys = (header_key(column.header) for column in self.columns)
        return "|".join(key for key in keys if key not in ADDED).strip("|")

    def has(self, *fields: str) -> bool:
        """Whether some column is one of these fields."""
        return any(column.field in fields for column in self.columns)

    @property
    def left_out(self) -> tuple[str, ...]:
        """The headers of columns that are not kept."""
        return tuple(c.header for c in self.columns if c.meaning == "out" and c.header)

    @property
    def questions(self) -> tuple[Column, ...]:
        """Columns of dates whose order somebody has to say."""
        return tuple(column for column in self.columns if column.undecided)

    def as_json(self) -> dict[str, Any]:
        """The mapping as it is kept in a file or remembered: all but what is of this one year."""
        return {
            "columns": [_column_json(column) for column in self.columns if not column.added],
            "country": self.country,
            "proper_case": self.proper_case,
            **({} if self.places is None else {"places": self.places}),
            **self._members_json(),
        }

    def _members_json(self) -> dict[str, str]:
        if self.members_of == "ours":
            return {}
        named = {"organisation": self.body} if self.body else {}
        return {"members_of": self.members_of, **named}


def _column_json(column: Column) -> dict[str, str]:
    found = {"header": column.header, "meaning": column.meaning}
    if column.order and not column.undecided:
        found["dates"] = column.order
    return {**found, "years": column.years} if column.years else found


def told(mapping: Mapping, wishes: MappingOf[str, Any]) -> Mapping:
    """The mapping with what somebody says instead: of some columns, or of the whole table.

    ``columns`` is either a list of ``{"header", "meaning", "dates", "years"}`` or meanings by
    header; of two columns with one name the first entry is the first one's.

    Raises:
        InputError: it cannot be understood, or names a meaning that there is not.
    """
    columns = list(mapping.columns)
    taken: set[int] = set()
    for header, meaning, order, years in _entries(wishes.get("columns", ())):
        place = _place_of(columns, header, taken)
        if place is None:
            continue
        taken.add(place)
        said = _as_said(columns[place], meaning, order)
        columns[place] = replace(said, years=years) if years is not None else said
    plain = {
        "country": str(wishes.get("country") or mapping.country).upper()[:2],
        "fee_year": _year(wishes.get("fee_year"), mapping.fee_year),
        "proper_case": bool(wishes.get("proper_case", mapping.proper_case)),
        "places": mapping.places if wishes.get("places") is None else bool(wishes["places"]),
        "numbered": bool(wishes.get("numbered", mapping.numbered)),
        "letters": str(wishes.get("letters", mapping.letters) or "").lower()[:2],
    }
    mapping = replace(mapping, columns=tuple(columns), **plain)
    return _with_members(mapping, wishes) if "members_of" in wishes else mapping


def _with_members(mapping: Mapping, wishes: MappingOf[str, Any]) -> Mapping:
    """The mapping with what the people of a list of members are members of."""
    said, body = wishes["members_of"], str(wishes.get("organisation") or "").strip()
    if said not in ("ours", "other", "none"):
        raise InputError("mapping", _NO_MAPPING)
    if said == "other" and not body:
        raise InputError("mapping", _NO_BODY)
    return replace(mapping, members_of=said, body=body if said == "other" else "")


def _as_said(column: Column, meaning: str, order: str) -> Column:
    if meaning == column.meaning and not order:
        return column
    if meaning == column.meaning and order == column.order:
        return replace(column, undecided=False)
    said: Order = order if order in ("dmy", "mdy") else column.order  # pyright: ignore[reportAssignmentType]
    undecided = column.undecided and not order
    kind = meaning.partition(".")[2]
    slot = column.slot if meaning == column.meaning else kind
    certainty: Certainty = "out" if meaning == "out" else "sure"
    return replace(
        column,
        meaning=meaning,
        slot=slot,
        certainty=certainty,
        reason=SAID,
        order=said,
        undecided=undecided,
    )


def _entries(columns: object) -> list[tuple[str, str, str, Years | None]]:
    """Header, meaning, order of dates and sort of years of each entry."""
    found: list[tuple[str, str, str, Years | None]] = []
    pairs: list[Any]
    if isinstance(columns, dict):
        pairs = [{"header": key, "meaning": value} for key, value in columns.items()]  # pyright: ignore[reportUnknownVariableType]
    elif isinstance(columns, (list, tuple)):
        pairs = list(columns)  # pyright: ignore[reportUnknownArgumentType]
    else:
        raise InputError("mapping", _NO_MAPPING)
    for entry in pairs:
        if not isinstance(entry, dict) or "header" not in entry:
            raise InputError("mapping", _NO_MAPPING)
        header, meaning = str(entry["header"]), str(entry.get("meaning", "keep"))  # pyright: ignore[reportUnknownArgumentType, reportUnknownMemberType]
        if meaning not in meanings():
            raise InputError("mapping", _UNKNOWN.with_values(meaning=meaning))
        order, said = str(entry.get("dates", "")), entry.get("years")  # pyright: ignore[reportUnknownArgumentType, reportUnknownMemberType, reportUnknownVariableType]
        years: Years | None = said if said in ("", "old", "none") else None
        found.append((header, meaning, order, years))
    return found


def named_row(wishes: MappingOf[str, Any]) -> int | None:
    """The line of the header that somebody says.

    Raises:
        InputError: it is no number.
    """
    try:
        return int(wishes.get("header_row") or 0) or None
    except (TypeError, ValueError, OverflowError) as error:
        raise InputError("mapping", _NO_MAPPING) from error


def named_columns(wishes: MappingOf[str, Any]) -> tuple[str, ...]:
    """The headers that somebody says something of.

    Raises:
        InputError: it cannot be understood.
    """
    return tuple(header for header, *_ in _entries(wishes.get("columns", ())) if header)


def _place_of(columns: list[Column], header: str, taken: set[int]) -> int | None:
    free = [n for n in range(len(columns)) if n not in taken]
    exact = next((n for n in free if columns[n].header == header), None)
    if exact is not None:
        return exact
    key = header_key(header)
    return next((n for n in free if header_key(columns[n].header) == key), None)


def _year(wished: object, present: int) -> int:
    try:
        return int(str(wished)) if wished else present
    except ValueError:
        raise InputError("mapping", _NO_MAPPING) from None
