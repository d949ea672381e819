"""A practice session on the pages: begun, played beside the assistant, scored."""

from __future__ import annotations

import re

from tests.channels.site import agent, demo_place, place, site

__all__ = ["agent", "demo_place", "place", "site"]

PRACTISE = "/panel/practise"


async def begun(site, scenario="debit_easy"):
    answer = await site.post(PRACTISE, scenario=scenario)
    assert answer.status_code == 303, answer.text
    return answer.headers["Location"]


async def said(site, address, text):
    """The trainee's next line."""
    page = (await site.get(address)).text
    at = re.search(r'name="place" value="(\d+)"', page)[1]
    return await site.htmx(f"{address}/say", text=text, place=at)


async def test_a_session_is_played_beside_the_assistant_and_scored(agent):
    address = await begun(agent)
    page = (await agent.get(address)).text
    assert page.count('class="line customer"') == 1

    asked = await agent.htmx(f"{address}/messages", text="debited twice for order 20538146")
    assert "data-finding=" in asked.text, asked.text
    answer = await said(agent, address, "I am sorry. May I have your order number and postcode?")
    assert answer.status_code == 200
    assert answer.text.count('class="line customer"') == 1

    ended = await agent.post(f"{address}/end")
    assert ended.headers["Location"] == address
    card = (await agent.get(address)).text
    assert "of 100" in card and "What this cannot judge" in card
