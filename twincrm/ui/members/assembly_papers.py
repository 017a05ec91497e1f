"""What hangs on a general assembly: its invitation and minutes, and what it left to be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.services.members.assemblies import AddAssembly
from twincrm.services.members.papers import KeepAssembly
from twincrm.ui.hanging.documents_live import ComingDocuments, live_documents, take_dropped
from twincrm.ui.hanging.tasks_group import live_tasks
from twincrm.ui.kit.labelled import LabelledField
from twincrm.ui.kit.tab_pages import bring_forth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from twincrm.services.members.assemblies import ChangeAssembly
    from twincrm.ui.window.page import PageServices


class AssemblyPapers:
    """Of a kept assembly they are done at once; those of a new one are kept with it."""

    def __init__(self, services: PageServices, assembly_id: int | None) -> None:
        tr = services.ctx.texts.tr
        self._services, self._assembly_id, self._ui = services, assembly_id, services.ctx
        self.coming = ComingDocuments(services) if assembly_id is None else None
        self.parts: Sequence[QWidget]
        if self.coming is not None:
            self._field = LabelledField(
                services.ctx, tr("Invitation, minutes, list of those present"), self.coming,
                optional=True,
            )  # fmt: skip
            self.parts = (self._field,)
        elif assembly_id is not None:
            record = ("assembly", assembly_id)
            self.parts = (live_documents(services, record), live_tasks(services, record))

    def take_dropped(self, dialog: QWidget) -> None:
        """Files dropped on the dialog are papers of the assembly."""
        record = ("assembly", self._assembly_id)
        take_dropped(self._services, dialog, record, self.coming)

    @property
    def typed(self) -> object:
        """Which files wait to be kept."""
        return self.coming.value if self.coming is not None else ()

    def ready(self) -> bool:
        """Whether nothing is still being read; what keeps it from being saved is said there."""
        problem = self.coming.problem() if self.coming is not None else None
        if self.coming is None or problem is None:
            return True
        self._field.set_error(self._ui.texts.say(problem))
        bring_forth(self._field)
        self.coming.add.setFocus()
        return False

    def kept_with(
        self, act: AddAssembly | ChangeAssembly
    ) -> AddAssembly | ChangeAssembly | KeepAssembly:
        """What keeps the assembly, and the files that wait with it."""
        files = self.coming.value if self.coming is not None else ()
        return KeepAssembly(act, files) if files and isinstance(act, AddAssembly) else act
