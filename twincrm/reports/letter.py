"""Letters to many: after DIN 5008 form B for German windows, or as French offices write them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from twincrm.domain.errors import RuleError
from twincrm.reports.address_labels import NO_RECIPIENT, AddressText
from twincrm.reports.paper import Space, Stationery, draw_pages, set_pages
from twincrm.reports.sender import Sender
from twincrm.reports.sheet import picture
from twincrm.reports.styles import INK2, LINE, MM, PAPER, SANS, SANS_STRONG, SERIF_STRONG, TextStyle
from twincrm.reports.typesetting import beside_each_other, one_line, polished, set_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.domain.letter_text import FilledLetter
    from twincrm.domain.texts import Translator
    from twincrm.reports.paper import Block, Folio
    from twincrm.reports.sheet import Sheet
    from twincrm.reports.typesetting import Setting

LetterLayout = Literal["din", "french"]
LETTER_LAYOUTS: tuple[LetterLayout, ...] = get_args(LetterLayout)

_NOBODY = Sender()
_SIDE, _TOP, _BOTTOM = 25 * MM, 20 * MM, 25 * MM
_TEXT = TextStyle(SANS, 11, 15)
_SUBJECT = TextStyle(SANS_STRONG, 11, 15)
_NAME = TextStyle(SERIF_STRONG, 15, 18)
_SMALL = TextStyle(SANS, 8, 10.5, INK2)
_FOOT = TextStyle(SANS, 8.6, 11, INK2)
_PARAGRAPH = 8.0
_LOGO = 18 * MM
_SIGNATURE = 13 * MM
"""Room to sign in."""
_READABLE = 6.5
"""No type is smaller, in points, where it can go on two lines."""
_SMALLEST = 6.0
"""No line is in smaller type: it is shortened instead."""
_LEAST_LINES = 2
"""Fewer lines of a paragraph never stand alone on a page."""


@dataclass(frozen=True, slots=True)
class _Form:
    """Where things stand on the first page, in points from its upper left corner."""

    address: tuple[float, float]
    """The first line of the recipient."""
    address_room: tuple[float, float]
    return_line: tuple[float, float] | None
    """The lower left corner of the sender in small type above the recipient, seen in the window."""
    date: tuple[float, float]
    subject: float
    folds: tuple[float, ...] = ()
    signed_right: bool = False


_FORMS: dict[LetterLayout, _Form] = {
    "din": _Form(
        address=(25 * MM, 62.7 * MM),
        address_room=(75 * MM, 27.3 * MM),
        return_line=(25 * MM, 61.5 * MM),
        date=(125 * MM, 62.7 * MM),
        subject=98.5 * MM,
        folds=(105 * MM, 148.5 * MM, 210 * MM),
    ),
    "french": _Form(
        address=(110 * MM, 47 * MM),
        address_room=(75 * MM, 31 * MM),
        return_line=None,
        date=(110 * MM, 92 * MM),
        subject=106 * MM,
        signed_right=True,
    ),
}
"""DIN 5008:2020 form B: its window shows 20 to 100 mm from the left and 50 to 90 mm from the top,
however the letter lies in it. French: the window of 45 × 100 mm at the right of an envelope of
220 × 110 mm shows 100 to 190 mm from the left and 45 to 79 mm from the top."""


def print_letters(
    letters: Sequence[FilledLetter],
    translator: Translator,
    *,
    layout: LetterLayout = "din",
    sender: Sender = _NOBODY,
) -> bytes:
    """Letters as one PDF, each beginning on a page of its own.

    Raises:
        RuleError: there is no letter, or a part of one is higher than a page.
    """
    if not letters:
        raise RuleError(NO_RECIPIENT)
    title = translator.tr("Letters")
    stationery = _stationery(title, sender, translator, None)
    form = _FORMS[layout]
    pages = [set_pages(_blocks(each, form, sender, layout), stationery) for each in letters]
    foot = _Foot(sender, tuple(n for each in pages for n in _counted(len(each))), translator)
    together = tuple(page for each in pages for page in each)
    return draw_pages(together, _stationery(title, sender, translator, foot))


def _counted(pages: int) -> list[tuple[int, int]]:
    return [(number, pages) for number in range(1, pages + 1)]


def _stationery(
    title: str, sender: Sender, translator: Translator, foot: _Foot | None
) -> Stationery:
    return Stationery(
        title=title,
        author=sender.name,
        subject=title,
        language=translator.language,
        paper=PAPER["A4"],
        side=_SIDE,
        top=_TOP,
        bottom=_BOTTOM,
        footer=foot,
    )


def _blocks(
    letter: FilledLetter, form: _Form, sender: Sender, layout: LetterLayout
) -> list[Block | Space]:
    width = PAPER["A4"][0] - 2 * _SIDE
    language = letter.recipient.language
    blocks: list[Block | Space] = [LetterHead(letter, form, sender, layout)]
    if letter.salutation:
        blocks += [_paragraph(letter.salutation, width, language), Space(_PARAGRAPH)]
    for text in letter.paragraphs:
        blocks += [_paragraph(text, width, language), Space(_PARAGRAPH)]
    if letter.closing or letter.signature:
        closing = set_text(polished(letter.closing, language), _TEXT, width, "prose")
        signed = set_text(letter.signature, _TEXT, width / 2)
        blocks.append(LetterEnd(closing, signed, 85 * MM if form.signed_right else 0.0))
    return blocks


def _paragraph(text: str, width: float, language: str) -> Paragraph:
    return Paragraph(set_text(polished(text, language), _TEXT, width, "prose"))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of text that may go on on the next page."""

    setting: Setting

    def height(self, width: float, room: float) -> float:
        """Its height in points."""
        del width, room
        return self.setting.height

    def divided(self, width: float, room: float) -> tuple[Block, ...]:
        """Between lines, never leaving one alone."""
        del width
        upper, lower = self.setting.divided(room)
        if len(lower.lines) == 1 and len(upper.lines) > _LEAST_LINES:
            upper, lower = self.setting.divided(upper.height - self.setting.style.leading)
        if min(len(upper.lines), len(lower.lines)) < _LEAST_LINES:
            return ()
        return Paragraph(upper), Paragraph(lower)

    def draw(self, sheet: Sheet, width: float) -> None:
        """Draw it."""
        sheet.text(self.setting, 0, 0, width, "left")


@dataclass(frozen=True, slots=True)
class LetterHead:
    """Everything above the first line: sender, recipient, date, subject, marks to fold at."""

    letter: FilledLetter
    form: _Form
    sender: Sender
    layout: LetterLayout

    def height(self, width: float, room: float) -> float:
        """Down to the salutation."""
        del room
        return self.form.subject - _TOP + self._subject(width).height + 2 * _TEXT.leading

    def divided(self, width: float, room: float) -> tuple[Block, ...]:
        """It stays whole."""
        del width, room
        return ()

    def _subject(self, width: float) -> Setting:
        said = polished(self.letter.subject, self.letter.recipient.language)
        objet = self.layout == "french" and said and self.letter.recipient.language == "fr"
        return set_text(f"Objet : {said}" if objet else said, _SUBJECT, width)

    def draw(self, sheet: Sheet, width: float) -> None:
        """Draw it; places are told from the corner of the page."""
        form = self.form
        self._draw_sender(sheet, width)
        if form.return_line is not None:
            self._draw_return(sheet, *form.return_line)
        text = AddressText.of(self.letter.recipient, *form.address_room)
        x, y = form.address
        text.draw(sheet, x - _SIDE, y - _TOP, form.address_room[0])
        self._put(sheet, one_line(self.letter.place_and_date, _TEXT), form.date)
        sheet.text(self._subject(width), 0, form.subject - _TOP, width, "left")
        for fold in form.folds:
            length = 6 * MM if fold == 148.5 * MM else 4 * MM
            sheet.across(4 * MM - _SIDE, fold - _TOP, length, LINE, 0.4)

    def _draw_return(self, sheet: Sheet, x: float, below: float) -> None:
        """The sender in one line above the recipient, in two where one would be too small."""
        room, back = self.form.address_room[0], [part for part in self.sender.back_to if part]
        lines = [one_line(" · ".join(back), _SMALL, room)]
        if lines[0].style.size < _READABLE:
            lines = [one_line(part, _SMALL.scaled(0.85), room, _SMALLEST) for part in back]
        y = below - sum(line.height for line in lines)
        for line in lines:
            self._put(sheet, line, (x, y))
            y += line.height

    def _draw_sender(self, sheet: Sheet, width: float) -> None:
        """The logo at the right and the name; in France the whole sender at the upper left."""
        logo = picture(self.sender.logo)
        if logo is not None:
            high = min(_LOGO, 45 * MM / logo.ratio)
            sheet.picture(logo, width - high * logo.ratio, -5 * MM, high)
        y = sheet.text(set_text(self.sender.name, _NAME, width * 0.68), 0, -5 * MM, width, "left")
        if self.layout == "french":
            small = set_text(self.sender.lines, _SMALL.scaled(1.15), width * 0.5)
            sheet.text(small, 0, y + 3, width, "left")

    @staticmethod
    def _put(sheet: Sheet, setting: Setting, at: tuple[float, float]) -> None:
        sheet.text(setting, at[0] - _SIDE, at[1] - _TOP, setting.width, "left")


@dataclass(frozen=True, slots=True)
class LetterEnd:
    """The closing, room to sign, and who signs; never divided."""

    closing: Setting
    signed: Setting
    indent: float

    def height(self, width: float, room: float) -> float:
        """Its height in points."""
        del width, room
        return self.closing.height + _SIGNATURE + self.signed.height + 4

    def divided(self, width: float, room: float) -> tuple[Block, ...]:
        """It stays whole."""
        del width, room
        return ()

    def draw(self, sheet: Sheet, width: float) -> None:
        """Draw it."""
        y = sheet.text(self.closing, 0, 4, width, "left")
        sheet.text(self.signed, self.indent, y + _SIGNATURE, width, "left")


@dataclass(frozen=True, slots=True)
class _Foot:
    """The letterhead below every page, and the page where a letter has several."""

    sender: Sender
    numbers: tuple[tuple[int, int], ...]
    """Page and pages of each letter, for every page of the document."""
    translator: Translator

    def __call__(self, sheet: Sheet, width: float, folio: Folio) -> None:
        """Draw it."""
        number, pages = self.numbers[folio.page - 1]
        if self.sender.letterhead:
            line = beside_each_other(f"{self.sender.name}\n{self.sender.letterhead}")
            sheet.across(0, 8, width, LINE, 0.4)
            sheet.text(one_line(line, _FOOT, width, _SMALLEST), 0, 14, width, "centre")
        if pages > 1:
            said = f"{number} / {pages}"
            sheet.text(one_line(said, _FOOT), 0, 28, width, "right")
