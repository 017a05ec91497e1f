"""Addresses in Ireland: counties behind the towns, and often no code that tells the country."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from twincrm.domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.domain.records.contact_card import CardAddress, CardPhone

_COUNTY = re.compile(
    r"(?:(?P<town>[^,]+?)\s*,\s*)?(?:co\.?|county)\s+(?P<county>[^\W\d][^,\d]*)", re.IGNORECASE
)
_OF_IRELAND = frozenset(
    {
        *("carlow", "cavan", "clare", "cork", "donegal", "dublin", "galway", "kerry", "kildare"),
        *("kilkenny", "laois", "leitrim", "limerick", "longford", "louth", "mayo", "meath"),
        *("monaghan", "offaly", "roscommon", "sligo", "tipperary", "waterford", "westmeath"),
        *("wexford", "wicklow"),
    }
)
_CALLED = re.compile(r"\s*(?:\+|00)353")


def town_and_county(text: str) -> tuple[str, str]:
    """``Naas, Co. Kildare`` taken apart; no county where none is named."""
    found = _COUNTY.fullmatch(text)
    return (found["town"] or "", found["county"].strip()) if found else (text, "")


def country_of_county(county: str) -> str:
    """Ireland for its counties; empty for all others, such as Durham."""
    return "IE" if fold(county) in _OF_IRELAND else ""


def called_home(
    places: Sequence[CardAddress], phones: Sequence[CardPhone], land: str
) -> tuple[CardAddress, ...]:
    """Addresses without a postcode, of a British list, of somebody who is called in Ireland."""
    abroad = bool(phones) and all(_CALLED.match(phone.number) for phone in phones)
    if not abroad:
        return tuple(places)
    return tuple(
        replace(place, country="IE")
        if not place.postcode and (place.country or land) == "GB"
        else place
        for place in places
    )
