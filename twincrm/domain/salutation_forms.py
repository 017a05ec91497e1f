"""The words of polite letters, per language: what is said to whom.

``{name}`` is the surname, in German with the title before it, ``{family}`` the bare surname,
``{given}`` the first name, ``{full}`` first name and surname, ``{office}`` the office as one
addresses its holder and ``{vocative}`` the Polish first name as one calls it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class LetterForms:
    """How one language begins and ends a letter."""

    office_named: Mapping[str, str]
    """For an office-holder whose surname is known, by form of address."""
    office: Mapping[str, str]
    """For an office-holder addressed by the office alone."""
    named: Mapping[str, str]
    """For a person whose surname is known."""
    unnamed: Mapping[str, str]
    """For a person of whom only the form of address is known."""
    full_name: str
    """For a person whose form of address is not known; empty: as for an unknown reader."""
    close: Mapping[str, str]
    """Between friends, with the first name."""
    unknown: str
    friends: str
    lower_case_follows: bool = False
    """Whether the first sentence goes on in small letters."""


FORMS: dict[str, LetterForms] = {
    "de": LetterForms(
        office_named={
            "mr": "Sehr geehrter Herr {office} {name},",
            "mrs": "Sehr geehrte Frau {office} {name},",
        },
        office={"mr": "Sehr geehrter Herr {office},", "mrs": "Sehr geehrte Frau {office},"},
        named={
            "mr": "Sehr geehrter Herr {name},",
            "mrs": "Sehr geehrte Frau {name},",
            "family": "Sehr geehrte Familie {name},",
        },
        unnamed={},
        full_name="Guten Tag {full},",
        close={
            "mr": "Lieber {given},",
            "mrs": "Liebe {given},",
            "none": "Hallo {given},",
            "family": "Liebe Familie {name},",
        },
        unknown="Sehr geehrte Damen und Herren,",
        friends="Liebe Freundinnen und Freunde,",
        lower_case_follows=True,
    ),
    "fr": LetterForms(
        office_named={},
        office={"mr": "Monsieur {office},", "mrs": "Madame {office},"},
        named={},
        unnamed={
            "mr": "Monsieur,",
            "mrs": "Madame,",
            "none": "Madame, Monsieur,",
            "family": "Madame, Monsieur,",
        },
        full_name="",
        close={"mr": "Cher {given},", "mrs": "Chère {given},", "none": "Bonjour {given},"},
        unknown="Mesdames, Messieurs,",
        friends="Chers amis,",
    ),
    "en": LetterForms(
        office_named={},
        office={"mr": "Dear Mr {office},", "mrs": "Dear Madam {office},", "none": "Dear {office},"},
        named={
            "mr": "Dear Mr {name},",
            "mrs": "Dear Mrs {name},",
            "family": "Dear {name} family,",
        },
        unnamed={"mr": "Dear Sir,", "mrs": "Dear Madam,"},
        full_name="Dear {full},",
        close={
            "mr": "Dear {given},",
            "mrs": "Dear {given},",
            "none": "Dear {given},",
            "family": "Dear {name} family,",
        },
        unknown="Dear Sir or Madam,",
        friends="Dear friends,",
    ),
    "pl": LetterForms(
        office_named={},
        office={"mr": "Szanowny Panie {office},", "mrs": "Szanowna Pani {office},"},
        named={},
        unnamed={"mr": "Szanowny Panie,", "mrs": "Szanowna Pani,"},
        full_name="",
        close={"mr": "Drogi {vocative},", "mrs": "Droga {vocative},"},
        unknown="Szanowni Państwo,",
        friends="Drodzy Przyjaciele,",
    ),
    "hu": LetterForms(
        office_named={},
        office={"mr": "Tisztelt {office} Úr!", "mrs": "Tisztelt {office} Asszony!"},
        named={"mr": "Tisztelt {family} Úr!", "family": "Tisztelt {family} család!"},
        unnamed={"mr": "Tisztelt Uram!", "mrs": "Tisztelt Asszonyom!"},
        full_name="Tisztelt {full}!",
        close={"mr": "Kedves {given}!", "mrs": "Kedves {given}!", "none": "Kedves {given}!"},
        unknown="Tisztelt Hölgyeim és Uraim!",
        friends="Kedves Barátaink!",
    ),
}

OFFICES: dict[str, dict[str, tuple[str, str]]] = {
    "de": {
        "mayor": ("Bürgermeister", "Bürgermeisterin"),
        "lord_mayor": ("Oberbürgermeister", "Oberbürgermeisterin"),
        "village_mayor": ("Bürgermeister", "Bürgermeisterin"),
        "deputy_mayor": ("Beigeordneter", "Beigeordnete"),
        "chair": ("Vorsitzender", "Vorsitzende"),
    },
    "fr": {
        "mayor": ("le Maire", "la Maire"),
        "lord_mayor": ("le Maire", "la Maire"),
        "village_mayor": ("le Maire", "la Maire"),
        "deputy_mayor": ("l’Adjoint au Maire", "l’Adjointe au Maire"),
        "chair": ("le Président", "la Présidente"),
    },
    "en": {
        "mayor": ("Mayor", "Mayor"),
        "lord_mayor": ("Mayor", "Mayor"),
        "village_mayor": ("Mayor", "Mayor"),
        "deputy_mayor": ("Deputy Mayor", "Deputy Mayor"),
    },
    "pl": {
        "mayor": ("Burmistrzu", "Burmistrz"),
        "lord_mayor": ("Prezydencie", "Prezydent"),
        "village_mayor": ("Wójcie", "Wójt"),
        "deputy_mayor": ("Burmistrzu", "Burmistrz"),
        "chair": ("Prezesie", "Prezes"),
    },
    "hu": {
        "mayor": ("Polgármester", "Polgármester"),
        "lord_mayor": ("Polgármester", "Polgármester"),
        "village_mayor": ("Polgármester", "Polgármester"),
        "deputy_mayor": ("Alpolgármester", "Alpolgármester"),
        "chair": ("Elnök", "Elnök"),
    },
}
"""The office as one addresses a man and a woman who holds it, by language and office."""

GREETED_BY_TITLE = frozenset({"de"})
"""Languages that greet by every title: *Guten Tag Dr. Kim Weber*, *Sehr geehrte Frau Pfarrerin
Weber*. English has none between Mrs and the name: *Dear Mrs Merrick*, whom envelopes call Revd."""

FRENCH_TRADITIONAL = {
    "la Maire": "le Maire",
    "la Présidente": "le Président",
    "l’Adjointe au Maire": "l’Adjoint au Maire",
}
"""What some women in office in France wish to be called."""

CLOSINGS: dict[str, tuple[str, str]] = {
    "de": ("Mit freundlichen Grüßen", "Herzliche Grüße"),
    "fr": ("Je vous prie d’agréer, {address}, l’expression de {feelings}.", "Bien cordialement"),
    "en": ("Yours sincerely", "Kind regards"),
    "pl": ("Z poważaniem", "Serdeczne pozdrowienia"),
    "hu": ("Tisztelettel", "Szívélyes üdvözlettel"),
}
"""The end of a formal and of a familiar letter."""

TO_AN_OFFICE = {"pl": "Z wyrazami szacunku"}
"""The end of a letter to an office-holder, where it differs."""

UNNAMED_READER_EN = "Yours faithfully"

FRENCH_FEELINGS = "mes salutations distinguées"
FRENCH_FEELINGS_TO_AN_OFFICE = "ma considération distinguée"

_POLISH_NAMES = """
Adam:Adamie Andrzej:Andrzeju Arkadiusz:Arkadiuszu Artur:Arturze Bartosz:Bartoszu
Bogdan:Bogdanie Bogusław:Bogusławie Dariusz:Dariuszu Dawid:Dawidzie Dominik:Dominiku
Edward:Edwardzie Grzegorz:Grzegorzu Henryk:Henryku Jacek:Jacku Jakub:Jakubie Jan:Janie
Janusz:Januszu Jarosław:Jarosławie Jerzy:Jerzy Józef:Józefie Kacper:Kacprze Kamil:Kamilu
Karol:Karolu Kazimierz:Kazimierzu Krzysztof:Krzysztofie Leszek:Leszku Łukasz:Łukaszu
Maciej:Macieju Marcin:Marcinie Marek:Marku Mariusz:Mariuszu Mateusz:Mateuszu
Michał:Michale Mieczysław:Mieczysławie Mirosław:Mirosławie Paweł:Pawle Piotr:Piotrze
Przemysław:Przemysławie Rafał:Rafale Robert:Robercie Roman:Romanie Ryszard:Ryszardzie
Sławomir:Sławomirze Stanisław:Stanisławie Stefan:Stefanie Sylwester:Sylwestrze
Szymon:Szymonie Tadeusz:Tadeuszu Tomasz:Tomaszu Waldemar:Waldemarze Wiesław:Wiesławie
Witold:Witoldzie Władysław:Władysławie Włodzimierz:Włodzimierzu Wojciech:Wojciechu
Zbigniew:Zbigniewie Zdzisław:Zdzisławie Zygmunt:Zygmuncie Agata:Agato Agnieszka:Agnieszko
Aleksandra:Aleksandro Alicja:Alicjo Aneta:Aneto Anna:Anno Barbara:Barbaro Beata:Beato
Bożena:Bożeno Danuta:Danuto Dorota:Doroto Elżbieta:Elżbieto Ewa:Ewo Ewelina:Ewelino
Grażyna:Grażyno Halina:Halino Hanna:Hanno Helena:Heleno Irena:Ireno Iwona:Iwono
Izabela:Izabelo Jadwiga:Jadwigo Janina:Janino Joanna:Joanno Jolanta:Jolanto Julia:Julio
Justyna:Justyno Karolina:Karolino Katarzyna:Katarzyno Kinga:Kingo Krystyna:Krystyno
Lucyna:Lucyno Magdalena:Magdaleno Małgorzata:Małgorzato Maria:Mario Marianna:Marianno
Marta:Marto Marzena:Marzeno Monika:Moniko Natalia:Natalio Patrycja:Patrycjo
Paulina:Paulino Renata:Renato Stanisława:Stanisławo Stefania:Stefanio Sylwia:Sylwio
Teresa:Tereso Urszula:Urszulo Wanda:Wando Weronika:Weroniko Wiesława:Wiesławo Zofia:Zofio
Zuzanna:Zuzanno
"""

POLISH_VOCATIVES: dict[str, str] = {
    name: vocative for name, _, vocative in (pair.partition(":") for pair in _POLISH_NAMES.split())
}
"""How Polish first names are called. Only these: rules would make *Jeanie* of a French Jean."""

POLISH_TITLES = {"dr": ("Doktorze", "Doktor"), "prof": ("Profesorze", "Profesor")}
"""Academic titles, written out, as one addresses a man and a woman."""

ENGLISH_TITLES = {"dr": "Dr", "prof": "Professor"}
"""Academic titles that take the place of Mr and Mrs."""
