"""Asks for the contacts list off the interface thread; only the newest question is answered.

While somebody types, the first page of what is found comes at once, all of it afterwards.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from twincrm.runtime import clock
from twincrm.services.people.lists import contact_total, first_rows, found_ids, only_meeting
from twincrm.ui.contacts.rows import ContactRows

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincrm.domain.texts import Translator
    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.people.contact_filter import ContactFilter
    from twincrm.services.progress import Progress
    from twincrm.ui.jobs import Cancellable, JobRunner


FIRST = 40
"""So many are found and shown at once; more than any window has room for."""
REST_AFTER = 60
"""Milliseconds until all are looked for: the first are painted meanwhile, or more is typed."""


@dataclass(frozen=True, slots=True)
class Known:
    """What need not be asked again until the file changes."""

    total: int | None = None
    """How many contacts there are in all."""
    filters: ContactFilter | None = None
    """Without words and order."""
    meeting: frozenset[int] = frozenset()
    """The entries that meet these filters."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found for a question."""

    wanted: ContactFilter
    ids: array[int]
    rows: ContactRows
    known: Known
    whole: bool
    """Whether these are all, or the first page of more."""

    @property
    def total(self) -> int | None:
        """How many contacts there are in all; None while that is not known."""
        return self.known.total


class Listing(QObject):
    """Puts questions to the file, one after another; an answer that is outdated is dropped.

    Signals: answered(object) with an `Answer`; one that is not whole is followed by the whole one.
    """

    answered = Signal(object)

    def __init__(self, dispatcher: Dispatcher, jobs: JobRunner, texts: Translator) -> None:
        super().__init__()
        self._dispatcher = dispatcher
        self._jobs = jobs
        self._texts = texts
        self._job: Cancellable | None = None
        self._known = Known()
        self.columns: tuple[str, ...] = ()
        self._begun: ContactFilter | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_AFTER)
        self._rest.timeout.connect(self._find_rest)

    @property
    def pending(self) -> bool:
        """Whether an answer is still to come."""
        return self._job is not None or self.begun

    @property
    def begun(self) -> bool:
        """Whether the first page of the answer that is still to come was given."""
        return self._begun is not None

    def forget(self) -> None:
        """The file changed: what is known of it must be asked again."""
        self._known = Known()

    def ids(self, wanted: ContactFilter) -> array[int]:
        """All of an answer, at once and here."""
        return ContactRows(self._dispatcher, wanted, self._texts).ids()

    def ask(self, wanted: ContactFilter, near: int | None = None, *, quick: bool = False) -> None:
        """Look for contacts; the page of the entry *near* is read along.

        *quick* shows the first page as soon as it is known.
        """
        self._begun = None
        self._rest.stop()
        in_usual_order = not (wanted.sort or self.columns)
        searched = bool(wanted.text) and not wanted.narrows
        if quick and in_usual_order and (searched or wanted.of_group is not None):
            self._start(self._first, wanted, None)
        else:
            self._start(self._all, wanted, near)

    def _start(
        self,
        find: Callable[[Progress, Known, ContactFilter, int | None], Answer],
        wanted: ContactFilter,
        near: int | None,
    ) -> None:
        if self._job is not None:
            self._job.cancel()
        known = self._known

        def work(progress: Progress) -> Answer:
            return find(progress, known, wanted, near)

        self._job = self._jobs.start(work, self._deliver)

    def _first(
        self, progress: Progress, known: Known, wanted: ContactFilter, near: int | None
    ) -> Answer:
        del near
        glance = self._dispatcher.glance_while_wanted
        found = glance(progress, first_rows, wanted, self._texts.language, FIRST)
        ids = array("q", [row.entry_id for row in found])
        rows = ContactRows(self._dispatcher, wanted, self._texts)
        rows.hold(found)
        whole = len(ids) < FIRST and known.total is not None
        return Answer(wanted, ids, rows, known, whole)

    def _all(
        self, progress: Progress, known: Known, wanted: ContactFilter, near: int | None
    ) -> Answer:
        glance = self._dispatcher.glance_while_wanted
        ids = glance(progress, found_ids, wanted)
        if wanted.narrows:
            known = self._meeting(progress, known, wanted)
            ids = only_meeting(ids, known.meeting)
        rows = ContactRows(self._dispatcher, wanted, self._texts, self.columns)
        rows.read_ahead(ids, near)
        if known.total is None:
            known = replace(known, total=glance(progress, contact_total))
        return Answer(wanted, ids, rows, known, whole=True)

    def _meeting(self, progress: Progress, known: Known, wanted: ContactFilter) -> Known:
        """The same with what meets the filters of *wanted*."""
        from twincrm.services.people.narrowing import entries_meeting

        filters = replace(wanted, text="", order="name", sort=())
        if filters == known.filters:
            return known
        ask = self._dispatcher.ask_while_wanted
        meeting = ask(progress, entries_meeting, wanted, clock.today())
        return replace(known, filters=filters, meeting=frozenset(meeting))

    def _deliver(self, answer: Answer) -> None:
        self._job = None
        self._known = answer.known
        self._begun = None if answer.whole else answer.wanted
        if not answer.whole:
            self._rest.start()
        self.answered.emit(answer)

    def _find_rest(self) -> None:
        if self._begun is not None:
            self._start(self._all, self._begun, None)
