"""Acts made up by a test, and what is found afterwards."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from twincrm.domain.texts import Message
from twincrm.store import search
from twincrm.store.work import Work


@dataclass(frozen=True)
class Doing:
    """A command made up by a test."""

    act: object
    label: Message = field(default_factory=lambda: Message("Test"))

    def run(self, work):
        return self.act(work)


def do(dispatcher, act):
    return dispatcher.execute(Doing(act)).result


def found(dispatcher, text) -> set[tuple[str, str]]:
    hits = dispatcher.ask(search.find, text)
    assert dispatcher.ask(search.count, text) == len(hits)
    return {(hit.kind, hit.title) for hit in hits}


def titles(dispatcher, text) -> set[str]:
    return {title for _, title in found(dispatcher, text)}


def writing(dispatcher, act):
    """Do something to the index itself, past the commands."""
    moment = datetime(2027, 4, 19, tzinfo=UTC)
    with Work(dispatcher.file.writing, who="", now=moment, today=moment.date()) as work:
        with work.writing():
            result = act(work.session)
        work.commit()
    return result
