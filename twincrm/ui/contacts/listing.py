"""Asks for the contacts list off the interface thread; only the newest question is answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from twincrm.services.people.lists import contact_total
from twincrm.ui.contacts.rows import ContactRows

if TYPE_CHECKING:
    from array import array

    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.people.contact_filter import ContactFilter
    from twincrm.services.progress import Progress
    from twincrm.ui.jobs import Cancellable, JobRunner


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found for a question."""

    wanted: ContactFilter
    ids: array[int]
    rows: ContactRows
    total: int
    """How many contacts there are in all."""


class Listing(QObject):
    """Puts questions to the file, one after another; an answer that is outdated is dropped.

    Signals: answered(object) with an `Answer`.
    """

    answered = Signal(object)

    def __init__(self, dispatcher: Dispatcher, jobs: JobRunner, language: str) -> None:
        super().__init__()
        self._dispatcher = dispatcher
        self._jobs = jobs
        self._language = language
        self._job: Cancellable | None = None

    @property
    def pending(self) -> bool:
        """Whether an answer is still to come."""
        return self._job is not None

    def ask(self, wanted: ContactFilter, near: int | None = None) -> None:
        """Look for contacts; the page of the entry *near* is read along."""
        if self._job is not None:
            self._job.cancel()
        dispatcher, language = self._dispatcher, self._language

        def find(progress: Progress) -> Answer:
            rows = ContactRows(dispatcher, wanted, language)
            ids = rows.ids()
            progress.step(1, 2)
            rows.read_ahead(ids, near)
            return Answer(wanted, ids, rows, dispatcher.glance(contact_total))

        self._job = self._jobs.start(find, self._deliver)

    def _deliver(self, answer: Answer) -> None:
        self._job = None
        self.answered.emit(answer)
