"""Numbers of a workbook as a person sees them in the sheet.

Digits stand as the number format places them: 1234 under ``00000`` is “01234”, 322497811 under
``0# ## ## ## ##`` is “03 22 49 78 11”. Marks of currency and thousands are left out and the decimal
point is a point, so that what is seen does not depend on the language of the sheet.
"""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from twincrm.exchange.tables.table import Value

_ASIDE = re.compile(r'\[[^\]]*\]|_.|\*.|"[^"]*[€$£%]?[^"]*"')
_TOKEN = re.compile(r"\\(.)|(.)", re.DOTALL)
_FIXED = " -/.()+"
"""Signs between the digits of postcodes and phone numbers."""
_MOST_DIGITS = 15
"""More digits a workbook does not keep (IEEE 754 as Excel writes it)."""


def number_seen(number: float, number_format: str) -> str:
    """A number as it is seen under its format."""
    form = _ASIDE.sub("", number_format.split(";", maxsplit=1)[0])
    beyond = not abs(number) < 10**_MOST_DIGITS  # what is no number at all is beyond, too
    if beyond or not re.search("[0#]", form) or re.search("[eE?]", form):
        return general(number)
    if "%" in form:
        return f"{_with_decimals(number * 100, form.replace('%', ''))}%"
    if re.search(r"[0#][\\ \-/()]+[0#]", form) or re.fullmatch(r"[\\+ ]*0{2,}", form):
        return _placed(number, form) if float(number).is_integer() else general(number)
    return _with_decimals(number, form)


def general(number: float) -> str:
    """A number as it stands in a cell without a format: all its digits, no exponent."""
    if isinstance(number, int) or (number.is_integer() and abs(number) < 10**_MOST_DIGITS):
        return str(int(number))
    return format(Decimal(f"{number:.{_MOST_DIGITS}g}"), "f")


def moment_seen(moment: date | time | timedelta, number_format: str = "") -> Value:
    """A day as a day; what is only a part of one, or has an hour, as text.

    A format without days shows a year, or a month and a year: no day was meant.
    """
    if isinstance(moment, timedelta):
        return str(moment)
    if isinstance(moment, time):
        return moment.strftime("%H:%M:%S" if moment.second else "%H:%M")
    if isinstance(moment, datetime) and (moment.hour or moment.minute or moment.second):
        return moment.strftime("%Y-%m-%d %H:%M")
    form = _ASIDE.sub("", number_format.split(";", maxsplit=1)[0]).lower()
    if "y" in form and not re.search("[dg]", form):
        return f"{moment.month:02}/{moment.year}" if "m" in form else str(moment.year)
    return moment.date() if isinstance(moment, datetime) else moment


def _placed(number: float, form: str) -> str:
    """Digits from the right into the places of a format; what is left goes before the first."""
    digits = list(str(abs(int(number))))
    signs = [a or b for a, b in _TOKEN.findall(form)]
    out: list[str] = []
    places = [sign for sign in signs if sign in "0#"]
    for sign in reversed(signs):
        if sign in "0#":
            places.pop()
            out.append(digits.pop() if digits else "0" if sign == "0" else "")
            if not places:
                out.extend(reversed(digits))
                digits.clear()
        elif sign in _FIXED and (digits or "0" in places or not places):
            out.append(sign)
    return ("-" if number < 0 else "") + "".join(reversed(out)).strip()


def _with_decimals(number: float, form: str) -> str:
    whole, _, part = form.partition(".")
    least = sum(sign == "0" for sign in part)
    most = sum(sign in "0#" for sign in part)
    if not re.search("[0#]", whole + part):
        return general(number)
    shown = Decimal(f"{number:.{_MOST_DIGITS}g}").quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP)
    text = format(shown, "f")
    while "." in text and text.endswith("0") and len(text.partition(".")[2]) > least:
        text = text[:-1]
    return text.rstrip(".") if "." in text and not text.partition(".")[2] else text
