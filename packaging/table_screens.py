"""Pictures of the import of a table: the file, its columns, the preview of its rows."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from screenshots import settle, wait_until
from sqlalchemy import select

from twincrm.store.models import Person
from twincrm.ui.taking_in import TableSheet

if TYPE_CHECKING:
    from screenshots import Camera

    from twincrm.ui.window.page import PageServices

STEPS = ("file", "columns", "list", "preview", "done")
MORE = ("namesake", "correcting")
LIST = (
    "Mitgliederliste 2027;;;;;;;;\r\n"
    "Name;Vorname;Straße;PLZ/Ort;Tel.;geb.;Mitglied seit;Beitrag 2027;Bemerkung;Sternzeichen\r\n"
    "Bollmann;Karin;Eyller Str. 118;47441 Moers;030 23125-14;12.3.51;1998;25;Katze;Widder\r\n"
    "Brauer;Sabine u. Jörg;Ringstr. 14;47475 Kamp-Lintfort;0171 39200 81;;1987;40,50;;\r\n"
    "Schmitz;Peter;Ringstr. 3;47475 Kamp-Lintfort;;31.2.48;2001;;Nichtraucher;Krebs\r\n"
    "{known};;;;;;\r\n"
    ";;Ringstr. 9;47475 Kamp-Lintfort;;;;;\r\n"
)


def take(camera: Camera, services: PageServices) -> None:
    """One picture a step."""
    if not any(camera.wants(f"table_{step}") for step in (*STEPS, *MORE)):
        return
    first = select(Person.family, Person.given).where(Person.family != "")
    known = services.dispatcher.ask(lambda s: s.execute(first).first())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Mitglieder 2027.csv"
        path.write_bytes(LIST.format(known=";".join(known or ("Weber", "Ana"))).encode("cp1252"))
        sheet = TableSheet(services, path)
        sheet.dialog.show()
        for at, step in enumerate(STEPS):
            if at:
                sheet.onward.click()
            wait_until(camera.app, lambda at=at: sheet.step == at and not sheet.work.busy, step)
            settle(camera.app)
            if camera.wants(f"table_{step}"):
                camera.take(f"table_{step}", sheet.dialog)
            if step == "preview":
                _take_rows(camera, sheet)
        sheet.dialog.done(0)
        services.dispatcher.undo()
        settle(camera.app)


def _take_rows(camera: Camera, sheet: TableSheet) -> None:
    """A row that may be about somebody known, and one that is put right."""
    if camera.wants("table_namesake"):
        sheet.rows.table.choose(3)
        settle(camera.app)
        camera.take("table_namesake", sheet.dialog)
    if camera.wants("table_correcting"):
        sheet.rows.table.choose(2)
        sheet.rows.correct_wanted.emit(2)
        settle(camera.app)
        if sheet.correcting is not None:
            camera.take("table_correcting", sheet.correcting.dialog)
            sheet.correcting.dialog.done(0)
