"""The columns that a table of contacts can have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from twincrm.domain.texts import Message
from twincrm.services.people.column_facts import (
    ADDRESS,
    BODY,
    EMAIL,
    LAST_CONTACT,
    MEMBERSHIP,
    MOBILE,
    NAME,
    NOTE,
    PERSON,
    PHONE,
    ROLE_TOWN,
    SECTORS,
    SHARED_ADDRESS,
    SHARED_MEMBERSHIP,
    SHARED_MOBILE,
    SHARED_PHONE,
    TOWN,
    WRITTEN,
)

if TYPE_CHECKING:
    from twincrm.services.people.column_facts import Fact

Sorting = Literal["words", "plain", "number", "year", "age", "named", "shown"]
"""How the values of a column are sorted: folded words, as they are kept, by number, by the day in
the year, youngest first, by the names that codes have for the reader, or by what is shown."""


class ContactColumn(NamedTuple):
    """A column of a table of contacts."""

    key: str
    title: Message
    width: int = 150
    """In design pixels."""
    sources: tuple[tuple[Fact, int], ...] = ()
    """Facts and which of their values; the first one that says something counts."""
    sorting: Sorting | None = None
    """None: rows are not sorted by it."""
    least: int = 0
    """What it keeps where there is little room, in design pixels: a number is of no use when it
    is cut. 0: a share of its width."""


COLUMNS = (
    ContactColumn("name", Message("Name"), 220, ((NAME, 0),), "plain", 130),
    ContactColumn("role", Message("Role"), 200, sorting="shown", least=96),
    ContactColumn("body", Message("Organisation"), 200, ((BODY, 0),), "words"),
    ContactColumn("sectors", Message("Sectors"), 150, ((SECTORS, 0),), "plain"),
    ContactColumn("street", Message("Street"), 170, ((ADDRESS, 0), (SHARED_ADDRESS, 0)), "words"),
    ContactColumn(
        "postcode", Message("Postcode"), 90, ((ADDRESS, 1), (SHARED_ADDRESS, 1)), "words"
    ),
    ContactColumn(
        "town",
        Message("Town"),
        156,
        ((ADDRESS, 2), (SHARED_ADDRESS, 2), (TOWN, 0), (ROLE_TOWN, 0)),
        "words",
        116,
    ),
    ContactColumn(
        "country",
        Message("Country"),
        130,
        ((ADDRESS, 3), (SHARED_ADDRESS, 3), (TOWN, 1), (ROLE_TOWN, 1)),
        "named",
    ),
    ContactColumn(
        "phone",
        Message("Phone"),
        150,
        ((PHONE, 1), (PHONE, 0), (SHARED_PHONE, 1), (SHARED_PHONE, 0)),
        "plain",
        134,
    ),
    ContactColumn(
        "mobile",
        Message("Mobile"),
        150,
        ((MOBILE, 1), (MOBILE, 0), (SHARED_MOBILE, 1), (SHARED_MOBILE, 0)),
        "plain",
        134,
    ),
    ContactColumn("email", Message("E-mail"), 220, ((EMAIL, 0),), "words", 146),
    ContactColumn("languages", Message("Languages"), 170, sorting="shown"),
    ContactColumn("written", Message("Writes in"), 130, ((WRITTEN, 0),), "named"),
    ContactColumn("birthday", Message("Birthday"), 150, ((PERSON, 0),), "year"),
    ContactColumn("age", Message("Age"), 70, ((PERSON, 1),), "age"),
    ContactColumn("occupation", Message("Occupation"), 160, ((PERSON, 2),), "words"),
    ContactColumn("tags", Message("Tags"), 160, sorting="shown"),
    ContactColumn(
        "member_number",
        Message("Member number"),
        120,
        ((MEMBERSHIP, 1), (SHARED_MEMBERSHIP, 1)),
        "number",
    ),
    ContactColumn(
        "member_kind",
        Message("Membership"),
        170,
        ((MEMBERSHIP, 0), (SHARED_MEMBERSHIP, 0)),
        "named",
    ),
    ContactColumn(
        "member_since",
        Message("Member since"),
        140,
        ((MEMBERSHIP, 2), (SHARED_MEMBERSHIP, 2)),
        "plain",
    ),
    ContactColumn("last_contact", Message("Last contact"), 140, ((LAST_CONTACT, 0),), "plain"),
    ContactColumn("consent", Message("May be passed on"), 150, sorting="shown"),
    ContactColumn("note", Message("Remark"), 260, ((NOTE, 0),)),
)
"""The first one is always shown. None of them is sensitive: such facts are in no list."""

BY_KEY = {column.key: column for column in COLUMNS}
BEGINNING = ("name", "role", "town", "phone", "mobile", "email")
"""What is shown until somebody chooses."""
CHANGED_IN_CELLS = ("occupation", "birthday", "written", "phone", "mobile", "email")
"""The columns whose values can be typed over."""
