"""The command line, and what it must leave as it was."""

from __future__ import annotations

import json
import shutil

import pytest

from twincrm.app.start import main


class Answer:
    """What a command said and how it ended."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture
def twincrm(capsys):
    """Runs a command; whatever it ends with, it is a sentence and no fault of the program."""

    def run(*words: object) -> Answer:
        code = main([str(word) for word in words])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        assert "a fault of TwinCRM" not in captured.err
        return Answer(code, captured.out, captured.err)

    return run


@pytest.fixture
def demo_path(demo_file, tmp_path):
    """The demo association in a folder of its own."""
    path = tmp_path / "verein" / "demo.twincrm"
    path.parent.mkdir()
    shutil.copyfile(demo_file, path)
    return path


@pytest.fixture(scope="session")
def new_file(tmp_path_factory):
    """A new association's file, made by the command line once; tests work on copies."""
    path = tmp_path_factory.mktemp("template") / "neu.twincrm"
    words = ["new", str(path), "--name", "Verein", "--place", "Lindenau", "--country", "de"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TWINCRM_HOME", str(tmp_path_factory.mktemp("home")))
        patch.setenv("TWINCRM_TODAY", "2027-04-19")
        patch.setenv("TWINCRM_LANG", "en")
        assert main(words) == 0
    return path


@pytest.fixture
def home(tmp_path, monkeypatch):
    """The program's own folder, not there yet."""
    path = tmp_path / "home"
    monkeypatch.setenv("TWINCRM_HOME", str(path))
    return path
