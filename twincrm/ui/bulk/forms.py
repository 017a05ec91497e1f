"""The forms of all changes that many contacts can have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QStringListModel, Qt

from twincrm.domain.date_reading import About
from twincrm.domain.errors import InputError
from twincrm.domain.terms import Channel, FormOfAddress, LanguageLevel
from twincrm.domain.texts import Message
from twincrm.runtime import clock
from twincrm.services.bulk.agreeing import Agreed
from twincrm.services.bulk.belonging import Grouped, Tagged
from twincrm.services.bulk.joining import LivingIn, TakingPart
from twincrm.services.bulk.roles import Role
from twincrm.services.bulk.speaking import Spoken
from twincrm.services.bulk.values import (
    Addressing,
    ContactLimit,
    Language,
    NoteLine,
    PreferredWay,
    Town,
)
from twincrm.services.vocabularies.closed_words import PURPOSES
from twincrm.ui.bulk.form import Form
from twincrm.ui.kit.date_field import NOT_FULL, DateField, full_date
from twincrm.ui.kit.fields import ChoiceField, TextField
from twincrm.ui.kit.options import Option
from twincrm.ui.kit.record_field import Link, RecordField
from twincrm.ui.kit.suggestions import Suggestions

if TYPE_CHECKING:
    from collections.abc import Callable

    from twincrm.services.bulk.change import Change
    from twincrm.ui.bulk.lists import ManyLists

CHANNELS: dict[str, Message] = {
    Channel.NONE: Message("no preference"),
    Channel.POST: Message("by post"),
    Channel.PHONE: Message("by phone"),
    Channel.EMAIL: Message("by e-mail"),
}
LEVELS: dict[str, Message] = {
    LanguageLevel.WORDS: Message("a few words"),
    LanguageLevel.BASIC: Message("basic"),
    LanguageLevel.GOOD: Message("good"),
    LanguageLevel.FLUENT: Message("fluent"),
}
FORMS_OF_ADDRESS: dict[str, Message] = {
    FormOfAddress.MRS: Message("Ms"),
    FormOfAddress.MR: Message("Mr"),
    FormOfAddress.NEUTRAL: Message("neutral"),
    FormOfAddress.UNKNOWN: Message("not known"),
}
AS_EVERYBODY, NEVER = Message("as for everybody"), Message("never")
MONTHS = (3, 6, 12, 18, 24, 36)
NO_GROUP = Message("There is no group yet that contacts are put into by hand.")


class TagForm(Form):
    """A tag, offered while it is typed."""

    def __init__(self, lists: ManyLists, *, given: bool) -> None:
        super().__init__(lists.ui)
        self._given = given
        self.tag = TextField(lists.ui, icon="tag")
        suggested = Suggestions(self.tag, QStringListModel(lists.tags, self.tag))
        suggested.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        suggested.completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.tag.setCompleter(suggested.completer)
        self.put("name", lists.ui.texts.tr("Tag"), self.tag)

    def change(self) -> Change:
        """The tag given or taken away."""
        return Tagged(self.tag.value, self._given)


class GroupForm(Form):
    """One of the static groups."""

    def __init__(self, lists: ManyLists, *, given: bool) -> None:
        super().__init__(lists.ui)
        self._given = given
        self._names = {option.value: option.text for option in lists.groups}
        self.group = ChoiceField(lists.ui, lists.groups, next(iter(self._names), None))
        self.put("group", lists.ui.texts.tr("Group"), self.group)

    def begin_with(self, record: int, title: str) -> None:
        """In this group."""
        del title
        self.begun = True
        self.group.set_value(record)
        self.group.setFocus()

    def change(self) -> Change:
        """Into the group or out of it.

        Raises:
            InputError: there is none.
        """
        key = self.group.value
        if not isinstance(key, int):
            raise InputError("group", NO_GROUP)
        return Grouped(key, self._names[key], self._given)


class LanguageForm(Form):
    """In which language one writes."""

    def __init__(self, lists: ManyLists) -> None:
        super().__init__(lists.ui)
        self.language = ChoiceField(lists.ui, lists.languages, lists.language)
        self.put("code", lists.ui.texts.tr("Language of letters"), self.language)

    def change(self) -> Change:
        """The language."""
        return Language(str(self.language.value or ""))


class SpokenForm(Form):
    """Which language people speak, and how well."""

    def __init__(self, lists: ManyLists) -> None:
        super().__init__(lists.ui)
        texts = lists.ui.texts
        self.language = ChoiceField(lists.ui, lists.languages, "")
        levels = [Option(str(key), texts.say(words)) for key, words in LEVELS.items()]
        self.level = ChoiceField(lists.ui, levels, str(LanguageLevel.GOOD))
        self.put("code", texts.tr("Language"), self.language)
        self.put("level", texts.tr("How well it is spoken"), self.level)

    def change(self) -> Change:
        """The language and the level."""
        return Spoken(str(self.language.value or ""), str(self.level.value))


class TownForm(Form):
    """Where they live."""

    def __init__(self, lists: ManyLists) -> None:
        super().__init__(lists.ui)
        self.town = RecordField(lists, ("place",))
        self.put("place_id", lists.ui.texts.tr("Home town"), self.town)

    def change(self) -> Change:
        """The town.

        Raises:
            InputError: what was typed names none.
        """
        return Town(*_linked(self.town, "place_id"))


class ConsentForm(Form):
    """What for, since when, in which words."""

    def __init__(self, lists: ManyLists, *, given: bool) -> None:
        super().__init__(lists.ui)
        self._given = given
        ui, tr = lists.ui, lists.ui.texts.tr
        options = [Option(str(key), ui.texts.say(words)) for key, words in PURPOSES.items()]
        self.purpose = ChoiceField(ui, options, options[0].value)
        self.day = DateField(ui, clock.today().isoformat(), about=About.PAST)
        self.words = TextField(ui)
        self.put("purpose", tr("Purpose"), self.purpose)
        self.put("day", tr("Given on") if given else tr("Withdrawn on"), self.day)
        if given:
            self.put("words", tr("What exactly"), self.words, optional=True)

    def change(self) -> Change:
        """The consent.

        Raises:
            InputError: the day is not a whole one.
        """
        day = full_date(self.day.stored)
        if day is None:
            raise InputError("day", NOT_FULL)
        return Agreed(str(self.purpose.value), day, self.words.value, self._given)


class RoleForm(Form):
    """Where, which function, since or until when."""

    def __init__(self, lists: ManyLists, *, given: bool) -> None:
        super().__init__(lists.ui)
        self._given = given
        ui, tr = lists.ui, lists.ui.texts.tr
        self.body = RecordField(lists, ("organisation", "place"))
        self.function = ChoiceField(ui, lists.functions)
        self.function.set_value(None)
        day = None if given else clock.today().isoformat()
        self.day = DateField(ui, day, about=About.PAST)
        self.put("body", tr("Organisation or place"), self.body)
        self.put("function", tr("Function"), self.function, optional=True)
        self.put("day", tr("Since") if given else tr("Last day"), self.day, optional=given)

    def change(self) -> Change:
        """The role.

        Raises:
            InputError: what was typed names nothing.
        """
        link, problem = self.body.link, self.body.problem()
        if problem is not None:
            raise InputError("body", problem)
        body = (link.kind, link.id) if link and link.id is not None else None
        key = self.function.value
        function = key if isinstance(key, int) else None
        parts = (self.function.currentText() if function else "", link.title if link else "")
        name = ", ".join(part for part in parts if part)
        return Role(body, name, function, self.day.stored, self._given)


class HouseholdForm(Form):
    """The household in which they live, and since when."""

    def __init__(self, lists: ManyLists) -> None:
        super().__init__(lists.ui)
        tr = lists.ui.texts.tr
        self.home = RecordField(lists, ("household",))
        self.since = DateField(lists.ui, None, about=About.PAST)
        self.put("household_id", tr("Household"), self.home)
        ends = tr("People live in one household at a time: the one before ends.")
        self.by_name["household_id"].set_help(ends)
        self.put("since", tr("Since"), self.since, optional=True)

    def begin_with(self, record: int, title: str) -> None:
        """In this household."""
        self.begun = True
        self.home.set_link(Link("household", record, title) if record else None)
        (self.since if record else self.home).setFocus()

    def change(self) -> Change:
        """Into the household.

        Raises:
            InputError: what was typed names none.
        """
        key, name = _linked(self.home, "household_id")
        return LivingIn(key, name, self.since.stored)


class VisitForm(Form):
    """The visit in which they take part."""

    def __init__(self, lists: ManyLists) -> None:
        super().__init__(lists.ui)
        self.visit = RecordField(lists, ("visit",))
        self.put("visit_id", lists.ui.texts.tr("Visit"), self.visit)

    def begin_with(self, record: int, title: str) -> None:
        """At this visit."""
        self.begun = True
        self.visit.set_link(Link("visit", record, title) if record else None)
        self.visit.setFocus()

    def change(self) -> Change:
        """To the visit.

        Raises:
            InputError: what was typed names none.
        """
        return TakingPart(*_linked(self.visit, "visit_id"))


def _linked(field: RecordField, name: str) -> tuple[int, str]:
    """What a field names, or nothing yet.

    Raises:
        InputError: what was typed names nothing.
    """
    link, problem = field.link, field.problem()
    if problem is not None:
        raise InputError(name, problem)
    return (link.id or 0, link.title) if link else (0, "")


class ChannelForm(Form):
    """How people prefer to be reached."""

    def __init__(self, lists: ManyLists) -> None:
        super().__init__(lists.ui)
        say = lists.ui.texts.say
        options = [Option(str(key), say(words)) for key, words in CHANNELS.items()]
        self.channel = ChoiceField(lists.ui, options, str(Channel.POST))
        self.put("channel", lists.ui.texts.tr("Preferred way"), self.channel)

    def change(self) -> Change:
        """The way."""
        return PreferredWay(str(self.channel.value))


class AddressingForm(Form):
    """How people wish to be addressed; nobody is taken for Ms or Mr by their name."""

    def __init__(self, lists: ManyLists) -> None:
        super().__init__(lists.ui)
        say = lists.ui.texts.say
        options = [Option(str(key), say(words)) for key, words in FORMS_OF_ADDRESS.items()]
        self.form = ChoiceField(lists.ui, options, str(FormOfAddress.MRS))
        self.put("form", lists.ui.texts.tr("Form of address"), self.form)

    def change(self) -> Change:
        """The form."""
        return Addressing(str(self.form.value))


class LimitForm(Form):
    """After how many months of silence one is reminded."""

    def __init__(self, lists: ManyLists) -> None:
        super().__init__(lists.ui)
        texts = lists.ui.texts
        months = [Option(n, texts.trn("after {n} month", "after {n} months", n)) for n in MONTHS]
        usual = Option(None, texts.say(AS_EVERYBODY))
        self.months = ChoiceField(
            lists.ui, (usual, *months, Option(0, texts.say(NEVER))), MONTHS[2]
        )
        self.put("months", texts.tr("Reminder to get in touch"), self.months)

    def change(self) -> Change:
        """The limit."""
        months = self.months.value
        return ContactLimit(months if isinstance(months, int) else None)


class NoteForm(Form):
    """A line that is added to the notes."""

    def __init__(self, lists: ManyLists) -> None:
        super().__init__(lists.ui)
        self.line = TextField(lists.ui)
        self.put("line", lists.ui.texts.tr("Line to be added"), self.line)

    def change(self) -> Change:
        """The line."""
        return NoteLine(self.line.value)


KINDS: tuple[tuple[str, str, Message, Callable[[ManyLists], Form]], ...] = (
    ("tag", "tag", Message("Give a tag"), lambda lists: TagForm(lists, given=True)),
    ("untag", "tag", Message("Take away a tag"), lambda lists: TagForm(lists, given=False)),
    ("group", "folder", Message("Put into a group"), lambda lists: GroupForm(lists, given=True)),
    (
        "ungroup",
        "folder",
        Message("Take out of a group"),
        lambda lists: GroupForm(lists, given=False),
    ),
    ("household", "house", Message("Put into a household"), HouseholdForm),
    ("visit", "bus", Message("Add to a visit"), VisitForm),
    ("form", "user", Message("Set the form of address"), AddressingForm),
    ("language", "languages", Message("Set the language of letters"), LanguageForm),
    ("spoken", "languages", Message("Add a spoken language"), SpokenForm),
    ("town", "map-pin", Message("Set the town"), TownForm),
    (
        "agree",
        "shield-check",
        Message("Note a consent"),
        lambda lists: ConsentForm(lists, given=True),
    ),
    (
        "withdraw",
        "shield-check",
        Message("Withdraw a consent"),
        lambda lists: ConsentForm(lists, given=False),
    ),
    ("role", "landmark", Message("Begin a role"), lambda lists: RoleForm(lists, given=True)),
    ("unrole", "landmark", Message("End a role"), lambda lists: RoleForm(lists, given=False)),
    ("channel", "phone", Message("Set the preferred way"), ChannelForm),
    ("limit", "clock", Message("Set the reminder to get in touch"), LimitForm),
    ("note", "message-square", Message("Add to the notes"), NoteForm),
)
"""Key, icon, words and form of every change, in the order in which they are offered."""
