"""What speaks against taking a card for a contact that is known, said in words."""

from __future__ import annotations

from twincrm.domain.folding import match_key
from twincrm.domain.texts import Message

ANOTHER_NAME = Message(
    "“{card}” carries the same identifier as “{contact}” and is taken for the same contact, though "
    "the names differ. Nothing is overwritten; please check it."
)
ANOTHER_BIRTHDAY = Message(
    "“{card}” is taken for “{contact}”, though the birthdays differ. Nothing is overwritten; "
    "please check it."
)
NAMESAKE = Message(
    "There is a “{contact}” with the same phone number but another birthday. “{card}” is taken for "
    "somebody else and becomes a contact of its own."
)
FATHER_OR_SON = Message(
    "There is a “{contact}” with the same mailbox but another birthday. “{card}” becomes a contact "
    "of its own; please check whether one of the birthdays is wrong."
)
NAME_KNOWN = Message(
    "There is a “{contact}” already. Nothing shows that it is the same contact, so “{card}” "
    "becomes one of its own; please check it."
)
NAME_IN_LIST = Message(
    "“{contact}” stands in line {line} as well. Nothing shows that it is the same contact, so "
    "“{card}” becomes one of its own; please check it."
)
SAME_IDENTIFIER = Message(
    "“{card}” carries the same identifier as “{contact}”, who is somebody else. It becomes a "
    "contact of its own."
)
SAME_NUMBER = Message(
    "“{card}” has the same membership number and the same first name as “{contact}” and is taken "
    "for the same contact, though the names differ. Nothing is overwritten; please check it."
)
NUMBER_KNOWN = Message(
    "“{contact}” has the same membership number and the same first name. Nothing else shows that "
    "it is the same contact, so “{card}” becomes one of its own; please check it."
)
NUMBER_HELD = Message(
    "“{contact}” has the membership number {number} already, and “{card}” gets it as well; please "
    "check it."
)
MEMBER_SINCE = Message(
    "“{card}” has been a member since {day}, and nobody is one twice at a time. What the row says "
    "otherwise is in the note of the membership: {line}"
)
MEMBER = Message(
    "“{card}” is a member already, and nobody is one twice at a time. What the row says otherwise "
    "is in the note of the membership: {line}"
)

ALONE = Message(
    "The list names “{card}” beside “{member}”. The membership stays that of “{member}” alone; "
    "please check whether it becomes one of both."
)
EACH_THEIR_OWN = Message(
    "The list names “{card}” and “{member}” as members together. Here each has a membership of "
    "their own, and it stays so; please check it."
)
ALONE_NOW = Message(
    "The list names “{card}” alone. Here the membership is shared with “{member}”, and it stays "
    "so; please check it."
)
KIND_DIFFERS = Message(
    "The list names another kind of membership for “{card}”: {theirs}. Here it is {mine}, and "
    "stays so; please check it."
)
PAYER_DIFFERS = Message(
    "By the list “{card}” pays the fee. Here it is “{member}”, and stays so; please check it."
)
NOBODY_BESIDE = Message(
    "The list calls the membership of “{card}” {kind}, but nobody else stands with it. It becomes "
    "that of a single person; please add who belongs to it."
)
NUMBER_TWICE = Message(
    "“{card}” has the membership number {number} in this list, and so has “{contact}” in row "
    "{line}; please check it."
)
ONE_HOUSE = Message(
    "“{card}” stands at the same address as “{contact}” in row {line}, and only one of the two has "
    "a fee. Is it one household with one membership? Each got a membership; please check it."
)
DECEASED = Message("“{card}” is noted here as deceased ({day}); please check the row.")
NO_FEE_OF_THE_DEAD = Message(
    "“{card}” is noted here as deceased ({day}), so no fee of {year} was made; please check the "
    "row."
)
ADDRESS_DIFFERS = Message(
    "The list names another address for “{card}”: {theirs}. Here it is {mine}, and stays so; "
    "please check it."
)
FORMER_ADDRESS = Message(
    "The list names an address at which “{card}” lived before: {theirs}. Here it is {mine}, and "
    "stays so; please check it."
)
THIRD = Message(
    "“{card}” is named beside somebody who lives with another person already. “{card}” was put "
    "neither into that household nor into its membership; please check it."
)
FEE_OPEN = Message(
    "The list says that the fee of {year} is open; here it is paid. It stays as it is here."
)
FEE_LESS = Message(
    "The list says that less of the fee of {year} was paid than here. It stays as it is here."
)
FEE_DIFFERS = Message(
    "The list names another fee of {year} than here. It stays as it is here; please check it."
)
NAMELESS = Message(
    "“{card}” has no name. It becomes a contact that is called by its number or address; please "
    "add the name."
)

_TO_THE_DAY = len("1957-04-19")


def about(doubt: Message, card: str, contact: str) -> Message:
    """A doubt about a card and a contact, by their names."""
    return doubt.with_values(card=card, contact=contact)


def names_agree(one: str, other: str) -> bool:
    """Whether two names may be one person's: Jürgen and Juergen, Anna Maria and Anna.

    A contact without a name agrees with every other.
    """
    words, others = set(match_key(one).split()), set(match_key(other).split())
    return words <= others or others <= words


def births_agree(one: str | None, other: str | None) -> bool:
    """Whether two dates of birth may be one: what only one of them says does not contradict."""
    if not one or not other:
        return True
    (year, day), (other_year, other_day) = _parts(one), _parts(other)
    years = not year or not other_year or year == other_year
    length = min(len(day), len(other_day))
    return years and day[:length] == other_day[:length]


def births_differ(one: str | None, other: str | None) -> bool:
    """Whether two dates of birth, both known to the day, are not one."""
    return known_to_the_day(one) and known_to_the_day(other) and one != other


def known_to_the_day(date: str | None) -> bool:
    """Whether a date is known whole: year, month and day."""
    return len(date or "") == _TO_THE_DAY


def _parts(date: str) -> tuple[str, str]:
    """Year and the rest of a partial date, as far as they are known."""
    if date.startswith("--"):
        return "", date[1:]
    return date[:4], date[4:]
