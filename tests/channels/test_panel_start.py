"""Opening a case, and the list of the agent's own."""

from __future__ import annotations

import re

from tests.channels.site import ASKED, MARIA, agent, demo_place, place, site, stored

__all__ = ["agent", "demo_place", "place", "site"]


async def test_an_identifier_opens_a_case_of_its_customer(agent):
    page = await agent.get(await agent.open_case(MARIA))

    assert "<h1>Maria Lopez</h1>" in page.text
    assert "Not verified" in page.text
    assert 'name="factor"' in page.text


async def test_the_list_says_what_stood_before_hello_where_nothing_was_asked_yet(agent):
    await agent.open_case("CU-1025")
    await agent.open_case(MARIA)
    page = (await agent.get("/panel/")).text
    assert re.search(r"Before hello: [^<]+ and \d more<", page)
    assert page.count("Nothing found yet") == 1


async def test_a_case_may_be_opened_without_a_customer(agent):
    page = await agent.get(await agent.open_case())

    assert "Customer not known" in page.text
    assert 'name="factor"' not in page.text


async def test_an_unknown_customer_is_told_on_the_start_page(agent):
    answer = await agent.post("/panel/cases", customer="nobody@example.com")

    assert answer.status_code == 404
    assert "No customer has that identifier or name." in answer.text
    assert 'value="nobody@example.com"' in answer.text


async def test_a_shared_name_offers_masked_candidates_that_open_the_right_case(agent):
    answer = await agent.post("/panel/cases", customer="Maria Lopez")
    offered = re.findall(r'<button name="customer" value="([^"]+)">([^<]+)<', answer.text)

    assert answer.status_code == 409
    assert sorted(customer for customer, _ in offered) == ["CU-1001", "CU-1002"]
    assert all("Maria" not in masked and "***" in masked for _, masked in offered)
    address = await agent.open_case("CU-1002")
    assert stored(agent, address)[0].customer_id == "CU-1002"


async def test_own_cases_are_listed_with_what_was_found_last(agent):
    address = await agent.open_case(MARIA)
    await agent.htmx(f"{address}/messages", text=ASKED)

    page = (await agent.get("/panel/")).text

    assert f'href="{address}"' in page
    assert "Maria Lopez" in page
    assert "Our own order number" in page
    assert "Nov 10, 2026, 10:00 AM EST" in page


async def test_the_cases_of_others_are_not_listed(agent):
    address = await agent.open_case(MARIA)
    agent.client.cookies.clear()
    await agent.log_in("lead", "lead")

    assert address not in (await agent.get("/panel/")).text
