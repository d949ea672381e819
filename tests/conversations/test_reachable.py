"""Every finding is reached by conversation, typed in at least three ways."""

from __future__ import annotations

from collections import defaultdict

import pytest

from firstline.casework.findings import families
from tests.conversations.test_transcripts import TRANSCRIPTS

STYLES = 3


def reached() -> dict[str, set[str]]:
    """Finding -> the messages after which it is expected, as a card or behind one."""
    found = defaultdict(set)
    for transcript in (one.values[0] for one in TRANSCRIPTS):
        for turn in transcript["turns"]:
            if "says" in turn:
                behind = turn.get("also", ())
                shown = {turn.get("finding"), *turn.get("cards", ()), *behind} - {None}
                for code in shown:
                    found[code].add(turn["says"])
    return found


REACHED = reached()


@pytest.mark.parametrize("code", [code for family in families() for code in family.codes])
def test_the_finding_is_reached_from_three_kinds_of_text(code):
    assert len(REACHED[code]) >= STYLES
