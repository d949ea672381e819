"""Closing a case on the page, and how the next one begins with it."""

from __future__ import annotations

import html
import re

import pytest
from sqlalchemy import func, select

from firstline.desk.closing.ending import LONGEST_SUMMARY
from firstline.desk.tables import trail
from firstline.desk.trail import verbs
from tests.channels.site import agent, demo_place, place, site, stored

__all__ = ["agent", "demo_place", "place", "site"]

DEBITED = "10451950"


@pytest.fixture
async def case(agent):
    """The address of a case with the card of the double debit."""
    agent.dialogue.intent = "debited_twice"
    address = await agent.open_case(DEBITED)
    await agent.htmx(f"{address}/messages", text="you debited me twice")
    return address


def hidden(page, name):
    return re.search(f'name="{name}" value="([^"]*)"', page).group(1)


def summary(page):
    return html.unescape(
        re.search(r"<textarea id=\"summary\"[^>]*>\n(.*?)</textarea>", page, re.S)[1]
    )


def looks(agent, address):
    """How often somebody looked at the case, by the trail."""
    about = trail.c.action == verbs.READ_CASE, trail.c.case_id == address.rsplit("/", 1)[1]
    with agent.place.desk.connect() as desk:
        return desk.execute(select(func.count()).where(*about)).scalar()


async def wrap_up(agent, address):
    """The part that opens in the case's place."""
    answer = await agent.client.get(f"{address}/close", headers={"HX-Request": "true"})
    assert answer.status_code == 200, answer.text
    return answer.text


async def close(agent, address, text="All settled.", outcome="solved", send="post", version=""):
    version = version or hidden(await wrap_up(agent, address), "version")
    return await getattr(agent, send)(
        f"{address}/close", version=version, outcome=outcome, text=text
    )


async def step(agent, address, name, **fields):
    """A step of the case itself, confirmed."""
    given = {f"field-{field}": typed for field, typed in fields.items()}
    card = re.search('name="card" value="([^"]+)"', (await agent.get(address)).text).group(1)
    card = card if name == "goodwill" else ""
    draft = (await agent.htmx(f"{address}/drafts", step=name, card=card, **given)).text
    sent = {one: hidden(draft, one) for one in ("step", "draft", "key")}
    return await agent.htmx(f"{address}/decisions", card=card, **sent)


async def test_what_is_proposed_opens_in_its_place_with_the_facts_it_was_written_from(agent, case):
    assert f'hx-get="{case}/close"' in (await agent.get(case)).text
    await step(agent, case, "note", text="She rings at five")
    page = await wrap_up(agent, case)
    assert "<html" not in page
    assert '<option value="unsolved" selected>Not solved</option>' in page
    assert re.search(
        r"<dt>Done</dt>\s*<dd><ul><li>Write a note: “She rings at five” \(D-\w+\)", page
    )
    assert summary(page).startswith("Reason: ") and "Done: Write a note" in summary(page)


async def test_a_closed_case_shows_how_it_ended_and_takes_nothing_more(agent, case):
    closed = await close(agent, case, "Refund agreed.\nShe prefers <mornings>.", send="htmx")
    assert closed.headers["HX-Redirect"] == case
    page = (await agent.get(case)).text
    assert "Closed: Solved" in page and "demo, <time" in page
    assert "She prefers &lt;mornings&gt;." in page
    assert 'id="composer"' not in page and 'class="take"' not in page
    assert 'class="mark wait"' not in page
    assert 'name="factor"' not in page and f'action="{case}/code"' not in page


async def test_all_of_it_works_without_a_script(agent, case):
    page = (await agent.get(f"{case}/close")).text
    assert "<html" in page and "Back to case" in page
    closed = await close(agent, case, version=hidden(page, "version"))
    assert (closed.status_code, closed.headers["Location"]) == (303, case)
    opened = await agent.post(
        "/panel/cases", customer=hidden((await agent.get(case)).text, "customer")
    )
    assert opened.status_code == 303 and opened.headers["Location"] != case


async def test_a_case_of_nobody_known_can_be_closed_too(agent):
    address = await agent.open_case()
    await close(agent, address, outcome="no_issue")
    page = (await agent.get(address)).text
    assert "Closed: Nothing was wrong" in page
    assert "New case for this customer" not in page


async def test_what_changed_meanwhile_is_told_beside_what_was_typed(agent, case):
    version = hidden(await wrap_up(agent, case), "version")
    await step(agent, case, "note", text="She rings at five")
    told = await close(agent, case, "My own words", "unsolved", "htmx", version)
    assert told.status_code == 409
    assert "The case has changed meanwhile." in told.text and "Write a note" in told.text
    assert summary(told.text) == "My own words"
    assert '<option value="unsolved" selected>' in told.text
    again = await close(agent, case, version=hidden(told.text, "version"))
    assert again.status_code == 303


async def test_a_case_that_waits_for_consent_is_not_closed_and_says_why(agent, case):
    await agent.htmx(f"{case}/verify", factor="postcode", value="10960")
    version = hidden(await wrap_up(agent, case), "version")
    await step(agent, case, "goodwill", amount="40.00", text="For her trouble")
    asked = await agent.client.get(f"{case}/close", headers={"HX-Request": "true"})
    assert asked.status_code == 409 and "still waits for consent" in asked.text
    told = await close(agent, case, "My own words", "solved", "htmx", version)
    assert told.status_code == 409 and summary(told.text) == "My own words"
    assert not stored(agent, case)[0].is_closed


@pytest.mark.parametrize(
    ("changed", "status", "told"),
    [
        ({"outcome": "splendid"}, 400, "Choose one of the outcomes"),
        ({"text": "w" * (LONGEST_SUMMARY + 1)}, 413, "Write at most 4,000 characters."),
        ({"version": "soon"}, 409, "The case has changed meanwhile."),
    ],
)
async def test_what_cannot_be_kept_is_told_in_its_place(agent, case, changed, status, told):
    answer = await close(agent, case, send="htmx", **changed)
    assert (answer.status_code, told in answer.text) == (status, True)
    assert "HX-Retarget" not in answer.headers
    assert not stored(agent, case)[0].is_closed


async def test_a_missing_summary_is_told_at_its_field_and_the_outcome_stays(agent, case):
    told = await close(agent, case, " ", "handed_over", "htmx")
    assert told.status_code == 400
    field = re.search(r'<textarea id="summary"[^>]*>', told.text)[0]
    assert 'aria-invalid="true"' in field and 'aria-describedby="summary-wrong"' in field
    assert "Write at least a few words" in told.text
    assert '<option value="handed_over" selected>' in told.text
    assert not stored(agent, case)[0].is_closed


async def test_who_looks_at_what_is_proposed_is_told_to_the_trail(agent, case):
    before = looks(agent, case)
    await wrap_up(agent, case)
    assert looks(agent, case) == before + 1
    await close(agent, case, "My own words", "splendid", "htmx")
    assert looks(agent, case) == before + 3  # the wrap-up, and the same again with what is wrong


async def test_what_somebody_else_closed_is_told_and_the_open_page_learns_of_it(agent, case):
    page = (await agent.get(case)).text
    version = hidden(await wrap_up(agent, case), "version")
    await close(agent, case, "First")
    second = await close(agent, case, "Second", send="htmx", version=version)
    assert second.status_code == 409
    assert "The case is closed" in second.text and "<textarea" not in second.text
    after, mark = hidden(page, "after"), hidden(page, "mark")
    news = (await agent.get(f"{case}/news?after={after}&mark={mark}")).text
    assert re.search('id="ended"[^>]* hx-swap-oob="true"', news) and "Closed: Solved" in news
    assert re.search('id="foot"[^>]* hx-swap-oob="true"', news) and 'id="composer"' not in news


async def test_the_next_case_begins_with_how_the_last_one_ended(agent, case):
    assert "Last time" not in (await agent.get(await agent.open_case(DEBITED))).text
    await close(agent, case, "She prefers mornings.", "promised")
    page = (await agent.get(await agent.open_case(DEBITED))).text
    hello = page.split('class="hello"')[1]
    assert "Last time: Solved once what is promised is kept" in hello
    assert f'href="{case}"' in hello and "She prefers mornings." in hello
    assert hello.index("Last time") < hello.index("Before hello")


async def test_closed_cases_are_marked_among_one_s_own(agent, case):
    other = await agent.open_case(DEBITED)
    await close(agent, case)
    listed = (await agent.get("/panel/")).text
    assert "Closed: Solved" in listed.split(f'href="{case}"')[1].split("</a>")[0]
    assert "Closed" not in listed.split(f'href="{other}"')[1].split("</a>")[0]
