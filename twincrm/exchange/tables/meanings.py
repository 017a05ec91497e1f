"""What the columns of a table can be about, in words for whoever chooses among them."""

from __future__ import annotations

from functools import cache

from twincrm.domain.texts import Message

FIELDS: dict[str, Message] = {
    "given": Message("First name"),
    "middle": Message("Further first names"),
    "particle": Message("Particle"),
    "family": Message("Family name"),
    "full_name": Message("First and family name"),
    "family_given": Message("Family name, then first name"),
    "display": Message("Name to show"),
    "partner_given": Message("First name of the partner"),
    "partner_family": Message("Family name of the partner"),
    "partner": Message("Name of the partner"),
    "partner_prefix": Message("Title of the partner"),
    "partner_birth_date": Message("Date of birth of the partner"),
    "partner_email": Message("E-mail of the partner"),
    "partner_phone": Message("Phone of the partner"),
    "prefix": Message("Title before the name"),
    "salutation": Message("Form of address"),
    "letter": Message("Salutation of letters"),
    "gender": Message("Gender"),
    "suffix": Message("Suffix of the name"),
    "nickname": Message("Nickname"),
    "birth_name": Message("Name at birth"),
    "organisation": Message("Organisation"),
    "department": Message("Department"),
    "function": Message("Function in the organisation"),
    "occupation": Message("Occupation"),
    "email": Message("E-mail"),
    "phone": Message("Phone"),
    "area_code": Message("Area code"),
    "street": Message("Street and number"),
    "house_number": Message("House number"),
    "postcode": Message("Postcode"),
    "city": Message("Town"),
    "place": Message("Postcode and town"),
    "address": Message("Whole address"),
    "extra": Message("Addition to the address"),
    "region": Message("Region"),
    "country": Message("Country"),
    "po_box": Message("PO box"),
    "url": Message("Web site"),
    "label": Message("What the entry is for"),
    "birth_date": Message("Date of birth"),
    "birth_year": Message("Year of birth"),
    "birth_month": Message("Month of birth"),
    "birth_day": Message("Day of birth"),
    "death_date": Message("Date of death"),
    "anniversary": Message("Anniversary"),
    "member_number": Message("Membership number"),
    "joined": Message("Joined on"),
    "left": Message("Left on"),
    "left_reason": Message("Reason for leaving"),
    "member_kind": Message("Kind of membership"),
    "fee": Message("Subscription"),
    "fee_paid": Message("Subscription paid"),
    "fee_paid_on": Message("Day of payment"),
    "member_pays": Message("Pays the fee"),
    "member_note": Message("Remark on the membership"),
    "member_uid": Message("Identifier of the membership"),
    "categories": Message("Tags"),
    "languages": Message("Languages"),
    "written": Message("Writes in"),
    "nationality": Message("Nationality"),
    "note": Message("Note"),
    "kind": Message("Person or organisation"),
    "uid": Message("Identifier"),
    "keep": Message("Into the note, with the header"),
    "out": Message("Left out"),
}
"""The fields a column can be, each with its name."""

OF_REACH = ("home", "work", "other")
KINDS: dict[str, tuple[str, ...]] = {
    "phone": ("mobile", "home", "work", "fax", "pager", "other"),
    **dict.fromkeys(("email", "street", "house_number", "postcode", "city", "place"), OF_REACH),
    **dict.fromkeys(("address", "extra", "region", "country", "po_box", "url"), OF_REACH),
}
"""What the numbers, mailboxes and addresses of a column may be for."""

OF_ADDRESS = frozenset(
    {
        *("street", "house_number", "postcode", "city", "place", "address"),
        *("extra", "region", "country", "po_box"),
    }
)
"""The fields that are parts of one address."""

OF_MEMBERSHIP = frozenset(
    {
        *("member_number", "joined", "left", "left_reason", "member_kind", "fee", "fee_paid"),
        *("fee_paid_on", "member_pays", "member_note", "member_uid"),
    }
)
"""The fields that tell that a list is one of members."""

DATES = frozenset(
    {
        *("birth_date", "partner_birth_date", "death_date", "joined", "left", "anniversary"),
        "fee_paid_on",
    }
)
"""The fields that are days."""
SINCE_WHEN = frozenset({"joined", "left"})
"""Of these a year alone is said often, even with two digits; of a birthday that may be an age."""
OF_NAMES = frozenset({"given", "family", "full_name", "family_given", "display", "organisation"})
"""The fields of which a row must have one, to be about somebody."""


@cache
def meanings() -> frozenset[str]:
    """All that a column can be: a field, or a field and what it is for (``phone.mobile``)."""
    with_kind = {f"{field}.{kind}" for field, kinds in KINDS.items() for kind in kinds}
    return frozenset({*FIELDS, *with_kind})
