"""A case that is named is gone on with, from wherever it is named."""

from __future__ import annotations

import pytest

from channels.slack import going_on
from firstline.slack.calls import DIRECT, PUBLISH

ASKED = "10447776: my credit went to an account ending 7776, that is not mine!"


@pytest.fixture
async def left(workspace):
    """A case that was asked in by the command, and another one in the direct conversation."""
    workspace.link()
    workspace.dialogue.intent = "explain_number"
    await workspace.command(ASKED)
    await workspace.say("new")
    return workspace


def first(workspace):
    return next(row.case_id for row in workspace.queued() if row.case_id)


@pytest.mark.parametrize("words", ["{}", "case {}", "Case {}.", "{} ?"])
async def test_the_number_of_a_case_brings_its_card_and_what_follows_goes_on_with_it(left, words):
    await left.say(words.format(first(left).lower() if "?" in words else first(left)))
    card = left.queued()[-1]
    assert card.case_id == first(left) and "judge:" in str(card.payload["blocks"])
    await left.say("and what now?")
    assert left.queued()[-1].case_id == first(left)


async def test_home_has_a_button_for_each_open_case(left):
    opened = {"type": "app_home_opened", "tab": "home", "channel": "D1", "user": "U1"}
    await left.event(opened)
    await left.settle()
    (home,) = [one.payload["view"] for one in left.slack.calls if one.method == PUBLISH]
    found = [one["accessory"] for one in home["blocks"] if "accessory" in one]
    mine = next(one for one in found if first(left) in one["value"])
    view = {**home, "id": "V-home", "type": "home"}
    await left.press_in(view, mine)
    sent = left.slack.calls[-1]
    assert sent.method == DIRECT and left.queued()[-1].case_id == first(left)
    await left.say("and what now?")
    assert left.queued()[-1].case_id == first(left)


async def test_a_case_that_is_not_there_is_told(left):
    await left.say("C-AAAAAAAA")
    assert "no such case" in left.slack.texts[-1]


@pytest.mark.parametrize("text", ["C-AAAAAAAA was wrong", "the case", "AC-AAAAAAAA", "C-7776"])
def test_another_sentence_names_no_case(text):
    assert going_on.named(text) == ""
