"""A programme as an association prints it: four days, nineteen items, German, French, Polish."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

from PIL import Image, ImageDraw
from worlds.programme_days import FRIDAY, SATURDAY, SUNDAY, THURSDAY

from twincrm.domain.records.visit_programme import (
    Anniversary,
    EmergencyNumber,
    Funder,
    Greeting,
    ProgrammeContact,
    VisitProgramme,
    texts,
)


def logo() -> bytes:
    """A bridge in a rounded square."""
    image = Image.new("RGBA", (320, 320), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    navy, gold = (31, 47, 74, 255), (168, 122, 30, 255)
    draw.rounded_rectangle((6, 6, 313, 313), 62, outline=navy, width=12)
    draw.arc((60, 110, 260, 310), 180, 360, fill=navy, width=20)
    for x in (110, 160, 210):
        draw.line((x, 130, x, 226), fill=navy, width=12)
    draw.rectangle((34, 222, 286, 244), fill=gold)
    return _png(image)


def emblem() -> bytes:
    """A wide blue emblem, as funders have."""
    image = Image.new("RGB", (480, 320), (0, 51, 153))
    draw = ImageDraw.Draw(image)
    draw.ellipse((150, 70, 330, 250), outline=(255, 204, 0), width=18)
    return _png(image)


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


PROGRAMME = VisitProgramme(
    association="Partnerschaftsverein Kamp-Lintfort e. V.",
    partners=("Cambrai",),
    hosted=True,
    visit_name=texts(
        de="Bürgerbegegnung Cambrai – Kamp-Lintfort 2027",
        fr="Rencontre Cambrai – Kamp-Lintfort 2027",
        pl="Spotkanie Cambrai – Kamp-Lintfort 2027",
        en="Exchange visit Cambrai – Kamp-Lintfort 2027",
    ),
    title=texts(
        de="Willkommen in Kamp-Lintfort",
        fr="Bienvenue à Kamp-Lintfort",
        pl="Witamy w Kamp-Lintfort",
        en="Welcome to Kamp-Lintfort",
    ),
    occasion=texts(
        de="Bürgerbegegnung",
        fr="Rencontre citoyenne",
        pl="Spotkanie mieszkańców",
        en="Citizens’ meeting",
    ),
    host_place="Kamp-Lintfort",
    start=date(2027, 5, 6),
    end=date(2027, 5, 9),
    days=(THURSDAY, FRIDAY, SATURDAY, SUNDAY),
    logo=logo(),
    anniversary=Anniversary(1967, 2027),
    greeting=Greeting(
        texts(
            de="Liebe Gäste aus Cambrai, seit sechzig Jahren verbindet uns mehr als eine Urkunde. "
            "Wir freuen uns auf vier Tage mit Ihnen.",
            fr="Chers amis de Cambrai, depuis soixante ans, bien plus qu’une charte nous unit. "
            "Nous nous réjouissons de ces quatre jours.",
            pl="Drodzy Goście z Cambrai, od sześćdziesięciu lat łączy nas więcej niż umowa. "
            "Cieszymy się na cztery dni z Państwem.",
            en="Dear guests from Cambrai, for sixty years more than a charter has united us. "
            "We look forward to four days with you.",
        ),
        "Monika Terhorst",
        texts(de="1. Vorsitzende", fr="présidente", pl="prezeska", en="chair"),
    ),
    practical_notes=texts(
        de="Treffpunkt ist immer der Platz vor dem Rathaus. Am 6. Mai sind die Geschäfte "
        "geschlossen. Während der Programmpunkte wird fotografiert; wer das nicht möchte, trägt "
        "einen blauen Punkt am Namensschild.",
        fr="Le point de rendez-vous est toujours la place de la mairie. Le 6 mai, les magasins "
        "sont fermés. Des photos sont prises; si vous ne le souhaitez pas, portez un point bleu "
        "sur votre badge.",
        pl="Miejscem zbiórki jest zawsze plac przed ratuszem. 6 maja sklepy są zamknięte. "
        "W czasie programu robimy zdjęcia; kto tego nie chce, nosi niebieską kropkę "
        "na identyfikatorze.",
        en="We always meet on the square in front of the town hall. Shops are closed on 6 May. "
        "Photographs are taken; if you would rather not be in them, wear a blue dot on your badge.",
    ),
    contacts=(
        ProgrammeContact("+49 30 23125 041", "Monika Terhorst", speaks=("de", "fr")),
        ProgrammeContact("+33 6 39 98 11 04", "Chantal Delattre", speaks=("fr", "de")),
        ProgrammeContact(
            "+33 6 39 98 40 12",
            function=texts(de="Busfahrer", fr="chauffeur", pl="kierowca", en="coach driver"),
        ),
    ),
    emergency_numbers=(
        EmergencyNumber(
            "112", texts(de="Notruf, Rettung", fr="Secours", pl="Pogotowie", en="Ambulance, fire")
        ),
        EmergencyNumber("110", texts(de="Polizei", fr="Police", pl="Policja", en="Police")),
        EmergencyNumber(
            "116 117",
            texts(
                de="Arzt nachts",
                fr="Médecin de garde",
                pl="Lekarz dyżurny",
                en="Doctor on call",
            ),
        ),
    ),
    funders=(
        Funder(
            "Deutsch-Französischer Bürgerfonds",
            emblem(),
            texts(
                de="Gefördert vom Deutsch-Französischen Bürgerfonds",
                fr="Avec le soutien du Fonds citoyen franco-allemand",
                pl="Dofinansowanie: Fundusz Obywatelski",
                en="Supported by the Franco-German Citizens’ Fund",
            ),
        ),
    ),
    version=3,
    as_of=date(2027, 4, 19),
)


def long_programme(times: int = 3) -> VisitProgramme:
    """The same days with so many more items that every day runs over a page."""
    days = tuple(replace(day, items=day.items * times) for day in PROGRAMME.days)
    return replace(PROGRAMME, days=days)
