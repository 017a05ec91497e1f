"""Names of columns that are about the partner: ``Geburtstag Partner``, ``E-mail conjoint``."""

from __future__ import annotations

import re

OF_PARTNER = ("partner_prefix", "partner_birth_date", "partner_email", "partner_phone")
_TITLED = {"prefix": "partner_prefix", "title": "partner_prefix"}
_WORD = re.compile(
    r"(?i)\b(?:(?:des|der|vom|du|de la|of|de l.)\s*)?(?:(?:ehe|lebens)?partner(?:s|in|/in|.s)?"
    r"|ehe(?:frau|mann|gatte|gattin)|conjointe?(?:\(e\))?|époux|épouse|spouse|współmałżonka|partnera)"
    r"(?![^\W_])"
)


def without_partner(header: str) -> str:
    """The rest of a header that names the partner: ``Geb. Partnerin``; empty for all others."""
    rest = _WORD.sub(" ", header, count=1)
    return "" if rest == header else " ".join(rest.split()).strip(" ()-:")


def of_partner(meaning: str) -> str:
    """What a column of the first person is if it is about the partner; empty where none can be."""
    field = meaning.partition(".")[0]
    said = _TITLED.get(field, f"partner_{field}")
    return said if said in OF_PARTNER else ""
