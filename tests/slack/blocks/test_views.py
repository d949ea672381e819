"""Modals and App Home, as they are sent off and read."""

from __future__ import annotations

from firstline.slack.blocks import render
from tests.slack import kit
from tests.slack.blocks.reading import shown, values

AT = "2026-11-10T15:00:00+00:00"
STATE = '{"case":"C-1"}'


def ask(kind, **more):
    return {"name": kind, "type": kind, "given": "", "options": [], "label": kind.title(), **more}


def draft(*asks, **more):
    given = {"what": "Refund", "lines": ["$12 goes back."], "asks": asks, "consent": None, **more}
    view = render.draft(given, state=STATE)
    assert kit.problems_of_view(view) == []
    return view


def inputs(view):
    return {one["block_id"]: one["element"] for one in view["blocks"] if one["type"] == "input"}


def test_a_step_without_questions_is_only_confirmed():
    view = draft(consent="lead")
    assert (view["callback_id"], view["private_metadata"]) == ("confirm", STATE)
    assert "$12 goes back." in shown(view) and "a lead" in shown(view) and not inputs(view)


def test_what_is_confirmed_says_for_whom_in_which_case_and_on_which_clock():
    about = {"case": "C-1", "customer": "Ada", "clock": "America/New_York"}
    seen = shown(draft(lines=["A fitter comes on Monday at 5:00 PM."], **about))
    assert "For Ada" in seen and "Case C-1" in seen and "America/New_York" in seen
    assert "America/New_York" not in shown(draft(lines=["$99.80 goes back."], **about))


def test_each_kind_of_field_has_its_input():
    options = [{"id": "a", "label": "By post"}, {"id": "b", "label": "By mail"}]
    later = [{"id": "from:2026-11-16", "label": "Later"}]
    view = draft(
        ask("money", currency="JPY", example="42"),
        ask("text", given="typed"),
        ask("day", given="2026-11-10"),
        ask("choice", options=options, given="b"),
        ask("slot", options=options, more=later),
    )
    assert view["callback_id"] == "fields"
    kinds = {name: one["type"] for name, one in inputs(view).items()}
    assert kinds["money"] == kinds["text"] == "plain_text_input" and kinds["day"] == "datepicker"
    assert inputs(view)["text"]["initial_value"] == "typed"
    assert inputs(view)["choice"]["initial_option"]["value"] == "b"
    assert [one["value"] for one in inputs(view)["slot"]["options"]] == [
        "a",
        "b",
        "from:2026-11-16",
    ]
    assert "JPY" in shown(view) and {one["action_id"] for one in inputs(view).values()} == {"value"}


def test_what_is_wrong_stands_below_its_field_with_what_was_typed():
    given = {"what": "Refund", "lines": [], "asks": [ask("money")], "consent": None}
    view = render.draft(given, state=STATE, wrong={"money": "Write the sum."}, typed={"money": "x"})
    assert "Write the sum." in shown(view["blocks"][-1])
    assert inputs(view)["money"]["initial_value"] == "x"


def test_a_field_without_anything_to_choose_says_so():
    assert "No time is free" in shown(draft(ask("slot")))


def test_only_factors_that_are_still_to_be_given_are_asked():
    factors = [("order_number", True), ("postcode", False)]
    view = render.identity(state=STATE, factors=factors, told="That does not match.")
    assert kit.problems_of_view(view) == [] and view["callback_id"] == "identity"
    assert [one["value"] for one in inputs(view)["factor"]["options"]] == ["postcode"]
    assert "That does not match." in shown(view) and "Order number: given" in shown(view)


def test_a_code_can_be_sent_from_the_window_and_it_says_where_one_went():
    given = [("postcode", True), ("one_time_code", False)]
    view = render.identity(state=STATE, factors=given, contact="h…@example.com")
    assert kit.problems_of_view(view) == []
    assert "Send a code to h…@example.com" in str(view) and "code:0" in str(view)
    sent = {"contact": "h…@example.com", "until": AT}
    view = render.identity(state=STATE, factors=given, contact="h…@example.com", sent=sent)
    assert "A code went to h…@example.com" in shown(view) and "Send another code" in str(view)
    nowhere = render.identity(state=STATE, factors=given)
    assert "code:0" not in str(nowhere)


def test_a_case_is_closed_with_what_is_proposed_filled_in():
    parts = {"reason": ["Taken twice."], "resolution": [], "open": [], "defect": []}
    outcomes = {"solved": "Solved", "promised": "Promised"}
    found = {"outcome": "promised", "outcomes": outcomes, "parts": parts, "text": "Because."}
    view = render.wrap_up(found, state=STATE, wrong="Write a few words.")
    assert kit.problems_of_view(view) == [] and view["callback_id"] == "close"
    assert inputs(view)["outcome"]["initial_option"]["value"] == "promised"
    assert inputs(view)["text"]["initial_value"] == "Because."
    assert "Taken twice." in shown(view) and "Write a few words." in shown(view)


def test_home_lists_requests_promises_and_cases_with_their_buttons():
    request = {
        **{"decision": "D-1", "case": "C-1", "agent": "demo", "what": "Goodwill", "sum": "$40"},
        **{"customer": "Ada", "headline": "Debited twice", "is_own": False},
        **{"lines": ["$40 is given as goodwill."], "text": "For her trouble"},
    }
    own = {**request, "decision": "D-2", "is_own": True}
    case = {"case": "C-1", "customer": "Ada", "finding": "", "identity": "verified", "at": AT}
    view = render.home(
        agent="lead",
        role="lead",
        cases=[{**case, "outcome": "solved"}] * 12,
        promises=[{"what": "Ring Ada", "due_at": AT, "case": "C-1"}],
        approvals=[request, own],
    )
    assert kit.problems_of_view(view) == []
    assert values(view, "approve") == values(view, "decline") == [{"decision": "D-1"}]
    seen = shown(view)
    assert "$40 is given" in seen and "For her trouble" in seen
    assert "Goodwill: $40" in seen and "Ring Ada" in seen and "Solved" in seen
    assert "You asked for this" in seen and "2 more" in seen


def test_an_agent_without_requests_is_told_of_none():
    view = render.home(agent="demo", role="agent", cases=[], promises=[], approvals=[])
    assert "consent" not in shown(view) and "Nothing is due." in shown(view)
