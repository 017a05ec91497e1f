"""Cards other programs really wrote: every one is found, no other file ends badly."""

from __future__ import annotations

from twincrm.exchange.vcard import read_cards, write_cards

EXPLAINED = {
    "android-opt-vcard/tests/res/raw/v21_android_custom_prop.vcf": (
        0,
        "the card holds nothing but made-up fields of a test: it says nothing about anybody",
    ),
}
"""Files in which another number of cards is right, with the reason."""


def cards_of(folder, path):
    return [read.card for read in read_cards((folder / path).read_bytes()) if read.card]


def test_every_card_of_the_corpus_is_found(corpus, manifest):
    files = [row for row in manifest if row["kind"] == "vcard"]
    assert len(files) > 50
    expected = {row["path"]: int(row["cards"]) for row in files}
    found = {path: len(cards_of(corpus, path)) for path in expected}
    differing = {path: count for path, count in found.items() if count != expected[path]}
    assert differing == {path: count for path, (count, _) in EXPLAINED.items() if path in expected}


def test_files_that_hold_no_cards_are_survived(corpus, manifest):
    others = [row["path"] for row in manifest if row["kind"] != "vcard"]
    assert others
    for path in others:
        found = list(read_cards((corpus / path).read_bytes()))
        assert [read.card for read in found if read.card] == [], path


def test_what_was_read_from_the_corpus_survives_writing(corpus, manifest):
    """A card of another program, written by us and read again, says the same."""
    survived = 0
    for row in manifest:
        if row["kind"] != "vcard":
            continue
        for card in cards_of(corpus, row["path"]):
            survived += 1
            for version in ("3.0", "4.0"):
                data = write_cards([card], version=version)
                [again] = read_cards(data)
                assert again.odd == (), (row["path"], again.odd)
                assert again.card is not None
                assert again.card.formatted_name == card.formatted_name
                assert again.card.note == card.note
                assert {phone.number for phone in again.card.phones} == {
                    phone.number for phone in card.phones
                }
                again_again = list(read_cards(write_cards([again.card], version=version)))
                assert again_again[0].card == again.card, row["path"]
    assert survived > 500
