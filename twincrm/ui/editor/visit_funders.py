"""Who gives money for a visit, and the words of thanks that its programme prints for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from twincrm.domain.terms import FundingStatus
from twincrm.domain.texts import Message
from twincrm.services.visits.drafts import FundingDraft
from twincrm.services.visits.funders import known_funders
from twincrm.services.visits.queries import RECEIVED
from twincrm.ui.editor.row_dialog import DialogWords, RowDialog
from twincrm.ui.editor.rows_part import RowsPart
from twincrm.ui.editor.small_rows import SmallForm
from twincrm.ui.kit.fields import ChoiceField, TextField
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.record_field import RecordField
from twincrm.ui.kit.row_lines import RowFace
from twincrm.ui.kit.rows_editor import RowsSpec

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from twincrm.ui.editor.grid import FieldGrid
    from twincrm.ui.editor.lists import EditorLists
    from twincrm.ui.kit.labelled import LabelledField
    from twincrm.ui.kit.row_lines import BadgeFace

STATES: dict[str, Message] = {
    FundingStatus.PLANNED: Message("funding planned"),
    FundingStatus.APPLIED: Message("funding applied for"),
    FundingStatus.GRANTED: Message("funding granted"),
    FundingStatus.REFUSED: Message("funding refused"),
    FundingStatus.PAID: Message("funding paid"),
}
NO_FUNDER = Message("Please enter who gives the money.")
BLANK = FundingDraft(status=FundingStatus.GRANTED)


class VisitFundersPart(RowsPart[FundingDraft]):
    """The funders; *codes* are the languages in which their credit lines are shown."""

    def __init__(self, lists: EditorLists, codes: Callable[[], Sequence[str]]) -> None:
        self._lists = lists
        self._codes = codes
        tr = lists.ui.texts.tr
        empty = tr("Nobody yet. Those who granted money are named at the end of the programme.")
        words = (tr("Who supports the visit"), tr("Add funder"), empty)
        spec = RowsSpec(*words, face=self._face, edit=self._edit, ordered=False)
        super().__init__(lists.ui, spec)

    def mend(self, funding_id: int) -> None:
        """Ask for a funder again."""
        found = [at for at, row in enumerate(self.value) if row.id == funding_id]
        if found:
            self.rows.edit_row(found[0])

    def _face(self, row: FundingDraft) -> RowFace:
        texts = self._lists.ui.texts
        credit = _credit(row.funder_key, [self._lists.language])
        badge: BadgeFace = ("neutral", texts.tr("not in the programme"), "")
        if row.named_in_programme and row.status in RECEIVED:
            badge = ("ok", texts.tr("in the programme"), "check")
        detail = " · ".join(p for p in (self._lists.word(STATES, row.status), credit) if p)
        return RowFace(row.funder, detail, "heart-handshake", (badge,))

    def _edit(self, row: FundingDraft | None) -> FundingDraft | None:
        form = _funder_form(self._lists, row or BLANK, self._codes())
        words = DialogWords(self._lists.ui.texts.tr("Funder"), "heart-handshake")
        dialog = RowDialog(self._lists.ui, form, words, self.window())
        return form.value if dialog.run() else None


def _funder_form(lists: EditorLists, draft: FundingDraft, codes: Sequence[str]) -> SmallForm:
    tr = lists.ui.texts.tr

    def build(grid: FieldGrid) -> None:
        kind = grid.choice("funder_key", tr("Funding body"), _options(lists), 420)
        name = grid.text("funder", tr("Name in the programme"), 420, new_line=True)
        grid.choice("status", tr("State"), lists.words(STATES), 230, new_line=True)
        body, mark = RecordField(lists, ("organisation",)), tr("its logo is printed")
        grid.record("organisation_id", tr("Organisation"), body, 300, mark=mark)
        grid.check("named_in_programme", tr("Name in the programme once granted"), 420)
        _follow_kind(lists, kind, name, codes)

    def wrong(row: FundingDraft) -> dict[str, Message]:
        return {} if row.funder.strip() else {"funder": NO_FUNDER}

    return SmallForm(lists, draft, build, wrong)


def _follow_kind(
    lists: EditorLists, kind: LabelledField, name: LabelledField, codes: Sequence[str]
) -> None:
    """Show the credit line of what is chosen, and call a funder so that has no name of its own."""
    field, typed = kind.field, name.field
    assert isinstance(field, ChoiceField)
    assert isinstance(typed, TextField)
    given = {_called(lists, key) for key in known_funders()} | {""}

    def follow() -> None:
        key = str(field.value or "")
        kind.set_help(_credit(key, codes))
        if typed.value in given:
            typed.set_value(_called(lists, key))

    kind.set_help(_credit(str(field.value or ""), codes))
    field.value_changed.connect(follow)


def _options(lists: EditorLists) -> tuple[Option, ...]:
    own = Option("", lists.ui.texts.tr("somebody else, who is only named"))
    return (own, *(Option(key, _called(lists, key)) for key in known_funders()))


def _called(lists: EditorLists, key: str) -> str:
    known = known_funders().get(key)
    return known.name.in_language(lists.language) if known else ""


def _credit(key: str, codes: Sequence[str]) -> str:
    """The credit line in some languages."""
    known = known_funders().get(key)
    said = dict(known.credit.items()) if known else {}
    return "\n".join(said[code] for code in codes if code in said)
