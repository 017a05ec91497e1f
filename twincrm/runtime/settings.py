"""What the program remembers on this machine, between one start and the next.

The fields of `Settings` are the schema. They are kept as an INI file that people can read. What is
damaged or unknown in it counts as not set; a file that cannot be written is no reason to stop.
"""

from __future__ import annotations

import contextlib
import math
import os
from configparser import ConfigParser, DuplicateOptionError, DuplicateSectionError
from configparser import Error as DamagedIni
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from twincrm.runtime.folders import home

if TYPE_CHECKING:
    from collections.abc import Mapping

ThemeChoice = Literal["light", "dark", "system"]
ProgrammeView = Literal["list", "days"]
ContactsView = Literal["cards", "table"]
THEMES: tuple[ThemeChoice, ...] = ("light", "dark", "system")

RECENT_FILES = 8
"""How many files the start page and the menu offer."""

LEAST_ZOOM, MOST_ZOOM = 0.9, 1.5
TYPE_SCALES = (1.0, 1.3)
"""The smallest and the largest type of documents, times the usual size."""


@dataclass(frozen=True, slots=True)
class RecentFile:
    """A file that was opened, when (with time zone), and the association in it."""

    path: Path
    opened: datetime
    name: str = ""


@dataclass(frozen=True, slots=True)
class WindowPlace:
    """Where the window stood, in logical pixels."""

    left: int
    top: int
    width: int
    height: int
    maximised: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of this machine."""

    language: str = ""
    """Two letters; empty: the system's."""
    theme: ThemeChoice = "system"
    zoom: float = 1.0
    user: str = ""
    """The name under *I am*; empty: the system's name of the user."""
    place: WindowPlace | None = None
    recent: tuple[RecentFile, ...] = ()
    """The last one first."""
    first_backups: Path | None = None
    """The folder into which backups are made; None: the program's own."""
    second_backups: Path | None = None
    """A folder that gets a copy of each backup when it is there, such as one on a stick."""
    programme_view: ProgrammeView = "list"
    """How the programme of a visit is shown: as a list, or its days as columns."""
    contacts_view: ContactsView = "cards"
    type_scale: float = 1.0
    """How many times the usual size documents are printed in, unless chosen otherwise."""
    beginners: tuple[str, ...] = ()
    """The uids of the associations whose first steps are shown."""
    experienced: tuple[str, ...] = ()
    """Of those whose first steps were taken or put away."""
    tables: tuple[tuple[str, str], ...] = ()
    """How tables are shown, by their names: see `twincrm.domain.table_view`."""


def settings_path() -> Path:
    """Where the settings of this machine are kept."""
    return home() / "settings.ini"


def load_settings(path: Path) -> Settings:
    """The settings kept at *path*; what cannot be read of them is as at the beginning."""
    parser = ConfigParser(interpolation=None)
    try:
        text = path.read_bytes().decode("utf-8-sig", errors="surrogateescape")
        parser.read_string(text)
    except (DuplicateOptionError, DuplicateSectionError):
        parser = ConfigParser(interpolation=None)  # Python 3.13 keeps what came before, 3.11 not
    except (OSError, DamagedIni):
        pass
    window: Mapping[str, str] = parser["window"] if parser.has_section("window") else {}
    backups: Mapping[str, str] = parser["backups"] if parser.has_section("backups") else {}
    paper: Mapping[str, str] = parser["documents"] if parser.has_section("documents") else {}
    steps: Mapping[str, str] = parser["first steps"] if parser.has_section("first steps") else {}
    tables: Mapping[str, str] = parser["tables"] if parser.has_section("tables") else {}
    return Settings(
        language=_code(window.get("language", "")),
        theme=_theme(window.get("theme", "")),
        zoom=_zoom(window.get("zoom", "")),
        user=window.get("user", "").strip(),
        place=_place(window.get("place", "")),
        recent=_recent(parser),
        type_scale=_scale(paper.get("type size", "")),
        beginners=tuple(steps.get("shown", "").split()),
        experienced=tuple(steps.get("done", "").split()),
        first_backups=_folder(backups.get("folder", "")),
        second_backups=_folder(backups.get("second folder", "")),
        programme_view="days" if window.get("programme") == "days" else "list",
        contacts_view="table" if window.get("contacts") == "table" else "cards",
        tables=tuple(tables.items()),
    )


def save_settings(path: Path, settings: Settings) -> bool:
    """Keep the settings at *path*, whole or not at all; whether it could be done."""
    text = _ini(settings).encode("utf-8", errors="surrogateescape")
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(text)
        part.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink()
        return False
    return True


def with_recent(settings: Settings, file: RecentFile) -> Settings:
    """The settings after a file was opened: it comes first, the oldest fall out."""
    others = tuple(each for each in settings.recent if each.path != file.path)
    return replace(settings, recent=(file, *others)[:RECENT_FILES])


def _ini(settings: Settings) -> str:
    place = settings.place
    lines = [
        "[window]",
        f"language = {settings.language}",
        f"theme = {settings.theme}",
        f"zoom = {settings.zoom:g}",
        f"user = {_one_line(settings.user)}",
        f"programme = {settings.programme_view}",
        f"contacts = {settings.contacts_view}",
    ]
    if place is not None:
        numbers = (place.left, place.top, place.width, place.height, int(place.maximised))
        lines.append(f"place = {' '.join(map(str, numbers))}")
    named = (("folder", settings.first_backups), ("second folder", settings.second_backups))
    folders = [f"{key} = {_shown(at)}" for key, at in named if at and _fits(at)]
    lines += ["", "[backups]", *folders] if folders else []
    lines += ["", "[documents]", f"type size = {settings.type_scale:g}"]
    shown = (("shown", settings.beginners), ("done", settings.experienced))
    steps = [f"{key} = {' '.join(uids)}" for key, uids in shown if uids]
    lines += ["", "[first steps]", *steps] if steps else []
    tables = [f"{name} = {_one_line(view)}" for name, view in settings.tables]
    lines += ["", "[tables]", *tables] if tables else []
    for at, file in enumerate(settings.recent, 1):
        if _fits(file.path):
            lines += ["", f"[recent {at}]", f"path = {_shown(file.path)}"]
            lines += [f"opened = {file.opened.isoformat()}", f"name = {_one_line(file.name)}"]
    return "\n".join(lines) + "\n"


def _fits(path: Path) -> bool:
    """Whether a path is of one line, as all in an INI file is."""
    return len(str(path).splitlines()) == 1


def _shown(path: Path) -> str:
    """A path as it is written: in quotes where its ends would not be read as they are."""
    text = str(path)
    return f'"{text}"' if text != text.strip() or text.startswith('"') else text


def _read(text: str) -> str:
    """A path as it was before it was written; Windows and people write quotes of their own."""
    return text[1:-1] if len(text) > 2 and text[0] == text[-1] == '"' else text


def _one_line(text: str) -> str:
    return " ".join(text.splitlines()).strip()


def _code(text: str) -> str:
    return text if len(text) == 2 and text.isalpha() and text.islower() else ""


def _theme(text: str) -> ThemeChoice:
    return text if text in THEMES else "system"


def _zoom(text: str) -> float:
    return _within(text, LEAST_ZOOM, MOST_ZOOM)


def _scale(text: str) -> float:
    return _within(text, *TYPE_SCALES)


def _within(text: str, least: float, most: float) -> float:
    """The number in a text, no further than its bounds; 1 where it is none."""
    try:
        number = float(text)
    except ValueError:
        return 1.0
    return min(most, max(least, number)) if math.isfinite(number) else 1.0


def _place(text: str) -> WindowPlace | None:
    try:
        left, top, width, height, maximised = map(int, text.split())
    except ValueError:
        return None
    if width < 1 or height < 1 or max(abs(left), abs(top), width, height) > 100_000:
        return None
    return WindowPlace(left, top, width, height, bool(maximised))


def _folder(text: str) -> Path | None:
    return Path(_read(text)) if text and "\0" not in text else None


def _recent(parser: ConfigParser) -> tuple[RecentFile, ...]:
    sections = [each for each in parser.sections() if each.startswith("recent ")]
    files = (_recent_file(parser[section]) for section in sections[:RECENT_FILES])
    return tuple(file for file in files if file is not None)


def _recent_file(section: Mapping[str, str]) -> RecentFile | None:
    path = _read(section.get("path", ""))
    try:
        opened = datetime.fromisoformat(section.get("opened", ""))
    except ValueError:
        return None
    if not path or "\0" in path or opened.tzinfo is None:
        return None
    return RecentFile(Path(path), opened, section.get("name", ""))
