"""The words for kinds of membership."""

from __future__ import annotations

import re
from functools import lru_cache

from twincrm.domain.folding import fold

_KINDS = (
    ("honorary", r"ehren|honneur|honor"),
    ("supporting", r"förder|forder|support|bienfait|wspier|spender|donat|gonner"),
    ("youth", r"jugend|jung|schul|student|youth|jeune|etudiant|junior|kind|mlodz|enfant|azubi"),
    ("household", r"famil|rodzin|haushalt|foyer|household"),
    ("couple", r"paar|couple|ehel|partner|par$|^para$|malzen|joint"),
    ("trial", r"schnupper|probe|trial|essai|prob"),
    ("corporate", r"firm|korpor|corpor|morale|organis|verein|associat|jurist|prawn|school|instit"),
    ("ex_officio", r"amt|officio|by office|droit|urzed"),
    (
        "single",
        (
            r"einzel|erwachs|single|indiv|normal|ordent|adult|voll|regul|zwycz|seul|simple|indyw"
            r"|pojedyn"
        ),
    ),
)


@lru_cache(maxsize=512)
def kind_of(text: str) -> str:
    """The kind of membership that a word means in some language; empty for none."""
    word = fold(text)
    return next((kind for kind, words in _KINDS if re.search(words, word)), "")
