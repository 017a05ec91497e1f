"""What columns are called in English, and by programs that keep addresses."""

from __future__ import annotations

EN = {
    "given": "First Name|Given Name|Forename|Christian Name|First names|Forenames|Firstname"
    "|Givenname|First name him|First name his|First name Mr|Forename him|Forename Mr",
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
    "|Partner forename|Partner's forename|Spouse's first name|First name her|First name hers"
    "|First name Mrs|Forename 2|Forename her|Forename Mrs|Wife's first name|Husband's first name",
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
    "area_code": "Area code|Dialling code|STD code",
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
    "fee": "Amount due|Due|Sub|Sub due|Fee due|Fees|Annual sub|Annual subs|Subs due"
    "|Fee|Subscription|Membership fee|Annual fee|Subs|Fee €|Fee £|Subscription £"
    "|Annual subscription"
    "|Dues|Amount|Subscription (£)|Fee (£)|Fee (€)|Subs (£)",
    "fee_paid": "Subs pd|Sub paid|Pd"
    "|Paid|Fee paid|Subscription paid|Subs paid|Paid?|Paid up|Dues paid|Paid on"
    "|Date paid|Payment date|Fee paid on|Subscription paid on|Paid amount|Amount paid|Payment"
    "|Date of payment|Date pd|Paid date|Pd|Payment received|Received on|Amount received",
    "fee_paid_on": "Day of payment",
    "member_pays": "Pays the fee",
    "member_note": "Remark on the membership",
    "member_uid": "Identifier of the membership",
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
"""The names of columns by field."""
