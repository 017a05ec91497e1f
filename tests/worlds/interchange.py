"""Cards that are taken in: new people, known ones, and bodies they bring with them."""

from __future__ import annotations

from hypothesis import strategies as st
from worlds.examples import example
from worlds.values import names

from twincrm.services.interchange.commands import ImportCards
from twincrm.services.interchange.sources import read_card_source

KNOWN = """BEGIN:VCARD
VERSION:3.0
FN:Anna Weber
N:Weber;Anna;;Dr.;
BDAY:1957-04-19
EMAIL:anna.weber@example.net
CATEGORIES:Chor
END:VCARD
"""


def _card(name, body):
    plain = "".join(c for c in name if c.isalnum()) or "Niemand"
    return (
        f"BEGIN:VCARD\nVERSION:3.0\nFN:Eva {plain}\nN:{plain};Eva;;;\n"
        f"ORG:{body}\nTITLE:Kassenwartin\nTEL;TYPE=CELL:0171 3920012\nEND:VCARD\n"
    )


@example(ImportCards)
def import_cards(world, draw):
    people = draw(st.lists(names, max_size=3))
    bodies = st.sampled_from(("Feuerwehr Lindenau", "Kegelclub"))
    cards = "".join(_card(name, draw(bodies)) for name in people)
    source = read_card_source((KNOWN + cards).encode(), "karten.vcf", "DE")
    return ImportCards((source,), duplicates=draw(st.sampled_from(("merge", "skip", "add"))))
