"""Entries of people, organisations and places in which any field may say something, or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Integer, select

from twincrm.domain.texts import Message
from twincrm.services.records.kinds import mapped_tables, target_of
from twincrm.store.base import PARTIAL_DATE, table_of
from twincrm.store.models import (
    Address,
    Blob,
    Email,
    LanguageSkill,
    Membership,
    OrganisationName,
    Phone,
    PlaceName,
    WebLink,
)

if TYPE_CHECKING:
    from random import Random

CODES = {
    "country": ("DE", "FR"),
    "nationality": ("DE", "FR"),
    "languages": ("de", "fr"),
    "correspondence_language": ("de", "fr"),
    "time_zone": ("Europe/Paris", "Europe/Rome"),
}
DAYS = ("1951", "1951-03-12", "1960-04-01")
ADDRESS = ("extra", "street", "po_box", "postcode", "locality", "region", "country")
STREETS = (
    ("", "Ringstraße 14", ""),
    ("bei Weber", "Ringstr. 14", ""),
    ("", "Ringstr. 41", ""),
    ("", "", "PF 12"),
)
TOWNS = (
    ("47475", "Lindenau", "", ""),
    ("47475", "Lindenau", "Anhalt", "DE"),
    ("47475", "LINDENAU", "", "DE"),
    ("59100", "Roubaix", "Nord", "FR"),
)
NUMBERS = {"+49 2842 4711": "+4928424711", "02842/4711": "+4928424711", "0171 5555": None}
MAILS = ("Eva@example.org", "eva@example.org", "weber@example.org")
LINKS = ("https://eva.example/", "https://eva.example", "https://a.example")


@dataclass(frozen=True, slots=True)
class WriteEntry:
    """Writes an entry by chance; a *bare* one says only what it must."""

    kind: str
    chance: Random
    bare: bool = False
    label = Message("Write an entry")

    def run(self, work):
        mapped, values = mapped_tables()[self.kind], {}
        for column in table_of(mapped).columns:
            needed = not column.nullable and column.default is None
            if column.name in ("id", "uid", "trashed_at", "note"):
                continue
            if needed or (not self.bare and self.chance.random() < 0.6):
                values[column.name] = self._value(work, column)
        if values.get("second_sector") == values.get("sector"):
            values.pop("second_sector", None)
        key = work.add(mapped(**values)).id
        bare = [] if self.kind == "place" else [Membership(**{f"{self.kind}_id": key})]
        for part in bare if self.bare else self._parts(key):
            work.add(part)
        return key

    def _value(self, work, column):
        for rule in column.table.constraints:
            said = re.match(rf"{column.name} IN \((.*)\)", str(getattr(rule, "sqltext", "")))
            if said:
                return self.chance.choice(re.findall(r"'(\w+)'", said[1]))
        target = target_of(column)
        if target is Blob:
            return work.add(Blob(sha256=f"{self.chance.getrandbits(250):064x}", size=1)).id
        if target is not None:
            return self.chance.choice(work.session.scalars(select(target.id).limit(3)).all())
        if column.type is PARTIAL_DATE or column.name in CODES:
            return self.chance.choice(CODES.get(column.name, DAYS))
        if column.type.python_type is bool:
            return True
        number = self.chance.randrange(3)
        return 40 + number if isinstance(column.type, Integer) else f"{column.name} {number}"

    def _parts(self, key):
        pick, mine = self.chance.choice, {f"{self.kind}_id": key}
        if self.kind == "person":
            for spoken in self.chance.sample(("de", "fr", "pl"), 2):
                yield LanguageSkill(**mine, language=spoken, level=pick("123"))
        elif self.kind != "household":
            named = OrganisationName if self.kind == "organisation" else PlaceName
            for language in self.chance.sample(("fr", "pl", "it"), 2):
                yield named(**mine, language=language, name=f"Tilleuls {pick('ab')}")
        if self.kind == "place":
            return
        for _ in range(self.chance.randrange(3)):
            yield Address(**mine, **dict(zip(ADDRESS, pick(STREETS) + pick(TOWNS), strict=True)))
        number, mail = pick(list(NUMBERS)), pick(MAILS)
        yield Phone(**mine, number=number, e164=NUMBERS[number])
        yield Email(**mine, address=mail, folded=mail.lower())
        yield WebLink(**mine, url=pick(LINKS))
        yield Membership(**mine, joined_on=pick(DAYS), number=pick(("", "18", "018")))
