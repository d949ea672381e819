"""However long what is proposed, said or scored is: Slack takes the window or the message."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from firstline.slack.blocks import practice, render
from tests.slack import kit
from tests.slack.blocks.hostile import texts
from tests.slack.blocks.test_wide import CASE, check_view, replies, wide

lines = st.lists(texts, max_size=12)
named = st.text("abcdefgh", min_size=1, max_size=9)


@wide
@given(
    outcomes=st.dictionaries(named, texts, min_size=1, max_size=8),
    parts=st.fixed_dictionaries(dict.fromkeys(("reason", "resolution", "open", "defect"), lines)),
    text=texts,
    wrong=texts,
)
def test_any_wrap_up_is_taken(outcomes, parts, text, wrong):
    found = {"outcome": next(iter(outcomes)), "outcomes": outcomes, "parts": parts, "text": text}
    check_view(render.wrap_up(found, state="{}", wrong=wrong))


@wide
@given(reply=replies)
def test_any_card_of_a_session_is_taken(reply):
    shown = practice.rehearsed(render.reply(reply, case_id=CASE), "PS-12345678")
    assert kit.problems_of_blocks(shown.blocks) == []
    assert "close:" not in str([one for one in shown.blocks if one["type"] == "actions"])


@wide
@given(who=texts, text=texts, note=texts)
def test_any_line_of_a_call_is_taken(who, text, note):
    assert kit.problems_of_blocks(practice.spoken(who, text, note).blocks) == []


@wide
@given(
    title=texts,
    notes=st.lists(texts, max_size=6),
    points=st.lists(
        st.fixed_dictionaries(
            {"name": texts, "points": st.none() | st.floats(0, 25), "most": st.just(15)}
        ),
        max_size=9,
    ),
    change=st.lists(
        st.fixed_dictionaries(dict.fromkeys(("name", "quote", "why", "better"), texts)), max_size=3
    ),
)
def test_any_score_card_is_taken(title, notes, points, change):
    card = {"title": title, "total": 71, "band": "Passed", "notes": notes}
    shown = practice.scored({**card, "points": points, "change": change})
    assert kit.problems_of_blocks(shown.blocks) == []
    assert kit.text_in(shown.blocks) <= kit.MOST_TEXT_IN_BLOCKS
