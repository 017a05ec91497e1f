"""The small rows of people and households: relations, consents, who lives where, beds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from twincrm.domain.date_reading import About
from twincrm.domain.errors import InputError
from twincrm.domain.terms import ConsentPurpose
from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.services.checks import check_period
from twincrm.services.hosting.drafts import BedDraft
from twincrm.services.households.drafts import MemberDraft
from twincrm.services.households.mates import likely_mates, mates, named_together
from twincrm.services.people.drafts import ConsentDraft, LivingDraft, RelationDraft
from twincrm.services.people.kin import relation_words
from twincrm.services.vocabularies.closed_words import PURPOSES
from twincrm.ui.editor.form import DraftForm
from twincrm.ui.editor.grid import FieldGrid
from twincrm.ui.editor.lists import BEDS, HOUSEHOLD_ROLES, RELATIONS
from twincrm.ui.editor.row_dialog import DialogWords, RowDialog
from twincrm.ui.editor.wording import former, period, read
from twincrm.ui.kit.record_field import Link, RecordField, title_of
from twincrm.ui.kit.row_lines import RowFace
from twincrm.ui.kit.rows_editor import RowsSpec
from twincrm.ui.kit.spans import until

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from twincrm.services.households.mates import Mate
    from twincrm.ui.editor.lists import EditorLists
    from twincrm.ui.theme.tokens import ToneName

Row = TypeVar("Row")
Badges = tuple[tuple["ToneName", str, str], ...]

NO_PERSON = Message("Please choose the person.")
NO_HOUSEHOLD = Message("Please choose the household.")
NO_PURPOSE = Message("Please choose what was agreed to.")
NO_DAY = Message("Please enter the day on which it was given.")


class SmallForm(QWidget):
    """The fields of one row, put together by a function."""

    def __init__(
        self,
        lists: EditorLists,
        draft: Any,  # noqa: ANN401 - relations, consents, beds
        build: Callable[[FieldGrid], None],
        wrong: Callable[[Any], Mapping[str, Message]],
        finish: Callable[[Any], Any] = lambda row: row,
    ) -> None:
        super().__init__()
        self.form: DraftForm[Any] = DraftForm(draft, self)
        self._wrong = wrong
        self._finish = finish
        grid = FieldGrid(lists.ui, self.form)
        build(grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(grid.flow)

    @property
    def widget(self) -> QWidget:
        """The form itself."""
        return self

    @property
    def value(self) -> Any:  # noqa: ANN401
        """The row as typed."""
        return self._finish(self.form.draft)

    def problems(self) -> dict[str, Message]:
        """What keeps the row from being taken over."""
        for field in self.findChildren(RecordField):
            field.settle()
        return {**self._wrong(self.value), **self.form.problems()}


@dataclass(frozen=True, slots=True)
class SmallRow:
    """A kind of small row: how it is worded, typed and checked."""

    blank: Any
    form: Callable[[EditorLists, Any], SmallForm]
    face: Callable[[EditorLists, Any], RowFace]
    words: Callable[[EditorLists], DialogWords]


def rows_spec(
    lists: EditorLists,
    kind: SmallRow,
    titles: tuple[str, str, str],
    window: Callable[[], QWidget],
) -> RowsSpec[Any]:
    """What a rows editor needs: *titles* are its title, the button to add, and the empty line."""

    def edit(row: Any) -> Any:  # noqa: ANN401
        form = kind.form(lists, row or kind.blank)
        dialog = RowDialog(lists.ui, form, kind.words(lists), window())
        return form.value if dialog.run() else None

    title, add, empty = titles
    return RowsSpec(title, add, empty, lambda row: kind.face(lists, row), edit)


def _relation_form(lists: EditorLists, draft: RelationDraft) -> SmallForm:
    tr = lists.ui.texts.tr

    other = RecordField(lists, ("person",), makes="person")

    def build(grid: FieldGrid) -> None:
        grid.choice("kind", tr("Relation"), lists.words(RELATIONS), 220)
        grid.record("other_id", tr("Person"), other, 300, share=2, empty=0)
        grid.date("starts_on", tr("Since"), 160)
        grid.date("ends_on", tr("Until"), 160, about=About.TERM)
        grid.text("note", tr("Note"), 560, new_line=True)
        if draft.new_person:
            other.set_link(Link("person", None, draft.new_person))

    return SmallForm(lists, draft, build, _wrong_relation, partial(with_link, other))


def with_link(field: RecordField, row: Any) -> Any:  # noqa: ANN401 - relations as kept or as seen
    """A relation to whom is chosen, or to somebody who is only named and added with it."""
    link = field.link
    named = link.title if link is not None and link.id is None else ""
    return replace(row, other_id=field.record_id or 0, new_person=named)


def _wrong_relation(row: RelationDraft) -> dict[str, Message]:
    found = _linked(row, "other_id", NO_PERSON)
    if row.new_person:
        found.pop("other_id", None)
    return found


def _relation_face(lists: EditorLists, row: RelationDraft) -> RowFace:
    name = title_of(lists, "person", row.other_id or None) or row.new_person
    words = relation_words(row.kind, "", backwards=False)
    text = lists.ui.texts.say(words.with_values(name=name))
    return _new_if(lists, row.new_person, _dated(lists, row, text, "users", row.note))


def _consent_form(lists: EditorLists, draft: ConsentDraft) -> SmallForm:
    tr = lists.ui.texts.tr

    def build(grid: FieldGrid) -> None:
        grid.choice("purpose", tr("Agreed to"), lists.words(PURPOSES), 320, share=2)
        grid.text("scope", tr("Scope"), 200, mark=tr("optional"))
        grid.day("given_on", tr("Given on"), 160)
        grid.day("withdrawn_on", tr("Withdrawn on"), 160)
        grid.day("expires_on", tr("Expires on"), 160, about=About.COMING)
        grid.text("given_by", tr("Given by"), 200, mark=tr("for minors: the guardian"))
        grid.choice("language", tr("Language of the text"), lists.languages, 200)
        grid.text("text_version", tr("Version of the text"), 160)
        grid.text("paper_reference", tr("Where the paper is kept"), 320)

    return SmallForm(lists, draft, build, _wrong_consent)


def _wrong_consent(row: ConsentDraft) -> dict[str, Message]:
    found: dict[str, Message] = {}
    if not row.purpose:
        found["purpose"] = NO_PURPOSE
    if row.given_on is None or row.given_on == date.min:  # pyright: ignore[reportUnnecessaryComparison]  # an emptied field
        found["given_on"] = NO_DAY
    return found


def _consent_face(lists: EditorLists, row: ConsentDraft) -> RowFace:
    texts = lists.ui.texts
    given = texts.tr("given on {date}").format(date=read(texts, row.given_on.isoformat()))
    words = [given, row.scope, row.given_by]
    today, badge = clock.today(), ("ok", texts.tr("given"), "check")
    if row.withdrawn_on is not None:
        on = read(texts, row.withdrawn_on.isoformat())
        words.append(texts.tr("withdrawn on {date}").format(date=on))
        badge = ("bad", texts.tr("withdrawn"), "x")
    elif row.expires_on is not None:
        stored = row.expires_on.isoformat()
        words.append(until(texts, stored, read(texts, stored)))
        if row.expires_on < today:
            badge = ("warn", texts.tr("expired"), "clock")
    text = lists.word(PURPOSES, row.purpose)
    detail = " · ".join(word for word in words if word)
    badges: Badges = (badge,)  # pyright: ignore[reportAssignmentType]  # the tones are literals above
    return RowFace(text, detail, "shield-check", badges)


def living_form(lists: EditorLists, draft: LivingDraft, person_id: int = 0) -> SmallForm:
    """The time of a person in a household, which can be named by who lives there as well."""
    tr = lists.ui.texts.tr
    offered = _likely(lists, (person_id,)) if person_id else ()
    links = [_home_of(each) for each in offered]
    home = RecordField(lists, ("household", "person"), makes="household", likely=links)

    def build(grid: FieldGrid) -> None:
        held = grid.record("household_id", tr("Household"), home, 340, share=2, empty=0)
        said = tr("The household, or somebody who lives there.")
        held.set_help(f"{said} {_one_home(lists, [each.title for each in links])}")
        grid.choice("role", tr("Lives there as"), lists.words(HOUSEHOLD_ROLES), 180)
        grid.date("starts_on", tr("Since"), 160)
        grid.date("ends_on", tr("Until"), 160, about=About.TERM)
        if draft.new_home:
            home.set_link(Link("household", None, draft.new_home))

    def finish(row: LivingDraft) -> LivingDraft:
        link = home.link
        if link is not None and link.kind == "person" and link.id is not None:
            return _with_mate(lists, row, person_id, link.id)
        named = link.title if link is not None and link.id is None else ""
        mate = draft.new_with if named == draft.new_home else 0
        return replace(row, household_id=home.record_id or 0, new_home=named, new_with=mate)

    return SmallForm(lists, draft, build, _wrong_living, finish)


def _with_mate(lists: EditorLists, row: LivingDraft, person_id: int, mate_id: int) -> LivingDraft:
    """Where somebody lives today; a new household of both where they live in none."""
    if mate_id == person_id:
        return replace(row, household_id=0, new_home="", new_with=0)
    (mate,) = lists.dispatcher.glance(mates, [mate_id], clock.today())
    if mate.home_id is not None:
        return replace(row, household_id=mate.home_id, new_home="", new_with=0)
    both = [key for key in (person_id, mate_id) if key]
    name = lists.dispatcher.glance(named_together, both, lists.language)
    return replace(row, household_id=0, new_home=name, new_with=mate_id)


def _likely(lists: EditorLists, people: Sequence[int]) -> tuple[Mate, ...]:
    return lists.dispatcher.glance(likely_mates, tuple(people), clock.today()) if people else ()


def _home_of(mate: Mate) -> Link:
    """Their household; themselves where they live in none."""
    if mate.home_id is None:
        return Link("person", mate.person_id, mate.name)
    return Link("household", mate.home_id, mate.home)


def _one_home(lists: EditorLists, likely: Sequence[str]) -> str:
    """That everybody lives in one household, and who is offered in the empty field."""
    tr = lists.ui.texts.tr
    words = tr("People live in one household at a time: the one before ends.")
    if not likely:
        return words
    names = ", ".join(dict.fromkeys(likely))
    offered = tr("A click into the empty field offers: {names}.").format(names=names)
    return f"{words} {offered}"


def _wrong_living(row: LivingDraft) -> dict[str, Message]:
    found = _linked(row, "household_id", NO_HOUSEHOLD)
    if row.new_home:
        found.pop("household_id", None)
    return found


def _living_face(lists: EditorLists, row: LivingDraft) -> RowFace:
    name = title_of(lists, "household", row.household_id or None) or row.new_home
    face = _dated(lists, row, name, "house", lists.word(HOUSEHOLD_ROLES, row.role))
    if not row.new_home:
        return face
    new: Badges = (("ok", lists.ui.texts.trc("household", "new"), "plus"),)
    return replace(face, badges=(*new, *face.badges))


def member_form(lists: EditorLists, draft: MemberDraft, present: Sequence[int] = ()) -> SmallForm:
    """The time of somebody in a household in which some are *present* already."""
    tr = lists.ui.texts.tr
    links = [Link("person", each.person_id, each.name) for each in _likely(lists, present)]
    person = RecordField(lists, ("person",), makes="person", likely=links)

    def build(grid: FieldGrid) -> None:
        held = grid.record("person_id", tr("Person"), person, 340, share=2, empty=0)
        held.set_help(_one_home(lists, [each.title for each in links]))
        grid.choice("role", tr("Lives there as"), lists.words(HOUSEHOLD_ROLES), 180)
        grid.date("starts_on", tr("Since"), 160)
        grid.date("ends_on", tr("Until"), 160, about=About.TERM)
        if draft.new_person:
            person.set_link(Link("person", None, draft.new_person))

    def finish(row: MemberDraft) -> MemberDraft:
        link = person.link
        named = link.title if link is not None and link.id is None else ""
        return replace(row, person_id=person.record_id or 0, new_person=named)

    return SmallForm(lists, draft, build, _wrong_member, finish)


def _wrong_member(row: MemberDraft) -> dict[str, Message]:
    found = _linked(row, "person_id", NO_PERSON)
    if row.new_person:
        found.pop("person_id", None)
    return found


def _member_face(lists: EditorLists, row: MemberDraft) -> RowFace:
    name = title_of(lists, "person", row.person_id or None) or row.new_person
    face = _dated(lists, row, name, "user", lists.word(HOUSEHOLD_ROLES, row.role))
    return _new_if(lists, row.new_person, face)


def _new_if(lists: EditorLists, named: str, face: RowFace) -> RowFace:
    """Marked as new where somebody is only named."""
    if not named:
        return face
    new: Badges = (("ok", lists.ui.texts.trc("person", "new"), "plus"),)
    return replace(face, badges=(*new, *face.badges))


def _bed_form(lists: EditorLists, draft: BedDraft) -> SmallForm:
    tr = lists.ui.texts.tr

    def build(grid: FieldGrid) -> None:
        grid.text("room", tr("Room"), 240)
        grid.choice("kind", tr("Bed"), lists.words(BEDS), 180)
        grid.number("places", tr("Sleeps"), 120, bounds=(1, 9))
        grid.check("own_bathroom", tr("Bathroom of its own"), 240, new_line=True)
        grid.check("step_free", tr("Without steps"), 240)

    return SmallForm(lists, draft, build, lambda _: {})


def _bed_face(lists: EditorLists, row: BedDraft) -> RowFace:
    texts = lists.ui.texts
    places = texts.trn("sleeps {n}", "sleeps {n}", row.places)
    more = [
        texts.tr("bathroom of its own") if row.own_bathroom else "",
        texts.tr("without steps") if row.step_free else "",
    ]
    text = " · ".join(p for p in (row.room, lists.word(BEDS, row.kind), places) if p)
    return RowFace(text, " · ".join(p for p in more if p), "bed")


def _dated(lists: EditorLists, row: Any, text: str, icon: str, *more: str) -> RowFace:  # noqa: ANN401
    texts = lists.ui.texts
    when = period(texts, row.starts_on, row.ends_on)
    badges: Badges = ()
    if former(row.ends_on):
        badges = (("neutral", texts.tr("former"), "history"),)
    return RowFace(text, " · ".join(p for p in (*more, when) if p), icon, badges)


def _linked(row: Any, name: str, message: Message) -> dict[str, Message]:  # noqa: ANN401
    found = {} if getattr(row, name) else {name: message}
    try:
        check_period("", row.starts_on, row.ends_on)
    except InputError as error:
        found[error.field] = error.message
    return found


RELATION = SmallRow(
    RelationDraft(),
    _relation_form,
    _relation_face,
    lambda lists: DialogWords(lists.ui.texts.tr("Relation"), "users"),
)
LIVING = SmallRow(
    LivingDraft(),
    living_form,
    _living_face,
    lambda lists: DialogWords(lists.ui.texts.tr("Household"), "house"),
)
MEMBER = SmallRow(
    MemberDraft(),
    member_form,
    _member_face,
    lambda lists: DialogWords(lists.ui.texts.tr("Member of the household"), "user"),
)
BED = SmallRow(
    BedDraft(), _bed_form, _bed_face, lambda lists: DialogWords(lists.ui.texts.tr("Bed"), "bed")
)


def consent_today() -> SmallRow:
    """Consents; a new one is given today."""
    blank = replace(ConsentDraft(), purpose=str(ConsentPurpose.PARTNER), given_on=clock.today())
    return SmallRow(
        blank,
        _consent_form,
        _consent_face,
        lambda lists: DialogWords(lists.ui.texts.tr("Consent"), "shield-check", 720),
    )
