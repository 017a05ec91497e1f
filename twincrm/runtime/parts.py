"""What the program is made of: names, versions and licences, read from what is installed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from twincrm.runtime.bundled import bundled

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAM = "twincrm"
SHIPPED = {
    "flag-icons": ("flag-icons", "MIT"),
    "lucide": ("Lucide", "ISC"),
    "noto": ("Noto Sans Arabic, Noto Sans Hebrew", "OFL-1.1"),
    "qt": ("Qt", "LGPL-3.0-only"),
    "source-sans-3": ("Source Sans 3", "OFL-1.1"),
    "source-serif-4": ("Source Serif 4", "OFL-1.1"),
}
"""What has no metadata, by the beginning of its licence files' names."""
INSIDE = (("SQLCipher", "BSD-3-Clause"), ("SQLite", "public domain"), ("GeoNames", "CC BY 4.0"))
"""What others bring with them, and data that is named."""

UNNAMED = {"sqlcipher3": "Zlib"}
"""The licence of what names none in its metadata, by its text."""

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_LICENCE = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """Something the program is made of."""

    name: str
    version: str
    """Empty for fonts, pictures and data."""
    licence: str
    text: str
    """The licence in full, as its authors gave it; empty where they gave none."""


def parts() -> tuple[Part, ...]:
    """All parts in the order of their names: what is needed, and what ships."""
    needed = _needed(PROGRAM, {}).items()
    found = [_installed(dist) for name, dist in needed if name != PROGRAM]
    found += [Part(name, "", licence, "") for name, licence in INSIDE]
    found += [
        Part(name, "", licence, _shipped(start)) for start, (name, licence) in SHIPPED.items()
    ]
    return tuple(sorted(found, key=lambda part: part.name.casefold()))


def _needed(name: str, found: dict[str, metadata.Distribution]) -> dict[str, metadata.Distribution]:
    """What is installed of a package's needs and theirs, extras left out."""
    key = name.casefold().replace("_", "-")
    if key not in found:
        try:
            found[key] = metadata.distribution(name)
        except metadata.PackageNotFoundError:  # not needed on this system
            return found
        for line in found[key].requires or ():
            match = _NAME.match(line)
            if match and "extra ==" not in line:
                _needed(match.group(), found)
    return found


def _installed(dist: metadata.Distribution) -> Part:
    texts = (path.read_text(encoding="utf-8", errors="replace") for path in _licence_files(dist))
    text = "\n\n".join(each.strip() for each in texts)
    return Part(dist.name, dist.version, _licence(dist), text)


def _licence(dist: metadata.Distribution) -> str:
    """In the words of the metadata: the expression, the old field's first line, or the sort."""
    given = _field(dist, "License-Expression") or _field(dist, "License")
    sorts = [each for each in dist.metadata.get_all("Classifier") or () if "License ::" in each]
    named = given.strip().partition("\n")[0] or "".join(sorts[:1]).rpartition(" :: ")[2]
    return named or UNNAMED.get(dist.name, "")


def _field(dist: metadata.Distribution, name: str) -> str:
    return "".join(dist.metadata.get_all(name) or ())


def _licence_files(dist: metadata.Distribution) -> Iterator[Path]:
    for each in dist.files or ():
        inside = ".dist-info" in each.parts[0]
        if inside and ("licenses" in each.parts or _LICENCE.search(each.name)):
            place = Path(str(dist.locate_file(each)))
            if place.is_file():
                yield place


def _shipped(start: str) -> str:
    found = sorted(bundled("resources/licences").glob(f"{start}-*.txt"), reverse=True)
    return "\n\n".join(path.read_text(encoding="utf-8").strip() for path in found)
