"""Which time a country keeps, where it keeps one or its capital's is meant."""

from __future__ import annotations

from functools import cache

USUAL = "Europe/Berlin"
_OF_CAPITALS = {
    "AR": "America/Argentina/Buenos_Aires",
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "CD": "Africa/Kinshasa",
    "CL": "America/Santiago",
    "CN": "Asia/Shanghai",
    "CY": "Asia/Nicosia",
    "DE": "Europe/Berlin",
    "EC": "America/Guayaquil",
    "ES": "Europe/Madrid",
    "GL": "America/Nuuk",
    "ID": "Asia/Jakarta",
    "KZ": "Asia/Almaty",
    "MN": "Asia/Ulaanbaatar",
    "MX": "America/Mexico_City",
    "MY": "Asia/Kuala_Lumpur",
    "NZ": "Pacific/Auckland",
    "PF": "Pacific/Tahiti",
    "PS": "Asia/Hebron",
    "PT": "Europe/Lisbon",
    "RU": "Europe/Moscow",
    "UA": "Europe/Kiev",
    "US": "America/New_York",
    "UZ": "Asia/Tashkent",
}
"""Of countries with several times the one of the capital, or of most people."""


@cache
def zone_of(country: str) -> str:
    """The time zone (IANA name) of a country of two letters; the usual one where none is known."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    from babel.core import get_global

    named = get_global("territory_zones").get(country, [])
    zone = _OF_CAPITALS.get(country) or (named[0] if len(named) == 1 else USUAL)
    try:
        return ZoneInfo(zone).key
    except (ZoneInfoNotFoundError, ValueError):  # an older list of zones than the names here
        return USUAL
