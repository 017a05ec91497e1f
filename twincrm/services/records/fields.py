"""The fields of records in words, for people; programs are given their names as they are."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from twincrm.domain.countries import country_name, language_name
from twincrm.domain.dates import long_date
from twincrm.domain.terms import FormOfAddress, NameOrder
from twincrm.domain.texts import Message
from twincrm.services.records.words import KIND_WORDS

if TYPE_CHECKING:
    from twincrm.domain.texts import Translator

FIELD_WORDS: dict[str, Message] = {
    "birth_date": Message("Birthday"),
    "birth_name": Message("Birth name"),
    "category_id": Message("Category"),
    "contact_limit_months": Message("Months without contact until a reminder"),
    "correspondence_language": Message("Language of letters"),
    "country": Message("Country"),
    "death_date": Message("Died on"),
    "deputising_for_id": Message("Deputising for"),
    "detail": Message("Detail"),
    "ends_on": Message("Until"),
    "expected_end": Message("Expected end"),
    "expires_on": Message("Expires on"),
    "family": Message("Family name"),
    "form_of_address": Message("Form of address"),
    "founded_on": Message("Founded"),
    "function_id": Message("Function"),
    "given": Message("Given name"),
    "given_by": Message("Given by"),
    "given_on": Message("Given on"),
    "kind": Message("Kind"),
    "language": Message("Language"),
    "locality": Message("Town"),
    "main": Message("Main role"),
    "meeting_point": Message("Meeting point"),
    "motto": Message("Motto"),
    "name": Message("Name"),
    "name_order": Message("Order of names"),
    "nationality": Message("Nationality"),
    "note": Message("Note"),
    "occasion": Message("Occasion"),
    "occupation": Message("Occupation"),
    "organisation_id": Message("Organisation"),
    "particle": Message("Particle"),
    "person_id": Message("Person"),
    "place_id": Message("Place"),
    "po_box": Message("PO box"),
    "postcode": Message("Postcode"),
    "preferred_channel": Message("Prefers to be reached"),
    "pronunciation": Message("Pronunciation"),
    "region": Message("Region"),
    "scope": Message("Scope"),
    "second_sector": Message("Second sector"),
    "sector": Message("Sector"),
    "short_name": Message("Short name"),
    "size": Message("Size"),
    "starts_on": Message("Since"),
    "street": Message("Street and number"),
    "successor_of_id": Message("Successor of"),
    "suffix": Message("Suffix"),
    "text": Message("Text"),
    "verified_on": Message("Verified on"),
    "visit_id": Message("Visit"),
    "website": Message("Website"),
    "withdrawn_on": Message("Withdrawn on"),
}
"""How a field is called; where nothing better is known it keeps its name."""

_VALUES: dict[str, dict[str, Message]] = {
    "form_of_address": {
        FormOfAddress.UNKNOWN: Message("not known"),
        FormOfAddress.MRS: Message("Ms"),
        FormOfAddress.MR: Message("Mr"),
        FormOfAddress.NEUTRAL: Message("neutral"),
    },
    "name_order": {
        NameOrder.WESTERN: Message("given name first"),
        NameOrder.EASTERN: Message("family name first"),
    },
}
_COUNTRIES = {"country", "nationality"}
_LANGUAGES = {"language", "correspondence_language"}


def field_words(name: str, texts: Translator) -> str:
    """How a field is called in the reader's language."""
    if name in FIELD_WORDS:
        return texts.say(FIELD_WORDS[name])
    kind = name.removesuffix("_id")
    return texts.say(KIND_WORDS[kind]) if kind in KIND_WORDS else kind.replace("_", " ")


def kind_words(kind: str, texts: Translator) -> str:
    """How a kind of record or of its parts is called."""
    return texts.say(KIND_WORDS[kind]) if kind in KIND_WORDS else kind.replace("_", " ")


def value_words(name: str, value: Any, texts: Translator) -> str:  # noqa: ANN401 - JSON
    """A value in the reader's language."""
    if isinstance(value, bool):
        return texts.tr("yes") if value else texts.tr("no")
    if not isinstance(value, str):
        return str(value)
    if value in _VALUES.get(name, {}):
        return texts.say(_VALUES[name][value])
    if name in _COUNTRIES:
        return country_name(value, texts.language)
    if name in _LANGUAGES:
        return language_name(value, texts.language)
    return _day(value, texts.language) or value


def _day(text: str, language: str) -> str:
    try:
        return long_date(date.fromisoformat(text), language) if text.count("-") == 2 else ""
    except ValueError:
        return ""
