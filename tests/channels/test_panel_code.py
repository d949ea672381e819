"""One-time codes on the page of a case: sent to the contact on file, then a factor like the others."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from firstline.desk.tables import outbox
from tests.channels.site import MARIA, agent, demo_place, place, site, stored

__all__ = ["agent", "demo_place", "place", "site"]

CODE = '<option value="one_time_code"'


@pytest.fixture
async def case(agent):
    return await agent.open_case(MARIA)


def code_in(agent):
    """What a receiver would send on."""
    with agent.place.desk.connect() as desk:
        rows = desk.execute(select(outbox.c.payload).where(outbox.c.topic == "code.send")).all()
    return rows[-1].payload["code"]


async def test_a_code_is_offered_and_says_where_it_would_go(agent, case):
    page = (await agent.get(case)).text
    assert "Send a code to m***@e***.com" in page
    assert CODE not in page
    assert "Send a code" not in (await agent.get(await agent.open_case())).text


async def test_sent_it_says_where_it_went_and_until_when_and_is_a_factor(agent, case):
    sent = await agent.htmx(f"{case}/code")
    assert "A code went to m***@e***.com; it is good until" in sent.text
    assert "10:10 AM EST" in sent.text
    assert f"{CODE} selected>One-time code" in sent.text
    assert code_in(agent) not in sent.text
    assert "it is good until" in (await agent.get(case)).text


async def test_the_code_that_she_reads_out_counts(agent, case):
    await agent.htmx(f"{case}/code")
    one = await agent.htmx(f"{case}/verify", factor="one_time_code", value=code_in(agent))
    assert "That matches. 1 more to go." in one.text
    assert re.search(r'factor given">One-time code', one.text)
    assert "Send a" not in one.text


async def test_a_verified_customer_can_still_be_sent_one(agent, case):
    await agent.htmx(f"{case}/verify", factor="order_number", value="10447776")
    verified = await agent.htmx(f"{case}/verify", factor="postcode", value="10025")
    assert "level-verified" in verified.text and "Send a code to m***" in verified.text
    await agent.htmx(f"{case}/code")
    wrong = await agent.htmx(f"{case}/verify", factor="one_time_code", value="no")
    assert "That does not match. Send a new code" in wrong.text
    right = await agent.htmx(f"{case}/verify", factor="one_time_code", value=code_in(agent))
    assert "Verified." in right.text and 'class="identity' not in right.text
    assert "one_time_code" in stored(agent, case)[0].identity.factors


async def test_without_a_script_it_is_a_form_like_any_other(agent, case):
    sent = await agent.post(f"{case}/code")
    assert (sent.status_code, sent.headers["Location"]) == (303, case)


async def test_one_too_many_is_told_in_its_place(agent, case):
    for _ in range(3):
        await agent.htmx(f"{case}/code")
    refused = await agent.htmx(f"{case}/code")
    assert "within the hour" in refused.text
    assert "HX-Retarget" not in refused.headers
    assert (await agent.post(f"{case}/code")).status_code == 429
