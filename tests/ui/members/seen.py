"""What can be read in the list of members."""

from __future__ import annotations


def texts(page, column="name"):
    at = page.table.view.columns.index(column)
    rows = page.table.rows
    return [rows.index(row, at).data() for row in range(rows.rowCount())]


def names(page):
    return texts(page, "name")
