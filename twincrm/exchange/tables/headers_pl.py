"""What columns are called in Polish."""

from __future__ import annotations

PL = {
    "given": "Imię|Imiona|Pierwsze imię|Imie|Imię pana",
    "middle": "Drugie imię",
    "family": "Nazwisko|Nazwiska",
    "name": "Nazwa|Członek|Rodzina",
    "full_name": "Imię i nazwisko|Imię Nazwisko|Imię/Nazwisko|Imię, nazwisko|Kontakt|Osoba"
    "|Wyświetlana nazwa",
    "family_given": "Nazwisko i imię|Nazwisko Imię|Nazwisko, imię|Nazwisko/Imię",
    "partner_given": "Imię współmałżonka|Imię żony|Imię męża|Imię partnera|Imię pani",
    "partner": "Współmałżonek|Małżonek|Małżonka|Żona|Mąż",
    "salutation": "Zwrot|Forma grzecznościowa|Pan/Pani|Zwrot grzecznościowy",
    "title": "Tytuł",
    "letter": "Zwrot grzecznościowy w listach",
    "gender": "Płeć",
    "suffix": "Dopisek po nazwisku",
    "nickname": "Przydomek|Pseudonim",
    "birth_name": "Nazwisko rodowe|Nazwisko panieńskie",
    "organisation": "Firma|Organizacja|Instytucja|Stowarzyszenie|Szkoła|Zakład",
    "department": "Dział|Wydział",
    "function": "Funkcja|Stanowisko|Rola",
    "occupation": "Zawód",
    "email": "E-mail|Adres e-mail|Poczta elektroniczna|Poczta|Mail|Adres mailowy|Adres poczty",
    "email.other": "Inne adresy e-mail|Inne e-maile",
    "phone.other": "Inne numery telefonu",
    "phone": "Telefon|Tel|Numer telefonu|Nr telefonu|Nr tel.|Telefony",
    "area_code": "Kierunkowy|Numer kierunkowy|Nr kier.",
    "phone.home": "Telefon stacjonarny|Tel. stacjonarny|Stacjonarny",
    "phone.mobile": "Komórka|Telefon komórkowy|Tel. kom.|Telefon kom.|Nr kom."
    "|Komórkowy|Nr komórki|Tel. komórkowy|Kom.",
    "phone.fax": "Faks|Fax|Numer faksu",
    "street": "Ulica|Ulica i numer|Ulica i nr|Ulica nr|Ul.|Ulica, nr|Ulica nr domu",
    "house_number": "Nr domu|Numer domu",
    "postcode": "Kod pocztowy|Kod|Kod poczt.",
    "city": "Miejscowość|Miasto|Poczta (miasto)",
    "place": "Kod i miejscowość|Kod pocztowy i miejscowość|Kod miejscowość|Kod i miasto"
    "|Kod pocztowy miasto|Kod pocztowy miejscowość",
    "address": "Adres|Adres zamieszkania|Adres korespondencyjny|Adres pocztowy",
    "extra": "Dodatek do adresu|Nr mieszkania|Dzielnica",
    "region": "Województwo|Region|Powiat",
    "country": "Kraj|Państwo",
    "po_box": "Skrytka pocztowa",
    "url": "Strona|Strona internetowa|Strona WWW|WWW",
    "birth_date": "Data urodzenia|Urodzony|Urodzona|Data ur.|Ur.|Urodziny|Urodzony/a",
    "birth_year": "Rok urodzenia",
    "death_date": "Data śmierci|Data zgonu|Zmarł",
    "anniversary": "Rocznica",
    "number": "Nr|Numer",
    "member_number": "Numer członkowski|Nr czł.|Nr członkowski|Nr legitymacji|Numer legitymacji"
    "|Nr członka|Numer członka",
    "joined": "Data przystąpienia|Członek od|Data wstąpienia|Przystąpienie|Wstąpienie|Od kiedy"
    "|Data przyjęcia|Rok przystąpienia|Rok wstąpienia|Od|Członkostwo od",
    "left": "Data wystąpienia|Wystąpienie|Członek do|Członkostwo do",
    "left_reason": "Powód wystąpienia|Przyczyna wystąpienia",
    "member_kind": "Rodzaj członkostwa|Typ członkostwa|Członkostwo|Status|Stan"
    "|Stan członkostwa|Status członkostwa",
    "fee": "Składka|Składka roczna|Składka zł|Składka członkowska|Wysokość składki|Kwota"
    "|Kwota składki",
    "fee_paid": "Zapłacono|Opłacona|Zapłacone|Opłacono|Składka opłacona|Wpłacono|Data wpłaty"
    "|Wpłata|Wpłaty|Kwota wpłaty|Wpłacona kwota|Kwota wpłacona|Data zapłaty|Data płatności"
    "|Wpłacono za|Data opłacenia|Zapłacona kwota",
    "fee_paid_on": "Dzień wpłaty",
    "member_pays": "Opłaca składkę",
    "member_note": "Uwagi o członkostwie",
    "member_uid": "Identyfikator członkostwa",
    "categories": "Etykiety|Kategoria|Kategorie|Grupa|Grupy|Sekcja",
    "languages": "Język|Języki|Znajomość języków|Języki obce",
    "note": "Uwagi|Notatki|Notatka|Komentarz|Uwaga|Adnotacje|Inne",
    "nationality": "Narodowość|Obywatelstwo",
    "bank": "Nr konta|Numer konta|Bank",
    "particle": "Przedrostek nazwiska",
    "written": "Korespondencja|Język korespondencji",
    "kind": "Rodzaj",
    "uid": "Identyfikator",
    "running": "L.p.|Lp|Liczba porządkowa",
}
"""The names of columns by field."""
