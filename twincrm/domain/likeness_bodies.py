"""Whether two organisations, or two places, are one: what speaks for it, and what against."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING

from twincrm.domain.folding import match_key
from twincrm.domain.likeness import NOBODY, UNLIKE, ReasonKind, reason, weigh
from twincrm.domain.likeness_reach import compare_emails, compare_lodgings, compare_phones
from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from twincrm.domain.likeness import Crowd, Likeness, Reason
    from twincrm.domain.likeness_reach import Lodging

SAME = Message("Same name · {name}")
SHORT = Message("One is called by its short name · {one} – {other}")
NEARLY = Message("Nearly the same name · {one} – {other}")
PART = Message("One name is part of the other · {one} – {other}")
SAME_WEB = Message("Same web site · {address}")
SAME_TOWN = Message("Both are in the same place")
OTHER_TOWN = Message("They are in different places")
WITHIN = Message("One belongs to the other")
SAME_CODE = Message("Same official code · {code}")
OTHER_CODE = Message("Different official codes")
NEAR = Message("Both lie at the same spot")
FAR = Message("They lie {n} km apart")
OTHER_KIND = Message("One is a town, the other a district or a region")
OTHER_REGION = Message("Different regions · {one} – {other}")

_FORMS = frozenset(
    word
    for words in (
        "ev e v gmbh mbh ag kg ohg ug sarl sa sas ltd plc asbl association verein stowarzyszenie",
        "der die das des de du la le les l d the of und et and i fur pour for",
    )
    for word in words.split()
)
"""Legal forms and small words that one writes and another leaves out."""
_WORDS = re.compile(r"[^\W_]+")
_HOST = re.compile(r"^(?:https?://)?(?:www\.)?([^/?#:]+)", re.IGNORECASE)
_EVERYBODYS = ("facebook.com", "instagram.com", "youtube.com", "x.com", "linkedin.com")
_NEARLY_FROM = 92
_SPOT, _FAR = 5, 30
"""Kilometres within which two places are one spot, and from which they are two."""


@dataclass(frozen=True, slots=True)
class BodyFacts:
    """Everything that an organisation is compared by."""

    id: int
    names: tuple[str, ...]
    """Its name, and what it is called in other languages."""
    short_name: str = ""
    place_id: int | None = None
    parent_id: int | None = None
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    """Of its web sites."""
    lodgings: tuple[Lodging, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """Everything that a place is compared by."""

    id: int
    names: tuple[str, ...]
    kind: str
    country: str
    region: str = ""
    code: str = ""
    within_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None


@lru_cache(maxsize=1 << 15)
def body_key(name: str) -> str:
    """A name without legal form and small words, its words in order of the alphabet."""
    words = _WORDS.findall(match_key(name))
    return " ".join(sorted(word for word in words if word not in _FORMS) or sorted(words))


def host_of(url: str) -> str:
    """Whose web site it is; of sites that everybody has a page on nothing."""
    found = _HOST.match(url.strip())
    host = found[1].lower() if found else ""
    return "" if host in _EVERYBODYS else host


def compare_bodies(one: BodyFacts, other: BodyFacts, crowd: Crowd = NOBODY) -> Likeness:
    """How like two organisations are, with every reason."""
    named = _names(one, other)
    if named is None:
        return UNLIKE
    reached = (
        compare_emails(one.emails, other.emails, crowd.emails),
        compare_phones(one.phones, other.phones, crowd.phones),
        compare_lodgings(one.lodgings, other.lodgings),
    )
    rest = (each for each in reached if each is not None)
    return weigh([named, *rest, *_standing(one, other)])


def _names(one: BodyFacts, other: BodyFacts) -> Reason | None:
    """What the names say that are most alike."""
    mine, others = _keys(one), _keys(other)
    if both := mine.keys() & others.keys():
        name = mine[min(both)]
        return reason(ReasonKind.NAME, 40, SAME.with_values(name=name))
    shorts = {match_key(one.short_name), match_key(other.short_name)} - {""}
    if shorts & {match_key(name) for name in (*one.names, *other.names)} or (
        len(shorts) == 1 and one.short_name and other.short_name
    ):
        return _pair(30, SHORT, one.names[0], other.names[0])
    from rapidfuzz.fuzz import ratio

    for key, name in mine.items():
        for another, called in others.items():
            if ratio(key, another, score_cutoff=_NEARLY_FROM):
                return _pair(30, NEARLY, name, called)
            if _contains(key, another):
                return _pair(22, PART, name, called)
    return None


def _keys(body: BodyFacts) -> dict[str, str]:
    return {body_key(name): name for name in body.names}


def _contains(one: str, other: str) -> bool:
    mine, others = set(one.split()), set(other.split())
    return min(len(mine), len(others)) > 1 and (mine <= others or others <= mine)


def _pair(points: int, words: Message, one: str, other: str) -> Reason:
    return reason(ReasonKind.NAME, points, words.with_values(one=one, other=other))


def _standing(one: BodyFacts, other: BodyFacts) -> Iterator[Reason]:
    if both := set(one.hosts) & set(other.hosts):
        yield reason(ReasonKind.WEB, 25, SAME_WEB.with_values(address=min(both)))
    if one.place_id and other.place_id:
        if one.place_id == other.place_id:
            yield reason(ReasonKind.PLACE, 12, SAME_TOWN)
        else:
            yield reason(ReasonKind.PLACE, -50, OTHER_TOWN)
    if one.parent_id == other.id or other.parent_id == one.id:
        yield reason(ReasonKind.RELATION, -60, WITHIN)


def compare_places(one: PlaceFacts, other: PlaceFacts) -> Likeness:
    """How like two places are, with every reason; those of two countries never are one."""
    names = {match_key(name): name for name in one.names}
    both = sorted(names.keys() & {match_key(name) for name in other.names})
    if one.country != other.country or not (both or _same_code(one, other)):
        return UNLIKE
    found = [reason(ReasonKind.NAME, 50, SAME.with_values(name=names[both[0]]))] if both else []
    return weigh([*found, *_situation(one, other)])


def _same_code(one: PlaceFacts, other: PlaceFacts) -> bool:
    return bool(one.code) and one.code == other.code


def _situation(one: PlaceFacts, other: PlaceFacts) -> Iterator[Reason]:
    if one.code and other.code:
        if one.code == other.code:
            yield reason(ReasonKind.CODE, 40, SAME_CODE.with_values(code=one.code))
        else:
            yield reason(ReasonKind.CODE, -40, OTHER_CODE)
    if one.kind != other.kind:
        yield reason(ReasonKind.PLACE, -30, OTHER_KIND)
    if one.within_id == other.id or other.within_id == one.id:
        yield reason(ReasonKind.RELATION, -60, WITHIN)
    if one.region and other.region and match_key(one.region) != match_key(other.region):
        words = OTHER_REGION.with_values(one=one.region, other=other.region)
        yield reason(ReasonKind.PLACE, -15, words)
    apart = _kilometres(one, other)
    if apart is not None and apart <= _SPOT:
        yield reason(ReasonKind.ADDRESS, 20, NEAR)
    elif apart is not None and apart >= _FAR:
        yield reason(ReasonKind.ADDRESS, -60, FAR.with_values(n=round(apart)))


def _kilometres(one: PlaceFacts, other: PlaceFacts) -> float | None:
    """Along the surface of the earth (haversine formula)."""
    spots = (one.latitude, one.longitude, other.latitude, other.longitude)
    if None in spots:
        return None
    north, east, other_north, other_east = (radians(each or 0) for each in spots)
    half = sin((other_north - north) / 2) ** 2
    half += cos(north) * cos(other_north) * sin((other_east - east) / 2) ** 2
    return 2 * 6371 * asin(sqrt(half))
