"""The groups of a contact: static ones as chips, smart ones told below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.folding import fold
from twincrm.runtime import clock
from twincrm.services.smart.listing import groups_of
from twincrm.services.static_groups import BY_ITSELF
from twincrm.ui.editor.tags_field import TagsField, TagWords
from twincrm.ui.kit.labelled import LabelledField

if TYPE_CHECKING:
    from twincrm.services.smart.listing import GroupRow
    from twincrm.ui.editor.lists import EditorLists


class GroupsField(TagsField):
    """The static groups of a contact; a name that no group has makes one on saving."""

    def __init__(self, lists: EditorLists) -> None:
        tr = lists.ui.texts.tr
        words = TagWords(
            tr("Type a group, then Enter"), tr("Take out of the group {name}"), "folder"
        )
        names = [row.name for row in lists.groups if not row.smart]
        super().__init__(lists.ui, names, words)
        self._lists = lists
        self._smart = {fold(row.name): row.name for row in lists.groups if row.smart}
        self._told = ""
        self.held = LabelledField(lists.ui, tr("Groups"), self)
        self.input.setAccessibleName(tr("Groups"))
        self.input.textEdited.connect(self._forget_error)

    def tell_smart(self, kind: str, record_id: int | None) -> None:
        """Say below in which groups a contact is because it meets their conditions."""
        if record_id is None:
            return
        ask, today = self._lists.dispatcher.ask, clock.today()
        found: tuple[GroupRow, ...] = ask(groups_of, kind, record_id, today)
        names = " · ".join(row.name for row in found if row.smart)
        words = self._lists.ui.texts.tr("By their conditions also in: {names}")
        self._told = words.format(names=names) if names else ""
        self.held.set_help(self._told)

    def add(self, typed: str) -> None:
        """Put the contact into a group; into a smart one nobody can be put."""
        smart = self._smart.get(fold(typed))
        super().add(typed)
        if smart is not None:
            self.held.set_error(self._lists.ui.texts.say(BY_ITSELF.with_values(name=smart)))

    def shown(self, name: str) -> str:
        """The name; one that is typed for the first time is told as new."""
        if fold(name) in self._known:
            return name
        return self._lists.ui.texts.tr("{name} (new group)").format(name=name)

    def _is_new(self, name: str) -> bool:
        return fold(name) not in self._smart and super()._is_new(name)

    def _forget_error(self) -> None:
        if self.held.error:
            self.held.set_error("")
