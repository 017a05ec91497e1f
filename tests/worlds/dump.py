"""Every row of every table that the law of undo covers."""

from __future__ import annotations

OUTSIDE = ("history_", "search_", "backup_", "disclosure_", "sqlite_", "alembic_")


def dump(file) -> dict[str, dict[int, tuple]]:
    """Rows by table and id, without the tables that are outside the law."""
    found = {}
    with file.reading.connect() as connection:
        names = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        ).scalars()
        cursor = connection.connection.cursor()  # bare, for the laws dump thousands of times
        for name in list(names):
            if not name.startswith(OUTSIDE):
                cursor.execute(f"SELECT * FROM {name}")
                place = [column[0] for column in cursor.description].index("id")
                found[name] = {row[place]: row for row in cursor.fetchall()}
        cursor.close()
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
