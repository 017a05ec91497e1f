"""The question before letters leave the house in a language that is not their readers' own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from twincrm.services.mailings.readers import NAMED, stand_ins, to_be_written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twincrm.domain.texts import Translator
    from twincrm.services.mailings.readers import Readers
    from twincrm.ui.kit.asker import Asker

Answer = Literal["go", "write", "stay"]


def ask_about_stand_ins(
    asker: Asker, texts: Translator, readers: Sequence[Readers], anyway: str, *, can_write: bool
) -> Answer:
    """Whether letters go out although somebody's text is missing; nobody is asked where none is.

    *anyway*: the words for going on, such as “Print anyway”. *can_write*: the text can be
    completed from here; Enter does that.
    """
    said = stand_ins(readers, NAMED)
    if not said:
        return "go"
    can_write = can_write and bool(to_be_written(readers))
    write = [texts.tr("Complete the text…")] if can_write else []
    words = "\n\n".join(texts.say(each) for each in said)
    chosen = asker.choose_one(texts.tr("A text is missing"), words, [*write, anyway])
    if chosen is None:
        return "stay"
    return "write" if can_write and chosen == 0 else "go"
