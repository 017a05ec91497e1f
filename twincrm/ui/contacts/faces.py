"""Photos in the rows of a list: read and made small off the interface, kept while they last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QImage, QPixmap

from twincrm.services.people.photos import photo_contents, photos_of
from twincrm.ui.kit.avatar import SMALL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QAbstractItemView

    from twincrm.services.dispatch import Dispatcher
    from twincrm.services.progress import Progress
    from twincrm.ui.kit.contact_delegate import ContactRow
    from twincrm.ui.window.page import PageServices

BREATH = 40
"""Milliseconds in which the rows that are painted are gathered to one question."""
KEPT = 512
"""So many people's small pictures are kept; more are on no screen."""
SHARP = 2
"""Pixels of a picture for each of its place, for screens with small ones."""


@dataclass(frozen=True, slots=True)
class _Found:
    """The photos of some people by their keys, and the pictures that were not there yet."""

    people: frozenset[int]
    photos: Mapping[int, int]
    pictures: Mapping[int, QImage]


class Faces(QObject):
    """The photos of people whose rows a view paints; each arrives a little after its row."""

    def __init__(self, services: PageServices, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._services, self._view = services, view
        self._edge = services.ctx.look.px(SMALL) * SHARP
        self._shown: dict[int, QPixmap | None] = {}
        self._pictures: dict[int, QPixmap] = {}
        self._asked = set[int]()
        """People whose photo is known, or on its way."""
        self._wanted = set[int]()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(BREATH)
        self._soon.timeout.connect(self._ask)
        services.hub.changed.connect(self._forget)

    def of(self, row: ContactRow) -> QPixmap | None:
        """The photo for a row, where it is there already; else it is asked for."""
        person = getattr(row, "record_id", 0)
        if row.kind != "person" or not person:
            return None
        if person not in self._asked:
            self._wanted.add(person)
            if not self._soon.isActive():
                self._soon.start()
        return self._shown.get(person)

    def _forget(self) -> None:
        """What is shown stays until it is known whether it still holds."""
        self._asked.clear()
        self._view.viewport().update()

    def _ask(self) -> None:
        people = frozenset(self._wanted)
        self._wanted.clear()
        if len(self._asked) > KEPT:
            for kept in (self._asked, self._shown, self._pictures):
                kept.clear()
        self._asked |= people
        known, edge, dispatcher = frozenset(self._pictures), self._edge, self._services.dispatcher

        def work(progress: Progress) -> _Found:
            return _read(dispatcher, progress, people, known, edge)

        self._services.jobs.start(work, self._take)

    def _take(self, found: _Found) -> None:
        people = found.people
        self._pictures |= {key: QPixmap.fromImage(image) for key, image in found.pictures.items()}
        before = {person: self._shown.get(person) for person in people}
        now = {person: self._pictures.get(found.photos.get(person, 0)) for person in people}
        self._shown |= now
        if any(before[person] is not now[person] for person in people):
            self._view.viewport().update()


def _read(
    dispatcher: Dispatcher,
    progress: Progress,
    people: frozenset[int],
    known: frozenset[int],
    edge: int,
) -> _Found:
    ask = dispatcher.glance_while_wanted
    photos = ask(progress, photos_of, people)
    contents = ask(progress, photo_contents, set(photos.values()) - known)
    small = {key: _small(content, edge) for key, content in contents.items()}
    return _Found(
        people, photos, {key: image for key, image in small.items() if not image.isNull()}
    )


def _small(content: bytes, edge: int) -> QImage:
    """The picture no larger than its place; nothing where it cannot be read."""
    image = QImage.fromData(content)
    if min(image.width(), image.height()) <= edge:
        return image
    whole = Qt.AspectRatioMode.KeepAspectRatioByExpanding
    return image.scaled(edge, edge, whole, Qt.TransformationMode.SmoothTransformation)
