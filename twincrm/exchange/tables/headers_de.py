"""What columns are called in German."""

from __future__ import annotations

DE = {
    "given": "Vorname|Vornamen|1. Vorname|Vor-Name|Vorname Mann|Vorname Herr"
    "|Vorname er|Vorname Person 1",
    "middle": "Weitere Vornamen|Zweiter Vorname|2. Vorname|Weiterer Vorname",
    "family": "Nachname|Familienname|Zuname|Nachnamen|Nach-Name",
    "name": "Name|Namen|Familie|Mitglied|Mitglieder|Haushalt",
    "full_name": "Vor- und Nachname|Vorname Nachname|Vor- und Zuname|Vollständiger Name|Kontakt"
    "|Ansprechpartner|Ansprechpartnerin|Mitgliedsname|Ganzer Name|Vorname und Name|Vorname Name"
    "|Vorname/Name|Name (vollständig)|Vor-/Nachname|Vor-/Zuname|Vorname/Nachname|Anzeigename",
    "family_given": "Nachname, Vorname|Name, Vorname|Name und Vorname|Familienname, Vorname"
    "|Zuname, Vorname|Nach- und Vorname|Zu- und Vorname|Nachname und Vorname|Name/Vorname"
    "|Familien- und Vorname|Nach-/Vorname",
    "partner_given": "Vorname Partner|Vorname Partner/in|Vorname Partnerin|Vorname Ehepartner"
    "|Vorname Ehefrau|Vorname Ehemann|Partner Vorname|Vorname des Partners|Vorname Ehegatte"
    "|Vorname Lebenspartner|Vorname Frau|Vorname 2. Person|Vorname Person 2"
    "|Vorname 2|Vorname sie",
    "partner_family": "Nachname Partner|Nachname Partnerin|Nachname Partner/in|Partner Nachname"
    "|Name Partner|Name Partnerin|Nachname Ehepartner|Partner Name|Nachname Person 2",
    "partner": "Partner|Partnerin|Partner/in|Ehepartner|Ehepartnerin|Lebenspartner|Ehefrau|Ehemann"
    "|Lebensgefährte|Ehegatte",
    "prefix": "Titel|Akad. Titel|Akademischer Titel|Akademischer Grad|Akad. Grad|Grad",
    "salutation": "Anrede|Anr.|Herr/Frau|Frau/Herr",
    "letter": "Briefanrede|Persönliche Anrede|Anrede im Brief|Anredezeile",
    "gender": "Geschlecht|m/w|m/w/d|w/m|Geschl.",
    "suffix": "Suffix|Nachsatz|Namenszusatz|Namenssuffix",
    "nickname": "Spitzname|Rufname",
    "birth_name": "Geburtsname|Mädchenname|geb. Name|geborene",
    "organisation": "Firma|Organisation|Institution|Unternehmen|Einrichtung|Schule|Betrieb"
    "|Verein|Verein/Institution|Verein/Organisation|Name des Vereins|Institution/Verein"
    "|Körperschaft|Firmenname|Vereinsname|Organisation Name",
    "department": "Abteilung|Referat|Bereich",
    "function": "Funktion|Funktionen|Position|Amt|Ämter|Aufgabe|Vorstandsamt|Rolle|Arbeitstitel"
    "|Vereinsamt|Vorstand|Vorstandsfunktion|Stellung|Dienststellung",
    "occupation": "Beruf|Tätigkeit|Berufsbezeichnung",
    "email": "E-Mail|E-Mail-Adresse|Mail|Mailadresse|Mail-Adr.|Emailadr.|E-Mails|Elektronische Post"
    "|Primäre E-Mail-Adresse|Sekundäre E-Mail-Adresse|Mailadressen|E-Mail: Adresse|Kontakt E-Mail",
    "email.other": "Weitere E-Mail-Adressen|Weitere E-Mails|Weitere Mailadressen",
    "phone": "Telefon|Tel|Tel.-Nr.|Telefonnummer|Rufnummer|Fon|Fernsprecher|Telefonnr."
    "|Haupttelefon|Telefone|Telefonnummern|Ruf|Tel.Nummer",
    "area_code": "Vorwahl|Vorw.|Ortsvorwahl|Vorwahlnummer|Ortsnetzkennzahl",
    "phone.home": "Festnetz|Telefon Festnetz|Festnetznummer|Tel. Festnetz|Telefon (Festnetz)",
    "phone.mobile": "Mobil|Handy|Mobiltelefon|Mobilfunk|Handynummer|Mobilnummer|Handy-Nr."
    "|Mobil-Nr.|Mobil-Tel.-Nr.|Funktelefon"
    "|Mobilfunknummer|Handy Frau|Handy Mann"
    "|Mobiltel.|Handy/Mobil|Mobilrufnummer",
    "phone.fax": "Fax|Telefax|Faxnummer|Fax-Nr.|Telefaxnummer",
    "phone.pager": "Pager|Pager-Nummer",
    "phone.other": "Autotelefon|ISDN|Telefon für Hörbehinderte|Telex|Rückmeldung",
    "phone.work": "Telefon Firma|Büro Telefon|Telefon Büro|Tel. Büro|Diensttelefon|Durchwahl",
    "street": "Straße|Str.|Straße Nr|Str. Nr.|Straße und Hausnummer|Straße Hausnummer|Str./Hausnr."
    "|Straße Hausnr.|Straße und Nr.|Straße, Haus-Nr.|Straßenname|Wohnstraße|Straße mit Hausnummer"
    "|Straße u. Nr.|Straße u. Nummer|Straße und Nummer|Straße und Hausnr.|Straße u. Hausnr."
    "|Straße u. Haus-Nr.|Straße u. Hausnummer|Straße, Nummer|Str. u. Nr.|Str. und Nr."
    "|Str. u. Hausnr.|Str. und Hausnr.|Str. Hausnr.|Str. u. Haus-Nr.|Str. und Hausnummer"
    "|Str. Hausnummer|Anschrift (Straße, Nr.)|Anschrift (Straße u. Nr.)|Anschrift (Straße und Nr.)"
    "|Anschrift (Straße, Hausnr.)|Anschrift (Straße und Hausnummer)|Anschrift (Straße)"
    "|Adresse (Straße, Nr.)|Adresse (Straße)|Adresse (Straße und Hausnummer)",
    "house_number": "Hausnummer|Haus-Nr.|Hausnr|HNr|Haus Nummer",
    "postcode": "PLZ|Postleitzahl|Plz.|Post-Leitzahl",
    "city": "Ort|Wohnort|Stadt|Gemeinde|Wohnsitz|Ortschaft|Stadt/Ort|Ort/Stadt|Ortsname",
    "place": "PLZ/Ort|PLZ Wohnort|Postleitzahl Ort|PLZ und Ort|PLZ + Ort|PLZ & Ort"
    "|Postleitzahl und Ort|Postleitzahl Wohnort|PLZ Stadt",
    "address": "Adresse|Anschrift|Wohnanschrift|Postanschrift|Wohnadresse|Postadresse"
    "|Straße, PLZ, Ort|Straße, PLZ Ort|Vollständige Anschrift|Privatadresse",
    "extra": "Adresszusatz|Zusatz|Adressergänzung|c/o|Ortsteil|Stadtteil|Adresszeile"
    "|Anschriftenzusatz|Straßenzusatz",
    "region": "Bundesland|Kanton|Region|Bundesland/Kanton|Landkreis|Kreis",
    "country": "Land|Staat|Land/Region|Ländercode|Länderkürzel|LKZ",
    "po_box": "Postfach",
    "url": "Webseite|Homepage|Internet|Website|Web|Internetseite|Internetadresse|Web-Adresse",
    "birth_date": "Geburtstag|Geburtsdatum|Geb.-Datum|Geb.-Dat.|geb. am|Geboren|Geboren am|Geb."
    "|Geb.tag|Geburtsd.|GebDat|Geburtsdat.|Geburt|Gebdatum|Geb.-Tag|*",
    "birth_year": "Geburtsjahr|Jahrgang|Geb.-Jahr",
    "birth_month": "Geburtsmonat",
    "death_date": "Sterbetag|Sterbedatum|verstorben|gestorben|gestorben am|Todestag|verstorben am",
    "anniversary": "Jahrestag|Hochzeitstag",
    "number": "Nr.|Nummer|#|ID|No",
    "member_number": "Mitgliedsnummer|Mitglieds-Nr.|Mitgl.-Nr.|Mitgliednr|M-Nr.|MNr|Mitglied Nr."
    "|Mitgliedsnr|Mitglieds Nr|Mitgliedernummer|Mg.-Nr.|MgNr|Mitgliedskennung|Mitglied-Nummer"
    "|Mitgliedernr|Externe Mitgliedsnummer|Mitglieds-ID",
    "joined": "Eintritt|Eintr.|Eintrittsdatum|Mitglied seit|Beitritt|Beitrittsdatum|Eintrittsjahr"
    "|Beigetreten|seit|dabei seit|Aufnahme|Aufnahmedatum|im Verein seit|Eingetreten|Eintritt am"
    "|Beitrittsjahr|Mitgliedschaft seit|eingetreten am|beigetreten am|Vereinsbeitritt"
    "|Vereinseintritt|Mitglied ab|Mitgl. seit|Aufnahmejahr|Beginn|Mitgliedschaft ab",
    "left": "Austritt|Austr.|Austrittsdatum|ausgetreten|Mitglied bis|Austritt am|ausgeschieden"
    "|Austritt zum|ausgetreten am|Austrittsjahr|Ende der Mitgliedschaft|Mitgliedschaft bis"
    "|ausgetr.",
    "left_reason": "Austrittsgrund|Grund des Austritts|Grund",
    "member_kind": "Mitgliedsart|Art der Mitgliedschaft|Beitragsart|Mitgliedschaft|Mitgliedsform"
    "|Mitgliedstyp|Beitragsgruppe|Status|Mitgliedsstatus|Beitragsklasse|Mitgliederart"
    "|Mitgliedskategorie|Mitgliedsgruppe|Mitgliederstatus",
    "fee": "Soll|Beitrag Soll|Sollbeitrag|Beitrag Saison|Beitrag in EUR"
    "|Beitrag|Beitr.|Jahresbeitrag|Mitgliedsbeitrag|Beitrag €|Beitragshöhe|Beitrag in Euro"
    "|Beitrag EUR|Jahresbeitrag €|Mitgliedsbeitrag €|Beitrag in €|Beitragssatz|Jahresbeitrag in €"
    "|Beitrag/Jahr|Jahresbeitrag EUR",
    "fee_paid": "bez.|bezahlt|gezahlt|Beitrag bezahlt|entrichtet|Beitrag gezahlt|bezahlt?|beglichen"
    "|bezahlt am|gezahlt am|Beitrag bezahlt am|Beitrag gezahlt am|überwiesen am|Zahldatum"
    "|Zahlungseingang|Beitrag entrichtet|Beitrag bez.|Eingang|Zahlung|Betrag bezahlt|Zahlbetrag"
    "|Bezahlter Betrag|Gezahlter Betrag|Zahlungsdatum|Datum der Zahlung|Zahlungstag|Zahltag"
    "|bez. am|gez. am|Eingang am|Eingangsdatum|Bezahldatum|Ist|Beitrag Ist",
    "fee_paid_on": "Tag der Zahlung",
    "member_pays": "Zahlt den Beitrag",
    "member_note": "Bemerkung zur Mitgliedschaft",
    "member_uid": "Kennung der Mitgliedschaft",
    "categories": "Kategorie|Kategorien|Gruppe|Gruppen|Stichwort|Stichwörter|Tags|Schlagworte"
    "|Schlagwörter|Schlagwort|Verteiler|Arbeitskreis",
    "languages": "Sprache|Sprachen|Sprachkenntnisse|Fremdsprachen|spricht|Fremdsprache",
    "note": "Bemerkung|Bemerk.|Bemerkungen|Notiz|Notizen|Anmerkung|Anmerkungen|Kommentar|Hinweis"
    "|Hinweise|Info|Sonstiges|Bem.|Infos|Zusatzinfo|Vermerk",
    "nationality": "Nationalität|Staatsangehörigkeit|Staatsbürgerschaft",
    "bank": "IBAN|BIC|Bankleitzahl|BLZ|Kontonummer|Konto-Nr.|Kontonr|Bank|Kreditinstitut"
    "|Mandat Datum|Mandatsreferenz|Kontoinhaber|Mandat|Mandatsdatum|Bankverbindung|Kontoverbindung",
    "out": "E-Mail-Typ|E-Mail Typ|Angezeigter Name|E-Mail: Angezeigter Name|E-Mail Angezeigter Name"
    "|E-Mail: Typ|Vertraulichkeit|Priorität|Privat|Internet-Frei/Gebucht|Internet Frei/Gebucht"
    "|Verzeichnisserver|Initialen|Reisekilometer|Foto|Bild|Problem|Problème",
    "keep": "Büro|Hobby|Kinder|Konto|Abrechnungsinformation|Regierungsnr.|Organisationsnr."
    "|Empfohlen von|Telefon Assistent|Name Assistent|Name des/der Vorgesetzten|Benutzer"
    "|Benutzerdef.|Kündigung|Zahlungsart|Zahlungsweise|Messenger-Name",
    "particle": "Namensvorsatz|Vorsatzwort|Namenspartikel|Partikel|Adelsprädikat",
    "written": "Briefsprache|Korrespondenzsprache|Sprache der Briefe",
    "kind": "Art",
    "uid": "Kennung",
    "running": "Lfd. Nr.|Lfd.|laufende Nummer|Pos.|Lfd.-Nummer|lfdnr",
}
"""The names of columns by field."""
