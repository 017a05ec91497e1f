"""The list of a club with a couple and Anna, taken in and read again."""

from __future__ import annotations

from sqlalchemy import select

from twincrm.services.interchange.table_commands import ImportTables

HEADER = "Nr.;Name;Vorname;Straße;PLZ/Ort;Telefon;Mobil;E-Mail;Geb.;Eintritt;Beitrag;bez.;Hobby\n"
COUPLE = "7;Weber;Udo u. Eva;Ringstr. 3;47475 Moers;02842 12345;;w@example.org;;1998;36,00;x;\n"
ANNA = "8;Groß;Anna;Ringstr. 4;01234 Moers;;0171 3920001;;19.4.57;2001;24,00;;Schach\n"


def take(dispatcher, *sources, **options):
    return dispatcher.execute(ImportTables(sources, **options)).result


def everything(dispatcher, model) -> list:
    return dispatcher.ask(lambda s: list(s.scalars(select(model).order_by(model.id))))
