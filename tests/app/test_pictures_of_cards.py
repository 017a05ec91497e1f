"""A picture that can never leave is told of on its way in, and where it stays behind."""

from __future__ import annotations

import base64
import json
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import select
from worlds.opening import opened

from twincrm.app.start import main
from twincrm.services.documents.commands import SetPhoto
from twincrm.services.documents.queries import photo_of as photo_content
from twincrm.store.models import Person


@pytest.fixture(scope="session")
def huge() -> bytes:
    """A valid picture of a few kilobytes that unpacks to 400 million pixels."""
    target = BytesIO()
    Image.new("1", (20_000, 20_000)).save(target, "PNG")
    return target.getvalue()


@pytest.fixture
def path(village_file, tmp_path):
    return Path(shutil.copyfile(village_file, tmp_path / "dorf.twincrm"))


def ran(capsys, *words) -> tuple[int, dict, str]:
    code = main([str(word) for word in words])
    told = capsys.readouterr()
    return code, json.loads(told.out), told.err


def photo_of(path, family: str) -> int | None:
    with opened(path) as dispatcher:
        asked = select(Person.photo_id).where(Person.family == family)
        return dispatcher.ask(lambda s: s.scalars(asked).one())


def test_a_picture_too_large_to_leave_is_not_taken_in_and_told(path, tmp_path, capsys, huge):
    source = tmp_path / "gross.vcf"
    photo = "PHOTO;ENCODING=b;TYPE=PNG:" + base64.b64encode(huge).decode()
    source.write_text(f"BEGIN:VCARD\nVERSION:3.0\nN:Riese;Kim;;;\n{photo}\nEND:VCARD\n")

    code, told, _ = ran(capsys, "import", path, source, "--json")

    assert (code, told["new"]) == (1, 1)
    (odd,) = told["cards"][0]["odd"]
    assert (odd["line"], odd["text"]) == (
        4,
        "The picture has more than 80 million pixels and was left out.",
    )
    assert told["left_out"] == ["PHOTO"]
    assert photo_of(path, "Riese") is None


def test_a_camera_s_picture_is_kept_small_and_what_is_none_is_told(path, tmp_path, capsys):
    taken = BytesIO()
    Image.effect_noise((3000, 2000), 80).convert("RGB").save(taken, "JPEG")
    kinds = {"Klein": taken.getvalue(), "Kaputt": taken.getvalue()[:9000], "Apfel": HEIC}
    cards = [
        f"BEGIN:VCARD\nVERSION:3.0\nN:{name};Kim;;;\n"
        f"PHOTO;ENCODING=b;TYPE=JPEG:{base64.b64encode(data).decode()}\nEND:VCARD\n"
        for name, data in kinds.items()
    ]
    (tmp_path / "k.vcf").write_text("".join(cards))

    _, told, _ = ran(capsys, "import", path, tmp_path / "k.vcf", "--json")

    said = [odd["text"] for card in told["cards"] for odd in card.get("odd", ())]
    assert said[0] == "The picture is damaged and was left out."
    assert "HEIC" in said[1]
    with opened(path) as dispatcher:
        asked = select(Person.id).where(Person.family == "Klein")
        photo = dispatcher.ask(lambda s: photo_content(s, s.scalars(asked).one()))
    assert Image.open(BytesIO(photo)).size == (800, 533)
    assert [photo_of(path, name) for name in ("Kaputt", "Apfel")] == [None, None]


HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"


def test_a_picture_that_cannot_leave_is_named_when_its_card_goes_out(path, tmp_path, capsys, huge):
    source, out = tmp_path / "klein.vcf", tmp_path / "aus.vcf"
    source.write_text("BEGIN:VCARD\nVERSION:3.0\nN:Riese;Kim;;;\nEND:VCARD\n")
    ran(capsys, "import", path, source, "--json")
    with opened(path) as dispatcher:
        asked = select(Person.id).where(Person.family == "Riese")
        dispatcher.execute(SetPhoto(dispatcher.ask(lambda s: s.scalars(asked).one()), huge))

    words = ["export", path, "--format", "vcard", "--out", out, "--json"]
    code, told, err = ran(capsys, *words, "--search", "riese")

    assert (code, told["written"], told["left_out"]) == (0, 1, 0)
    assert (told["pictures_left_out"], told["pictures_left_out_names"]) == (1, ["Kim Riese"])
    assert "The picture of 1 contact is damaged or too large and was left out: Kim Riese" in err
    assert b"PHOTO" not in out.read_bytes()
