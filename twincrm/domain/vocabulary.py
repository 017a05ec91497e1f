"""The vocabularies that come with the program: sectors, categories, motives, themes and their kin.

They are data, worded in four languages, in one TOML file per subject (`resources/vocabularies`).
`read_vocabulary` turns a folder of such files into frozen records; a new association starts with
them and may add its own. Keys are stable: they are what exports and imports refer to.
"""

from __future__ import annotations

import tomllib
from dataclasses import MISSING, dataclass, fields
from typing import TYPE_CHECKING, Any, Literal, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from dataclasses import Field
    from pathlib import Path

LANGUAGES = ("de", "fr", "en", "pl")
"""The languages every shipped word has, in the order of the founding triangle."""

Gender = Literal["m", "f", "neutral"]


class VocabularyError(ValueError):
    """A vocabulary file lacks something; says which file, which entry and what."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One text in every language."""

    de: str
    fr: str
    en: str
    pl: str

    def in_language(self, language: str) -> str:
        """The text in *language* (a two-letter code, or one such as ``de_AT``); else in English."""
        by_code = dict(self.items())
        return by_code.get(language[:2].lower(), self.en)

    def items(self) -> Iterator[tuple[str, str]]:
        """Pairs of language code and text, for rows per language."""
        return iter((("de", self.de), ("fr", self.fr), ("en", self.en), ("pl", self.pl)))


@dataclass(frozen=True, slots=True)
class GenderForms:
    """A function title in one language: of a man, of a woman, and where neither is said."""

    m: str
    f: str
    neutral: str

    def of(self, gender: str) -> str:
        """The form for a gender; anything but ``m`` and ``f`` gets the neutral form."""
        return {"m": self.m, "f": self.f}.get(gender, self.neutral)


@dataclass(frozen=True, slots=True)
class Sector:
    """A corner of the actor triangle, business or the network around it."""

    key: str
    position: int
    icon: str
    name: Wording
    description: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A sub-category of a sector; some belong to a second sector as well."""

    key: str
    sector: str
    second_sector: str = ""
    kind: str
    fields: tuple[str, ...]
    founding: bool
    position: int
    name: Wording
    short: Wording


@dataclass(frozen=True, slots=True)
class Named:
    """A plain word of a list: a field, a theme, a group of motives."""

    key: str
    position: int
    name: Wording


@dataclass(frozen=True, slots=True)
class FocusRegion:
    """A part of the world that the regional network has in view; countries are ISO 3166 codes."""

    key: str
    position: int
    countries: tuple[str, ...]
    name: Wording


@dataclass(frozen=True, slots=True)
class FunctionTitle:
    """What somebody is in an organisation or place, per language and gender.

    `salutation` names the kind of address in letters; `precedence` puts small numbers first.
    """

    key: str
    sector: str
    salutation: str
    precedence: int
    board: bool
    exclusive: bool
    elected: bool
    de: GenderForms
    fr: GenderForms
    en: GenderForms
    pl: GenderForms

    def title(self, language: str, gender: Gender | str = "neutral") -> str:
        """The title in *language* (English where unknown) for a gender."""
        forms = {"de": self.de, "fr": self.fr, "pl": self.pl}.get(language[:2].lower(), self.en)
        return forms.of(gender)


@dataclass(frozen=True, slots=True)
class Motive:
    """Why a partnership exists."""

    key: str
    position: int
    group: str
    name: Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnershipType:
    """A type of partnership; `rgre` is its letter in the RGRE database, empty where it has none."""

    key: str
    position: int
    rgre: str = ""
    parties: str
    formal: bool
    name: Wording
    description: Wording


@dataclass(frozen=True, slots=True)
class ProgrammeKind:
    """A kind of programme item with icon, usual length in minutes, audience and default title."""

    key: str
    position: int
    icon: str
    look: str
    minutes: int
    audience: str
    name: Wording
    title: Wording


@dataclass(frozen=True, slots=True)
class CounterpartPair:
    """Whom a group usually finds on the other side; `left` and `right` are category keys."""

    key: str
    position: int
    left: str
    right: str
    name: Wording


@dataclass(frozen=True, slots=True)
class MembershipKind:
    """A kind of membership; `holder` is person, household or organisation."""

    key: str
    position: int
    holder: str
    voting: bool
    feeless: bool
    name: Wording


@dataclass(frozen=True, slots=True)
class ConsentPurpose:
    """What a person is asked to agree to, on which legal basis, opening which tier of data."""

    key: str
    position: int
    basis: str
    tier: str
    name: Wording
    text: Wording


@dataclass(frozen=True, slots=True)
class JournalKind:
    """A kind of journal note, with its icon."""

    key: str
    position: int
    icon: str
    name: Wording


@dataclass(frozen=True, slots=True)
class TaskTemplate:
    """A usual task of a visit, due `offset` days from its first (`start`) or last (`end`) day."""

    key: str
    position: int
    anchor: str
    offset: int
    who: tuple[str, ...]
    direction: str
    name: Wording


@dataclass(frozen=True, slots=True)
class Funder:
    """Who gives money, and the line of thanks a printed programme carries."""

    key: str
    position: int
    countries: tuple[str, ...]
    name: Wording
    credit: Wording


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything shipped, each list in its own order."""

    sectors: tuple[Sector, ...]
    categories: tuple[Category, ...]
    fields: tuple[Named, ...]
    functions: tuple[FunctionTitle, ...]
    motive_groups: tuple[Named, ...]
    motives: tuple[Motive, ...]
    themes: tuple[Named, ...]
    focus_regions: tuple[FocusRegion, ...]
    partnership_types: tuple[PartnershipType, ...]
    programme_kinds: tuple[ProgrammeKind, ...]
    counterpart_pairs: tuple[CounterpartPair, ...]
    membership_kinds: tuple[MembershipKind, ...]
    consent_purposes: tuple[ConsentPurpose, ...]
    journal_kinds: tuple[JournalKind, ...]
    task_template: tuple[TaskTemplate, ...]
    funders: tuple[Funder, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """One table of a file, with the place to name when something is missing."""

    where: str
    values: dict[str, Any]

    def text(self, name: str, default: str | None = None) -> str:
        value = self.values.get(name, default)
        if not isinstance(value, str):
            raise VocabularyError(f"{self.where}: {name} is missing or not a text")
        return value

    def number(self, name: str) -> int:
        value = self.values.get(name)
        if not isinstance(value, int):
            raise VocabularyError(f"{self.where}: {name} is missing or not a whole number")
        return value

    def flag(self, name: str) -> bool:
        return self.values.get(name, False) is True

    def texts(self, name: str) -> tuple[str, ...]:
        return tuple(str(item) for item in self.values.get(name, ()))

    def inner(self, name: str) -> _Entry:
        value = self.values.get(name)
        if not isinstance(value, dict):
            raise VocabularyError(f"{self.where}: {name} is missing")
        return _Entry(f"{self.where}, {name}", value)  # pyright: ignore[reportUnknownArgumentType]

    def wording(self, name: str) -> Wording:
        texts = self.inner(name)
        return Wording(*(texts.text(language) for language in LANGUAGES))

    def forms(self, language: str) -> GenderForms:
        texts = self.inner(language)
        return GenderForms(texts.text("m"), texts.text("f"), texts.text("neutral"))


_T = TypeVar("_T")


def _value(entry: _Entry, attribute: Field[Any]) -> object:
    """The value of one attribute of a record, read as its declared type says."""
    name, kind = attribute.name, str(attribute.type)
    match kind:
        case "Wording":
            return entry.wording(name)
        case "GenderForms":
            return entry.forms(name)
        case "int":
            return entry.number(name)
        case "bool":
            return entry.flag(name)
        case "tuple[str, ...]":
            return entry.texts(name)
        case _:
            return entry.text(name, None if attribute.default is MISSING else "")


def _read(folder: Path, file: str, table: str, record: type[_T]) -> tuple[_T, ...]:
    """All entries of one table of a file as records, in the file's order."""
    path = folder / f"{file}.toml"
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise VocabularyError(f"{path.name}: {error}") from error
    rows: list[dict[str, Any]] = content.get(table, [])
    attributes = fields(record)  # pyright: ignore[reportArgumentType]
    made: list[_T] = []
    for row in rows:
        entry = _Entry(f"{path.name}, {row.get('key', '?')}", row)
        made.append(record(**{each.name: _value(entry, each) for each in attributes}))
    return tuple(made)


def read_programme_kinds(folder: Path) -> tuple[ProgrammeKind, ...]:
    """The kinds of programme item alone, where nothing else is needed.

    Raises:
        VocabularyError: as `read_vocabulary`.
    """
    return _read(folder, "programme_kinds", "programme_kind", ProgrammeKind)


def read_vocabulary(folder: Path) -> Vocabulary:
    """The vocabularies in *folder*.

    Raises:
        VocabularyError: a file is not TOML, or an entry lacks a key, a name or a language.
        OSError: a file is missing or cannot be read.
    """
    return Vocabulary(
        sectors=_read(folder, "sectors", "sector", Sector),
        categories=_read(folder, "categories", "category", Category),
        fields=_read(folder, "fields", "field", Named),
        functions=_read(folder, "functions", "function", FunctionTitle),
        motive_groups=_read(folder, "motives", "group", Named),
        motives=_read(folder, "motives", "motive", Motive),
        themes=_read(folder, "themes", "theme", Named),
        focus_regions=_read(folder, "themes", "focus_region", FocusRegion),
        partnership_types=_read(folder, "partnership_types", "partnership_type", PartnershipType),
        programme_kinds=_read(folder, "programme_kinds", "programme_kind", ProgrammeKind),
        counterpart_pairs=_read(folder, "counterpart_pairs", "pair", CounterpartPair),
        membership_kinds=_read(folder, "membership_kinds", "membership_kind", MembershipKind),
        consent_purposes=_read(folder, "consent_purposes", "consent_purpose", ConsentPurpose),
        journal_kinds=_read(folder, "journal_kinds", "journal_kind", JournalKind),
        task_template=_read(folder, "task_template", "task", TaskTemplate),
        funders=_read(folder, "funders", "funder", Funder),
    )
