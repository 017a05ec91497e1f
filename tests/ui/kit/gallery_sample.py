"""People and pages that the gallery shows."""

from __future__ import annotations

from array import array

from twincrm.ui.kit.contact_delegate import ShownContact
from twincrm.ui.kit.sidebar import SideEntry

ENTRIES = (
    SideEntry("overview", "Übersicht", "layout-dashboard"),
    SideEntry("contacts", "Kontakte", "users", 312),
    SideEntry("members", "Mitglieder", "id-card"),
    SideEntry("partnerships", "Partnerschaften", "handshake", 4),
    SideEntry("visits", "Begegnungen", "bus", 2),
    SideEntry("triangle", "Akteursdreieck", "triangle"),
    SideEntry("tasks", "Aufgaben", "list-checks", 9),
    SideEntry("print", "Drucken", "printer"),
    SideEntry("settings", "Einstellungen", "settings", at_end=True),
    SideEntry("help", "Hilfe", "circle-question-mark", at_end=True),
)


def marked(title: str, subtitle: str, badges, initials, kind="person") -> ShownContact:
    hits = [(at, len(word)) for word in ("Feuer", "Camb") if (at := subtitle.find(word)) >= 0]
    return ShownContact(title, subtitle, badges, kind, initials, (), tuple(sorted(hits)))


ADMIN, CIVIL = ("administration", "Verwaltung"), ("civil_society", "Zivilges.")
POLITICS, BUSINESS = ("politics", "Politik"), ("business", "Wirtschaft")
CONTACTS = (
    marked("Jean-Luc Wattrelos", "Feuerwehr Cambrai", (ADMIN, CIVIL), "JW"),
    marked("Didier Leclercq", "Feuerwehr Cambrai, Jugendwart", (ADMIN,), "DL"),
    marked("Sylvie Masclet", "Ville de Cambrai, Feuerschutzamt", (ADMIN,), "SM"),
    marked("Nathalie Pruvost", "Stadträtin Cambrai, Ausschuss Feuerwehr", (POLITICS,), "NP"),
    marked("Émile Bocquet", "Bocquet Feuerlöscher, Cambrai", (BUSINESS,), "ÉB"),
    marked("Odile Fournier", "Feuerschutz und Vereine, Cambrai", (ADMIN,), "OF"),
    marked(
        "Hervé Lemaire",
        "Bürgermeister, Chef der Feuerwehr Cambrai und noch viel mehr davon",
        (POLITICS, ADMIN, CIVIL),
        "HL",
    ),
    marked(
        "Amicale des sapeurs-pompiers",
        "Feuerwehrverein, Cambrai",
        (("network", "Umfeld"),),
        "",
        "organisation",
    ),
    marked("Familie Hülsmann", "Haushalt, Kamp-Lintfort", (), "", "household"),
)


class Contacts:
    """A row source over the sample."""

    def ids(self):
        return array("q", range(1, len(CONTACTS) + 1))

    def rows(self, ids):
        return [CONTACTS[each - 1] for each in ids]


CONTACT_LIST = Contacts()
