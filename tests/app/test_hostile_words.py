"""Words that a careless or hostile script may send, and places that are not what they should be."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from twincrm.app.command_line.usage import SENTENCES
from twincrm.domain.texts import Message
from twincrm.runtime.language import catalogue

POSIX = pytest.mark.skipif(os.name == "nt", reason="a file system of POSIX")
LONG = "x" * 10_000


@pytest.fixture
def path(tmp_path, twincrm):
    path = tmp_path / "neu.twincrm"
    twincrm("new", path, "--name", "Verein", "--place", "Lindenau", "--country", "DE")
    return path


def _elsewhere(*words: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    given = [sys.executable, "-m", "twincrm", *map(str, words)]
    return subprocess.run(
        given, capture_output=True, check=False, env={**os.environ, **environment}
    )


@pytest.mark.parametrize(
    ("language", "asked", "missing", "unknown"),
    [
        ("de", "Aufruf: twincrm info", "Es fehlt: FILE", "Nicht bekannt: --nope"),
        ("fr", "Utilisation\u00a0: twincrm info", "Il manque\u00a0: FILE", "Inconnu\u00a0: --nope"),
        ("pl", "Użycie: twincrm info", "Brakuje: FILE", "Nieznane: --nope"),
        ("en", "usage: twincrm info", "are required: FILE", "unrecognized arguments: --nope"),
    ],
)
def test_wrong_use_is_said_in_the_users_language(
    twincrm, monkeypatch, language, asked, missing, unknown
):
    monkeypatch.setenv("TWINCRM_LANG", language)

    lacking = twincrm("info")

    assert lacking.code == 2
    assert asked in lacking.err
    assert missing in lacking.err
    assert unknown in twincrm("info", "x", "--nope").err
    if language != "en":
        assert "error:" not in lacking.err


@pytest.mark.parametrize("language", ["de", "fr", "pl"])
def test_help_has_its_headings_in_the_users_language(twincrm, monkeypatch, language):
    monkeypatch.setenv("TWINCRM_LANG", language)

    told = twincrm("--help")

    assert told.code == 0
    assert "show this help" not in told.out
    assert catalogue(language).tr("show this help message and exit") in told.out
    assert "LANGUAGE" not in os.environ or os.environ["LANGUAGE"] != language


def test_argparse_has_the_sentences_we_translate(twincrm):
    import argparse
    import inspect

    source = inspect.getsource(argparse)
    for sentence in SENTENCES:
        if sentence != Message("%(heading)s:"):  # from Python 3.13 on
            assert sentence.id.rstrip("\n") in source


def test_numbers_and_days_are_read_with_a_sentence(twincrm, tmp_path):
    for words in (("--people", "viele"), ("--today", "100%s")):
        told = twincrm("demo", tmp_path / "d.twincrm", *words)
        assert told.code == 2
        assert f"“{words[1]}” is not a" in told.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("day", ["0001-01-01", "1900-02-28", "9999-12-31"])
def test_the_demo_has_its_time(twincrm, tmp_path, day):
    told = twincrm("demo", tmp_path / "d.twincrm", "--today", day)

    assert told.code == 2
    assert "from 2016-01-01 to 2100-12-31" in told.err
    assert not list(tmp_path.iterdir())


def test_a_new_file_does_not_replace_another_without_force(twincrm, path):
    told = twincrm("new", path, "--name", "V", "--place", "L", "--country", "DE")

    assert told.code == 3
    assert "--force" in told.err


@pytest.mark.parametrize("code", ["ZZ", "Deutschland", "", "D%s"])
def test_a_country_that_does_not_exist_begins_no_file(twincrm, path, code):
    before = path.read_bytes()

    told = twincrm("new", path, "--name", "V", "--place", "L", "--country", code, "--force")

    assert told.code == 2
    assert "two-letter code" in told.err
    assert path.read_bytes() == before


@POSIX
@pytest.mark.parametrize("odd", ["folder", "pipe", "loop", LONG])
def test_a_file_that_is_none_is_refused_with_a_word(twincrm, path, tmp_path, odd):
    _make_odd_places(tmp_path)
    words = {"folder": "is a folder", "pipe": "a pipe", "loop": "leads back", LONG: "too long"}
    place = tmp_path / odd

    for given in (
        ("info", place),
        ("undo", place),
        ("restore", path, "--to", place),
        ("print", path, "contact-card", "--out", place, "--force"),
        ("export", path, "--format", "vcard", "--out", place, "--force"),
        ("new", place, "--name", "V", "--place", "L", "--country", "DE", "--force"),
        ("demo", place, "--force"),
    ):
        told = twincrm(*given)
        assert (told.code, given[0]) == (3, given[0])
        assert words[odd] in told.err, given[0]
        assert len(told.err) < 300
    assert {p.name for p in tmp_path.iterdir()} == {path.name, "folder", "pipe", "loop"}
    assert (tmp_path / "pipe").is_fifo()
    assert (tmp_path / "folder").is_dir()


@POSIX
def test_a_source_that_is_a_folder_is_named(twincrm, path, tmp_path):
    _make_odd_places(tmp_path)

    for odd, word in (("folder", "is a folder"), ("loop", "leads back")):
        told = twincrm("import", path, tmp_path / odd)
        assert told.code == 3
        assert word in told.err


@POSIX
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs another user")
def test_what_may_not_be_read_is_not_called_read_only(path, tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir()
    target = closed / "neu.twincrm"
    target.write_bytes(path.read_bytes())
    closed.chmod(0)
    user = ["setpriv", "--reuid", "65534", "--clear-groups"]
    probe = [*user, sys.executable, "-c", "import twincrm"]
    if subprocess.run(probe, capture_output=True, check=False).returncode:
        pytest.skip("the other user may not run this environment")
    for given in (("info", target), ("print", path, "contact-card", "--out", closed / "x.pdf")):
        words = [*user, sys.executable, "-m", "twincrm", *map(str, given)]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        assert done.returncode == 3
        assert "answer could not" not in done.stderr


def test_names_are_kept_whatever_is_in_them(twincrm, tmp_path):
    odd = tmp_path / "100%s 🎉 {file}.twincrm"
    for name in ("A%(x)s 🎉 {n}", "zwei Zeilen", LONG):
        made = twincrm("new", odd, "--name", name, "--place", "L%d", "--country", "DE", "--force")
        assert made.code == 0
        assert twincrm("info", odd, "--json").json["name"] == name


@pytest.mark.parametrize("text", ["%", '"', "a\nb", "🎉", "*", LONG, ""])
def test_any_text_can_be_searched(twincrm, path, text):
    found = twincrm("search", path, text, "--json", "--limit", 10**30)

    assert found.code == 0
    assert set(found.json) == {"total", "items"}


@pytest.mark.parametrize("key", ["0", "-1", "１", str(10**30), "%s", LONG])
def test_an_id_that_none_has_is_said(twincrm, path, key):
    told = twincrm("show", path, "person", "--", key)

    assert told.code == 2


def test_every_word_of_the_model_is_a_kind_and_counted(twincrm, path):
    counts = twincrm("info", path, "--json").json["counts"]
    words = {
        *("place", "partnership", "signing", "person", "organisation", "household", "assignment"),
        *("category", "counterpart", "membership", "consent", "visit", "delegation", "party"),
        *("participation", "host_offer", "placement", "programme_item", "task", "journal_note"),
        *("document", "attachment", "tag", "field", "motive", "theme"),
    }

    assert words <= set(counts)
    for kind in (*counts, "disclosure"):
        assert twincrm("list", path, kind, "--json").code == 0
    assert not [k for k in counts if "log" in k or "history" in k or "trash" in k or "run" in k]


def test_answers_have_the_keys_that_scripts_rely_on(twincrm, path, tmp_path):
    cards = tmp_path / "a.vcf"
    cards.write_text("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A B\r\nN:B;A;;;\r\nEND:VCARD\r\n")

    def keys(*words):
        return set(twincrm(*words, "--json").json)

    assert keys("info", path) == {"name", "uid", "schema", "size", "counts"}
    assert keys("check", path) == {"ok", "findings"}
    assert keys("import", path, cards) >= {
        *("read", "new", "updated", "unchanged", "skipped", "duplicates", "problems", "left_out"),
    }
    (step,) = twincrm("history", path, "--json").json["items"][:1]
    assert {"id", "at", "who", "label", "changes"} <= set(step)
    assert set(twincrm("list", path, "person", "--json").json["items"][0]) == {"id", "uid", "title"}
    hit = twincrm("search", path, "a", "--json").json["items"][0]
    assert set(hit) == {"kind", "id", "title", "subtitle", "score", "found_in"}
    (document, *_) = twincrm("print", "--list", "--json").json["documents"]
    assert set(document) == {"name", "title", "tier"}


def test_options_without_a_use_are_ignored_with_a_word(twincrm, path, tmp_path):
    told = twincrm("print", path, "contact-card", "--visit", "7", "--dry-run")

    assert told.code == 0
    assert "--visit has no use" in told.err


@POSIX
@pytest.mark.parametrize("words", [("--help",), ("list", "{path}", "category")])
def test_a_reader_that_leaves_early_is_no_fault(path, words):
    given = [str(path) if word == "{path}" else word for word in words]
    command = [sys.executable, "-m", "twincrm", *given]
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, text=True, check=False)
    os.close(write)

    assert done.returncode == 0
    assert done.stderr == ""


def test_wrong_use_is_utf8_whatever_the_system_says():
    done = _elsewhere(
        "info", TWINCRM_LANG="pl", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii"
    )

    assert done.returncode == 2
    assert "Użycie" in done.stderr.decode("utf-8")


def test_a_home_that_cannot_be_written_stops_no_reading(path):
    blocked = path.parent / "blocked"
    blocked.write_text("no folder")

    done = _elsewhere("info", path, TWINCRM_HOME=str(Path(blocked, "home")))

    assert done.returncode == 0


def _make_odd_places(folder: Path) -> None:
    (folder / "folder").mkdir()
    os.mkfifo(folder / "pipe")
    (folder / "loop").symlink_to(folder / "loop")


def test_the_name_of_a_new_association_is_one_line(twincrm, tmp_path):
    path, words = tmp_path / "neu.twincrm", ("--place", "Lindenau", "--country", "DE")

    for nothing in ("\x1b", "\x00\n"):
        assert twincrm("new", path, "--name", nothing, *words).code == 2
        assert not path.exists()
    assert twincrm("new", path, "--name", "x\ny\x1b[1m", *words).code == 0

    assert twincrm("info", path, "--json").json["name"] == "x y [1m"
