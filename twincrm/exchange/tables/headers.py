"""What columns are called, in German, French, English, Polish and Dutch: data, and nothing else.

Each line is a field and its names, with bars between them; names are compared without case,
accents, punctuation and blanks. What a number, mailbox or address is for (``privat``, ``bureau``)
is told by words of its own, in `KINDS`, and so are numbers at the end (``Telefon 2``).
"""

from __future__ import annotations

from twincrm.exchange.tables.headers_nl import NL

DE = {
    "given": "Vorname|Vornamen|1. Vorname|Vor-Name|Vorname Mann|Vorname Herr",
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
    "|Vorname Lebenspartner|Vorname Frau|Vorname 2. Person|Vorname Person 2",
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
    "|Vereinsamt|Stellung|Dienststellung",
    "occupation": "Beruf|Tätigkeit|Berufsbezeichnung",
    "email": "E-Mail|E-Mail-Adresse|Mail|Mailadresse|Mail-Adr.|Emailadr.|E-Mails|Elektronische Post"
    "|Primäre E-Mail-Adresse|Sekundäre E-Mail-Adresse|Mailadressen|E-Mail: Adresse|Kontakt E-Mail",
    "email.other": "Weitere E-Mail-Adressen|Weitere E-Mails|Weitere Mailadressen",
    "phone": "Telefon|Tel|Tel.-Nr.|Telefonnummer|Rufnummer|Fon|Fernsprecher|Telefonnr."
    "|Haupttelefon|Telefone|Telefonnummern|Ruf|Tel.Nummer",
    "phone.home": "Festnetz|Telefon Festnetz|Festnetznummer|Tel. Festnetz|Telefon (Festnetz)",
    "phone.mobile": "Mobil|Handy|Mobiltelefon|Mobilfunk|Handynummer|Mobilnummer|Handy-Nr."
    "|Mobil-Nr.|Mobil-Tel.-Nr.|Funktelefon"
    "|Mobilfunknummer|Handy Frau|Handy Mann|Handy Partner|Handy Partnerin"
    "|Mobiltel.|Handy/Mobil|Mobilrufnummer",
    "phone.fax": "Fax|Telefax|Faxnummer|Fax-Nr.|Telefaxnummer",
    "phone.pager": "Pager|Pager-Nummer",
    "phone.other": "Autotelefon|ISDN|Telefon für Hörbehinderte|Telex|Rückmeldung",
    "phone.work": "Telefon Firma|Büro Telefon|Telefon Büro|Tel. Büro|Diensttelefon|Durchwahl",
    "street": "Straße|Str.|Straße Nr|Str. Nr.|Straße und Hausnummer|Straße Hausnummer|Str./Hausnr."
    "|Straße Hausnr.|Straße und Nr.|Straße, Haus-Nr.|Straßenname|Wohnstraße|Straße mit Hausnummer",
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
    "fee": "Beitrag|Beitr.|Jahresbeitrag|Mitgliedsbeitrag|Beitrag €|Beitragshöhe|Beitrag in Euro"
    "|Beitrag EUR|Jahresbeitrag €|Mitgliedsbeitrag €|Beitrag in €|Beitragssatz|Jahresbeitrag in €"
    "|Beitrag/Jahr|Jahresbeitrag EUR",
    "fee_paid": "bez.|bezahlt|gezahlt|Beitrag bezahlt|entrichtet|Beitrag gezahlt|bezahlt?|beglichen"
    "|bezahlt am|gezahlt am|Beitrag bezahlt am|Beitrag gezahlt am|überwiesen am|Zahldatum"
    "|Zahlungseingang|Beitrag entrichtet|Beitrag bez.",
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

FR = {
    "given": "Prénom|Prénoms|Premier prénom|Prénom usuel",
    "middle": "Deuxième prénom|Autres prénoms|Second prénom",
    "family": "Nom de famille|Nom d'usage|Nom patronymique|Patronyme",
    "name": "Nom|Noms|Adhérent|Adhérents|Famille|Membre|Foyer",
    "full_name": "Nom complet|Prénom Nom|Prénom et nom|Prénom/Nom|Contact|Prénom & nom"
    "|Nom affiché|Nom à afficher",
    "family_given": "Nom Prénom|Nom et prénom|Nom/Prénom|Nom, prénom|Noms et prénoms|Nom & prénom"
    "|Nom Prénoms|Noms Prénoms",
    "partner_given": "Prénom du conjoint|Prénom conjoint|Prénom conjointe|Prénom 2"
    "|Prénom (conjoint)",
    "partner_family": "Nom du conjoint|Nom conjoint|Nom conjointe",
    "partner": "Conjoint(e)|Conjoint|Conjointe|Époux|Épouse",
    "salutation": "Civilité|Civ.|Civilités|Civilite|M./Mme",
    "title": "Titre|Titres",
    "letter": "Formule d'appel",
    "gender": "Sexe|Genre",
    "suffix": "Suffixe",
    "nickname": "Surnom|Pseudo",
    "birth_name": "Nom de naissance|Nom de jeune fille|Née",
    "organisation": "Société|Organisation|Organisme|Entreprise|Établissement|Association|Structure"
    "|Raison sociale|École",
    "department": "Service|Département (service)",
    "function": "Fonction|Fonctions|Poste|Rôle|Mandat|Fonction au bureau|Rôle dans l'association",
    "occupation": "Profession|Métier|Activité",
    "email": "Courriel|Adresse de messagerie|Adresse mail|Adresse e-mail|Adresse électronique"
    "|Mél|Mèl|Adresse courriel|Mail|Messagerie|Courriels|Adresse électronique principale"
    "|Adresse électronique secondaire|Adresses mail",
    "email.other": "Autres adresses e-mail|Autres e-mails|Autres adresses mail",
    "phone": "Téléphone|Tél|Téléphone principal|N° de téléphone|Numéro de téléphone|N° tél|Tél."
    "|Téléphones|Numéros de téléphone|Numéro|Num. tél",
    "phone.home": "Fixe|Téléphone fixe|Tél. fixe|Tél fixe|Ligne fixe|Téléphone domicile",
    "phone.mobile": "Portable|Mobile|Tél. mobile|Tél. portable|Téléphone portable|GSM|Cellulaire"
    "|Téléphone mobile|N° portable|Numéro de portable|Numéro portable",
    "phone.fax": "Télécopie|Fax|Télécopieur|Numéro de fax",
    "phone.pager": "Récepteur de radiomessagerie|Pager",
    "phone.other": "Téléphone (voiture)|RNIS|Radio téléphone|Téléphone TDD/TTY|Télex|Rappel",
    "phone.work": "Téléphone société",
    "street": "Rue|Voie|N° et rue|Rue et n°|N° et voie|Numéro et rue|Adresse 1|N° rue"
    "|Numéro et voie|Adresse postale (rue)|Libellé voie|Adresse ligne 1",
    "house_number": "N° de rue|N° de voie|Numéro de rue|Numéro de voie",
    "postcode": "Code postal|CP|Code-postal|C.P.|Code post.",
    "city": "Ville|Commune|Localité|Bureau distributeur",
    "place": "CP Ville|Code postal Ville|CP/Ville|Code postal et ville|CP et ville|CP Commune"
    "|Code postal / Commune|CP - Ville",
    "address": "Adresse|Adresse postale|Adresse complète|Domicile|Coordonnées",
    "extra": "Complément d'adresse|Complément|Complément adresse|Adresse 2|Bâtiment|Lieu-dit"
    "|Adresse (suite)|Adresse ligne 2|Résidence",
    "region": "Dép/Région|Département|Région|Dép.|Canton",
    "country": "Pays|Pays/Région",
    "po_box": "Boîte postale|BP|B.P.",
    "url": "Page Web|Site|Site internet|Site web|Internet|Page web personnelle",
    "birth_date": "Né(e) le|Né le|Née le|Date de naissance|Naissance|Date naissance|Anniversaire"
    "|Date Anniversaire|Date d'anniversaire|Date de nais.|DDN|Né(e)|Date nais.|Jour de naissance"
    "|Date naiss.",
    "birth_year": "Année de naissance|Année naissance",
    "birth_month": "Mois de naissance",
    "death_date": "Décès|Date de décès|Décédé(e) le|Décédé le",
    "anniversary": "Anniversaire de mariage ou fête|Anniversaire de mariage|Mariage",
    "number": "N°|Num|Nº",
    "member_number": "N° adhérent|Numéro d'adhérent|N° d'adhérent|N° membre|N° de membre|Matricule"
    "|N° carte|N° de carte|Numéro adhérent|N° adhésion|Numéro de membre|Num adhérent|Code adhérent",
    "joined": "Adhésion|Date d'adhésion|Date adhésion|Adhérent depuis|Membre depuis|Entrée"
    "|Date d'entrée|Année d'adhésion|Depuis|Adhérente depuis|1ère adhésion|Première adhésion"
    "|Adhère depuis|Inscription|Date d'inscription|Inscrit le|Arrivée",
    "left": "Sortie|Date de sortie|Démission|Départ|Date de démission|Radiation|Date de départ"
    "|Fin d'adhésion|Adhérent jusqu'au",
    "left_reason": "Motif de sortie|Motif de départ|Motif",
    "member_kind": "Type|Type d'adhésion|Type adhésion|Catégorie d'adhérent|Statut|Type de membre"
    "|Type d'adhérent|Formule|Type de cotisation|Qualité",
    "fee": "Cotisation|Cotis.|Montant|Montant cotisation|Cotisation €|Montant de la cotisation"
    "|Cotisation annuelle|Cotisation (€)|Montant (€)",
    "fee_paid": "Réglé|Payé|Cotisation réglée|Payée|Réglée|À jour|Cotisation payée"
    "|Payé le|Payée le|Réglé le|Réglée le|Cotisation payée le|Cotisation réglée le"
    "|À jour de cotisation"
    "|Réglement|Réglé ?",
    "categories": "Catégories|Catégorie|Groupe|Groupes|Mots clés|Étiquettes|Commission|Commissions",
    "languages": "Langue|Langues|Langues parlées|Parle|Langue parlée",
    "note": "Notes|Note|Remarque|Remarques|Observations|Observation|Commentaire|Commentaires"
    "|Divers|Infos|Obs.",
    "nationality": "Nationalité",
    "bank": "RIB|Banque|Compte bancaire|Code banque",
    "out": "Type de messagerie|Nom complet de l'adresse de messagerie|Critère de diffusion"
    "|Disponibilité Internet|Initiales|Kilométrage|Priorité|Privé|Serveur d'annuaire|Photo",
    "keep": "Téléphone de l'assistant(e)|Bureau|Code gouvernement|Compte|Emplacement|Enfants"
    "|Informations facturation|Nom de l'assistant(e)|Numéro d'identification de l'organisation"
    "|Passe-temps|Recommandé par|Responsable|Utilisateur|Mode de règlement|Mode de paiement",
    "particle": "Particule",
    "written": "Langue du courrier|Langue de correspondance",
    "uid": "Identifiant",
    "running": "Numéro d'ordre|N° d'ordre|N° ordre",
}

EN = {
    "given": "First Name|Given Name|Forename|Christian Name|First names|Forenames|Firstname"
    "|Givenname",
    "middle": "Middle Name|Additional Name|Middle names|Second name|Middle",
    "family": "Last Name|Family Name|Surname|Lastname|sn|Second surname",
    "name": "Name|Names|Member|Family|Household",
    "full_name": "Full Name|Member name|Contact|Contact name|First and last name|cn|Display Name"
    "|First name and surname|Name in full|Complete name",
    "family_given": "Last Name, First Name|Surname, First Name|Surname and first name"
    "|Name (last, first)"
    "|Surname, Forename|Surname and forename|Family name, given name|Surname Forename",
    "display": "File As|Displayname",
    "partner_given": "Partner First Name|Spouse First Name|Partner's first name|First name 2"
    "|Partner forename|Partner's forename|Spouse's first name",
    "partner_family": "Partner Last Name|Spouse Last Name|Partner's surname|Partner surname",
    "partner": "Spouse|Partner|Husband|Wife",
    "salutation": "Salutation|Mr/Mrs|Mr/Mrs/Ms|Form of address|Honorific",
    "title": "Title|Name Prefix|Prefix",
    "letter": "Salutation of letters|Letter salutation",
    "gender": "Gender|Sex|m/f",
    "suffix": "Suffix|Name Suffix",
    "nickname": "Nickname|Short Name|Known as|Preferred name|mozillaNickname|xmozillanickname",
    "birth_name": "Maiden Name|Née|Birth name",
    "organisation": "Company|Organization|Organisation|Organization Name|Employer|School|Firm|o"
    "|Organisation Name|Company name|Club|Institution",
    "department": "Department|Organization Department|ou|Division|orgunit",
    "function": "Job Title|Organization Title|Position|Role|Function|Office|Post|Committee role",
    "occupation": "Profession|Occupation|Job",
    "email": "E-mail|E-mail Address|Mail|Primary Email|Secondary Email|E-mail Addresses"
    "|Mail address"
    "|mozillaSecondEmail|xmozillasecondemail|E-mails|Electronic mail",
    "phone": "Phone|Telephone|Phone number|Phone numbers|Tel|Tel. no.|Primary Phone"
    "|Telephone number|Tel no|Phones|Phone no|Contact number|Telephone no",
    "phone.work": "Company Main Phone|telephoneNumber|Work Phone|Business telephone",
    "phone.home": "Landline|Home telephone|homePhone|Home phone|Home tel",
    "phone.mobile": "Mobile|Mobile Phone|Cell|Cell phone|Cellphone|Mobile Number|Mobile no"
    "|Mobile telephone|Mob|cellphone",
    "phone.fax": "Fax|Fax Number|facsimileTelephoneNumber|Facsimile|Fax no",
    "phone.pager": "Pager|Pager Number|pagerPhone",
    "phone.other": "Callback|Car Phone|ISDN|Radio Phone|TTY/TDD Phone|Telex",
    "street": "Street|Street address|Address line 1|Address 1|Address line|Street and number"
    "|Street name and number|Street name|Address line 2",
    "house_number": "House number|House no|House no.|Number (house)",
    "postcode": "Postcode|Postal Code|ZIP|Zip Code|ZipCode|Post code|Post-code",
    "city": "City|Town|Locality|Post town|Town/City|City/Town|l|Town or city|Village|LocalityName",
    "place": "Postcode and town|Zip City|Postcode Town|Town and postcode|City and postcode"
    "|Postal code and city|ZIP/City|Postcode/Town|Town/Postcode",
    "address": "Address|Postal address|Full address|Mailing address|Address formatted",
    "extra": "Address addition|Extended Address|Address 2|Address extra|Flat|Building|Apartment",
    "region": "State|County|Region|Province|st|State/Province|District",
    "country": "Country|Country/Region|c|Country code|co|Nation|CountryName",
    "po_box": "PO Box|Address PO Box|P.O. Box",
    "url": "Web Page|Website|Home page|Homepage|URL|Web|labeledURI|mozillaHomeUrl|mozillaWorkUrl"
    "|workurl|homeurl|Website address|Site",
    "birth_date": "Birthday|Date of birth|Birth date|DOB|Born|D.O.B.|Birthdate|Born on",
    "birth_year": "Birth Year|Year of birth",
    "birth_month": "Birth Month|Month of birth",
    "birth_day": "Birth Day|Day of birth",
    "death_date": "Date of death|Died|Deceased|Death date",
    "anniversary": "Anniversary|Wedding anniversary",
    "number": "No.|Number|#|ID",
    "member_number": "Member number|Membership number|Member no|Membership no|Member ID"
    "|Membership ID|Mem. no.|M'ship no|Member no.",
    "joined": "Joined|Date joined|Member since|Join date|Year joined|Joining date|Membership since"
    "|Joined on|Since|Membership start|Start of membership|Year of joining|Date of joining",
    "left": "Left|Date left|Leaving date|Resigned|Membership end|Left on|Member until|Year left",
    "left_reason": "Reason for leaving|Reason",
    "member_kind": "Type|Membership type|Membership|Membership kind|Category of membership"
    "|Member type|Type of membership|Membership category|Membership class|Membership status"
    "|Subscription type",
    "fee": "Fee|Subscription|Membership fee|Annual fee|Subs|Fee €|Fee £|Subscription £"
    "|Annual subscription"
    "|Dues|Amount|Subscription (£)|Fee (£)|Fee (€)|Subs (£)",
    "fee_paid": "Paid|Fee paid|Subscription paid|Subs paid|Paid?|Paid up|Dues paid|Paid on"
    "|Date paid|Payment date|Fee paid on|Subscription paid on",
    "categories": "Categories|Category|Labels|Group Membership|Groups|Group|Tags|Keywords|Tag|Label"
    "|memberOf",
    "languages": "Language|Languages|Languages spoken|Speaks|preferredLanguage",
    "note": "Notes|Note|Remarks|Remark|Comments|Comment|description|Further information|Info",
    "nationality": "Nationality|Citizenship",
    "bank": "Bank|Account number|Sort code|Bank account|Bank details",
    "out": "objectclass|member|E-mail Type|E-mail Display Name|Internet Free Busy"
    "|Sensitivity|Priority|Private"
    "|Directory Server|Initials|Mileage|Photo|dn|modifytimestamp|mozillaUseHtmlMail|Yomi Name"
    "|Given Name Yomi|Additional Name Yomi|Family Name Yomi|Phonetic First Name"
    "|Phonetic Middle Name|Phonetic Last Name|jpegPhoto|userPassword|uid|entryUUID"
    "|xmozillausehtmlmail",
    "keep": "Assistant's Phone|Account|Assistant's Name|Billing Information|Children|Hobby|Location"
    "|Government ID Number|Manager's Name|Office Location|Organizational ID Number|Referred By"
    "|User|Custom|Subject|Screen Name|nsAIMid|mozillaCustom|custom|_AimScreenName|Payment method",
    "particle": "Particle|Name particle|Surname prefix",
    "written": "Writes in|Letters in|Language of letters|Correspondence language",
    "kind": "Kind",
    "uid": "Identifier",
    "running": "Item|Serial no|Line no.|Row",
}

PL = {
    "given": "Imię|Imiona|Pierwsze imię|Imie",
    "middle": "Drugie imię",
    "family": "Nazwisko|Nazwiska",
    "name": "Nazwa|Członek|Rodzina",
    "full_name": "Imię i nazwisko|Imię Nazwisko|Imię/Nazwisko|Imię, nazwisko|Kontakt|Osoba"
    "|Wyświetlana nazwa",
    "family_given": "Nazwisko i imię|Nazwisko Imię|Nazwisko, imię|Nazwisko/Imię",
    "partner_given": "Imię współmałżonka|Imię żony|Imię męża|Imię partnera",
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
    "member_number": "Numer członkowski|Nr członkowski|Nr legitymacji|Numer legitymacji|Nr członka"
    "|Numer członka",
    "joined": "Data przystąpienia|Członek od|Data wstąpienia|Przystąpienie|Wstąpienie|Od kiedy"
    "|Data przyjęcia|Rok przystąpienia|Rok wstąpienia|Od|Członkostwo od",
    "left": "Data wystąpienia|Wystąpienie|Członek do|Członkostwo do",
    "member_kind": "Rodzaj członkostwa|Typ członkostwa|Członkostwo|Status",
    "fee": "Składka|Składka roczna|Składka zł|Składka członkowska|Wysokość składki|Kwota",
    "fee_paid": "Zapłacono|Opłacona|Zapłacone|Opłacono|Składka opłacona|Wpłacono|Data wpłaty",
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

NAMES: dict[str, dict[str, str]] = {"de": DE, "fr": FR, "en": EN, "pl": PL, "nl": NL}
"""The names of columns by language and field."""

KINDS: dict[str, str] = {
    "home": "privat private privater privates priv privé privée domicile dom home maison personnel"
    " personnelle perso prywatny domowy dom. prywatne mozillahome"
    " prywatnie thuis prive",
    "work": "geschäftlich dienstlich dienst gesch geschäft dienstl beruflich büro bureau business"
    " work pro professionnel professionnelle prof travail office służbowy praca firmowy mozillawork"
    " arbeit werk zakelijk służbowo",
    "other": "more weitere weiterer weiteres weiteren autre autres other sonstige sonstiges"
    " inny inne",
    "mobile": "mobil mobile handy portable cell komórka komórkowy",
}
"""Words that say what a number, mailbox or address is for."""

FILLERS = "de du des la le l d der die das r e s es er of the und et and i at"
"""Words that say nothing in the name of a column."""

SUMS = (
    "summe|summen|gesamt|gesamtsumme|insgesamt|total|totals|totaux|somme|sum|grand total|razem"
    "|suma|ogolem|anzahl|zwischensumme|ubertrag|sous-total|subtotal|nombre|count|łącznie|endsumme|totaal"
)
"""Words that begin a row of sums."""
