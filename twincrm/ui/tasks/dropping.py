"""Files dropped on a task of the list are its documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from twincrm.ui.hanging.documents_group import keep_documents
from twincrm.ui.kit.file_drop import FileDrop

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from twincrm.ui.kit.banded_list import BandedList
    from twincrm.ui.models.lazy_table import LazyListModel
    from twincrm.ui.window.page import PageServices


class TaskDrop:
    """Keeps files with the task under the mouse; below the last one nothing is taken."""

    def __init__(
        self,
        services: PageServices,
        tasks: BandedList,
        model: LazyListModel[Any],
        title_of: Callable[[int], str],
    ) -> None:
        self._services, self._list, self._model = services, tasks, model
        self._title_of = title_of
        self._drop = FileDrop(tasks.viewport(), self._take)

    def _take(self, files: Sequence[Path]) -> None:
        task = self._model.id_at(self._list.indexAt(self._drop.at).row())
        if task is not None:
            keep_documents(self._services, ("task", task), files, self._title_of(task))
