"""A draft is checked from the page and as JSON, with the facts of the case."""

from __future__ import annotations

import pytest

from channels import guarding
from channels.guarding import pieces
from firstline.desk import messages
from firstline.training.guard import flags
from tests.channels.site import ASKED, MARIA, agent, demo_place, place, site

__all__ = ["agent", "demo_place", "place", "site"]

DEBITED = "10451950"


@pytest.fixture
async def case(agent):
    """The address of a case with the card of the double debit."""
    agent.dialogue.intent = "debited_twice"
    address = await agent.open_case(DEBITED)
    await agent.htmx(f"{address}/messages", text="you debited me twice")
    return address


async def check(agent, **body):
    headers = {"X-CSRF-Token": agent.csrf, "Origin": str(agent.client.base_url).rstrip("/")}
    return await agent.client.post("/panel/api/check", json=body, headers=headers)


async def test_a_draft_is_checked_without_a_case(agent):
    answer = await check(agent, text="Calm down, please.")
    assert answer.status_code == 200, answer.text
    (found,) = answer.json()["flags"]
    assert (found["class"], found["start"]) == ("COMMAND", 0)


async def test_a_sum_that_the_card_does_not_hold_is_flagged_in_its_case(agent, case):
    about = {"text": "We refunded £777.77 to you.", "case": case.rsplit("/", 1)[1]}
    found = (await check(agent, **about)).json()["flags"]
    assert "CONTRADICT" in {one["class"] for one in found}


async def test_a_case_that_is_not_there_is_told(agent):
    assert (await check(agent, text="Hello.", case="C-NOSUCH22")).status_code == 404


@pytest.mark.parametrize(
    "body", [{}, {"text": 7}, {"text": "x" * 16_001}, {"text": "x", "case": 7}]
)
async def test_what_is_no_draft_is_refused(agent, body):
    assert (await check(agent, **body)).status_code == 400


async def test_the_page_marks_the_place_and_gives_a_better_line(agent, case):
    page = (await agent.get(case)).text
    assert 'id="checker"' in page and 'for="draft"' in page
    answer = await agent.htmx(f"{case}/check", draft="<b>Calm down</b>, please.")
    assert "<mark" in answer.text and "Say instead" in answer.text
    assert "<b>" not in answer.text


async def test_a_clean_draft_is_told_to_be_clean(agent, case):
    answer = await agent.htmx(f"{case}/check", draft="Thank you for telling me.")
    assert "Nothing to reword" in answer.text


def test_the_pieces_of_a_draft_are_the_draft():
    text = "Thank you. Calm down, please. You should have called."
    found = flags(text)
    assert "".join(piece.text for piece in pieces(text, found)) == text
    assert {flag for piece in pieces(text, found) for flag in piece.flags} == set(found)


@pytest.mark.parametrize(
    ("intent", "customer", "asked"),
    [
        ("debited_twice", DEBITED, "you debited me twice"),
        ("explain_number", MARIA, ASKED),
    ],
)
async def test_what_a_card_says_itself_is_not_flagged_in_its_case(agent, intent, customer, asked):
    agent.dialogue.intent = intent
    address = await agent.open_case(customer)
    agent.verify(address)
    await agent.htmx(f"{address}/messages", text=asked)
    case_id = address.rsplit("/", 1)[1]
    with agent.place.desk.connect() as desk:
        card = messages.newest(desk, case_id)[0].replies[0]["card"]
    assert card["say"]
    for text in (card["headline"], *card["say"]):
        assert (text, guarding.check(agent.place, text, case_id)) == (text, ())


async def better(agent, address, text):
    answer = await check(agent, text=text, case=address.rsplit("/", 1)[1])
    return [one["instead"] for one in answer.json()["flags"]]


@pytest.mark.parametrize("text", ["That's impossible.", "It's only a few dollars."])
async def test_a_better_line_tells_no_sum_before_the_customer_is_verified(agent, case, text):
    assert not any("133.20" in one for one in await better(agent, case, text))
    agent.verify(case)
    assert any("133.20" in one for one in await better(agent, case, text))


async def test_what_is_vague_is_bound_to_the_follow_up_of_the_card(agent, case):
    (told,) = await better(agent, case, "Someone will get back to you soon.")
    assert "You'll hear" in told and " at " in told


async def test_each_flag_of_a_sentence_is_marked_and_named(agent, case):
    answer = await agent.htmx(f"{case}/check", draft="We never charge twice, so calm down.")
    assert answer.text.count("<mark") == 2
    assert answer.text.count("Say instead") == 2
    assert "2 to reword" in answer.text
    assert "Denies:" in answer.text and "Orders about:" in answer.text
    assert all(f'draft-number">{number}</sup>' in answer.text for number in (1, 2))


async def test_a_draft_that_is_too_long_is_told_on_the_page(agent, case):
    answer = await agent.htmx(f"{case}/check", draft="x" * 16_001)
    assert answer.status_code == 400
    assert "16,000" in answer.text
    assert answer.headers["HX-Retarget"] == "#notice"
