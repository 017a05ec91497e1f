"""Words beside a subscription that say of which kind the membership is: ``40 couple``."""

from __future__ import annotations

_KINDS = {
    **dict.fromkeys(("couple", "paar", "ehepaar", "eheleute", "joint"), "couple"),
    **dict.fromkeys(("malzenstwo", "malzenska", "para", "partner"), "couple"),
    **dict.fromkeys(("famille", "familie", "family", "rodzina", "foyer"), "household"),
    **dict.fromkeys(("haushalt", "household", "rodzinna", "familial"), "household"),
    **dict.fromkeys(("etudiant", "student", "studentin", "jugend", "jeune", "youth"), "youth"),
}


def kinds_in(words: list[str]) -> tuple[str, ...]:
    """The kinds of membership that folded words beside an amount name, each once."""
    return tuple(dict.fromkeys(_KINDS[word] for word in words if word in _KINDS))


def without_kinds(words: list[str]) -> list[str]:
    """The words that say something else."""
    return [word for word in words if word not in _KINDS]
