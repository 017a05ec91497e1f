"""Every question that a rule can ask, as a sentence about a contact.

``{value}`` stands for what is filled in; several values are joined with “or”. The English
sentences are the ids of the translations: each language words the whole sentence as it says it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from twincrm.domain.smart.rule import ContactType
from twincrm.domain.texts import Message


class Asked(StrEnum):
    """What a question wants to be filled in."""

    NOTHING = "nothing"
    TEXT = "text"
    NUMBER = "number"
    YEAR = "year"
    MONTH = "month"
    PLACE = "place"
    ORGANISATION = "organisation"
    VISIT = "visit"
    COUNTRY = "country"
    LANGUAGE = "language"
    SECTOR = "sector"
    CATEGORY = "category"
    FIELD = "field"
    FUNCTION = "function"
    TAG = "tag"
    GROUP = "contact_group"
    IMPORT = "import_run"
    MEMBERSHIP = "membership_kind"
    CONSENT = "consent"
    FORM = "form_of_address"
    CHANNEL = "channel"
    RELATION = "relation"
    HOME_ROLE = "household_role"


WORDS = {
    *(Asked.TEXT, Asked.COUNTRY, Asked.LANGUAGE, Asked.SECTOR, Asked.MEMBERSHIP, Asked.CONSENT),
    *(Asked.FORM, Asked.CHANNEL, Asked.RELATION, Asked.HOME_ROLE),
}
"""What is filled in with words; everything else with numbers or ids."""
SINGLE = {Asked.TEXT, Asked.NUMBER, Asked.YEAR}
"""Of these one value is asked for."""
LARGEST = 2**53
LONGEST = 200
"""So many letters are looked for: no name is longer, and SQLite refuses patterns without end."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question, in words."""

    words: Message
    asked: Asked
    kinds: frozenset[ContactType]
    """Of which kinds of contact it can be asked; others never meet it."""

    def fits(self, values: tuple[Any, ...]) -> bool:
        """Whether these values can be filled in."""
        if self.asked is Asked.NOTHING:
            return not values
        if not values or (self.asked in SINGLE and len(values) > 1):
            return False
        if self.asked in WORDS:
            return all(isinstance(value, str) and _is_word(value) for value in values)
        return all(type(value) is int and 0 <= value <= LARGEST for value in values)


def _is_word(value: str) -> bool:
    return bool(value.strip()) and len(value) <= LONGEST


_P, _O, _H = ContactType.PERSON, ContactType.ORGANISATION, ContactType.HOUSEHOLD
_ALL, _PEOPLE, _HOMES = frozenset({_P, _O, _H}), frozenset({_P}), frozenset({_P, _H})
_NAMED, _BODIES = frozenset({_P, _O}), frozenset({_O})


def _about(asked: Asked, kinds: frozenset[ContactType], **words: Message) -> dict[str, Question]:
    return {operator: Question(sentence, asked, kinds) for operator, sentence in words.items()}


_FIELDS: tuple[tuple[str, Message, dict[str, Question]], ...] = (
    (
        "name",
        Message("Name"),
        _about(
            Asked.TEXT,
            _ALL,
            contains=Message("has “{value}” in the name"),
            found=Message("is found when “{value}” is searched for"),
        ),
    ),
    (
        "place",
        Message("Home town"),
        {
            **_about(Asked.PLACE, _ALL, at=Message("is at home in {value}")),
            **_about(Asked.PLACE, _ALL, not_at=Message("is not at home in {value}")),
            **_about(Asked.PLACE, _ALL, of=Message("has a home or a role in {value}")),
            **_about(Asked.TEXT, _ALL, postcode=Message("has a postcode that begins with {value}")),
            **_about(Asked.COUNTRY, _ALL, country=Message("is at home in the country {value}")),
        },
    ),
    (
        "sector",
        Message("Sector"),
        _about(
            Asked.SECTOR,
            _NAMED,
            is_=Message("belongs to the sector {value}"),
            not_=Message("does not belong to the sector {value}"),
        ),
    ),
    (
        "category",
        Message("Category"),
        _about(Asked.CATEGORY, _NAMED, is_=Message("belongs to the category {value}")),
    ),
    (
        "activity",
        Message("Field of activity"),
        _about(Asked.FIELD, _NAMED, is_=Message("is active in the field {value}")),
    ),
    (
        "role",
        Message("Role"),
        {
            **_about(
                Asked.FUNCTION,
                _PEOPLE,
                now=Message("has the function {value} now"),
                once=Message("had the function {value} once"),
                never=Message("does not have the function {value} now"),
            ),
            **_about(
                Asked.ORGANISATION,
                _PEOPLE,
                at=Message("has a role in {value} now"),
                was_at=Message("had a role in {value} once"),
                not_at=Message("has no role in {value} now"),
            ),
            **_about(Asked.NOTHING, _PEOPLE, none=Message("has no role at all now")),
        },
    ),
    (
        "language",
        Message("Language"),
        {
            **_about(
                Asked.LANGUAGE,
                _HOMES,
                speaks=Message("speaks {value}"),
                well=Message("speaks {value} well"),
                fluently=Message("speaks {value} fluently"),
                not_=Message("does not speak {value}"),
            ),
            **_about(Asked.LANGUAGE, _NAMED, written=Message("is written to in {value}")),
            **_about(Asked.LANGUAGE, _ALL, of=Message("speaks or is written to in {value}")),
            **_about(Asked.NOTHING, _NAMED, unwritten=Message("has no language of letters yet")),
        },
    ),
    (
        "tag",
        Message("Tag"),
        _about(
            Asked.TAG,
            _ALL,
            has=Message("has the tag {value}"),
            without=Message("does not have the tag {value}"),
        ),
    ),
    (
        "group",
        Message("Group"),
        _about(
            Asked.GROUP,
            _ALL,
            in_=Message("is in the group {value}"),
            not_in=Message("is not in the group {value}"),
        ),
    ),
    (
        "member",
        Message("Membership"),
        {
            **_about(
                Asked.NOTHING,
                _ALL,
                is_=Message("is a member"),
                not_=Message("is not a member"),
                was=Message("has left the association"),
            ),
            **_about(Asked.MEMBERSHIP, _ALL, kind=Message("is a member of the kind {value}")),
            **_about(
                Asked.YEAR,
                _ALL,
                before=Message("joined before {value}"),
                joined=Message("joined in {value}"),
                left=Message("left in {value}"),
                unpaid=Message("has not paid the fee of {value} in full"),
                paid=Message("has paid the fee of {value}"),
                waived=Message("does not have to pay the fee of {value}"),
            ),
            **_about(
                Asked.NUMBER,
                _ALL,
                number_from=Message("has a member number of {value} or above"),
                number_to=Message("has a member number of {value} or below"),
            ),
            **_about(Asked.NOTHING, _PEOPLE, pays=Message("pays the fee of others")),
        },
    ),
    (
        "honour",
        Message("Honours"),
        {
            **_about(Asked.YEAR, _ALL, in_=Message("received an honour in {value}")),
            **_about(
                Asked.NOTHING,
                _ALL,
                ever=Message("received an honour"),
                never=Message("never received an honour"),
            ),
        },
    ),
    (
        "birth",
        Message("Birthday and age"),
        {
            **_about(Asked.MONTH, _PEOPLE, month=Message("has a birthday in {value}")),
            **_about(
                Asked.NUMBER,
                _PEOPLE,
                from_=Message("is {value} years old or older"),
                under=Message("is younger than {value} years"),
            ),
            **_about(Asked.YEAR, _PEOPLE, year=Message("was born in {value}")),
            **_about(
                Asked.NOTHING,
                _PEOPLE,
                unknown=Message("has no known birthday"),
                alive=Message("is alive"),
                dead=Message("has died"),
            ),
        },
    ),
    (
        "consent",
        Message("Consent"),
        _about(
            Asked.CONSENT,
            _PEOPLE,
            given=Message("agreed to: {value}"),
            missing=Message("did not agree (or no longer) to: {value}"),
            expired=Message("agreed once, and it has run out: {value}"),
        ),
    ),
    (
        "visit",
        Message("Visits"),
        {
            **_about(
                Asked.VISIT,
                _HOMES,
                invited=Message("is invited to {value}"),
                not_invited=Message("is not invited to {value} yet"),
                took_part=Message("takes or took part in {value}"),
                guest_at=Message("is or was a guest at {value}"),
            ),
            **_about(
                Asked.YEAR,
                _HOMES,
                guest_in=Message("was a guest in {value}"),
                part_in=Message("took part in a visit in {value}"),
                not_since=Message("has not taken part in a visit since {value}"),
            ),
            **_about(Asked.NOTHING, _HOMES, never=Message("never took part in a visit")),
        },
    ),
    (
        "hosting",
        Message("Hosting"),
        {
            **_about(
                Asked.YEAR,
                _HOMES,
                in_=Message("hosted guests in {value}"),
                not_since=Message("has not hosted guests since {value}"),
            ),
            **_about(
                Asked.VISIT,
                _HOMES,
                at=Message("hosts or hosted guests at {value}"),
                offers=Message("offers beds for {value}"),
            ),
            **_about(Asked.NUMBER, _HOMES, beds=Message("can take in {value} guests or more")),
            **_about(
                Asked.NOTHING,
                _HOMES,
                ever=Message("hosted guests at least once"),
                never=Message("never hosted guests"),
                step_free=Message("has a home without steps for guests"),
                reserve=Message("hosts as a reserve"),
            ),
        },
    ),
    (
        "talk",
        Message("Last contact"),
        {
            **_about(
                Asked.NUMBER,
                _ALL,
                silent=Message("was last spoken to more than {value} months ago, or never"),
                spoken=Message("was spoken to in the last {value} months"),
            ),
            **_about(Asked.NOTHING, _ALL, never=Message("has no note in the journal")),
        },
    ),
    (
        "task",
        Message("Tasks"),
        _about(
            Asked.NOTHING,
            _ALL,
            open=Message("has an open task"),
            none=Message("has no open task"),
        ),
    ),
    (
        "reach",
        Message("How to reach"),
        _about(
            Asked.NOTHING,
            _ALL,
            email=Message("has an e-mail address"),
            no_email=Message("has no e-mail address"),
            phone=Message("has a phone number"),
            no_phone=Message("has no phone number"),
            address=Message("has a postal address"),
            no_address=Message("has no postal address"),
        ),
    ),
    (
        "person",
        Message("About the person"),
        {
            **_about(Asked.TEXT, _PEOPLE, occupation=Message("has “{value}” in the occupation")),
            **_about(Asked.COUNTRY, _PEOPLE, nationality=Message("has the nationality of {value}")),
            **_about(Asked.NOTHING, _PEOPLE, photo=Message("has a photo")),
            **_about(Asked.FORM, _PEOPLE, form=Message("has the form of address: {value}")),
            **_about(Asked.CHANNEL, _PEOPLE, channel=Message("is best reached {value}")),
            **_about(Asked.RELATION, _PEOPLE, relation=Message("is related to somebody: {value}")),
            **_about(Asked.HOME_ROLE, _PEOPLE, home=Message("lives in a household as: {value}")),
        },
    ),
    (
        "remark",
        Message("Remark"),
        _about(Asked.TEXT, _ALL, contains=Message("has “{value}” in the remark")),
    ),
    (
        "body",
        Message("About the organisation"),
        {
            **_about(
                Asked.NUMBER,
                _BODIES,
                size_from=Message("has {value} people or more"),
                size_to=Message("has {value} people or fewer"),
            ),
            **_about(Asked.ORGANISATION, _BODIES, within=Message("belongs to {value}")),
        },
    ),
    (
        "origin",
        Message("Origin"),
        _about(Asked.IMPORT, _NAMED, import_=Message("came with the import {value}")),
    ),
)

FIELDS: dict[str, Message] = {field: title for field, title, _ in _FIELDS}
"""What can be asked about, in the order in which it is offered."""
QUESTIONS: dict[str, Question] = {
    f"{field}.{operator.rstrip('_')}": question
    for field, _, questions in _FIELDS
    for operator, question in questions.items()
}
"""Every question by field and operator, as in ``hosting.in``."""
