"""What a printed programme says beside what people wrote, in each of its languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from twincrm.domain.dates import clock_time, date_interval, long_date, weekday_date
from twincrm.domain.texts import Message
from twincrm.reports.typesetting import polished

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, time

    from twincrm.domain.records.visit_programme import ProgrammeItem, Texts, VisitProgramme
    from twincrm.domain.texts import Translator

FOR_WHOM = {
    "guests": Message("for the guests"),
    "hosts": Message("for the hosts"),
    "officials": Message("for the official representatives"),
    "youth": Message("for the young people"),
    "board": Message("board members only"),
}

_MARKS = {
    "de": {",": ".", ".": ","},
    "fr": {",": "\u202f", ".": ","},
    "pl": {",": "\u00a0", ".": ","},
}
"""What stands between thousands and before cents, where English has a comma and a point."""


class Said(NamedTuple):
    """A text, and whether it is said in the language of its page or only in another one."""

    text: str
    own: bool = True


class Words:
    """The wording of a programme in one language."""

    def __init__(self, translator: Translator) -> None:
        self._say = translator
        self.language = translator.language

    def own_or_other(self, texts: Texts) -> Said:
        """The text in this language, else in another; and whether it is this language's."""
        own = texts.said_in(self.language)
        if own:
            return Said(polished(own, self.language))
        language, other = next(iter(texts.items()), ("", ""))
        return Said(polished(other, language), own=False)

    def say(self, message: Message) -> str:
        """A heading, a label or a sentence."""
        return polished(self._say.say(message), self.language)

    def page(self, *, leading: bool) -> str:
        """The word before a page number; after another word only German writes it large."""
        word = self._say.tr("Page")
        return word if leading or self.language == "de" else word.lower()

    def clock(self, moment: time) -> str:
        """The time of day without the word for hours."""
        return clock_time(moment, self.language, bare=True)

    def weekday(self, day: date) -> str:
        """The name of the day and its date, as a heading."""
        text = weekday_date(day, self.language)
        return text[:1].upper() + text[1:]

    def interval(self, programme: VisitProgramme) -> str:
        """From when to when the visit lasts."""
        dates = date_interval(programme.start, programme.end, self.language, form="heading")
        return dates.replace(" ", "\u00a0")

    def years(self, n: int) -> str:
        """How long the partnership lasts."""
        return self._say.trn("{n} year", "{n} years", n)

    def as_of(self, day: date) -> str:
        """The date of what is printed."""
        message = Message("As of {date}").with_values(date=long_date(day, self.language))
        return self.say(message)

    def version(self, n: int) -> str:
        """Which version of the programme this is."""
        return self.say(Message("Version {number}").with_values(number=n))

    def provisional(self) -> str:
        """That most of the programme may still change, said once above it."""
        return self.say(Message("Provisional programme"))

    def until(self, moment: time) -> str:
        """The end of an item, below its beginning."""
        return f"–\u00a0{self.clock(moment)}"

    def meeting(self, item: ProgrammeItem) -> Said:
        """Where one meets for an item; nothing where it is not said."""
        place, own = self.own_or_other(item.meeting_point)
        if not place:
            return Said("")
        return Said(self.say(Message("Meeting point: {place}").with_values(place=place)), own)

    def status(self, item: ProgrammeItem, *, provisional: bool = False) -> str:
        """What is unusual about the state of an item; in a *provisional* one that it is sure."""
        match item.status:
            case "draft":
                text = self._say.trc("programme item", "Not yet confirmed")
                text = "" if provisional else text
            case "changed":
                text = self._say.trc("programme item", "Changed")
            case "cancelled":
                text = self._say.trc("programme item", "Cancelled")
            case "confirmed":
                text = self._say.trc("programme item", "Confirmed") if provisional else ""
        return polished(text, self.language)

    def below_title(self, item: ProgrammeItem) -> tuple[Said, Said, Said]:
        """Place, detail and conditions of an item; what is not said is empty."""
        place = self.own_or_other(item.place)
        if place.text == self.own_or_other(item.meeting_point).text:
            place = Said("")  # it stands there already
        conditions = Said(" · ".join(self._conditions(item)))
        return place, self.own_or_other(item.detail), conditions

    def _conditions(self, item: ProgrammeItem) -> Iterable[str]:
        if item.audience in FOR_WHOM:
            yield self.say(FOR_WHOM[item.audience])
        if item.optional:
            yield polished(self._say.trc("programme item", "optional"), self.language)
        if item.registration:
            yield self.say(Message("registration required"))
        if item.price_cents == 0:
            yield self.say(Message("free of charge"))
        elif item.price_cents:
            price = _euros(item.price_cents, self.language)
            yield self.say(Message("{price} per person").with_values(price=price))


def towns(programme: VisitProgramme, words: tuple[Words, ...]) -> Iterable[str]:
    """Which place hosts and which are its guests; where none hosts, which are the partners."""

    def line(heading: Message, places: Iterable[str]) -> str:
        said = joined(words, lambda each: each.say(heading))
        return polished(f"{said}: {', '.join(places)}", words[0].language)

    if programme.partners and programme.hosted:
        yield line(Message("Hosts"), (programme.host_place,))
        yield line(Message("Guests"), programme.partners)
    elif programme.partners:
        yield line(Message("Partner places"), programme.partners)


def joined(words: Iterable[Words], say: Callable[[Words], str], mark: str = " · ") -> str:
    """The same thing said in every language, each wording once."""
    said: dict[str, str] = {}
    for each in words:
        text = say(each)
        if text:
            said.setdefault(text.casefold(), text)
    return mark.join(said.values())


def _euros(cents: int, language: str) -> str:
    whole, rest = divmod(cents, 100)
    plain = f"{whole:,}.{rest:02}" if rest else f"{whole:,}"
    number = plain.translate(str.maketrans(_MARKS.get(language, {})))
    return f"€{number}" if language == "en" else f"{number}\u00a0€"
