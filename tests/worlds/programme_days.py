"""Four days of a visit, as an association plans them: nineteen items in four languages."""

from __future__ import annotations

from datetime import date, time

from twincrm.domain.records.visit_programme import ProgrammeDay, ProgrammeItem, texts


def _item(
    start: str, end: str, de: str, fr: str, pl: str, en: str, **more: object
) -> ProgrammeItem:
    return ProgrammeItem(
        title=texts(de=de, fr=fr, pl=pl, en=en),
        start=time.fromisoformat(start),
        end=time.fromisoformat(end) if end else None,
        **more,
    )


_HALL = texts(de="Stadthalle", fr="Salle des fêtes", pl="Sala miejska", en="Town hall ballroom")

THURSDAY = ProgrammeDay(
    date(2027, 5, 6),
    (
        _item(
            "17:00",
            "18:30",
            "Ankunft am Rathaus",
            "Arrivée à la mairie",
            "Przyjazd pod ratusz",
            "Arrival at the town hall",
            place=texts(
                de="Parkplatz Am Rathaus 2",
                fr="Parking Am Rathaus 2",
                pl="Parking Am Rathaus 2",
                en="Car park, Am Rathaus 2",
            ),
            detail=texts(
                de="Begrüßung durch die Bürgermeisterin",
                fr="accueil par Mme la maire",
                pl="powitanie przez panią burmistrz",
                en="welcome by the mayor",
            ),
            approximate=True,
            kind="travel",
            item_id=1,
        ),
        _item(
            "18:30",
            "19:00",
            "Aufteilung auf die Gastfamilien",
            "Répartition dans les familles",
            "Podział na rodziny goszczące",
            "Meeting your host families",
            item_id=2,
        ),
        _item(
            "19:30",
            "",
            "Abend in den Familien",
            "Soirée en famille",
            "Wieczór w rodzinach",
            "Evening with the families",
            kind="family",
            item_id=3,
        ),
    ),
    note=texts(
        de="Christi Himmelfahrt",
        fr="Ascension",
        pl="Wniebowstąpienie Pańskie (DE, FR)",
        en="Ascension Day",
    ),
)

FRIDAY = ProgrammeDay(
    date(2027, 5, 7),
    (
        _item(
            "08:30",
            "",
            "Ausflug zur Kokerei Hansa",
            "Excursion à la cokerie Hansa",
            "Wycieczka do koksowni Hansa",
            "Day trip to the Hansa coking plant",
            meeting_point=texts(
                de="Busbahnhof, Abfahrt 8.45",
                fr="gare routière, départ à 8 h 45",
                pl="dworzec autobusowy, odjazd 8.45",
                en="bus station, departure 8.45",
            ),
            detail=texts(
                de="Führung auf Deutsch und Französisch; festes Schuhwerk",
                fr="visite guidée en allemand et en français; bonnes chaussures",
                pl="zwiedzanie po niemiecku i po francusku; wygodne buty",
                en="guided tour in German and French; sturdy shoes",
            ),
            kind="sight",
            item_id=4,
        ),
        _item(
            "12:00",
            "13:30",
            "Picknick im Park",
            "Pique-nique dans le parc",
            "Piknik w parku",
            "Picnic in the park",
            detail=texts(
                de="Lunchpakete stehen bereit",
                fr="paniers-repas fournis",
                pl="pakiety obiadowe na miejscu",
                en="packed lunches provided",
            ),
            kind="meal",
            item_id=5,
        ),
        _item(
            "14:30",
            "16:30",
            "Feuerwehr: Übung und Technik",
            "Pompiers: exercice et matériel",
            "Straż pożarna: pokaz i sprzęt",
            "Fire brigade: drill and engines",
            place=texts(
                de="Feuerwache Eyller Straße",
                fr="Caserne, Eyller Straße",
                pl="Remiza, Eyller Straße",
                en="Fire station, Eyller Straße",
            ),
            detail=texts(
                de="für Groß und Klein",
                fr="pour petits et grands",
                pl="dla małych i dużych",
                en="for young and old",
            ),
            kind="sight",
            item_id=6,
        ),
        _item(
            "17:30",
            "",
            "Rückkehr und freie Zeit",
            "Retour et temps libre",
            "Powrót i czas wolny",
            "Return and free time",
            item_id=7,
        ),
        _item(
            "20:00",
            "21:30",
            "Chorkonzert „Klangbrücke“",
            "Concert de la chorale « Klangbrücke »",
            "Koncert chóru „Klangbrücke”",
            "Concert by the Klangbrücke choir",
            place=texts(
                de="St. Marien",
                fr="Église St. Marien",
                pl="Kościół St. Marien",
                en="St. Mary’s church",
            ),
            optional=True,
            price_cents=0,
            kind="party",
            item_id=8,
        ),
    ),
)

SATURDAY = ProgrammeDay(
    date(2027, 5, 8),
    (
        _item(
            "09:00",
            "10:00",
            "Stadtrundgang",
            "Visite de la ville",
            "Spacer po mieście",
            "Walk through the town",
            detail=texts(
                de="Zwei Gruppen: deutsch und französisch",
                fr="Deux groupes: allemand et français",
                pl="Dwie grupy: niemiecka i francuska",
                en="two groups: German and French",
            ),
            kind="sight",
            item_id=9,
        ),
        _item(
            "10:15",
            "12:15",
            "Werkstatt „Strukturwandel“",
            "Atelier « reconversion »",
            "Warsztaty „Przemiany strukturalne”",
            "Workshop: regions in change",
            place=texts(
                de="Bürgerhaus, Raum 2",
                fr="Bürgerhaus, salle 2",
                pl="Bürgerhaus, sala 2",
                en="Bürgerhaus, room 2",
            ),
            detail=texts(
                de="Feuerwehren, Schulen und Bauhof im Gespräch",
                fr="sapeurs-pompiers, écoles et services techniques",
                pl="rozmowy straży, szkół i służb miejskich",
                en="fire brigades, schools and works departments",
            ),
            registration=True,
            kind="official",
            item_id=10,
        ),
        _item(
            "12:30",
            "14:00",
            "Gemeinsames Mittagessen",
            "Déjeuner en commun",
            "Wspólny obiad",
            "Lunch together",
            place=texts(
                de="Gasthof Zur Post, Moerser Straße",
                fr="Gasthof Zur Post, Moerser Straße",
                pl="Gasthof Zur Post, Moerser Straße",
                en="Gasthof Zur Post, Moerser Straße",
            ),
            kind="meal",
            item_id=11,
        ),
        _item(
            "14:30",
            "16:00",
            "Boule-Turnier",
            "Concours de pétanque",
            "Turniej gry w bule",
            "Boules tournament",
            detail=texts(de="Vereinsheim", fr="club-house", pl="klub", en="club house"),
            optional=True,
            price_cents=550,
            item_id=12,
        ),
        _item(
            "15:00",
            "",
            "Kranzniederlegung",
            "Dépôt de gerbe",
            "Złożenie wieńca",
            "Laying of a wreath",
            place=texts(
                de="Ehrenmal, Friedhof",
                fr="Monument aux morts",
                pl="Pomnik na cmentarzu",
                en="War memorial",
            ),
            detail=texts(
                de="mit der Harmonie de Cambrai",
                fr="avec l’Harmonie de Cambrai",
                pl="z orkiestrą z Cambrai",
                en="with the band from Cambrai",
            ),
            status="changed",
            kind="official",
            item_id=13,
        ),
        _item(
            "16:00",
            "",
            "Kaffee im Heimatmuseum",
            "Café au musée local",
            "Kawa w muzeum",
            "Coffee at the local museum",
            status="cancelled",
            item_id=14,
        ),
        _item(
            "18:30",
            "23:00",
            "Festabend: 60 Jahre Freundschaft",
            "Soirée de gala: 60 ans d’amitié",
            "Uroczysty wieczór: 60 lat przyjaźni",
            "Gala evening: 60 years of friendship",
            place=_HALL,
            detail=texts(
                de="Empfang, Reden, Geschenke, Essen und Tanz; festliche Kleidung",
                fr="vin d’honneur, discours, cadeaux, repas et bal; tenue de fête",
                pl="przyjęcie, przemówienia, prezenty, kolacja i tańce; strój odświętny",
                en="reception, speeches, gifts, dinner and dance; festive dress",
            ),
            kind="party",
            item_id=15,
        ),
    ),
    note=texts(
        de="Tag der Befreiung (F)",
        fr="Victoire 1945",
        pl="Dzień Zwycięstwa (FR)",
        en="Victory Day (F)",
    ),
)

SUNDAY = ProgrammeDay(
    date(2027, 5, 9),
    (
        _item(
            "09:30",
            "10:30",
            "Ökumenischer Gottesdienst",
            "Célébration œcuménique",
            "Nabożeństwo ekumeniczne",
            "Ecumenical service",
            place=texts(
                de="St. Josef",
                fr="Église St. Josef",
                pl="Kościół St. Josef",
                en="St. Joseph’s church",
            ),
            detail=texts(
                de="zweisprachig",
                fr="en deux langues",
                pl="w dwóch językach",
                en="in two languages",
            ),
            item_id=16,
        ),
        _item(
            "09:30",
            "10:30",
            "Sitzung beider Vorstände",
            "Réunion des deux bureaux",
            "Posiedzenie obu zarządów",
            "Joint board meeting",
            audience="board",
            item_id=17,
        ),
        _item(
            "11:00",
            "12:30",
            "Frühschoppen mit Musik",
            "Verre de l’amitié en musique",
            "Spotkanie przy muzyce",
            "Drinks and music",
            place=texts(
                de="Platz vor dem Rathaus",
                fr="Place de la mairie",
                pl="Plac przed ratuszem",
                en="Town hall square",
            ),
            item_id=18,
        ),
        _item(
            "13:30",
            "14:00",
            "Verabschiedung und Abfahrt",
            "Au revoir et départ",
            "Pożegnanie i odjazd",
            "Farewell and departure",
            meeting_point=texts(
                de="Rathausplatz, Abfahrt 14.00",
                fr="place de la mairie, départ à 14 h",
                pl="plac ratuszowy, odjazd 14.00",
                en="town hall square, departure 2 pm",
            ),
            item_id=19,
        ),
    ),
    note=texts(de="Europatag", fr="Journée de l’Europe", pl="Dzień Europy", en="Europe Day"),
)
