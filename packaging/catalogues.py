"""The texts of the program: collected from the code, and checked to be complete.

``python packaging/catalogues.py update`` brings every ``.po`` up to date with the code;
``python packaging/catalogues.py check`` fails where a language lacks a text it needs, where named
places differ, or where the catalogues do not match the code.
"""

from __future__ import annotations

import ast
import io
import string
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Mapping, Sequence

    from babel.messages.catalog import Message

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale"
RELEASED = ("de", "fr")
"""Complete languages beside English, whose texts are the ids."""
WITHOUT_WINDOW = ("pl",)
"""Languages that all but the window is complete in: documents, the command line, the history."""
ROOMS_OF_THE_WINDOW = ("twincrm/ui/",)
CALLS = {"tr": "gettext", "trn": "ngettext", "trc": "pgettext", "Message": "gettext"}
"""The calls that say or keep a text, and what gettext calls them."""

Found = tuple[int, str, tuple[str, ...], list[str]]


def texts_in(
    source: IO[bytes],
    keywords: Mapping[str, object],
    comment_tags: Collection[str],
    options: Mapping[str, object],
) -> Generator[Found]:
    """The texts of one file, read from its syntax; Babel's own reader mistakes ``Message``."""
    del keywords, options  # Babel hands them over; the names of the calls stand above
    code = source.read()
    lines = code.decode().splitlines()
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        words = said(name, node)
        if words:
            function = "ngettext" if name == "Message" and len(words) == 2 else CALLS[name]
            yield node.lineno, function, words, comments_above(lines, node.lineno, comment_tags)


def said(name: str, call: ast.Call) -> tuple[str, ...]:
    """The texts that a call names; none where they are not written out in it."""
    if name not in CALLS:
        return ()
    count = 2 if name in {"trn", "trc"} else 1
    given = call.args[:count]
    if name == "Message":
        given += call.args[2:3] + [one.value for one in call.keywords if one.arg == "plural"]
    words = tuple(
        one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str)
    )
    return words if len(words) == len(given) >= count else ()


def comments_above(lines: Sequence[str], number: int, tags: Collection[str]) -> list[str]:
    """The remark for translators in the line before a call."""
    above = lines[number - 2].strip().removeprefix("#").strip() if number > 1 else ""
    return [above] if above.startswith(tuple(tags)) else []


def collected() -> Catalog:
    """All texts that the code says."""
    catalogue = Catalog(project="TwinCRM", charset="utf-8")
    found = extract_from_dir(
        ROOT / "twincrm", method_map=[("**.py", texts_in)], comment_tags=("Translators:",)
    )
    for name, _line, message, comments, context in sorted(found, key=str):
        catalogue.add(
            message,
            locations=[(f"twincrm/{Path(name).as_posix()}", None)],
            auto_comments=comments,
            context=context,
        )
    return catalogue


def path_of(language: str) -> Path:
    """Where a language's texts lie."""
    return LOCALE / language / "LC_MESSAGES" / "twincrm.po"


def load(language: str) -> Catalog:
    """A language's texts, an empty catalogue where there are none yet."""
    path = path_of(language)
    if not path.exists():
        return Catalog(locale=language, project="TwinCRM", charset="utf-8")
    with path.open("rb") as stream:
        return read_po(stream, locale=language)


def updated(language: str, template: Catalog) -> Catalog:
    """A language's catalogue with exactly the texts of the code; nothing is guessed."""
    catalogue = load(language)
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return catalogue


def rendered(catalogue: Catalog) -> bytes:
    """A catalogue as it is kept: no line numbers and no dates, so that only texts make changes."""
    target = io.BytesIO()
    write_po(target, catalogue, width=100, include_lineno=False, omit_header=True, sort_output=True)
    header = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Language: {catalogue.locale}\\n"\n"Plural-Forms: {catalogue.plural_forms}\\n"\n\n'
    )
    return header.encode() + target.getvalue()


def update() -> int:
    """Write every catalogue anew."""
    template = collected()
    for language in (*RELEASED, *WITHOUT_WINDOW):
        path = path_of(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(rendered(updated(language, template)))
        missing = [m for m in load(language) if needed(m, language) and not filled(m)]
        print(f"{language}: {len(template)} texts, {len(missing)} without translation")
    return 0


def check() -> int:
    """Say everything that is not as it must be."""
    template = collected()
    wrong: list[str] = []
    for language in (*RELEASED, *WITHOUT_WINDOW):
        if not path_of(language).exists():
            wrong.append(f"{language}: no catalogue")
            continue
        if path_of(language).read_bytes() != rendered(updated(language, template)):
            wrong.append(f"{language}: not up to date, run: python packaging/catalogues.py update")
        wrong += [f"{language}: {fault}" for m in load(language) for fault in faults(m, language)]
    wrong += [f"pl: in French: {text!r}" for text in strayed(load("pl"), load("fr"))]
    print("\n".join(wrong) or "The catalogues are complete.")
    return 1 if wrong else 0


def faults(message: Message, language: str) -> list[str]:
    """What is wrong with one text."""
    if not message.id:
        return []
    if not filled(message):
        return [f"missing: {message.id!r}"] if needed(message, language) else []
    ids = message.id if isinstance(message.id, tuple) else (message.id,)
    texts = message.string if isinstance(message.string, tuple) else (message.string,)
    allowed = set().union(*(places(text) for text in ids))
    return [f"other places: {text!r}" for text in texts if not same_places(text, ids, allowed)]


def needed(message: Message, language: str) -> bool:
    """Whether a language must have a text; what the window alone says need not be in all."""
    return bool(message.id) and (
        language in RELEASED
        or not all(name.startswith(ROOMS_OF_THE_WINDOW) for name, _ in message.locations)
    )


def strayed(catalogue: Catalog, other: Catalog) -> list[str]:
    """Sentences that say word for word what another language says: a catalogue was mistaken."""
    pairs = ((m, other.get(m.id, m.context)) for m in catalogue if m.id)
    return [
        str(m.string)
        for m, theirs in pairs
        if theirs and m.string == theirs.string != m.id and " " in str(m.string).strip()
    ]


def same_places(text: str, ids: tuple[str, ...], allowed: set[str]) -> bool:
    """Whether a translation names the places of its id; a plural form may leave its number out."""
    found = places(text)
    return found == allowed or (len(ids) > 1 and found | {"n"} == allowed | {"n"})


def places(text: str) -> set[str]:
    """The named places of a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def filled(message: Message) -> bool:
    """Whether there is a translation that nobody doubts; doubted ones never reach the program."""
    texts = message.string if isinstance(message.string, tuple) else (message.string,)
    return bool(texts) and all(texts) and not message.fuzzy


if __name__ == "__main__":
    raise SystemExit(update() if sys.argv[1:] == ["update"] else check())
