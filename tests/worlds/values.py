"""Values of every sort that people type."""

from __future__ import annotations

from datetime import date, datetime

from hypothesis import strategies as st

NAMES = (
    "Weber",
    "Delattre",
    "Żółkiewska",
    "O’Brien",
    "d’Estaing",
    "von der Heide",
    "Ångström",
    "Müller-Lüdenscheidt",
    "Kovácsné",
)
characters = st.characters(exclude_categories=["C", "Zl", "Zp"])
words = st.text(characters, max_size=12)
names = st.one_of(
    st.sampled_from(NAMES), st.text(characters, min_size=1, max_size=12).filter(str.strip)
)
languages = st.sampled_from(("de", "fr", "en", "pl", "nl"))
days = st.dates(date(1900, 1, 1), date(2099, 12, 31))
moments = st.datetimes(datetime.fromisoformat("1990-01-01"), datetime.fromisoformat("2040-01-01"))
partial_dates = st.one_of(
    st.none(),
    days.map(date.isoformat),
    days.map(lambda day: day.isoformat()[:7]),
    days.map(lambda day: day.isoformat()[:4]),
)
birthdays = st.one_of(partial_dates, days.map(lambda day: f"--{day.isoformat()[5:]}"))
phones = st.sampled_from(
    ("02841 12345", "+33 1 99 00 41 18", "0049 171 1234567", "12", "1-2-3 app. 4")
)
emails = st.sampled_from(("a.weber@example.org", "J.Wattrelos@EXAMPLE.fr", "zoé@exemple.fr"))
PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff\xe0"
pictures = st.tuples(st.sampled_from((PNG, JPEG)), st.binary(max_size=20)).map(b"".join)


@st.composite
def periods(draw):
    """Two partial dates, the later one last."""
    first, second = sorted((draw(days), draw(days)))
    return draw(
        st.sampled_from(
            (
                (None, None),
                (first.isoformat(), None),
                (first.isoformat()[:4], second.isoformat()),
                (None, second.isoformat()[:7]),
            )
        )
    )
