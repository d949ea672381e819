"""A case: messages, cards, choices."""

from __future__ import annotations

import re

from tests.channels.site import ASKED, MARIA, SCRIPT, agent, demo_place, place, site, stored

__all__ = ["agent", "demo_place", "place", "site"]


async def test_a_case_that_does_not_exist_says_so_on_a_page(agent):
    answer = await agent.get("/panel/cases/C-NOPE")

    assert answer.status_code == 404
    assert "There is no such case" in answer.text
    assert "<html" in answer.text


async def test_a_message_brings_the_card_and_the_header(agent):
    address = await agent.open_case(MARIA)

    answer = await agent.htmx(f"{address}/messages", text=ASKED)

    assert answer.status_code == 200
    assert answer.text.count('class="exchange"') == 1
    assert ASKED in answer.text
    assert "Our own order number" in answer.text
    assert "template trade_in_credit version 7" in answer.text
    assert 'hx-swap-oob="true"' in answer.text
    assert "<html" not in answer.text


async def test_before_verification_nothing_to_say_holds_money_dates_or_the_card_s_tail(agent):
    address = await agent.open_case(MARIA)

    answer = await agent.htmx(f"{address}/messages", text=ASKED)
    say = re.findall(r"<span data-line>(.*?)</span>", answer.text)

    assert "may I have" in say[0]
    assert not any(secret in " ".join(say) for secret in ("312.40", "4421", "November"))


async def test_the_page_shows_the_whole_conversation_again(agent):
    address = await agent.open_case(MARIA)
    for text in ("first 7776", "second 7776"):
        await agent.htmx(f"{address}/messages", text=text)

    page = (await agent.get(address)).text

    assert page.index("first 7776") < page.index("second 7776")
    assert page.count('class="exchange"') == 2
    assert page.count(" open data-finding=") == 1


async def test_markup_in_a_message_and_in_a_name_stays_text(agent, monkeypatch):
    address = await agent.open_case(MARIA)
    monkeypatch.setattr("channels.caseview.named", lambda place, ids: dict.fromkeys(ids, SCRIPT))

    answer = await agent.htmx(f"{address}/messages", text=f"{SCRIPT} 7776")
    page = await agent.get(address)

    for text in (answer.text, page.text):
        assert SCRIPT not in text
        assert text.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 2


async def test_a_form_without_a_script_in_the_browser_leads_back_to_the_case(agent):
    address = await agent.open_case(MARIA)

    answer = await agent.post(f"{address}/messages", text=ASKED)

    assert (answer.status_code, answer.headers["Location"]) == (303, address)
    assert ASKED in (await agent.get(address)).text


async def test_choices_are_buttons_and_pressing_one_answers(agent):
    address = await agent.open_case(MARIA)
    asked = await agent.htmx(f"{address}/messages", text="what is 9999?")
    buttons = dict(re.findall(r'name="button" value="([^"]+)">([^<]+)<', asked.text))
    chosen = next(one for one, label in buttons.items() if label == "In an email")

    answer = await agent.htmx(f"{address}/press", button=chosen)

    assert answer.status_code == 200
    assert "In an email" in answer.text
    assert stored(agent, address)[1][1].text == "In an email"


async def test_a_button_of_an_earlier_question_is_refused_calmly(agent):
    address = await agent.open_case(MARIA)
    await agent.htmx(f"{address}/messages", text="what is 9999?")

    answer = await agent.htmx(f"{address}/press", button="b-old")

    assert answer.status_code == 409
    assert answer.headers["HX-Retarget"] == "#notice"
    assert "no longer open" in answer.text


async def test_a_choice_that_opens_a_new_case_leads_there(agent):
    address = await agent.open_case(MARIA)
    asked = await agent.htmx(f"{address}/messages", text="and what of grace.kim@example.com?")
    (chosen,) = re.findall(r'name="button" value="([^"]+)"', asked.text)

    answer = await agent.htmx(f"{address}/press", button=chosen)

    elsewhere = answer.headers["HX-Redirect"]
    assert elsewhere.startswith("/panel/cases/C-") and elsewhere != address
    assert stored(agent, elsewhere)[0].customer_id == "CU-1005"
    assert stored(agent, address)[0].customer_id == "CU-1001"
