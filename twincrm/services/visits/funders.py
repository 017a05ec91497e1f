"""The funders that the shipped vocabulary knows, with the credit lines they ask for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from twincrm.runtime.bundled import bundled

if TYPE_CHECKING:
    from twincrm.domain.vocabulary import Funder


@cache
def known_funders() -> dict[str, Funder]:
    """The funders by key, in the order of the vocabulary."""
    from twincrm.domain.vocabulary import read_vocabulary

    vocabulary = read_vocabulary(bundled("resources/vocabularies"))
    return {funder.key: funder for funder in vocabulary.funders}
