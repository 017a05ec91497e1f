"""How an envelope to the town hall names the office of who is written to."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from twincrm.domain.salutation import FormOfAddress, Function

_OFFICES: dict[str, Mapping[str, tuple[str, str]]] = {
    "de": {
        "mayor": ("Herrn Bürgermeister", "Frau Bürgermeisterin"),
        "lord_mayor": ("Herrn Oberbürgermeister", "Frau Oberbürgermeisterin"),
        "village_mayor": ("Herrn Bürgermeister", "Frau Bürgermeisterin"),
        "deputy_mayor": ("Herrn Beigeordneten", "Frau Beigeordnete"),
        "chair": ("Herrn Vorsitzenden", "Frau Vorsitzende"),
    },
    "fr": {
        "mayor": ("Maire", "Maire"),
        "lord_mayor": ("Maire", "Maire"),
        "village_mayor": ("Maire", "Maire"),
        "deputy_mayor": ("Adjoint au Maire", "Adjointe au Maire"),
        "chair": ("Président", "Présidente"),
    },
    "en": {
        "mayor": ("The Worshipful the Mayor", "The Worshipful the Mayor"),
        "lord_mayor": ("The Lord Mayor", "The Lord Mayor"),
        "village_mayor": ("The Mayor", "The Mayor"),
        "deputy_mayor": ("The Deputy Mayor", "The Deputy Mayor"),
        "chair": ("The Chair", "The Chair"),
    },
    "pl": {
        "mayor": ("Pan Burmistrz", "Pani Burmistrz"),
        "lord_mayor": ("Pan Prezydent", "Pani Prezydent"),
        "village_mayor": ("Pan Wójt", "Pani Wójt"),
        "deputy_mayor": ("Pan Zastępca Burmistrza", "Pani Zastępca Burmistrza"),
        "chair": ("Pan Prezes", "Pani Prezes"),
    },
}
"""A man and a woman in office, as envelopes name them."""


def office_lines(
    function: Function, form: FormOfAddress, names: tuple[str, str], language: str, longest: int
) -> tuple[str, ...]:
    """Office and name, as the language writes them; none where it cannot be said for certain.

    *names* is the name with and without *Herrn* or *Mr*; beyond *longest* letters a line is two.
    """
    code = language[:2].lower()
    both = _OFFICES.get(code, {}).get(function)
    if not both or form not in {"mr", "mrs"}:
        return ()
    office, (titled, bare) = both[1 if form == "mrs" else 0], names
    if code == "fr":
        return (titled, office)
    if code == "en":
        return (office, titled)
    line = f"{office} {bare}"
    return (line,) if len(line) <= longest else (office, bare)
