"""What columns are called, in German, French, English, Polish and Dutch: data, and nothing else.

Each language has a file of its own, in which each line is a field and its names, with bars between
them; names are compared without case, accents, punctuation and blanks. What a number, mailbox or
address is for (``privat``, ``bureau``) is told by words of its own, in `KINDS`, and so are numbers
at the end (``Telefon 2``).
"""

from __future__ import annotations

from twincrm.exchange.tables.headers_de import DE
from twincrm.exchange.tables.headers_en import EN
from twincrm.exchange.tables.headers_fr import FR
from twincrm.exchange.tables.headers_nl import NL
from twincrm.exchange.tables.headers_pl import PL

NAMES: dict[str, dict[str, str]] = {"de": DE, "fr": FR, "en": EN, "pl": PL, "nl": NL}
"""The names of columns by language and field."""

KINDS: dict[str, str] = {
    "home": "privat private privater privates priv privé privée domicile dom home maison personnel"
    " personnelle perso prywatny domowy dom. prywatne mozillahome"
    " prywatnie thuis prive",
    "work": "geschäftlich dienstlich dienst gesch geschäft dienstl beruflich büro bureau business"
    " work pro professionnel professionnelle prof travail office służbowy praca firmowy mozillawork"
    " arbeit werk zakelijk służbowo",
    "other": "more weitere weiterer weiteres weiteren autre autres other sonstige sonstiges"
    " inny inne",
    "mobile": "mobil mobile handy portable cell komórka komórkowy",
}
"""Words that say what a number, mailbox or address is for."""

TOLD_ONLY: dict[str, str] = {
    "de": "(zur Kenntnis)",
    "fr": "(pour information)",
    "en": "(for information)",
    "pl": "(do wiadomości)",
}
"""How the names of those columns end that a table of ours tells its readers and takes from none."""

FILLERS = "de du des la le l d der die das r e s es er of the und et and i at"
"""Words that say nothing in the name of a column."""

SUMS = (
    "summe|summen|gesamt|gesamtsumme|insgesamt|total|totals|totaux|somme|sum|grand total|razem"
    "|suma|ogolem|anzahl|zwischensumme|ubertrag|sous-total|subtotal|nombre|count|łącznie|endsumme|totaal"
)
"""Words that begin a row of sums."""
