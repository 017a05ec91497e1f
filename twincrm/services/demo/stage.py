"""Where the demo is acted: the file, the day it is, who acts, and who is known by which name."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from datetime import UTC, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import select

from twincrm.domain.vocabulary import read_vocabulary
from twincrm.runtime import clock
from twincrm.runtime.bundled import bundled
from twincrm.services.dispatch import Dispatcher
from twincrm.services.names import NameDraft
from twincrm.services.together import Together
from twincrm.services.vocabularies.kinds import TERMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from random import Random
    from typing import Concatenate, ParamSpec

    from sqlalchemy.orm import Session

    from twincrm.domain.texts import Message
    from twincrm.domain.vocabulary import Vocabulary
    from twincrm.services.command import Command
    from twincrm.services.demo.days import Days
    from twincrm.services.progress import Progress
    from twincrm.store.file import AssociationFile

    P = ParamSpec("P")

R = TypeVar("R")
Entry = dict[str, Any]
"""One table of a file of the demo."""

SECRETARY = "wischnewski_k"
ASSOCIATION = "li_twinning"
HOME = "lindenau"
LANGUAGE = "de"
"""The association's own language: titles that the model keeps once are in it."""


class Stage:
    """The demo while it is being written."""

    def __init__(
        self, file: AssociationFile, days: Days, chance: Random, progress: Progress, began: datetime
    ) -> None:
        self.file = file
        self.days = days
        self.chance = chance
        self.progress = progress
        self.ids: defaultdict[str, dict[str, int]] = defaultdict(dict)
        """Ids by the kind of record and its key in the files of the demo."""
        self.names: dict[str, str] = {}
        """Full names by the key of a person, names by that of an organisation or household."""
        self.unticked: dict[int, str] = {}
        """Tasks that were planned as open and are done by now, with their titles."""
        self.now = began
        """The moment in the story."""
        self._done = 0

    def days_ago(self, days: int, hour: int = 8) -> None:
        """Let what follows happen that many days before today, but never before what was."""
        day = self.days.today - timedelta(days=days)
        self.now = max(self.now, datetime.combine(day, time(hour), UTC))

    def act(self, command: Command[R], by: str = SECRETARY) -> R:
        """Have somebody do something, a little later than the last act; what came of it."""
        self.now += timedelta(minutes=self.chance.randint(3, 11))
        self._done += 1
        self.progress.step(self._done, 0)
        with clock.stopped_at(self.now):
            return self.dispatcher(by).execute(command).result

    def together(
        self, label: Message, commands: Iterable[Command[R]], by: str = SECRETARY
    ) -> tuple[R, ...]:
        """Have somebody do several things as one step of the history."""
        return self.act(Together(label, tuple(commands)), by)

    def dispatcher(self, by: str = SECRETARY) -> Dispatcher:
        """Commands and queries in the name of a person of the demo."""
        return Dispatcher(self.file, self.names.get(by, by))

    def ask(self, query: Callable[Concatenate[Session, P], R], *args: P.args, **kw: P.kwargs) -> R:
        """What the file holds now."""
        return self.dispatcher().ask(query, *args, **kw)

    def remember(self, kind: str, entries: Sequence[Entry], ids: Iterable[int]) -> None:
        """Know the ids of new records by their keys."""
        for entry, key in zip(entries, ids, strict=True):
            self.ids[kind][entry["key"]] = key

    def learn_words(self) -> None:
        """Know the words of all vocabularies by their keys."""
        for kind, tables in TERMS.items():
            self.ids[kind] = self.ask(_terms, tables.term)

    def id(self, kind: str, key: str | None) -> int | None:
        """The id behind a key; None where none is said, or where the key means no record."""
        return self.ids[kind].get(key) if key else None


def _terms(session: Session, term: Any) -> dict[str, int]:  # noqa: ANN401 - a mapped class
    return {key: number for key, number in session.execute(select(term.key, term.id)) if key}


@cache
def script(name: str) -> Entry:
    """A file of the demo: ``people``, ``visits`` …; never to be altered."""
    text = (bundled("resources/demo") / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def words() -> Vocabulary:
    """The vocabularies that come with the program."""
    return read_vocabulary(bundled("resources/vocabularies"))


def names_of(entry: Entry, own: str = "") -> tuple[NameDraft, ...]:
    """What an entry is called in other languages than its *own*."""
    return tuple(
        NameDraft(None, language, name)
        for language, name in entry["names"].items()
        if language != own
    )
