"""Family names that so many bear that nobody is told apart by them: of Germany, France and Poland.

A small file holds one Müller, which makes the name no rare one. The most frequent ones of the
telephone books and registers, as they are usually given; spelling and endings do not count.
"""

from __future__ import annotations

from functools import cache

from twincrm.domain.likeness_words import spelt_family

_GERMAN = """Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch
Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange
Schmitt Werner Krause Meier Lehmann Schmid Schulze Maier Köhler Herrmann König Walter Mayer Huber
Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn Schubert Vogel Friedrich Keller Günther Frank
Berger Winkler Roth Beck Lorenz Baumann Franke Albrecht Schuster Simon Ludwig Böhm Winter Kraus
Martin Schumacher Krämer Vogt Stein Jäger Otto Sommer Groß Seidel Heinrich Brandt Haas Schreiber
Graf Dietrich Ziegler Kuhn Kühn Pohl Engel Horn Busch Bergmann Thomas Voigt Sauer Arnold Wolff
Pfeiffer"""
_FRENCH = """Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel
Lefebvre Leroy Roux David Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau
Vincent Muller Lefevre Faure Andre Mercier Blanc Guerin Boyer Garnier Chevalier Francois Legrand
Gauthier Garcia Perrin Robin Clement Morin Nicolas Henry Roussel Mathieu Gautier Masson Marchand
Duval Denis Dumont Marie Lemaire Noel Meyer Dufour Meunier Brun Blanchard Giraud Joly Riviere Lucas
Brunet Gaillard Barbier Arnaud Martinez Gerard Roche Renard Schmitt Roy Leroux Colin Vidal Caron
Picard Roger Fabre Aubert Lemoine Renaud Dumas Lacroix Olivier Philippe Bourgeois Pierre Benoit
Rey Leclerc Payet Rolland Leclercq Guillaume Lecomte Lopez Jean Dupuy Guillot Hubert Berger"""
_POLISH = """Nowak Kowalski Kowalska Wiśniewski Wiśniewska Wójcik Kowalczyk Kamiński Kamińska
Lewandowski Lewandowska Zieliński Zielińska Szymański Szymańska Woźniak Dąbrowski Dąbrowska
Kozłowski Kozłowska Jankowski Jankowska Mazur Wojciechowski Wojciechowska Kwiatkowski Kwiatkowska
Krawczyk Kaczmarek Piotrowski Piotrowska Grabowski Grabowska Zając Pawłowski Pawłowska Michalski
Michalska Król Wieczorek Jabłoński Jabłońska Wróbel Nowakowski Nowakowska Majewski Majewska
Olszewski Olszewska Stępień Malinowski Malinowska Jaworski Jaworska Adamczyk Dudek Nowicki Nowicka
Pawlak Górski Górska Witkowski Witkowska Walczak Sikora Baran Rutkowski Rutkowska Michalak Szewczyk
Ostrowski Ostrowska Tomaszewski Tomaszewska Pietrzak Zalewski Zalewska Wróblewski Wróblewska"""


def is_common(family: str) -> bool:
    """Whether a family name, by its sound, is one of those that very many bear."""
    return family in _sounds()


@cache
def _sounds() -> frozenset[str]:
    names = f"{_GERMAN} {_FRENCH} {_POLISH}".split()
    return frozenset(spelt_family(name).sound for name in names)
