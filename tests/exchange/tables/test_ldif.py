"""Address books as LDIF."""

from __future__ import annotations

import base64

from twincrm.exchange.tables import read_tables

NOTE = base64.b64encode("Grüße\r\naus Moers".encode()).decode()
PICTURE = base64.b64encode(b"\xff\xd8\xff\xe0").decode()
BOOK = f"""version: 1
# a comment
 that goes on

dn: cn=Chor,o=x
objectclass: groupOfNames
cn: Chor
member: cn=Zoë Müller, MAIL=z@x.de
member: cn=nobody,mail=n@x.de

dn:: {base64.b64encode("cn=Zoë Müller,mail=z@x.de".encode()).decode()}
objectclass: top
objectclass: inetOrgPerson
cn: Zoë Mül
 ler
mail: z@x.de
mail: z2@x.de
description:: {NOTE[:10]}
 {NOTE[10:]}
jpegPhoto:: {PICTURE}
labeledURI:< file:///etc/passwd
what is this

dn: cn=gone
changetype: delete

dn: cn=Uwe
CN: Uwe
telephoneNumber: 01234
"""


def test_an_entry_is_a_row_and_an_attribute_a_column():
    read = read_tables(BOOK.encode(), "book.ldif")
    [table] = read.tables
    assert (read.format, table.name) == ("ldif", "book")
    assert table.rows == (
        ("dn", "objectclass", "cn", "mail", "description", "telephoneNumber", "memberOf"),
        (
            "cn=Zoë Müller,mail=z@x.de", "top\ninetOrgPerson", "Zoë Müller", "z@x.de\nz2@x.de",
            "Grüße\naus Moers", None, "Chor",
        ),
        ("cn=Uwe", None, "Uwe", None, None, "01234", None),
    )  # fmt: skip
    assert table.lines == (1, 11, 27)


def test_what_is_no_text_of_the_book_is_left_out_and_named_by_its_line():
    read = read_tables(BOOK.encode(), "book.ldif")
    assert [remark.values["line"] for remark in read.remarks] == [20, 21, 22, 24, 5]


def test_the_book_is_known_by_its_beginning_not_by_its_name():
    assert read_tables(b"# hello\r\ndn: cn=a\r\ncn: a\r\n", "a.txt").format == "ldif"
    assert read_tables(b"dn,cn\nx,y\n", "a.ldif").format == "csv"
