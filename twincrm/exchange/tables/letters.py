"""Which letters the bytes of a text file are: marks, UTF-8, and a ranking of what remains.

Files of old programs do not say in which character set they are written. Every set in which the
bytes are text at all is judged by what it makes of them: letters of one language speak for a set,
signs in the middle of words and capitals behind small letters speak against it.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import TYPE_CHECKING

from twincrm.domain.errors import InputError
from twincrm.domain.texts import Message

if TYPE_CHECKING:
    from collections.abc import Iterator

FALLBACK = "cp1252"
"""What Excel writes in Western Europe."""
CANDIDATES = (
    "cp1252", "cp1250", "iso8859-2", "cp1254", "cp1257", "cp1251", "cp1253",
    "cp932", "mac_roman", "cp850",
)  # fmt: skip
"""Character sets of old programs; where two say the same, the first one is meant."""
_LATIN = frozenset({"cp1252", "cp1250", "iso8859-2", "cp1254", "cp1257"})
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LANGUAGES = (
    "äöüß", "àâæçéèêëîïôœùûüÿ", "áéíñóúü", "àèéìòù", "ãâáàçéêíóôõú", "åäöøæé",
    "ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîșțşţ", "âçğıİîöşüû",
    "āčēģīķļņšūž", "ąčęėįšųūž", "õäöüšž", "čćđšž",
)  # fmt: skip
_SIGNS_BESIDE = "’‘'´`–—-„“”«»…•·€°§²³½¼®©™\u00a0\u00ad"
_ONLY_INSIDE = "’´-\u00ad·"
_SAMPLE_LINES, _SAMPLE_BYTES, _SAMPLE_LETTERS = 400, 60_000, 60
_UNKNOWN = Message(
    "“{name}” is not a known character set. Nothing was read; leave the choice to the program."
)


def file_letters(data: bytes, encoding: str | None = None) -> tuple[str, str, bool]:
    """The text of a file, its character set, and whether some bytes did not fit it.

    Raises:
        InputError: *encoding* is not the name of a character set.
    """
    name = _known(encoding) if encoding else encodings_for(data)[0][0]
    try:
        return data.decode(name).removeprefix("\ufeff"), name, False
    except UnicodeError:
        return data.decode(name, "replace").removeprefix("\ufeff"), name, True


def by_lines(data: bytes) -> tuple[str, str, int] | None:
    """A text that mixes UTF-8 with an older set: text, that set, a line of the rarer sort.

    None where it does not. Lines of other sets are hardly ever UTF-8 by chance, save in scripts
    that write every letter in high bytes.
    """
    if data.isascii() or _certain(data):
        return None
    lines = data.splitlines(keepends=True)
    foreign = {n: _is_utf8(line) for n, line in enumerate(lines, 1) if not line.isascii()}
    if not any(foreign.values()):
        return None
    rest = b"".join(line for n, line in enumerate(lines, 1) if not foreign.get(n, True))
    name = encodings_for(rest)[0][0]
    if name not in _LATIN:
        return None
    text = "".join(
        line.decode("utf-8" if foreign.get(n, True) else name, "replace")
        for n, line in enumerate(lines, 1)
    )
    rarer = sum(foreign.values()) * 2 <= len(foreign)
    return text, name, next(n for n, plain in foreign.items() if plain is rarer)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def encodings_for(data: bytes) -> tuple[tuple[str, str], ...]:
    """The character sets a file may be written in, likeliest first, each with a sample.

    A sample is the first words in which the sets differ. A file that says its set, and one that is
    UTF-8 throughout, has only this one.
    """
    certain = _certain(data)
    if certain:
        return ((certain, _excerpt(_decoded(data[:4096], certain))),)
    sample = _foreign_lines(data)
    ranked: list[tuple[float, int, str, str]] = []
    for place, name in enumerate(CANDIDATES):
        try:
            data.decode(name)
        except UnicodeError:
            continue
        text = sample.decode(name, "replace")
        ranked.append((-_likeliness(text), place, name, _excerpt(text)))
    found = [(name, said) for _, _, name, said in sorted(ranked)]
    if not any(name == FALLBACK for name, _ in found):
        found.append((FALLBACK, _excerpt(sample.decode(FALLBACK, "replace"))))
    return tuple(found)


def _known(name: str) -> str:
    try:
        b"".decode(name)
        codecs.lookup(name)
    except (LookupError, UnicodeError, ValueError) as problem:
        raise InputError("encoding", _UNKNOWN.with_values(name=name)) from problem
    return name


def _certain(data: bytes) -> str:
    """The set a file says it is in, by its mark or by being UTF-8; empty if it does not."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    if wide := _unmarked_wide(data[:400]):
        return wide
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return ""
    return "utf-8"


def _unmarked_wide(start: bytes) -> str:
    """UTF-16 without a mark shows as a zero in every second byte of its Latin beginning."""
    half = len(start) // 2
    if half < 4:
        return ""
    if start[1::2].count(0) > half * 0.6 and start[::2].count(0) < half * 0.2:
        return "utf-16-le"
    if start[::2].count(0) > half * 0.6 and start[1::2].count(0) < half * 0.2:
        return "utf-16-be"
    return ""


def _foreign_lines(data: bytes) -> bytes:
    """The first lines that hold more than plain Latin letters."""
    found: list[bytes] = []
    size = 0
    for line in re.finditer(rb"[^\r\n]*[\x80-\xff][^\r\n]*", data):
        found.append(line.group()[:2000])
        size += len(found[-1])
        if len(found) >= _SAMPLE_LINES or size > _SAMPLE_BYTES:
            break
    return b"\n".join(found)


def _decoded(data: bytes, name: str) -> str:
    return data.decode(name, "ignore").removeprefix("\ufeff")


def _excerpt(text: str) -> str:
    """The first words with more than plain Latin letters; else how the text begins."""
    words = re.findall(r"[^\s;,\t|\"]*[^\x00-\x7f][^\s;,\t|\"]*", text)
    said = " · ".join(dict.fromkeys(words)) or " ".join(text.split())
    return said[:_SAMPLE_LETTERS]


def _likeliness(text: str) -> float:
    """How much a text looks as if people had written it in these letters."""
    letters: dict[str, int] = {}
    points = 0.0
    for before, letter, after in _foreign(text):
        if letter.isalpha() and unicodedata.name(letter, "").startswith("LATIN"):
            low = letter.lower()
            letters[low] = letters.get(low, 0) + 1
            points -= 3 * (letter.isupper() and before.islower())
        else:
            points += _sign(before, letter, after)
    return points + _of_one_language(letters)


def _foreign(text: str) -> Iterator[tuple[str, str, str]]:
    padded = f" {text} "
    for found in re.finditer(r"[^\x00-\x7f]", text):
        at = found.start() + 1
        yield padded[at - 1], padded[at], padded[at + 1]


def _of_one_language(letters: dict[str, int]) -> float:
    """Letters of the likeliest language count fully, of others half, of none against."""
    best = max(
        sum(count for letter, count in letters.items() if letter in language)
        for language in _LANGUAGES
    )
    every = "".join(_LANGUAGES)
    known = sum(count for letter, count in letters.items() if letter in every)
    unknown = sum(letters.values()) - known
    return 2.0 * best + 0.5 * (known - best) - 2.0 * unknown


def _sign(before: str, letter: str, after: str) -> float:
    """What a letter of another script, or a sign, says for or against a character set."""
    if letter.isalpha():
        strange = any(c.isascii() and c.isalpha() for c in (before, after))
        alone = not any(c.isalpha() and not c.isascii() for c in (before, after))
        narrow = "\uff61" <= letter <= "\uff9f"
        return -3.0 if strange else -1.0 if alone or narrow else 1.5
    inside = before.isalpha() and after.isalpha()
    if letter not in _SIGNS_BESIDE:
        return -3.0 if inside or before.isalpha() else -1.0
    if inside:
        return 1.0 if letter in _ONLY_INSIDE else -3.0
    return 0.5
