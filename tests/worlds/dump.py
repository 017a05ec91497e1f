"""Every row of every table that the law of undo covers."""

from __future__ import annotations

from sqlalchemy import text

OUTSIDE = ("history_", "search_", "backup_", "disclosure_", "sqlite_", "alembic_")


def dump(file) -> dict[str, dict[int, tuple]]:
    """Rows by table and id, without the tables that are outside the law."""
    found = {}
    with file.reading.connect() as connection:
        names = connection.execute(
            text("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        ).scalars()
        for name in list(names):
            if not name.startswith(OUTSIDE):
                rows = connection.execute(text(f"SELECT * FROM {name}"))
                place = list(rows.keys()).index("id")
                found[name] = {row[place]: tuple(row) for row in rows}
    return found


def difference(before, after) -> dict[str, dict[int, str]]:
    """What was added, altered and removed between two dumps."""
    found = {}
    for table in before | after:
        old, new = before.get(table, {}), after.get(table, {})
        rows = dict.fromkeys(new.keys() - old.keys(), "added")
        rows |= dict.fromkeys(old.keys() - new.keys(), "removed")
        rows |= {i: "altered" for i in old.keys() & new.keys() if old[i] != new[i]}
        if rows:
            found[table] = rows
    return found
