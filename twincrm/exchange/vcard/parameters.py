"""The parameters of a card's line: types, character set, encoding (RFC 2426, 6350, 6868)."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

Encoding = Literal["", "qp", "base64"]

_ENCODINGS: dict[str, Encoding] = {
    "quoted-printable": "qp",
    "base64": "base64",
    "b": "base64",
    "7bit": "",
    "8bit": "",
}
_CARETS = {"^n": "\n", "^N": "\n", "^'": '"'}
_REMEMBERED_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Parameters:
    """What stands between a property's name and its colon, understood.

    ``types`` are in small letters; ``others`` are the values of all named parameters by their name
    in capitals.
    """

    types: tuple[str, ...] = ()
    encoding: Encoding = ""
    charset: str = ""
    preferred: bool = False
    others: dict[str, str] = field(default_factory=dict[str, str])


NONE = Parameters()


def parameters(text: str) -> Parameters:
    """The parameters written as *text*, such as ``;TYPE=home,fax;PREF=1``; never fails."""
    if not text:
        return NONE
    return _remembered(text) if len(text) < _REMEMBERED_LENGTH else _parsed(text)


def split_unquoted(text: str, separator: str) -> list[str]:
    """*text* cut at every *separator* outside of double quotes; the quotes stay."""
    if '"' not in text:
        return text.split(separator)
    if text.count('"') % 2:
        return text.replace('"', "").split(separator)
    done: list[str] = []
    current: list[str] = []
    for index, chunk in enumerate(text.split('"')):
        if index % 2:
            current.append(f'"{chunk}"')
            continue
        first, *rest = chunk.split(separator)
        current.append(first)
        for piece in rest:
            done.append("".join(current))
            current = [piece]
    done.append("".join(current))
    return done


@lru_cache(maxsize=1024)
def _remembered(text: str) -> Parameters:
    return _parsed(text)


def _parsed(text: str) -> Parameters:
    types: dict[str, None] = {}
    encoding: Encoding = ""
    others: dict[str, str] = {}
    for item in split_unquoted(text, ";"):
        name, equals, value = item.partition("=")
        key = name.strip().upper() if equals else ""
        value = _plain(value if equals else name)
        word = value.lower()
        if key in {"", "ENCODING"} and word in _ENCODINGS:
            encoding = _ENCODINGS[word] or encoding
        elif key in {"", "TYPE"}:
            types.update((each, None) for each in map(str.strip, word.split(",")) if each)
        else:
            others.setdefault(key, value)
    preferred = "pref" in types or others.get("PREF") == "1"
    types.pop("pref", None)
    charset = others.get("CHARSET", "")
    return Parameters(tuple(types), encoding, charset, preferred, others)


def _plain(value: str) -> str:
    """A parameter's value without quotes, its carets decoded (RFC 6868)."""
    value = value.strip().replace('"', "")
    if "^" not in value:
        return value
    pieces = value.split("^^")
    for caret, meant in _CARETS.items():
        pieces = [piece.replace(caret, meant) for piece in pieces]
    return "^".join(pieces)
