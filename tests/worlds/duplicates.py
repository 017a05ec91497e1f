"""Records that look alike, and those that are known to be two."""

from __future__ import annotations

from hypothesis import strategies as st
from worlds.examples import example

from twincrm.services.duplicates.commands import RememberDistinct
from twincrm.services.duplicates.distinct import MODELS


@example(RememberDistinct)
def remember_distinct(world, draw):
    kind = draw(st.sampled_from(sorted(MODELS)))
    several = st.lists(
        st.sampled_from(world.ids(MODELS[kind])), min_size=2, max_size=2, unique=True
    )
    return RememberDistinct(kind, *draw(several), "Hans Müller", "Hans Mueller")
