"""Towns whose postcodes begin with 0, so that a spreadsheet takes a digit off: data.

Only towns that no other country has with the same digits; a bigger town stands for certain, a
village is asked about.
"""

from __future__ import annotations

import re
from functools import cache

from twincrm.domain.folding import fold

_TOWNS = {
    "01": "Dresden|Radebeul|Meißen|Pirna|Freital|Riesa|Großenhain|Kamenz|Coswig|Heidenau|Radeberg"
    "|Senftenberg|Lauchhammer|Bourg-en-Bresse|Oyonnax|Ambérieu-en-Bugey",
    "02": "Bautzen|Görlitz|Zittau|Löbau|Hoyerswerda|Weißwasser|Laon|Saint-Quentin|Soissons"
    "|Château-Thierry",
    "03": "Cottbus|Guben|Spremberg|Finsterwalde|Moulins|Vichy|Montluçon",
    "04": "Leipzig|Markkleeberg|Grimma|Borna|Wurzen|Torgau|Delitzsch|Altenburg|Döbeln|Oschatz"
    "|Schkeuditz|Eilenburg|Digne-les-Bains|Manosque|Sisteron",
    "05": "Gap|Briançon|Embrun",
    "06": "Halle|Dessau|Dessau-Roßlau|Wittenberg|Lutherstadt Wittenberg|Bitterfeld"
    "|Bitterfeld-Wolfen|Merseburg|Naumburg|Weißenfels|Zeitz|Quedlinburg|Eisleben"
    "|Lutherstadt Eisleben|Sangerhausen|Köthen|Bernburg|Aschersleben|Nice|Cannes|Antibes|Grasse"
    "|Menton|Cagnes-sur-Mer",
    "07": "Gera|Jena|Saalfeld|Rudolstadt|Greiz|Schleiz|Privas|Annonay|Aubenas",
    "08": "Zwickau|Plauen|Aue|Crimmitschau|Werdau|Glauchau|Meerane|Charleville-Mézières|Sedan"
    "|Rethel",
    "09": "Chemnitz|Freiberg|Annaberg-Buchholz|Limbach-Oberfrohna|Mittweida|Zschopau|Foix|Pamiers",
}
_BEHIND = re.compile(r"\s*[(/,].*|\s+(?:an der|a\.\s?d\.|bei)\s.*|\s+cedex\b.*", re.IGNORECASE)
"""What names a town more exactly: ``Halle (Saale)``."""
_REGION, _WITHOUT_ZERO = 2, 4
"""Digits that tell the region, and those that are left of a postcode."""


@cache
def _known() -> frozenset[tuple[str, str]]:
    towns = ((code, town) for code, names in _TOWNS.items() for town in names.split("|"))
    return frozenset((code, fold(town)) for code, town in towns)


def begins_with_zero(code: str, town: str) -> bool:
    """Whether the postcode of this town is *code* with a 0 before it, as is known of it."""
    called = fold(_BEHIND.sub("", town))
    return len(code) == _WITHOUT_ZERO and (f"0{code}"[:_REGION], called) in _known()
