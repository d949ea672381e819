"""The identity form of a case."""

from __future__ import annotations

import re

import pytest

from tests.channels.site import ASKED, MARIA, agent, demo_place, place, site

__all__ = ["agent", "demo_place", "place", "site"]


async def test_two_right_factors_verify_and_show_the_card_again(agent):
    address = await agent.open_case(MARIA)
    await agent.htmx(f"{address}/messages", text=ASKED)

    first = await agent.htmx(f"{address}/verify", factor="order_number", value="10447776")
    second = await agent.htmx(f"{address}/verify", factor="postcode", value="10025")

    assert "That matches. 1 more to go." in first.text
    assert "Order number<span" in first.text and ": given" in first.text
    say = " ".join(re.findall(r"<span data-line>(.*?)</span>", second.text))
    assert "312.40" in say and "4421" in say
    assert "level-verified" in second.text
    assert 'name="factor"' not in second.text


async def test_a_wrong_factor_says_how_many_tries_are_left(agent):
    address = await agent.open_case(MARIA)

    answer = await agent.htmx(f"{address}/verify", factor="postcode", value="99999")

    assert answer.status_code == 200
    assert "That does not match. 2 tries left." in answer.text
    assert "99999" not in answer.text
    assert '<option value="postcode" selected>' in answer.text
    assert 'class="exchange"' not in answer.text


async def test_three_wrong_factors_lock_the_case_and_the_card_says_what_to_say(agent):
    address = await agent.open_case(MARIA)
    await agent.htmx(f"{address}/messages", text=ASKED)
    for _ in range(3):
        answer = await agent.htmx(f"{address}/verify", factor="postcode", value="99999")

    assert "Not verified after three checks" in answer.text
    assert 'name="factor"' not in answer.text
    (line,) = re.findall(r"<span data-line>(.*?)</span>", answer.text)
    assert "e-mail address or phone number on the account" in line
    again = await agent.htmx(f"{address}/verify", factor="postcode", value="10025")
    assert again.status_code == 403


async def test_verifying_before_anything_was_asked_shows_no_card(agent):
    address = await agent.open_case(MARIA)

    answer = await agent.htmx(f"{address}/verify", factor="postcode", value="10025")

    assert 'class="exchange"' not in answer.text
    assert "That matches. 1 more to go." in answer.text


@pytest.mark.parametrize(
    ("factor", "value", "status"), [("postcode", "", 400), ("shoe_size", "7", 400), ("", "", 400)]
)
async def test_a_check_that_makes_no_sense_is_told_calmly(agent, factor, value, status):
    address = await agent.open_case(MARIA)

    answer = await agent.htmx(f"{address}/verify", factor=factor, value=value)

    assert answer.status_code == status
    assert answer.headers["HX-Retarget"] == "#notice"
