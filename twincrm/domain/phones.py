"""Phone numbers: kept as they were typed and, where they can be read, as E.164."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

PhoneKind = Literal["mobile", "landline", "other", "unknown"]
"""``other``: service, shared-cost and internet numbers; ``unknown``: not told by the number."""

_OPTIONAL_TRUNK = re.compile(r"\(\s*0\s*\)")
_INTERNATIONAL_PREFIX = re.compile(r"^\W*00(?=\s*\W?\s*[1-9])")
_EXTENSION_WORD = re.compile(
    r"(?i)[,;]?\s*\b(?:durchwahl|dw|poste|wew|app|nebenstelle)\b[.:]?\s*(?=\d)"
)
_EXTENSION_SIGN = re.compile(r"(?i)\b(?:ext\.?|x)\s*(?=\d)|(?<=\d)x(?=\d)")
_STRAY_LETTER = re.compile(r"[^\W\d_](?=\d)|\d\W*[^\W\d_]+\W*\d")
_FEWEST_OF_A_LINE = 3
"""Behind an area code no line has fewer digits."""
_LABEL = re.compile(r"^(?:tel:)?[^\d+(]*(?=[\d+(])")
_FEWEST_DIGITS = 3
_FEWEST_DIGITS_AFTER_TRUNK = 7
_DIGITS_WITH_AREA_CODE = 9
"""Typed without its leading 0, a number of fewer digits is taken for a local one."""

_RESERVED_FOR_FICTION = re.compile(
    r"\+33(?:19900|26191|35301|46571|53649|63998)\d{4}"
    r"|\+44(?:7700900|1632960|2079460|11[3-7]4960|1[2-6]14960|1914980|2896496|2920180)\d{3}"
)
"""Numbers that France and the United Kingdom keep free for invented people (ARCEP, Ofcom)."""

_PLAIN = re.compile(r"(?:\+[1-9](?:[ -]?[0-9]){6,14}|0[1-9](?:[ -]?[0-9]){5,12})")
"""A number with nothing in it but digits in groups, from abroad or from home."""
_GROUPING = str.maketrans("", "", "+ -")
_LONGEST_CODE = 3

_MOBILE_STARTS = ("+336", "+337", "+447")


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone number: as typed, as E.164 (``+492842123456``) if it reads as one, and its country.

    The country is the number's own, else the one it was read for. The extension holds digits.
    """

    typed: str
    e164: str | None = None
    country: str = ""
    extension: str = ""

    def national(self) -> str:
        """As dialled within its country: ``02842 123456``; as typed if it could not be read."""
        return self._shown(international=False)

    def international(self) -> str:
        """As dialled from anywhere: ``+49 2842 123456``; as typed if it could not be read."""
        return self._shown(international=True)

    def display(self, from_country: str) -> str:
        """National for readers in the number's own country, else international."""
        return self._shown(international=from_country.upper() != self.country)

    def kind(self) -> PhoneKind:
        """Mobile or landline, as far as the number tells."""
        if self.e164 is None:
            return "unknown"
        if _RESERVED_FOR_FICTION.fullmatch(self.e164):
            return "mobile" if self.e164.startswith(_MOBILE_STARTS) else "landline"
        from phonenumbers import PhoneNumberType, number_type

        match number_type(_read(self.e164)):
            case PhoneNumberType.MOBILE:
                return "mobile"
            case PhoneNumberType.FIXED_LINE:
                return "landline"
            case PhoneNumberType.UNKNOWN | PhoneNumberType.FIXED_LINE_OR_MOBILE:
                return "unknown"
            case _:
                return "other"

    def is_plausible(self) -> bool:
        """Whether such a number can exist in its country, by its length and first digits.

        Numbers reserved for invented people count as such: the demo association uses them.
        """
        if self.e164 is None:
            return False
        if _RESERVED_FOR_FICTION.fullmatch(self.e164):
            return True
        import phonenumbers

        return phonenumbers.is_valid_number(_read(self.e164)) and not self.is_short()

    def is_short(self) -> bool:
        """Whether hardly anything follows the area code: a number that was not typed to its end."""
        if self.e164 is None:
            return False
        import phonenumbers

        number = _read(self.e164)
        area = phonenumbers.length_of_geographical_area_code(number)
        digits = len(phonenumbers.national_significant_number(number))
        return bool(area) and digits - area < _FEWEST_OF_A_LINE

    def has_letters(self) -> bool:
        """Whether a letter stands among the digits, such as an O for a 0."""
        typed = _EXTENSION_SIGN.sub(" ", _EXTENSION_WORD.sub(" ", self.typed))
        return _STRAY_LETTER.search(typed) is not None

    def _shown(self, *, international: bool) -> str:
        if self.e164 is None:
            return self.typed
        number = _international(self.e164) if international else _national(self.e164)
        if not international and _loses_zero(self.typed, number) and not self.is_plausible():
            return self.typed
        return f"{number} / {self.extension}" if self.extension else number


def _loses_zero(typed: str, shown: str) -> bool:
    """Whether the 0 of an area code would be left out: numbers too short have no form to show."""
    return typed[:1] == "0" and typed[1:2] != "0" and not shown.startswith("0")


def parse_phone(text: str, country: str) -> Phone:
    """Read a number as typed in *country* (``DE``); it is kept as typed in any case.

    What is no full number (a local one without its area code, two numbers in one field, a word)
    has no E.164 form.
    """
    typed = " ".join(text.split())
    return _parsed(typed, country.upper())


@dataclass(frozen=True, slots=True)
class _Plan:
    """How a country's numbers are made, where only a 0 is dialled before them at home."""

    code: str
    region: str
    lengths: frozenset[int]
    pattern: re.Pattern[str]
    trunk: bool

    def phone(self, typed: str, number: str, *, at_home: bool) -> Phone | None:
        """The phone of a number without country code and trunk 0; None where it is not so plain."""
        if number.startswith("0") or len(number) not in self.lengths:
            return None
        if at_home and self.pattern.fullmatch(f"0{number}") and not self.pattern.fullmatch(number):
            return None
        return Phone(typed, f"+{self.code}{number}", self.region)


@lru_cache(maxsize=512)
def _plan(code: int) -> _Plan | None:
    """The plan of a country code that one country has to itself, if it is a plain one."""
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneMetadata

    regions = COUNTRY_CODE_TO_REGION_CODE.get(code, ())
    found = PhoneMetadata.metadata_for_region(regions[0], None) if len(regions) == 1 else None
    if found is None or found.general_desc is None or found.international_prefix != "00":
        return None
    desc, trunk = found.general_desc, found.national_prefix_for_parsing
    if trunk not in (None, "0") or found.national_prefix_transform_rule:
        return None
    lengths = frozenset(desc.possible_length) - frozenset(desc.possible_length_local_only)
    pattern = re.compile(desc.national_number_pattern or "")
    return _Plan(str(code), regions[0], lengths, pattern, trunk == "0")


def _plainly(typed: str, country: str) -> Phone | None:
    """A number read by its plan alone, as the library would; None where it takes more than that."""
    if not _PLAIN.fullmatch(typed):
        return None
    digits = typed.translate(_GROUPING)
    if typed.startswith("+"):
        plan = _plan_abroad(digits[:_LONGEST_CODE])
        return plan.phone(typed, digits[len(plan.code) :], at_home=False) if plan else None
    plan = _plan_at_home(country)
    return plan.phone(typed, digits[1:], at_home=True) if plan else None


@lru_cache(maxsize=512)
def _plan_at_home(country: str) -> _Plan | None:
    """The plan of a country at home, where a 0 is dialled first."""
    from phonenumbers import country_code_for_region

    plan = _plan(country_code_for_region(country))
    return plan if plan and plan.trunk and plan.region == country else None


@lru_cache(maxsize=1024)
def _plan_abroad(digits: str) -> _Plan | None:
    """The plan of the country code that a number begins with."""
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

    for length in range(1, _LONGEST_CODE + 1):
        if int(digits[:length]) in COUNTRY_CODE_TO_REGION_CODE:
            return _plan(int(digits[:length]))
    return None


@lru_cache(maxsize=4096)
def _parsed(typed: str, country: str) -> Phone:
    return _plainly(typed, country) or _fully_parsed(typed, country)


def _fully_parsed(typed: str, country: str) -> Phone:
    if sum(character.isdigit() for character in typed) < _FEWEST_DIGITS:
        return Phone(typed, None, country)
    import phonenumbers

    try:
        number = phonenumbers.parse(_cleaned(typed), country or None)
    except phonenumbers.NumberParseException:
        return Phone(typed, None, country)
    if not _is_complete(number, typed, country):
        return Phone(typed, None, country)
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    own = phonenumbers.region_code_for_number(number)
    return Phone(typed, e164, own or _country_of_code(number, country), number.extension or "")


def _is_complete(number: PhoneNumber, typed: str, country: str) -> bool:
    """Whether the number has a fitting length and is not a local one without its area code."""
    import phonenumbers

    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason != phonenumbers.ValidationResult.IS_POSSIBLE:
        return False
    text, trunk = _cleaned(typed), _trunk_prefix(country)
    if not trunk or text.startswith("+") or text.lstrip("( ").startswith(trunk):
        return True
    digits = phonenumbers.national_significant_number(number)
    return len(digits) >= _DIGITS_WITH_AREA_CODE and _is_of_people(number)


def _is_of_people(number: PhoneNumber) -> bool:
    """Whether a number can be a landline or a mobile of its country.

    Without 0 or + before it, anything else is rather a number of another country: a Chinese mobile
    looks like a German one for groups of companies.
    """
    from phonenumbers import PhoneNumberType, is_valid_number, number_type

    lines = PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE
    return is_valid_number(number) and number_type(number) in lines


def _trunk_prefix(country: str) -> str:
    """What is dialled before an area code at home: mostly 0, in Poland or Italy nothing."""
    from phonenumbers import PhoneMetadata

    metadata = PhoneMetadata.metadata_for_region(country, None)
    return (metadata.national_prefix or "") if metadata else ""


def _cleaned(typed: str) -> str:
    """Without labels and without the (0) that is not dialled after a country code."""
    text = _LABEL.sub("", typed)
    text = _INTERNATIONAL_PREFIX.sub("+", text)
    if text.startswith("+"):
        text = _OPTIONAL_TRUNK.sub(" ", text)
    return _EXTENSION_WORD.sub(" ext. ", text)


def _country_of_code(number: PhoneNumber, country: str) -> str:
    """The country of a number that no plan knows: the one it was read for, if the code fits."""
    from phonenumbers import region_code_for_country_code, region_codes_for_country_code

    code = number.country_code or 0
    if country in region_codes_for_country_code(code):
        return country
    region = region_code_for_country_code(code)
    return region if region.isalpha() else country


def _read(e164: str) -> PhoneNumber:
    import phonenumbers

    return phonenumbers.parse(e164, None)


def _international(e164: str) -> str:
    from phonenumbers import PhoneNumberFormat, format_number

    return format_number(_read(e164), PhoneNumberFormat.INTERNATIONAL)


def _national(e164: str) -> str:
    """As dialled at home; a number of no known format gets its country's 0 here."""
    import phonenumbers

    number = _read(e164)
    shown = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    region = phonenumbers.region_code_for_country_code(number.country_code or 0)
    bare = phonenumbers.national_significant_number(number)
    lacks_trunk = shown == bare and len(bare) >= _FEWEST_DIGITS_AFTER_TRUNK
    return f"0{shown}" if lacks_trunk and _trunk_prefix(region) == "0" else shown
