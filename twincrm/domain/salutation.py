"""How a letter begins and ends: polite in the reader's language.

Nothing is guessed from a first name. Where it is not known how someone wishes to be addressed, the
letter says so little that it cannot be wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from twincrm.domain.salutation_forms import (
    CLOSINGS,
    ENGLISH_TITLES,
    FORMS,
    FRENCH_FEELINGS,
    FRENCH_FEELINGS_TO_AN_OFFICE,
    FRENCH_TRADITIONAL,
    GREETED_BY_TITLE,
    OFFICES,
    POLISH_TITLES,
    POLISH_VOCATIVES,
    TO_AN_OFFICE,
    UNNAMED_READER_EN,
)

FormOfAddress = Literal["mr", "mrs", "none", "family", "several"]
"""``none``: not known or not wished; ``several``: a group or an unknown reader."""

Function = Literal["", "mayor", "lord_mayor", "village_mayor", "deputy_mayor", "chair"]
"""``lord_mayor``: Oberbürgermeister, prezydent miasta; ``village_mayor``: wójt."""

FUNCTIONS: tuple[Function, ...] = get_args(Function)


def letter_form(form_of_address: str) -> FormOfAddress:
    """How a letter addresses somebody whose wish is noted as a `terms.FormOfAddress`."""
    if form_of_address == "mrs":
        return "mrs"
    return "mr" if form_of_address == "mr" else "none"


def letter_office(salutation_kind: str) -> Function:
    """The office of this name by which letters address its holder; none where there is none."""
    for function in FUNCTIONS:
        if function == salutation_kind:
            return function
    return ""


_LETTER_LANGUAGES = frozenset(FORMS)


@dataclass(frozen=True, slots=True)
class Addressee:
    """Who a letter is for: all that its first line depends on.

    ``override`` is a first line somebody wrote for this person; it always wins.
    ``traditional`` is the wish of a woman in office to be *Madame le Maire*.
    """

    form: FormOfAddress = "none"
    given: str = ""
    family: str = ""
    particle: str = ""
    title: str = ""
    function: Function = ""
    familiar: bool = False
    traditional: bool = False
    eastern_order: bool = False
    override: str = ""

    def surname(self) -> str:
        """Particle and family name."""
        glue = "" if self.particle.endswith(("'", "’")) else " "
        return f"{self.particle}{glue}{self.family}".strip()


def salutation(addressee: Addressee, language: str) -> str:
    """The first line of a letter, with the mark it ends with.

    Languages without own forms (others than de, fr, en, pl, hu) get English.
    """
    code = letter_language(language)
    if addressee.override.strip():
        return with_mark(addressee.override, code)
    if addressee.form == "several":
        return FORMS[code].friends if addressee.familiar else FORMS[code].unknown
    return (
        (_between_friends(addressee, code) if addressee.familiar else "")
        or office_line(addressee, code)
        or _by_title(addressee, code)
        or _to_person(addressee, code)
    )


def with_mark(line: str, language: str) -> str:
    """A first line that somebody wrote, with the mark of the language where it ends with none."""
    line = line.strip()
    ends_with_none = line[-1:].isalnum() or line.endswith((")", "“", "”", "»"))
    return line + FORMS[letter_language(language)].unknown[-1] if ends_with_none else line


def closing(addressee: Addressee, language: str) -> str:
    """The last line of a letter; the French one repeats how the reader was addressed."""
    code = letter_language(language)
    formal, familiar = CLOSINGS[code]
    if addressee.familiar:
        return familiar
    to_office = bool(office_line(addressee, code))
    if code == "fr":
        return _french_closing(formal, addressee, office=to_office)
    if code == "en" and not _names_the_reader(addressee):
        return UNNAMED_READER_EN
    return TO_AN_OFFICE.get(code, formal) if to_office else formal


def starts_lower(addressee: Addressee, language: str) -> bool:
    """Whether the first sentence goes on in small letters, as after a German comma."""
    code = letter_language(language)
    return FORMS[code].lower_case_follows and salutation(addressee, code).endswith(",")


def letter_language(language: str) -> str:
    """The language whose forms a letter in *language* takes."""
    code = language[:2].lower()
    return code if code in _LETTER_LANGUAGES else "en"


def _between_friends(addressee: Addressee, code: str) -> str:
    close = FORMS[code].close
    if addressee.form == "family":
        pattern = close.get("family", "") if addressee.family else ""
        return pattern.format(name=addressee.surname()) or FORMS[code].friends
    if not addressee.given:
        return _by_surname_between_friends(addressee, code)
    if code == "pl":
        vocative = POLISH_VOCATIVES.get(addressee.given)
        if not vocative or addressee.form not in close:
            return "Dzień dobry,"
        return close[addressee.form].format(vocative=vocative)
    return close[addressee.form].format(given=addressee.given)


def _by_surname_between_friends(addressee: Addressee, code: str) -> str:
    """*Liebe Frau Weber*: warm, although only the surname is known."""
    if code == "de" and addressee.family and addressee.form in {"mr", "mrs"}:
        name = _with_title(addressee)
        return f"Lieber Herr {name}," if addressee.form == "mr" else f"Liebe Frau {name},"
    return ""


def office_line(addressee: Addressee, code: str) -> str:
    """The first line by the office, where the language has a word for its holder."""
    both = OFFICES[code].get(addressee.function)
    if not both:
        return _to_chair(addressee, code)
    forms = FORMS[code]
    patterns = forms.office_named if addressee.family and forms.office_named else forms.office
    pattern = patterns.get(addressee.form)
    if not pattern:
        return ""
    office = both[1 if addressee.form == "mrs" else 0]
    if addressee.traditional and code == "fr":
        office = FRENCH_TRADITIONAL.get(office, office)
    return pattern.format(office=office, name=_with_title(addressee))


def _to_chair(addressee: Addressee, code: str) -> str:
    """English has no *Mr Chair* in a letter: the name, else the office alone."""
    named = addressee.family and addressee.form in FORMS[code].named
    return "Dear Chair," if code == "en" and addressee.function == "chair" and not named else ""


def _by_title(addressee: Addressee, code: str) -> str:
    """*Dear Dr Weber*, *Szanowny Panie Doktorze*: the title takes the place of Mr and Mrs."""
    key = academic_title(addressee.title)
    if not key:
        return ""
    if code == "en" and addressee.family and addressee.form != "family":
        return f"Dear {ENGLISH_TITLES[key]} {addressee.surname()},"
    if code == "pl" and addressee.form in FORMS["pl"].office:
        office = POLISH_TITLES[key][1 if addressee.form == "mrs" else 0]
        return FORMS["pl"].office[addressee.form].format(office=office)
    return ""


def academic_title(title: str) -> str:
    """The highest of the titles in *title* that counts abroad: ``prof``, ``dr`` or none."""
    words = {word.strip(".,").casefold() for word in title.replace(".", ". ").split()}
    if words & {"prof", "professor", "professorin", "profesor", "professeur"}:
        return "prof"
    return "dr" if words & {"dr", "doktor", "docteur", "doctor"} else ""


def _to_person(addressee: Addressee, code: str) -> str:
    forms = FORMS[code]
    if addressee.form == "none" and not (addressee.given or addressee.family):
        return forms.unknown
    if addressee.family and addressee.form in forms.named:
        pattern = forms.named[addressee.form]
        named = _with_title(addressee) if code in GREETED_BY_TITLE else addressee.surname()
        return pattern.format(name=named, family=addressee.family)
    if code == "hu" and addressee.form == "none":
        return _by_full_name(addressee, code)
    return forms.unnamed.get(addressee.form) or _by_full_name(addressee, code)


def _by_full_name(addressee: Addressee, code: str) -> str:
    """Where the form of address is not known; without both names as to an unknown reader."""
    forms = FORMS[code]
    if not (forms.full_name and addressee.given and addressee.family):
        return forms.unknown
    names = [addressee.given, addressee.surname()]
    if addressee.eastern_order:
        names.reverse()
    title = addressee.title if code in GREETED_BY_TITLE else ""
    return forms.full_name.format(full=" ".join(filter(None, (title, *names))))


def _with_title(addressee: Addressee) -> str:
    """*Dr. Weber*; a family has no title."""
    title = "" if addressee.form == "family" else addressee.title
    return f"{title} {addressee.surname()}".strip()


def _names_the_reader(addressee: Addressee) -> bool:
    """Whether the English first line holds a name: *sincerely* after a name, else *faithfully*."""
    if addressee.override.strip():
        return True
    impersonal = {*FORMS["en"].unnamed.values(), FORMS["en"].unknown}
    return not office_line(addressee, "en") and salutation(addressee, "en") not in impersonal


def _french_closing(pattern: str, addressee: Addressee, *, office: bool) -> str:
    return french_words(pattern, salutation(addressee, "fr"), office=office)


def french_words(pattern: str, line: str, *, office: bool) -> str:
    """*Je vous prie d’agréer, Monsieur le Maire, …*, in the words of the first line."""
    feelings = FRENCH_FEELINGS_TO_AN_OFFICE if office else FRENCH_FEELINGS
    return pattern.format(address=line.rstrip(",! "), feelings=feelings)
