"""What tells that a name is that of an organisation: its form, its trade, or a remark."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from twincrm.domain.folding import fold
from twincrm.exchange.tables.cells import shown
from twincrm.exchange.tables.people import spoken

if TYPE_CHECKING:
    from twincrm.exchange.tables.cells import Cells

_BODIES = re.compile(
    r"(?i)(?:\b(?:e\.?\s?v\.?|gmbh|ggmbh|ag|kg|gbr|mbh|ltd|sarl|s\.a\.|sp\. z o\.o\.)(?=\W|$)"
    r"|\b(?:stadt|gemeinde|kreis|landkreis|feuerwehr|kirchengemeinde|pfarrei|volksbank"
    r"|mairie|commune de|ville de|association|comité|amicale|lycée|collège|école|paroisse"
    r"|town council|council|school|church|club|society|band|choir|orchestra|university|library"
    r"|chorale|fanfare|harmonie (?:municipale|de|d')|orchestre|conseil municipal|médiathèque"
    r"|urząd|gmina|szkoła|parafia|stowarzyszenie"
    r"|klub)\b|\w*(?:verein|schule|gymnasium|verband|chor|orchester|partei|stiftung|bank|werke"
    r"|sparkasse|feuerwehr|gemeinde|museum|bücherei|jugendring|theater|kapelle)\b"
    r"|\b\w*(?:bäckerei|metzgerei|fleischerei|konditorei|gärtnerei|brauerei|druckerei|schreinerei"
    r"|tischlerei|schlosserei|molkerei|kellerei|buchhandlung|apotheke|gasthof|gasthaus|autohaus"
    r"|weingut|reisebüro|kindergarten|verlag)\b"
    r"|\b(?:hotel|restaurant|café|boulangerie|pâtisserie|boucherie|charcuterie|pharmacie|librairie"
    r"|brasserie|auberge|garage|imprimerie|office de tourisme|office du tourisme|caisse d.épargne"
    r"|crédit (?:agricole|mutuel)|piekarnia|apteka|księgarnia|hotelik)\b)"
)
_FIRMS = frozenset(
    {
        *("firma", "firmenmitglied", "firmenmitgliedschaft", "unternehmen", "betrieb", "verein"),
        *("organisation", "institution", "korporatives mitglied", "juristische person"),
        *("entreprise", "societe", "association", "organisme", "personne morale", "collectivite"),
        *("company", "business", "organization", "instytucja", "organizacja"),
    }
)
"""Remarks that say so and nothing else."""
_NO_FIRST_NAMES = frozenset(
    {
        *("wwe", "ww", "witwe", "witwer", "wwer", "erben", "nachlass", "junior", "senior", "jun"),
        *("sen", "jr", "sr", "veuve", "vve", "veuf", "fils", "pere", "heritiers", "wdowa", "widow"),
        *("verstorben", "verst", "verzogen", "unbekannt", "decede", "decedee", "deceased"),
    }
)


@lru_cache(maxsize=8192)
def is_body(name: str) -> bool:
    """Whether a name is that of an organisation by the look of it: ``Bäckerei Schäfer``."""
    return bool(_BODIES.search(name))


def called_firm(cells: Cells) -> bool:
    """Whether the form of address or a remark says that the row is about an organisation."""
    if spoken(cells.line("salutation")).firm:
        return True
    return any(fold(shown(value)).strip(" .!()") in _FIRMS for _, value in cells.of("note"))


def is_no_first_name(text: str) -> bool:
    """Whether what stands behind a family name is no first name: ``Wwe``, ``Erben``."""
    words = [word.strip(".") for word in fold(text).split()]
    return bool(words) and all(word in _NO_FIRST_NAMES for word in words)
