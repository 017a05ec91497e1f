"""``search``, ``show`` and ``list``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from twincrm.app.command_line.console import OK, UsageError
from twincrm.app.opening import opened
from twincrm.domain.texts import Message
from twincrm.services.records.fields import field_words, kind_words, value_words
from twincrm.services.records.queries import list_records, show_record
from twincrm.services.search.queries import search as find
from twincrm.services.steps.words import CHOICES, MORE_FIELDS, PART_WORDS

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from twincrm.app.command_line.console import Console
    from twincrm.domain.texts import Translator

Tree = dict[str, Any]
MOST = 1_000_000
"""No file holds more than that can be found."""


def search(options: Namespace, console: Console) -> int:
    """Find records by words, best first."""
    if options.limit < 1:
        raise UsageError(Message("--limit must be at least 1."))
    limit = min(options.limit, MOST)
    with opened(options.file, write=False) as dispatcher:
        found = dispatcher.ask(find, options.text, limit=limit, language=console.texts.language)
    items: list[dict[str, Any]] = [
        {
            "kind": hit.kind,
            "id": hit.record_id,
            "title": hit.title,
            "subtitle": hit.subtitle,
            "score": hit.score,
            "found_in": hit.found_in,
        }
        for hit in found.items
    ]
    texts = console.texts
    lines = [
        f"{kind_words(hit.kind, texts):<14} {hit.record_id:>6}  {hit.title}  {hit.line(texts)}"
        for hit in found.items
    ]
    none = [console.texts.tr("Nothing was found.")]
    console.answer(
        {"total": found.total, "items": items}, [line.rstrip() for line in lines] or none
    )
    return OK


def show(options: Namespace, console: Console) -> int:
    """One record with all that hangs on it."""
    with opened(options.file, write=False) as dispatcher:
        record = dispatcher.ask(show_record, options.kind, options.id, console.texts.language)
    told = _told(record, record["kind"], console.texts, "    ")
    console.answer(record, [_named(record, console.texts), *told])
    return OK


def list_kind(options: Namespace, console: Console) -> int:
    """Id and title of every record of a kind."""
    with opened(options.file, write=False) as dispatcher:
        rows = dispatcher.ask(list_records, options.kind, console.texts.language)
    items = [{"id": row.id, "uid": row.uid, "title": row.title} for row in rows]
    console.answer({"items": items}, [f"{i['id']:>6}  {i['title']}" for i in items])
    return OK


def _told(record: Tree, kind: str, texts: Translator, indent: str = "") -> Iterator[str]:
    """A record for people, in their language: its values, what it names, what hangs on it."""
    links: Tree = record.get("links", {})
    for name, value in record.get("values", {}).items():
        if value not in (None, "", [], {}) and not name.endswith("_id"):
            yield f"{indent}{_field(name, texts)}: {_value(kind, name, value, texts)}"
    for name, link in links.items():
        yield f"{indent}{_field(name, texts)}: {_named(link, texts)}"
    inner = f"{indent}    "
    for part_kind, parts in record.get("parts", {}).items():
        yield f"{indent}{_part(part_kind, texts)}"
        for part in parts:
            yield f"{inner}{part.get('title') or part['id']}"
            yield from _told(part, part_kind, texts, f"{inner}    ")
    for column, others in record.get("named_by", {}).items():
        other_kind = column.partition(".")[0]
        yield f"{indent}{_part(other_kind, texts)}"
        yield from _named_by(others, other_kind, texts, inner)


def _part(kind: str, texts: Translator) -> str:
    """What hangs on a record, by its kind."""
    return texts.say(PART_WORDS[kind]) if kind in PART_WORDS else kind_words(kind, texts)


def _field(name: str, texts: Translator) -> str:
    """A field as the history calls it."""
    return texts.say(MORE_FIELDS[name]) if name in MORE_FIELDS else field_words(name, texts)


def _value(kind: str, name: str, value: Any, texts: Translator) -> str:  # noqa: ANN401 - JSON
    """A value as the history says it."""
    words = CHOICES.get((kind, name), {}).get(value) if isinstance(value, str) else None
    return texts.say(words) if words else value_words(name, value, texts)


def _named_by(others: list[Tree], kind: str, texts: Translator, indent: str) -> Iterator[str]:
    for other in others:
        if "title" in other:
            yield f"{indent}{_named(other, texts)}"
        else:
            yield from _told(other, kind, texts, indent)


def _named(link: Tree, texts: Translator) -> str:
    """A record that is named: its title, by what it is found, and whether it lies in the trash."""
    said = f"{link['title']} ({kind_words(link['kind'], texts)} {link['id']})"
    if link.get("in_trash"):
        said = texts.tr("{name} lies in the trash").format(name=said)
    return said
