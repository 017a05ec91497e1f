"""What columns are called in French."""

from __future__ import annotations

FR = {
    "given": "Prénom|Prénoms|Premier prénom|Prénom usuel|Prénom Mr|Prénom M.|Prénom Monsieur"
    "|Prénom homme|Prénom lui",
    "middle": "Deuxième prénom|Autres prénoms|Second prénom",
    "family": "Nom de famille|Nom d'usage|Nom patronymique|Patronyme",
    "name": "Nom|Noms|Adhérent|Adhérents|Famille|Membre|Foyer",
    "full_name": "Nom complet|Prénom Nom|Prénom et nom|Prénom/Nom|Contact|Prénom & nom"
    "|Nom affiché|Nom à afficher",
    "family_given": "Nom Prénom|Nom et prénom|Nom/Prénom|Nom, prénom|Noms et prénoms|Nom & prénom"
    "|Nom Prénoms|Noms Prénoms",
    "partner_given": "Prénom du conjoint|Prénom conjoint|Prénom conjointe|Prénom 2"
    "|Prénom (conjoint)|Prénom Mme|Prénom Madame|Prénom femme|Prénom elle",
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
    "area_code": "Indicatif|Indicatif régional",
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
    "|N° carte|N° de carte|Numéro adhérent|N° adhésion|Numéro de membre|Num adhérent|Code adhérent"
    "|N° adh.|Num. adh.|Nº adh.|N° d'adh.",
    "joined": "Adhésion|Date d'adhésion|Date adhésion|Adhérent depuis|Membre depuis|Entrée"
    "|Date d'entrée|Année d'adhésion|Depuis|Adhérente depuis|1ère adhésion|Première adhésion"
    "|Adhère depuis|Adhésion depuis|Adhésion le|Adhérent(e) depuis|Membre depuis le"
    "|Inscription|Date d'inscription|Inscrit le|Arrivée",
    "left": "Sortie|Date de sortie|Démission|Départ|Date de démission|Radiation|Date de départ"
    "|Fin d'adhésion|Adhérent jusqu'au",
    "left_reason": "Motif de sortie|Motif de départ|Motif",
    "member_kind": "Type|Type d'adhésion|Type adhésion|Catégorie d'adhérent|Statut|Type de membre"
    "|Type d'adhérent|Formule|Type de cotisation|Qualité|État|Statut adhérent",
    "fee": "Cotisation due|Cotis. due|Cotisation saison|Cotisation de la saison"
    "|Cotisation|Cotis.|Montant|Montant cotisation|Cotisation €|Montant de la cotisation"
    "|Cotisation annuelle|Cotisation (€)|Montant (€)",
    "fee_paid": "Réglé|Payé|Cotisation réglée|Payée|Réglée|À jour|Cotisation payée"
    "|Payé le|Payée le|Réglé le|Réglée le|Cotisation payée le|Cotisation réglée le"
    "|À jour de cotisation"
    "|Réglement|Réglé ?|Versé|Montant versé|Montant payé|Montant réglé|Versement|Date de paiement"
    "|Date du paiement|Date de règlement|Date du règlement|Date de versement|Versé le|Paiement",
    "fee_paid_on": "Jour du paiement",
    "member_pays": "Paie la cotisation",
    "member_note": "Remarque sur l'adhésion",
    "member_uid": "Identifiant de l'adhésion",
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
"""The names of columns by field."""
