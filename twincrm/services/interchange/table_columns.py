"""The columns that contacts may have in a table, and what a card says in each of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from twincrm.domain.countries import country_name, language_name
from twincrm.domain.errors import InputError
from twincrm.domain.phones import parse_phone
from twincrm.domain.records.contact_card import CardAddress
from twincrm.domain.terms import FormOfAddress
from twincrm.domain.texts import Message
from twincrm.services.interchange.beside_columns import BESIDE, OF_MEMBERS
from twincrm.services.interchange.table_column import TableColumn, day, more
from twincrm.services.people.columns import BY_KEY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from twincrm.domain.records.contact_card import CardPhone, ContactCard
    from twincrm.domain.texts import Translator
    from twincrm.exchange.tables import Value

_JOINED = "\n"
"""Between several entries in one cell: a line each."""

_UNKNOWN = Message("“{column}” is no column of a table of contacts. There are: {known}.")
_TWICE = Message("The column “{column}” was asked for twice.")
_NONE = Message("A table needs at least one column.")
_KEPT = Message(
    "The column “{column}” does not leave the association for this purpose. "
    "Nothing was written. Leave it out, or write the table for the association itself."
)


def columns_for(purpose: str, keys: Sequence[str] = ()) -> tuple[TableColumn, ...]:
    """The columns *keys* in their order; without keys the usual ones that may go out.

    Raises:
        InputError: there is no such column, it was asked for twice, or it may not go out.
    """
    if not keys:
        return tuple(each for each in COLUMNS if each.usual and each.goes_out(purpose))
    known = {each.key: each for each in COLUMNS}
    for place, key in enumerate(keys):
        if key not in known:
            raise InputError("columns", _UNKNOWN.with_values(column=key, known=", ".join(known)))
        if key in keys[:place]:
            raise InputError("columns", _TWICE.with_values(column=known[key].title))
        if not known[key].goes_out(purpose):
            raise InputError("columns", _KEPT.with_values(column=known[key].title))
    return tuple(known[key] for key in keys)


def columns_of_everything(purpose: str) -> tuple[TableColumn, ...]:
    """The usual columns, and those that make the same members again in another file."""
    more = {*OF_MEMBERS, "uid"}
    wanted = (each for each in COLUMNS if each.usual or each.key in more)
    return tuple(each for each in wanted if each.goes_out(purpose))


_SAME = (
    *("name", "sectors", "street", "postcode", "town", "country", "phone", "mobile", "email"),
    *("languages", "written", "birthday", "age", "occupation", "tags", "member_number"),
    *("member_kind", "last_contact", "consent", "note"),
)
_SINCE = ("member_joined", "member_since")
"""When somebody joined, as exactly as it is known, and the year alone: that column sorts."""
_LISTED: dict[str, tuple[str, ...]] = {
    **{key: (key,) for key in _SAME},
    "role": ("function", "category"),
    "body": ("organisation",),
    "member_since": _SINCE,
}
"""The columns that say what each of the columns of the contacts list says."""
_MEMBERS_LISTED: dict[str, tuple[str, ...]] = {
    "name": ("name",),
    "number": ("member_number",),
    "kind": ("member_kind",),
    "since": _SINCE,
    "fee": ("fee", "fee_paid", "fee_state"),
    "function": ("office",),
    "people": ("member_people",),
    "left": ("member_left", "left_reason"),
}


def as_listed(keys: Sequence[str]) -> tuple[str, ...]:
    """The columns of a table that say what the columns *keys* of the contacts list say."""
    return tuple(each for key in keys for each in _LISTED.get(key, ()))


def as_listed_of_members(keys: Sequence[str]) -> tuple[str, ...]:
    """The same of the columns of the list of members.

    What that list does not show, and is needed to make the same members again, comes behind.
    """
    shown = (each for key in keys for each in _MEMBERS_LISTED.get(key, ()))
    return tuple(dict.fromkeys((*shown, *OF_MEMBERS, "uid")))


def column_keys(text: str) -> tuple[str, ...]:
    """The keys in a text such as ``name,street,town``.

    Raises:
        InputError: it names none.
    """
    keys = tuple(key for part in text.split(",") if (key := part.strip().lower()))
    if not keys:
        raise InputError("columns", _NONE)
    return keys


def _kind(card: ContactCard, texts: Translator) -> str:
    return texts.tr("Person") if card.kind == "person" else texts.tr("Organisation")


def _birthday(card: ContactCard, _: Translator) -> Value:
    return day(card.birthday)


def _died(card: ContactCard, _: Translator) -> Value:
    return day(more(card, "death_date"))


_ADDRESSED = {
    FormOfAddress.MRS: Message("Ms"),
    FormOfAddress.MR: Message("Mr"),
    FormOfAddress.NEUTRAL: Message("neutral"),
}


def _form(card: ContactCard, texts: Translator) -> str:
    words = _ADDRESSED.get(FormOfAddress(more(card, "form_of_address") or FormOfAddress.UNKNOWN))
    return texts.say(words) if words else ""


def _written(card: ContactCard, texts: Translator) -> str:
    code = more(card, "correspondence_language")
    return language_name(code, texts.language) if code else ""


def _nationality(card: ContactCard, texts: Translator) -> str:
    code = more(card, "nationality")
    return country_name(code, texts.language) if code else ""


def _bare_family(card: ContactCard, _: Translator) -> str:
    """The family name where its particle has a column of its own."""
    return card.family.removeprefix(more(card, "particle")).strip()


def _languages(card: ContactCard, texts: Translator) -> str:
    return ", ".join(language_name(code, texts.language) for code in card.languages)


class _Phones:
    """The first number of one kind."""

    def __init__(self, *kinds: str) -> None:
        self._kinds = kinds

    def __call__(self, card: ContactCard, _: Translator) -> str:
        return next((_number(phone) for phone in self.all_of(card)), "")

    def all_of(self, card: ContactCard) -> Iterator[CardPhone]:
        """The numbers of these kinds."""
        return (phone for phone in card.phones if set(self._kinds) & set(phone.kinds or ("other",)))


_MOBILE, _HOME, _WORK = _Phones("mobile"), _Phones("home", "other"), _Phones("work")
_FAX = _Phones("fax")


def _other_phones(card: ContactCard, texts: Translator) -> str:
    """The numbers that stand in no column of their own."""
    columns = (_MOBILE, _HOME, _WORK, _FAX)
    first = [phone for each in columns for phone in list(each.all_of(card))[:1]]
    others = [phone for phone in card.phones if phone not in first]
    return _JOINED.join(_told_number(phone, texts) for phone in others)


_MEANT_FOR: tuple[tuple[str, Message], ...] = (
    ("fax", Message("Fax")),
    ("mobile", BY_KEY["mobile"].title),
    ("work", Message("at work")),
    ("home", Message("at home")),
)


def _told_number(phone: CardPhone, texts: Translator) -> str:
    """A number in a column of many sorts says itself what it is for."""
    word = next((word for kind, word in _MEANT_FOR if kind in phone.kinds), None)
    return f"{texts.say(word)}: {_number(phone)}" if word else _number(phone)


def _number(phone: CardPhone) -> str:
    return parse_phone(phone.number, "").international()


def _email(card: ContactCard, _: Translator) -> str:
    return card.emails[0].address if card.emails else ""


def _other_emails(card: ContactCard, _: Translator) -> str:
    return _JOINED.join(each.address for each in card.emails[1:])


def _address(card: ContactCard) -> CardAddress:
    return card.addresses[0] if card.addresses else CardAddress()


COLUMNS: tuple[TableColumn, ...] = (
    TableColumn("kind", Message("Kind"), _kind, usual=False),
    TableColumn("name", Message("Name"), lambda card, _: card.shown_name, usual=False),
    TableColumn("form", Message("Form of address"), _form),
    TableColumn("title", Message("Title"), lambda card, _: card.prefix),
    TableColumn("given", Message("Given name"), lambda card, _: card.given),
    TableColumn("particle", Message("Particle"), lambda card, _: more(card, "particle")),
    TableColumn("family", Message("Family name"), lambda card, _: card.family),
    TableColumn("suffix", Message("Suffix"), lambda card, _: card.suffix, usual=False),
    TableColumn("nickname", Message("Nickname"), lambda card, _: card.nickname, usual=False),
    TableColumn(
        "birth_name",
        Message("Birth name"),
        lambda card, _: more(card, "birth_name"),
        reach="internal",
    ),
    TableColumn("organisation", Message("Organisation"), lambda card, _: card.organisation),
    TableColumn("function", BY_KEY["role"].title, lambda card, _: card.title),
    TableColumn("street", Message("Street"), lambda card, _: _JOINED.join(_address(card).street)),
    TableColumn("extra", Message("Address addition"), lambda card, _: _address(card).extended),
    TableColumn("po_box", Message("PO box"), lambda card, _: _address(card).po_box, usual=False),
    TableColumn("postcode", Message("Postcode"), lambda card, _: _address(card).postcode),
    TableColumn("town", Message("Town"), lambda card, _: _address(card).locality),
    TableColumn("region", Message("Region"), lambda card, _: _address(card).region, usual=False),
    TableColumn("country", Message("Country"), lambda card, _: _address(card).country),
    TableColumn("phone", Message("Phone"), _HOME),
    TableColumn("mobile", BY_KEY["mobile"].title, _MOBILE),
    TableColumn("work_phone", Message("Phone at work"), _WORK),
    TableColumn("fax", Message("Fax"), _FAX, usual=False),
    TableColumn("other_phones", Message("More phone numbers"), _other_phones),
    TableColumn("email", Message("E-mail"), _email),
    TableColumn("other_emails", Message("More e-mail addresses"), _other_emails),
    TableColumn(
        "website", Message("Website"), lambda card, _: _JOINED.join(e.url for e in card.urls)
    ),
    TableColumn("birthday", Message("Birthday"), _birthday, reach="internal"),
    TableColumn("death", Message("Date of death"), _died, reach="internal"),
    TableColumn("nationality", Message("Nationality"), _nationality, reach="internal"),
    TableColumn("languages", Message("Languages"), _languages),
    TableColumn("written", BY_KEY["written"].title, _written),
    TableColumn(
        "occupation",
        BY_KEY["occupation"].title,
        lambda card, _: more(card, "occupation"),
        reach="internal",
    ),
    TableColumn(
        "tags", Message("Tags"), lambda card, _: ", ".join(card.categories), reach="not_partner"
    ),
    TableColumn("note", BY_KEY["note"].title, lambda card, _: card.note, reach="internal"),
    TableColumn(
        "salutation",
        Message("Salutation of letters"),
        lambda card, _: more(card, "salutation"),
        usual=False,
        reach="internal",
    ),
    *BESIDE,
    TableColumn("uid", Message("Identifier"), lambda card, _: card.uid, usual=False),
)
"""In the order in which a table has them unless another is asked for."""


def titled(column: TableColumn, year: int) -> Message:
    """What stands over a column; *year* is that of the fees."""
    of_year = {"year": str(year)}
    inner = column.title.values.get("column")
    if isinstance(inner, Message):
        return column.title.with_values(column=inner.with_values(**of_year))
    return column.title.with_values(**of_year)


def worded(columns: Sequence[TableColumn]) -> tuple[TableColumn, ...]:
    """The columns as they are written together: beside its particle a family name stands alone."""
    parted = any(each.key == "particle" for each in columns)
    return tuple(
        replace(each, said=_bare_family) if parted and each.key == "family" else each
        for each in columns
    )
