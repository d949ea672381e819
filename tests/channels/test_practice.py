"""A practice session on the pages: begun, played beside the assistant, scored."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from firstline.desk import messages
from firstline.desk.tables import metadata
from firstline.training.sessions import rows, sandbox
from tests.channels.site import MARIA, NOW, agent, demo_place, place, site

__all__ = ["agent", "demo_place", "place", "site"]

PRACTISE = "/panel/practise"
ASKS = "I am sorry. May I have your order number and postcode?"


async def begun(site, scenario="debit_easy"):
    answer = await site.post(PRACTISE, scenario=scenario)
    assert answer.status_code == 303, answer.text
    return answer.headers["Location"]


async def say(site, address, text, place=None):
    """The trainee's next line."""
    page = (await site.get(address)).text
    at = place or re.search(r'name="place" value="(\d+)"', page)[1]
    return await site.htmx(f"{address}/say", text=text, place=at)


async def step_done(site, address):
    """The first step of the newest card, confirmed."""
    page = (await site.get(address)).text
    step = re.search(r'name="step" value="((?!note|callback|complaint)[^"]+)"', page)[1]
    card = re.search(r'name="card" value="([^"]+)"', page)[1]
    draft = await site.htmx(f"{address}/drafts", step=step, card=card)
    key = dict(re.findall(r'name="(draft|key)" value="([^"]+)"', draft.text))
    assert key, draft.text
    return await site.htmx(f"{address}/decisions", step=step, card=card, **key)


def counted(place):
    with place.desk.connect() as desk:
        return {
            table.name: desk.execute(select(func.count()).select_from(table)).scalar()
            for table in metadata.sorted_tables
        }


async def test_a_session_is_played_beside_the_assistant_scored_and_touches_no_real_case(agent):
    agent.dialogue.intent = "debited_twice"
    before = counted(agent.place)
    address = await begun(agent)
    page = (await agent.get(address)).text
    assert page.count('class="line customer"') == 1
    assert "temper" not in page

    asked = await agent.htmx(f"{address}/messages", text="debited twice for order 20538146")
    assert 'data-finding="DUP_CAPTURE"' in asked.text
    assert "/panel/cases/" not in asked.text
    answer = await say(agent, address, ASKS)
    assert answer.text.count('class="line customer"') == 1
    checked = await agent.htmx(f"{address}/verify", factor="postcode", value="11217")
    assert "Verified." in checked.text
    assert "done, D-" in (await step_done(agent, address)).text
    await say(agent, address, "It was $86.40, one order captured twice; that was our mistake.")

    ended = await agent.post(f"{address}/end")
    assert (ended.status_code, ended.headers["Location"]) == (303, address)
    card = (await agent.get(address)).text
    assert "of 100" in card and "What this cannot judge" in card and "lines to change" in card
    assert card.count('scope="row"') == 9
    changed = {name for name, count in counted(agent.place).items() if count != before[name]}
    assert changed == {"practices", "practice_lines", "practice_events"}
    with agent.place.desk.connect() as desk:
        practice = rows.get(desk, address.rsplit("/", 1)[1])
    kinds = {event.kind: event.turn for event in practice.events}
    assert kinds == {"lookup": 0, "finding": 0, "verified": 2, "action": 2}


async def test_what_needs_a_lead_is_agreed_to_at_once_in_practice(agent):
    agent.dialogue.intent = "debited_twice"
    address = await begun(agent)
    await agent.htmx(f"{address}/messages", text="debited twice, 20538146, postcode 11217")
    page = (await agent.get(address)).text
    card = re.search(r'name="card" value="([^"]+)"', page)[1]
    given = {"step": "goodwill", "card": card, "field-amount": "60.00", "field-text": "Twice now"}
    draft = await agent.htmx(f"{address}/drafts", **given)
    key = dict(re.findall(r'name="(draft|key)" value="([^"]+)"', draft.text))
    assert key, draft.text
    done = await agent.htmx(f"{address}/decisions", **given, **key)
    assert "In practice a lead agrees at once." in done.text


async def test_the_same_line_pressed_twice_is_said_once_and_another_one_is_refused(agent):
    address = await begun(agent)
    for _ in range(2):
        answer = await say(agent, address, ASKS, place="1")
        assert answer.status_code == 200
    other = await say(agent, address, "Something else?", place="1")
    assert other.status_code == 409 and "has gone on meanwhile" in other.text
    assert "Something else?</textarea>" in other.text
    assert (await agent.get(address)).text.count('class="line agent"') == 1


async def test_a_session_that_was_left_is_taken_up_where_it_was(agent):
    address = await begun(agent)
    await agent.htmx(f"{address}/messages", text="debited twice for order 20538146")
    await say(agent, address, ASKS)
    sandbox.remove(agent.place, address.rsplit("/", 1)[1])

    assert f'href="{address}"' in (await agent.get(PRACTISE)).text
    page = (await agent.get(address)).text
    assert ASKS in page and page.count('class="line customer"') == 2

    await agent.post(f"{address}/leave")
    assert f'href="{address}"' not in (await agent.get(PRACTISE)).text


async def test_without_a_script_in_the_browser_every_form_leads_back_to_the_session(agent):
    address = await begun(agent)
    for part, fields in [
        ("say", {"text": ASKS, "place": "1"}),
        ("messages", {"text": "debited twice for order 20538146"}),
        ("verify", {"factor": "postcode", "value": "11217"}),
    ]:
        answer = await agent.post(f"{address}/{part}", **fields)
        assert (answer.status_code, answer.headers["Location"]) == (303, address), part


@pytest.mark.parametrize("part", ["say", "ring", "end", "leave", "messages", "decisions"])
async def test_nothing_is_done_without_the_page_s_own_token(agent, part):
    address = await begun(agent)
    agent.csrf = "wrong"
    assert (await agent.post(f"{address}/{part}", text="x", place="1")).status_code == 403


async def test_agents_see_their_own_sessions_and_leads_the_scored_ones_of_all(agent, site):
    address = await begun(agent)
    await say(agent, address, ASKS)
    await site.log_in("lead", "lead")
    assert (await site.get(address)).status_code == 404
    await site.log_in()
    await site.post(f"{address}/end")
    await site.log_in("lead", "lead")
    assert "of 100" in (await site.get(address)).text
    assert (await site.post(f"{address}/leave")).status_code == 404


async def test_typing_practise_in_a_case_offers_it_and_keeps_nothing_in_the_case(agent):
    case = await agent.open_case(MARIA)
    answer = await agent.htmx(f"{case}/messages", text="practise debited twice, hard")
    assert 'value="debit_hard"' in answer.text
    assert "Surprise me" in (await agent.htmx(f"{case}/messages", text="Practice!")).text
    assert 'class="asked"' not in (await agent.get(case)).text


@pytest.mark.parametrize(
    "text",
    [
        "Our practice was debited twice by you",
        "practise what you preach about my 7776",
        "practice was debited twice for one order",
        "practice call back",
        "Practice order missing",
        "practice refund",
        "practice appointment",
        "Practice moved",
        "practical",
    ],
)
async def test_what_a_customer_says_about_practice_is_a_message_like_any_other(agent, text):
    case = await agent.open_case(MARIA)
    answer = await agent.htmx(f"{case}/messages", text=text)
    assert "made-up records" not in answer.text


async def test_in_a_case_that_is_not_there_nothing_is_offered(agent):
    page = await agent.htmx("/panel/cases/C-NOSUCH22/messages", text="practise debited twice")
    answer = await agent.client.post(
        "/panel/api/cases/C-NOSUCH22/messages",
        json={"text": "practise"},
        headers={"X-CSRF-Token": agent.csrf},
    )
    assert (page.status_code, answer.status_code) == (404, 404)


async def test_a_scenario_that_cannot_be_read_is_named_to_leads_and_stops_nothing(agent, site):
    folder = agent.place.settings.home / "scenarios" / "accepted"
    folder.mkdir(parents=True)
    (folder / "bad.yml").write_text("title: [")
    try:
        assert "bad.yml" not in (await agent.get(PRACTISE)).text
        await site.log_in("lead", "lead")
        assert "bad.yml, line 2: " in (await site.get(PRACTISE)).text
    finally:
        (folder / "bad.yml").unlink()


async def test_a_lead_reads_who_said_what(agent, site):
    address = await begun(agent)
    await say(agent, address, "It was $12.34 that we debited on 3 March and your card ends 9999.")
    await agent.post(f"{address}/end")
    assert "You said" in (await agent.get(address)).text
    await site.log_in("lead", "lead")
    page = (await site.get(address)).text
    assert "demo said" in page and "You said" not in page and ">You<" not in page


async def test_what_cannot_be_judged_is_told_once(agent):
    address = await begun(agent)
    await say(agent, address, ASKS)
    await agent.post(f"{address}/end")
    listed = (await agent.get(address)).text.partition('class="not-judged"')[2]
    assert listed.count("irony") + listed.count("Irony") == 1


async def test_practise_typed_where_a_customer_is_looked_for_leads_there(agent):
    answer = await agent.post("/panel/cases", customer="practise debited twice, hard")
    assert answer.headers["Location"].startswith(f"{PRACTISE}?wanted=practise")
    page = (await agent.get(answer.headers["Location"])).text
    wanted = page[page.index('id="wanted"') : page.index('id="story-number"')]
    assert re.findall(r'name="scenario" value="(\w+)"', wanted) == ["debit_hard"]


async def test_the_json_interface_offers_it_too(agent):
    case = (await agent.open_case(MARIA)).rsplit("/", 1)[1]
    answer = await agent.client.post(
        f"/panel/api/cases/{case}/messages",
        json={"text": "practise debited twice, hard"},
        headers={"X-CSRF-Token": agent.csrf},
    )
    (reply,) = answer.json()["replies"]
    assert [one["scenario"] for one in reply["practise"]] == ["debit_hard"]


async def test_a_lead_assigns_and_sees_tries_in_a_plot_that_is_told_in_words(site):
    await site.log_in("lead", "lead")
    answer = await site.post(f"{PRACTISE}/team", trainee="demo", scenario="debit_easy")
    assert answer.status_code == 303
    await site.log_in()
    menu = (await site.get(PRACTISE)).text
    assert menu.index("Assigned to you") < menu.index("A number nobody knows")
    address = await begun(site, "surprise")
    await say(site, address, ASKS)
    await site.post(f"{address}/end")
    assert "Assigned to you" not in (await site.get(PRACTISE)).text

    await site.log_in("lead", "lead")
    team = (await site.get(f"{PRACTISE}/team")).text
    assert '<span class="mark taken">done</span>' in team
    page = (await site.get(f"{PRACTISE}/progress/demo")).text
    assert page.count('role="img"') == 10
    assert "<desc" in page and "1 try: first" in page
    assert address in page


async def test_a_markup_in_what_is_said_stays_text(agent):
    address = await begun(agent)
    answer = await say(agent, address, "<script>alert(1)</script> sorry")
    assert "<script>alert" not in answer.text
    await agent.post(f"{address}/end")
    assert "<script>alert" not in (await agent.get(address)).text


async def test_an_empty_answer_is_asked_for_in_the_words_of_practice(agent):
    address = await begun(agent)
    refused = await say(agent, address, "  ")
    assert refused.status_code == 400 and "your answer to the customer" in refused.text


async def test_a_session_of_days_ago_goes_on_in_its_own_days(agent, monkeypatch):
    agent.dialogue.intent = "debited_twice"
    address = await begun(agent)
    assert "it is still" not in (await agent.get(address)).text
    monkeypatch.setenv("FIRSTLINE_NOW", (NOW + timedelta(days=20)).isoformat())
    await agent.log_in()

    page = (await agent.get(address)).text
    asked = await agent.htmx(f"{address}/messages", text="debited twice for order 20538146")

    assert "it is still November 10, 2026" in page
    assert "86.40" in asked.text and asked.status_code == 200
    with sandbox.opened(agent.place, address.rsplit("/", 1)[1]) as there:
        case = sandbox.newest_case(there)
        with there.desk.connect() as desk:
            said = messages.newest(desk, case.case_id)
    assert {one.at.date() for one in said} == {NOW.date()}
