"""A new general assembly with the papers that came with it: invitation, minutes, who came."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from twincrm.services.command import command

if TYPE_CHECKING:
    from twincrm.domain.texts import Message
    from twincrm.services.documents.commands import AddDocument
    from twincrm.services.members.assemblies import AddAssembly
    from twincrm.store.work import Work


@command
@dataclass(frozen=True, slots=True)
class KeepAssembly:
    """Note a general assembly and keep documents with it: one step."""

    assembly: AddAssembly
    documents: tuple[AddDocument, ...] = ()

    @property
    def label(self) -> Message:
        """Named as the assembly is."""
        return self.assembly.label

    def run(self, work: Work) -> int:
        """Do all of it; returns the id of the assembly.

        Raises:
            InputError: something of the assembly is wrong, or a document is empty or too large.
        """
        assembly_id = self.assembly.run(work)
        for document in self.documents:
            replace(document, attach_kind="assembly", attach_id=assembly_id).run(work)
        return assembly_id
