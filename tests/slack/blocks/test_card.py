"""A card in Slack: what is read, what is pressed, what a notification tells."""

from __future__ import annotations

import pytest

from firstline.slack.blocks import render
from tests.channels.cards import card
from tests.slack import kit
from tests.slack.blocks.reading import live, pressed, shown, values

AT = "2026-11-03T10:12:00+00:00"
STEP = {"id": "send", "label": "Send the corrected message", "writes": True, "needs": []}
FULL = card(
    finding="ORDER_TAIL",
    certainty="certain",
    headline="7776 is the end of order 10447776.",
    as_of=AT,
    evidence=[{"record": "orders/10447776", "fact": "Order 10447776 ends 7776", "at": AT}],
    ruled_out=["None of her cards ends 7776"],
    say=["Good news: nothing is wrong.", "I'll send you a corrected one."],
    do=[STEP, {"id": "tell", "label": "Tell her so", "writes": False, "needs": []}],
    escalate={"to": "fraud team", "level": 4, "reason": "Two debits", "due_at": AT},
    follow_up={"owner": "Ada", "what": "Ring her", "due_at": AT},
    also=[{"family": "order", "finding": "LATE", "headline": "A parcel is late."}],
)


def reply(made=FULL, *labels, **more):
    buttons = [{"id": str(number), "label": label} for number, label in enumerate(labels)]
    return {"text": "7776 is ours.", "card": made, "buttons": buttons, "judge": "12-0", **more}


def rendered(made=FULL, *labels, private=True):
    shown_now = render.reply(reply(made, *labels), case_id="C-1", private=private)
    assert kit.problems_of_blocks(shown_now.blocks) == []
    return shown_now


def test_it_reads_from_the_headline_to_what_to_do():
    seen = shown(rendered().blocks)
    order = ["7776 is the end", "Proof", "Ruled out", "Say", "Do", "Escalate", "Follow up", "Also"]
    assert [seen.index(one) for one in order] == sorted(seen.index(one) for one in order)
    assert "> Good news: nothing is wrong." in live(rendered().blocks)
    assert "orders/10447776" in seen and "C-1" in seen and "2026-11-03" in seen


def test_steps_that_change_records_have_a_button_and_others_are_only_read():
    blocks = rendered().blocks
    steps = [one["step"] for one in values(blocks, "step") if one["card"] == "12-0"]
    assert steps == ["send", "escalate", "follow_up"]
    assert "Tell her so" in shown(blocks)


def test_every_case_has_its_own_steps_and_is_judged():
    blocks = rendered().blocks
    assert [one["step"] for one in values(blocks, "step") if not one["card"]] == [
        "note",
        "callback",
        "complaint",
    ]
    assert [one["right"] for one in values(blocks, "judge")] == [True, False]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"done": {"decision": "D-1", "state": "done"}}, "done, D-1"),
        ({"done": {"decision": "D-1", "state": "waiting"}}, "waits for consent, D-1"),
        ({"done": {"decision": "D-1", "state": "done", "choice": "By post"}}, "D-1: By post"),
        ({"needs": ["verified"]}, "after verifying the customer"),
    ],
)
def test_a_step_that_was_taken_or_waits_says_so_and_has_no_button(changes, told):
    blocks = rendered(card(do=[{**STEP, **changes}])).blocks
    assert told in shown(blocks)
    assert "send" not in [one["step"] for one in values(blocks, "step")]


def test_who_is_not_known_is_asked_first_unless_there_is_danger():
    asked = rendered(card(identity="claimed", say=["Who are you?", "Good news."])).blocks
    assert "Say first\n> Who are you?" in shown(asked) and "Then say\n> Good news." in shown(asked)
    assert values(asked, "verify") == [{"case": "C-1"}]
    danger = rendered(card(identity="claimed", finding="SAFETY", say=["Get out!"])).blocks
    assert "Say first" not in shown(danger)
    assert values(rendered().blocks, "verify") == []


@pytest.mark.parametrize(("many", "kind"), [(1, "button"), (5, "button"), (6, "static_select")])
def test_up_to_five_choices_are_buttons_and_more_are_a_list(many, kind):
    blocks = rendered(None, *(f"Debit {number}" for number in range(many))).blocks
    assert [one["button"] for one in values(blocks, "choice")] == [str(n) for n in range(many)]
    assert {one["type"] for block in blocks for one in block.get("elements", ())} == {kind}


def test_many_choices_whose_values_a_list_does_not_take_stay_buttons():
    long = {"text": "?", "card": None, "buttons": []}
    long["buttons"] = [{"id": "x" * 150 + str(number), "label": "L"} for number in range(7)]
    made = render.reply(long, case_id="C-1")
    assert kit.problems_of_blocks(made.blocks) == []
    assert len(values(made.blocks, "choice")) == 7


def test_a_choice_that_a_button_cuts_off_is_told_in_whole():
    label = "The debit of November 5 for the plan that she says she cancelled in the spring of 2025"
    assert label in shown(rendered(None, label).blocks)


def test_what_was_chosen_stands_where_the_buttons_were():
    blocks = render.chosen(rendered(FULL, "First", "Second &amp; <!here>").blocks, "Second &amp; x")
    assert values(blocks, "choice") == [] and "✓ Second & x" in shown(blocks)
    assert values(blocks, "judge") and values(blocks, "step")
    judged = render.chosen(blocks, "Right", verb="judge")
    assert values(judged, "judge") == [] and values(judged, "step")
    assert kit.problems_of_blocks(judged) == []


def test_where_others_see_it_the_notification_tells_nothing():
    assert "7776" in rendered().text
    hidden = rendered(private=False)
    assert "7776" not in hidden.text and "Ada" not in hidden.text
    hello = {"broken": [], "count": 0, "checks": 33, "last": None}
    greeted = render.hello(hello, case_id="C-1", customer="Ada Lopez", private=False)
    assert "Ada" not in greeted.text and "Ada Lopez" in shown(greeted.blocks)


def test_before_hello_says_what_was_done_about_it():
    done = [{"id": "refund", "what": "Refund $5", "decision": "D-1", "state": "done"}]
    one = {"finding": "DUP_CAPTURE", "headline": "h", "harm": "money", "reason": "r", "done": done}
    hello = {"broken": [one], "count": 1, "checks": 33, "last": None}
    greeted = render.hello(hello, case_id="C-1", customer="Ada Lopez")
    assert "Refund $5: done, D-1" in shown(greeted.blocks)


def test_a_card_that_is_too_long_keeps_what_to_say_and_says_what_is_missing():
    long = [{"record": "orders/1", "fact": "fact " * 200, "at": AT} for _ in range(15)]
    blocks = rendered({**FULL, "evidence": long, "ruled_out": ["x " * 400] * 5}).blocks
    assert "Good news" in shown(blocks) and "Ruled out" not in shown(blocks)
    assert "More of this stands in the panel, case C-1." in shown(blocks)
    assert len({one["action_id"] for one in pressed(blocks)}) >= 6
