"""How a contact is reached: mailboxes, phones, addresses and web pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.countries import country_name
from twincrm.domain.emails import check_email
from twincrm.domain.errors import InputError
from twincrm.domain.phones import parse_phone
from twincrm.domain.texts import Message
from twincrm.services.contacts import EmailDraft, LinkDraft, PhoneDraft, Reach
from twincrm.ui.editor.address_rows import AddressRows
from twincrm.ui.editor.entry_rows import EntryRows, EntrySpec
from twincrm.ui.editor.groups_field import GroupsField
from twincrm.ui.editor.lists import EMAIL_KINDS, LINK_KINDS, PHONE_KINDS
from twincrm.ui.editor.tags_field import TagsField
from twincrm.ui.kit.field_flow import FieldFlow
from twincrm.ui.kit.flow import Flow
from twincrm.ui.theme.tokens import Space

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from twincrm.ui.editor.entry_rows import Told
    from twincrm.ui.editor.form import ErrorPlace, Part
    from twincrm.ui.editor.lists import EditorLists

PHONE_ICONS = {"mobile": "smartphone", "fax": "printer", "home": "phone", "work": "phone"}
LINK_ICONS = {"website": "globe", "messenger": "message-square", "social": "users"}
NO_DIGIT = Message("“{number}” holds no digit.")
NAMED_WITHOUT_ARTICLE = (
    *("DE", "FR", "PL", "AT", "BE", "IT", "ES", "SE", "NO", "FI", "IE", "HU", "CZ"),
    *("RO", "BG", "GR", "HR", "SI", "EE", "LV", "LT", "CN"),
)
"""Countries that stand behind “in” in every language of the window without further ado."""
HEADS = ("emails", "phones", "addresses", "links")


class ReachForm(QWidget):
    """All ways to a contact, and its tags and groups, which stand wherever its form wants them.

    *name* and *country* are asked for the previews of addresses and for reading phone numbers.
    Signals: value_changed().
    """

    value_changed = Signal()

    def __init__(
        self, lists: EditorLists, name: Callable[[], str], country: Callable[[], str]
    ) -> None:
        super().__init__()
        self._lists = lists
        self._country = country
        self.emails = EntryRows(lists, _emails(lists))
        self.phones = EntryRows(lists, _phones(lists, self._tell_phone))
        self.links = EntryRows(lists, _links(lists))
        self.addresses = AddressRows(lists, name, self.country)
        self.tags = TagsField(lists.ui, lists.tags)
        self.groups = GroupsField(lists)
        self._parts: dict[str, Part] = {
            "emails": self.emails,
            "phones": self.phones,
            "addresses": self.addresses,
            "links": self.links,
        }
        ways = (self.emails, self.phones, self.links, self.addresses)
        for part in (*ways, self.tags, self.groups):
            part.value_changed.connect(self.value_changed)
        self._build()

    @property
    def value(self) -> Reach:
        """The reach as typed."""
        return Reach(
            phones=self.phones.value,
            emails=self.emails.value,
            addresses=self.addresses.value,
            links=self.links.value,
            tags=self.tags.value,
            groups=self.groups.value,
        )

    def set_value(self, value: Reach) -> None:
        """Show another reach."""
        self.addresses.set_value(value.addresses)
        self.emails.set_value(value.emails)
        self.phones.set_value(value.phones)
        self.links.set_value(value.links)
        self.tags.set_value(value.tags)
        self.groups.set_value(value.groups)

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Show errors by paths such as ``emails.0.address``."""
        for part in self._parts.values():
            part.show_errors(errors)

    def place(self, path: str) -> ErrorPlace | None:
        """Where an error is shown."""
        part = self._parts.get(path.partition(".")[0])
        return part.place(path) if part else None

    def problems(self) -> dict[str, Message]:
        """Mailboxes, numbers and dates that are none."""
        found = self.addresses.problems()
        for at, email in enumerate(self.emails.value):
            try:
                check_email(email.address)
            except InputError as error:
                found[f"emails.{at}.address"] = error.message
        for at, phone in enumerate(self.phones.value):
            if not any(character.isdigit() for character in phone.number):
                found[f"phones.{at}.number"] = NO_DIGIT.with_values(number=phone.number)
        return found

    def country(self) -> str:
        """In whose manner numbers are read: the first address’s country, else the contact's."""
        for address in self.addresses.value:
            if address.country:
                return address.country
        return self._country()

    @property
    def count(self) -> int:
        """How many ways there are."""
        reach = self.value
        return sum(map(len, (reach.phones, reach.emails, reach.addresses, reach.links)))

    def _build(self) -> None:
        px = self._lists.ui.look.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(Space.M))
        ways = FieldFlow(self._lists.ui)
        for rows in (self.emails, self.phones, self.links):
            ways.add(rows, 330)
        column.addWidget(ways)
        column.addWidget(self.addresses)
        buttons = Flow(px(Space.S))
        for rows in (self.emails, self.phones, self.addresses, self.links):
            buttons.add_part(rows.add_button)
        column.addWidget(buttons)

    def _tell_phone(self, text: str) -> Told:
        return told_of_phone(self._lists, text, self.country())


def told_of_phone(lists: EditorLists, text: str, country: str) -> Told:
    """What is said below a number, and in which tone; it is kept as typed in any case."""
    if not text:
        return "", "neutral"
    tr, phone = lists.ui.texts.tr, parse_phone(text, country)
    if phone.has_letters():
        return tr("There is a letter among the digits. Please check it."), "warn"
    if phone.e164 is None:
        return tr("Kept as typed; not a complete number"), "warn"
    if phone.is_short():
        return tr("This number looks too short. Please check it."), "warn"
    named_alone = phone.country in NAMED_WITHOUT_ARTICLE
    if phone.is_plausible():
        words = tr("Valid number in {country}") if named_alone else tr("Valid number: {country}")
    elif named_alone:
        words = tr("There are no such numbers in {country}. Please check it.")
    else:
        words = tr("{country} has no such numbers. Please check it.")
    where = country_name(phone.country, lists.language)
    return words.format(country=where), "ok" if phone.is_plausible() else "warn"


def _emails(lists: EditorLists) -> EntrySpec:
    return EntrySpec(
        "emails",
        EmailDraft,
        "address",
        lists.ui.texts.tr("Add e-mail"),
        EMAIL_KINDS,
        dict.fromkeys(EMAIL_KINDS, "mail"),
        _nothing,
    )


def _phones(lists: EditorLists, told: Callable[[str], Told]) -> EntrySpec:
    icons = {kind: PHONE_ICONS.get(kind, "phone") for kind in PHONE_KINDS}
    words = lists.ui.texts.tr("Add phone")
    return EntrySpec("phones", PhoneDraft, "number", words, PHONE_KINDS, icons, told)


def _links(lists: EditorLists) -> EntrySpec:
    words = lists.ui.texts.tr("Add web page")
    return EntrySpec("links", LinkDraft, "url", words, LINK_KINDS, LINK_ICONS, _nothing)


def _nothing(text: str) -> Told:
    del text
    return "", "neutral"
