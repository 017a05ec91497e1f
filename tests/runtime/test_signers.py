"""Who signed last is known again, for each association and kind of document."""

from __future__ import annotations

from twincrm.runtime.folders import home
from twincrm.runtime.signers import last_signers, remember_signers


def test_who_signed_is_remembered_and_damage_counts_as_never_said():
    assert last_signers("a", "letters") is None
    remember_signers("a", "letters", ("Renate Möller",))
    remember_signers("a", "certificate", ("", "Uwe Weiß"))
    assert last_signers("a", "letters") == ("Renate Möller",)
    assert last_signers("a", "certificate") == ("", "Uwe Weiß")
    assert last_signers("b", "letters") is None
    (home() / "signers.json").write_text("[", encoding="utf-8")
    assert last_signers("a", "letters") is None
