"""The better lines are lines an agent may say: nothing to reword, nothing leaked, nothing wrong."""

from __future__ import annotations

import json

import pytest

from firstline.training.scoring import read_line, score
from firstline.training.scoring.better import better
from firstline.training.scoring.model import DIMENSIONS
from firstline.training.scoring.session import session_of
from tests.training.scoring.families import FAMILIES, transcript

BEFORE, AFTER = DIMENSIONS[:3], DIMENSIONS[3:]


@pytest.mark.parametrize("family", FAMILIES)
def test_a_session_of_better_lines_has_no_fatal_no_wrong_fact_and_no_remark(family: str) -> None:
    bad = session_of(read_line(json.dumps(transcript(family, ["No.", "No."]))))
    lines = {name: better(name, bad) for name in DIMENSIONS}
    said = [" ".join(lines[name] for name in names) for names in (BEFORE[::-1], AFTER)]
    built = read_line(json.dumps(transcript(family, said)))

    card = score(built)

    assert card.fatal == () and card.wrong_facts == ()
    assert all(turn.remarks == () for turn in session_of(built).agent)
    assert all("{" not in line and line for line in lines.values())


@pytest.mark.parametrize("family", FAMILIES)
def test_three_lines_to_change_are_those_that_lost_most(family: str) -> None:
    card = score(read_line(json.dumps(transcript(family, ["No.", "No."]))))
    lost = [one.points - one.most for one in card.to_change]

    assert len(lost) == 3 and lost == sorted(lost) and all(one.better for one in card.to_change)
