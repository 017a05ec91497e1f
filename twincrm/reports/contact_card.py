"""Contacts on small cards with a QR code that puts them on a phone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from twincrm.domain.errors import RuleError
from twincrm.domain.texts import Message
from twincrm.reports.paper import Stationery, compose
from twincrm.reports.qr import LEAST_MODULE, has_code, qr_code
from twincrm.reports.sender import Sender, SenderFoot
from twincrm.reports.styles import (
    CARD_STYLES,
    GOLD,
    LINE,
    MM,
    PAPER,
    SINGLE_CARD_STYLES,
)
from twincrm.reports.typesetting import divided_settings, one_line, set_text, whole_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.domain.texts import Translator
    from twincrm.reports.paper import Block
    from twincrm.reports.qr import QrCode
    from twincrm.reports.sheet import Sheet
    from twincrm.reports.styles import (
        CardStyles,
    )
    from twincrm.reports.typesetting import Setting

CardLayout = Literal["sheet", "single"]
"""Ten cards of 85 × 55 mm to cut from A4, or each contact on a card of its own, A6."""

CARD_WIDTH, CARD_HEIGHT = 85 * MM, 55 * MM
NOBODY = Sender()
_COLUMNS, _ROWS = 2, 5
_PAD = 5 * MM
_SMALL_CODE, _LARGE_CODE = 36 * MM, 78 * MM
_LEAST_NAME = 8.0
"""In points; a word of a name that is too long even so goes on in the next line."""
_NAMED = 60
"""Letters of a name that are enough to recognise it."""
_RULE = 11.0
"""Room for the rule between the upper and the lower lines."""
_SINGLE_SIDE, _SINGLE_TOP = 9 * MM, 10 * MM
_SMALLER_TYPE = (0.92, 0.85, 0.78)


@dataclass(frozen=True, slots=True)
class PrintedCard:
    """What a card shows, and the text its code holds."""

    name: str
    qr_text: str
    function: str = ""
    organisation: str = ""
    phones: tuple[str, ...] = ()
    email: str = ""
    town: str = ""


def print_contact_cards(
    cards: Sequence[PrintedCard],
    translator: Translator,
    *,
    layout: CardLayout = "sheet",
    sender: Sender = NOBODY,
) -> bytes:
    """Contact cards as a PDF, in the order given; *sender* hands them out.

    Raises:
        RuleError: no card, or one that holds more than a code of this size can.
    """
    if not cards:
        raise RuleError(Message("There is no contact to print. Choose at least one."))
    title = translator.tr("Contact cards")
    if layout == "single":
        blocks: list[Block] = [SingleCard.of(card, translator) for card in cards]
        style = SINGLE_CARD_STYLES.hint
        width, height = PAPER["A6"]
        side, top = _SINGLE_SIDE, _SINGLE_TOP
    else:
        blocks = _card_pages([SmallCard.of(card, translator, sender) for card in cards])
        style = CARD_STYLES.hint
        width, height = PAPER["A4"]
        side, top = (width - _COLUMNS * CARD_WIDTH) / 2, (height - _ROWS * CARD_HEIGHT) / 2
    stationery = Stationery(
        title=title,
        author=sender.name,
        subject=title,
        language=translator.language,
        paper=(width, height),
        side=side,
        top=top,
        bottom=top - 0.01,
        footer=SenderFoot(sender, style) if sender.letterhead else None,
    )
    return compose(blocks, stationery)


def _card_pages(small: Sequence[SmallCard]) -> list[Block]:
    step = _COLUMNS * _ROWS
    return [CardPage(tuple(small[first : first + step])) for first in range(0, len(small), step)]


def _code(card: PrintedCard, side: float) -> QrCode:
    code = qr_code(card.qr_text, side)
    if code is None:
        raise RuleError(without_code(card))
    return code


def fits_a_code(card: PrintedCard) -> bool:
    """Whether what the card holds can be read from a code of the small size."""
    return has_code(card.qr_text, _SMALL_CODE)


def without_code(card: PrintedCard) -> Message:
    """That a card holds too much for its code."""
    message = Message(
        "The card of {name} holds more than a code of this size can carry. Leave out the "
        "address or the notes, or print it as a single large card."
    )
    return message.with_values(name=shortened(card.name))


def shortened(name: str) -> str:
    """A name as a sentence can hold it."""
    return name if len(name) <= _NAMED else f"{name[: _NAMED - 2].rstrip()} …"


@dataclass(frozen=True, slots=True)
class CardText:
    """The lines of a card: the name and function above a rule, the rest below."""

    above: tuple[Setting, ...]
    below: tuple[Setting, ...]

    @classmethod
    def of(cls, card: PrintedCard, styles: CardStyles, room: tuple[float, float]) -> CardText:
        """The lines of *card* in a column with *room*, in smaller type where they are many."""
        text = cls._set(card, styles, room[0])
        for factor in _SMALLER_TYPE:
            if text.height <= room[1]:
                return text
            text = cls._set(card, styles.scaled(factor), room[0])
        above, _ = divided_settings(text.above, room[1] - _RULE)
        left = room[1] - _RULE - sum(each.height for each in above)
        return cls(above, divided_settings(text.below, left)[0])

    @classmethod
    def _set(cls, card: PrintedCard, styles: CardStyles, width: float) -> CardText:
        above = (
            set_text(card.name, whole_words(card.name, styles.name, width, _LEAST_NAME), width),
            set_text(card.function, styles.function, width),
            set_text(card.organisation, styles.line, width),
        )
        lines = (*card.phones, card.email, card.town)
        return cls(above, tuple(set_text(each, styles.line, width) for each in lines))

    @property
    def height(self) -> float:
        """With the rule between, in points."""
        return sum(each.height for each in (*self.above, *self.below)) + _RULE

    def draw(self, sheet: Sheet, x: float, y: float, width: float) -> None:
        """Draw it from *y* downwards."""
        for each in self.above:
            y = sheet.text(each, x, y, width, "left")
        sheet.across(x, y + _RULE / 2, 8 * MM, GOLD, 1.2)
        y += _RULE
        for each in self.below:
            y = sheet.text(each, x, y, width, "left")


@dataclass(frozen=True, slots=True)
class SmallCard:
    """A card of 85 × 55 mm: text at the left, the code at the right."""

    text: CardText
    code: QrCode
    hint: Setting
    sender: Sender = NOBODY

    @classmethod
    def of(cls, card: PrintedCard, translator: Translator, sender: Sender) -> SmallCard:
        """The card of a contact, handed out by *sender*."""
        room = CARD_HEIGHT - _PAD - sender.height
        return cls(
            CardText.of(card, CARD_STYLES, (_small_text_width(), room)),
            _code(card, _SMALL_CODE),
            one_line(_hint(translator), CARD_STYLES.hint, _SMALL_CODE),
            sender,
        )

    def draw(self, sheet: Sheet, x: float, y: float) -> None:
        """Draw it with its upper left corner at x, y."""
        room = CARD_HEIGHT - self.sender.height
        top = y + max(_PAD / 2, (room - self.text.height) / 2)
        self.text.draw(sheet, x + _PAD, top, _small_text_width())
        if self.sender.height:
            foot = y + room - _PAD / 2
            self.sender.draw(sheet, x + _PAD, foot, _small_text_width(), CARD_STYLES.hint)
        left = x + CARD_WIDTH - _SMALL_CODE - 2 * MM
        above = y + (CARD_HEIGHT - _SMALL_CODE - self.hint.height) / 2
        self.code.draw(sheet, left, above, _SMALL_CODE)
        sheet.text(self.hint, left, above + _SMALL_CODE - 4, _SMALL_CODE, "centre")


def _small_text_width() -> float:
    return CARD_WIDTH - _SMALL_CODE - 2 * MM - _PAD


def _hint(translator: Translator) -> str:
    return translator.tr("Scan with the camera of a phone")


@dataclass(frozen=True, slots=True)
class CardPage:
    """Up to ten cards with hairlines to cut along."""

    cards: tuple[SmallCard, ...]

    def height(self, width: float, room: float) -> float:
        """A whole page."""
        del width, room
        return _ROWS * CARD_HEIGHT

    def divided(self, width: float, room: float) -> tuple[Block, ...]:
        """It stays whole."""
        del width, room
        return ()

    def draw(self, sheet: Sheet, width: float) -> None:
        """Draw it."""
        del width
        for index, card in enumerate(self.cards):
            x, y = index % _COLUMNS * CARD_WIDTH, index // _COLUMNS * CARD_HEIGHT
            card.draw(sheet, x, y)
            for edge in (x, x + CARD_WIDTH):
                sheet.down(edge, y, CARD_HEIGHT, LINE, 0.3)
            for edge in (y, y + CARD_HEIGHT):
                sheet.across(x, edge, CARD_WIDTH, LINE, 0.3)


@dataclass(frozen=True, slots=True)
class SingleCard:
    """A card of its own, A6: text above, a large code below."""

    text: CardText
    code: QrCode
    hint: Setting

    @classmethod
    def of(cls, card: PrintedCard, translator: Translator) -> SingleCard:
        """The card of a contact."""
        styles = SINGLE_CARD_STYLES
        width, height = PAPER["A6"][0] - 2 * _SINGLE_SIDE, PAPER["A6"][1] - 2 * _SINGLE_TOP
        code, hint = _code(card, _LARGE_CODE), one_line(_hint(translator), styles.hint)
        room = height - hint.height - max(_SMALL_CODE, code.modules * LEAST_MODULE)
        return cls(CardText.of(card, styles, (width, room)), code, hint)

    def height(self, width: float, room: float) -> float:
        """A whole page."""
        del width
        return room

    def divided(self, width: float, room: float) -> tuple[Block, ...]:
        """It stays whole."""
        del width, room
        return ()

    def draw(self, sheet: Sheet, width: float) -> None:
        """Draw it."""
        self.text.draw(sheet, 0, 0, width)
        room = sheet.height - self.text.height - self.hint.height
        side = min(_LARGE_CODE, max(room, self.code.modules * LEAST_MODULE))
        top = sheet.height - self.hint.height - side
        self.code.draw(sheet, (width - side) / 2, top, side)
        sheet.text(self.hint, 0, top + side, width, "centre")
