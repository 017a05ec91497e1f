"""Quotation marks within quotation marks."""

from __future__ import annotations

_MARKS = {
    "de": ("„", "“", "‚", "‘"),
    "fr": ("«", "»", "“", "”"),
    "en": ("“", "”", "‘", "’"),
    "pl": ("„", "”", "«", "»"),
}
"""Opening and closing, outside and inside."""
_THIN = "\u00a0\u202f "


def quoted_within(text: str, language: str) -> str:
    """The same with the inner marks of the language around what is quoted within a quotation.

    Marks that do not come in pairs are left as they are.
    """
    opening, closing, inner, inner_end = _MARKS.get(language[:2], _MARKS["en"])
    if text.count(opening) < len("„„"):
        return text
    made: list[str] = []
    depth = 0
    for letter in text:
        depth += letter == opening
        within = depth > 1
        depth -= letter == closing
        if depth < 0:
            return text
        if within and letter == closing:
            made[-1] = made[-1].rstrip(_THIN)
            made.append(inner_end)
        elif within and made[-1] == inner and letter in _THIN:
            continue
        else:
            made.append(inner if within and letter == opening else letter)
    return text if depth else "".join(made)
