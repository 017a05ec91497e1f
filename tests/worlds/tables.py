"""Tables that are taken in: a couple, a known person, and somebody new."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st
from worlds.examples import example
from worlds.values import names

from twincrm.exchange.tables import read_tables
from twincrm.services.interchange.table_commands import ImportTables
from twincrm.services.interchange.table_sources import source_of

TODAY = date(2027, 4, 19)
HEADER = "Nr.;Anrede;Name;Vorname;Straße;PLZ/Ort;Telefon;E-Mail;Geb.;Eintritt;Beitrag;bez.;Amt\n"
KNOWN = "7;;Weber;Anna;;;;anna.weber@example.net;19.4.57;1998;24,00;ja;Kassenwartin\n"


def source(text: str, name: str = "liste.csv"):
    return source_of(read_tables(text.encode(), name), name, "DE", TODAY)


@example(ImportTables)
def import_tables(world, draw):
    people = draw(st.lists(names, max_size=2))
    plain = ("".join(c for c in name if c.isalnum()) or "Niemand" for name in people)
    rows = "".join(
        f"{n};Eheleute;{name};Eva u. Udo;Ackerstr. {n};47475 Lindenau;02842 12{n};;;2019;36,00;;\n"
        for n, name in enumerate(plain, 20)
    )
    mode = draw(st.sampled_from(("merge", "skip", "add")))
    alone = draw(st.sampled_from((frozenset(), frozenset({("liste.csv", 2)}))))
    same = draw(st.sampled_from((frozenset(), frozenset({("liste.csv", 3)}))))
    moved = draw(st.sampled_from((frozenset(), frozenset({("liste.csv", 2)}))))
    read = source(HEADER + KNOWN + rows)
    read = replace(read, mapping=replace(read.mapping, places=draw(st.booleans())))
    return ImportTables((read,), duplicates=mode, fresh=alone, same=same, moved=moved)
