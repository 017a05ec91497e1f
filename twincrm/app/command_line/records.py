"""``search``, ``show`` and ``list``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from twincrm.app.command_line.console import OK, UsageError
from twincrm.app.opening import opened
from twincrm.domain.texts import Message
from twincrm.services.records.queries import list_records, show_record
from twincrm.services.search.queries import search as find

if TYPE_CHECKING:
    from argparse import Namespace

    from twincrm.app.command_line.console import Console

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
        }
        for hit in found.items
    ]
    lines = [f"{i['kind']:<14} {i['id']:>6}  {i['title']}  {i['subtitle']}".rstrip() for i in items]
    none = [console.texts.tr("Nothing was found.")]
    console.answer({"total": found.total, "items": items}, lines or none)
    return OK


def show(options: Namespace, console: Console) -> int:
    """One record with all that hangs on it."""
    with opened(options.file, write=False) as dispatcher:
        record = dispatcher.ask(show_record, options.kind, options.id, console.texts.language)
    console.answer(record, _lines(record, ""))
    return OK


def list_kind(options: Namespace, console: Console) -> int:
    """Id and title of every record of a kind."""
    with opened(options.file, write=False) as dispatcher:
        rows = dispatcher.ask(list_records, options.kind, console.texts.language)
    items = [{"id": row.id, "uid": row.uid, "title": row.title} for row in rows]
    console.answer({"items": items}, [f"{i['id']:>6}  {i['title']}" for i in items])
    return OK


def _lines(value: Any, indent: str) -> list[str]:  # noqa: ANN401 - JSON
    """A record as indented lines for people."""
    lines: list[str] = []
    entries = _entries(value)
    for name, entry in entries:
        if entry in (None, "", [], {}):
            continue
        if isinstance(entry, (dict, list)):
            lines.append(f"{indent}{name}")
            lines += _lines(entry, indent + "    ")
        else:
            lines.append(f"{indent}{name}: {entry}")
    return lines


def _entries(value: Any) -> list[tuple[str, Any]]:  # noqa: ANN401 - JSON
    if hasattr(value, "items"):
        return list(value.items())
    return [(str(number), entry) for number, entry in enumerate(value, 1)]
