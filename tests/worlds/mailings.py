"""Letters to many."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st
from worlds.examples import example
from worlds.values import names, words

from twincrm.domain.terms import LetterKind
from twincrm.services.mailings.commands import AddLetter, ChangeLetter
from twincrm.services.mailings.drafts import LetterDraft, LetterTextDraft, read_letter
from twincrm.store.models import LetterTemplate

INVITATION = LetterDraft(
    name="Einladung zum Sommerfest",
    texts=(
        LetterTextDraft(
            language="de",
            subject="Sommerfest am 6. Mai",
            body="Wir laden Sie herzlich ein.\n\nBitte bringen Sie Freunde mit.",
        ),
        LetterTextDraft(
            language="fr",
            subject="Fête d’été",
            body="Nous avons le plaisir de vous inviter à notre fête d’été.",
        ),
    ),
)


def settle_mailings(dispatcher):
    """One invitation in two languages."""
    dispatcher.execute(AddLetter(INVITATION))


@st.composite
def _letters(draw):
    codes = draw(st.lists(st.sampled_from(["de", "fr", "en", "pl"]), min_size=1, unique=True))
    texts = (LetterTextDraft(None, code, draw(words), draw(words) or "Hallo") for code in codes)
    kind = draw(st.sampled_from(LetterKind))
    return LetterDraft(draw(names), kind, draw(words), tuple(texts))


@example(AddLetter)
def _add_letter(_world, draw):
    return AddLetter(draw(_letters()))


@example(ChangeLetter)
def _change_letter(world, draw):
    letter = world.pick(draw, LetterTemplate)
    before = world.dispatcher.ask(read_letter, letter)
    after = draw(_letters())
    kept = {text.language: text.id for text in before.texts}
    texts = tuple(replace(text, id=kept.get(text.language)) for text in after.texts)
    return ChangeLetter(letter, before, replace(after, texts=texts))
