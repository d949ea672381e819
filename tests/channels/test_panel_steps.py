"""Steps on the page: drafted in their place, confirmed, and done once."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import event, func, select

from firstline.desk.tables import decisions, drafts, notes, trail
from firstline.desk.trail import verbs
from tests.channels.site import agent, demo_place, place, site

__all__ = ["agent", "demo_place", "place", "site"]

DEBITED = "10451950"  # Julia's order, debited twice
TICKET = "open_payment_ticket"


@pytest.fixture
def reads(agent):
    """Grows with each time the records are read."""
    told = []
    heard = agent.place.records, "begin", told.append
    event.listen(*heard)
    yield told
    event.remove(*heard)


@pytest.fixture
async def case(agent):
    """The address of a case with the card of the double debit."""
    agent.dialogue.intent = "debited_twice"
    address = await agent.open_case(DEBITED)
    await agent.htmx(f"{address}/messages", text="you debited me twice")
    return address


def hidden(html, name):
    return re.search(f'name="{name}" value="([^"]*)"', html).group(1)


def card_in(page):
    """The name of the card; the case's own steps have none."""
    return re.search('name="card" value="([^"]+)"', page).group(1)


async def card_of(agent, address):
    return card_in((await agent.get(address)).text)


async def drafted(agent, address, step=TICKET, send="htmx", **fields):
    card = await card_of(agent, address) if step == TICKET else ""
    given = {f"field-{name}": typed for name, typed in fields.items()}
    given |= {"sent": "given"} if fields else {}
    return await getattr(agent, send)(f"{address}/drafts", step=step, card=card, **given)


def sent(html):
    """What the form that confirms a draft sends."""
    return {name: hidden(html, name) for name in ("step", "card", "draft", "key")}


async def test_a_step_that_does_something_has_a_button_and_one_that_waits_has_none(agent, case):
    page = (await agent.get(case)).text
    assert re.search(r"Do this<span[^>]*>: Ask finance why order 10451950", page)
    refund = page.split(f'id="state-{card_in(page)}-refund_duplicate"')[1]
    assert "after verifying the customer" in refund.split("</div>")[0]
    assert "<form" not in refund.split("</div>")[0]


async def test_the_draft_says_what_happens_and_for_whom(agent, case):
    told = await drafted(agent, case)
    assert told.status_code == 200
    for part in (
        "Ask finance why order 10451950",
        "Peter Jansen",
        "CU-1018",
        "The finance team gets a ticket",
        ">Confirm</button>",
        "Not now",
    ):
        assert part in told.text
    assert "<html" not in told.text


async def test_who_looks_at_a_draft_is_told_to_the_trail(agent, case):
    seen = trail.c.action == verbs.READ_CASE, trail.c.case_id == case.rsplit("/", 1)[1]
    looks = select(func.count()).where(*seen)
    with agent.place.desk.connect() as desk:
        before = desk.execute(looks).scalar()
    await drafted(agent, case, "note")
    with agent.place.desk.connect() as desk:
        assert desk.execute(looks).scalar() == before + 1


async def test_confirmed_the_card_comes_again_with_the_step_done(agent, case):
    draft = await drafted(agent, case)
    after = hidden((await agent.get(case)).text, "after")
    made = await agent.htmx(f"{case}/decisions", **sent(draft.text), after=after)
    number = re.search(r"done, (D-\w+)", made.text).group(1)
    assert made.text.count('class="exchange"') == 1
    assert made.text.count(f"done, {number}") >= 3  # told, listed, and on the card that comes again
    assert number in (await agent.get(case)).text


async def test_confirmed_twice_it_is_one_decision_and_one_card(agent, case):
    draft = sent((await drafted(agent, case)).text)
    first = await agent.htmx(f"{case}/decisions", **draft)
    second = await agent.htmx(f"{case}/decisions", **draft)
    numbers = {re.search(r"done, (D-\w+)", one.text).group(1) for one in (first, second)}
    assert len(numbers) == 1
    assert (await agent.get(case)).text.count('class="exchange"') == 2


async def test_a_second_tab_is_told_in_place_and_can_look_again(agent, case):
    one, other = await drafted(agent, case), await drafted(agent, case)
    await agent.htmx(f"{case}/decisions", **sent(one.text))
    refused = await agent.htmx(f"{case}/decisions", **sent(other.text))
    assert refused.status_code == 409
    assert "The case has changed meanwhile." in refused.text
    assert "Show it again" in refused.text
    assert "HX-Retarget" not in refused.headers


async def test_all_of_it_works_without_a_script(agent, case):
    page = await drafted(agent, case, send="post")
    assert "<html" in page.text and "Back to case" in page.text
    made = await agent.post(f"{case}/decisions", **sent(page.text))
    assert (made.status_code, made.headers["Location"]) == (303, case)
    again = await agent.post(f"{case}/decisions", **sent(page.text))
    assert (again.status_code, again.headers["Location"]) == (303, case)
    assert (await agent.get(case)).text.count('class="exchange"') == 2


async def test_a_note_asks_for_its_words_and_keeps_what_was_typed_beside_what_is_wrong(agent, case):
    asked = await drafted(agent, case, "note")
    assert "<textarea" in asked.text and "Confirm" not in asked.text
    empty = await drafted(agent, case, "note", text="")
    assert empty.status_code == 422
    assert 'aria-invalid="true"' in empty.text and "Fill this in." in empty.text
    long = await drafted(agent, case, "note", text="w" * 2001)
    assert (long.status_code, "w" * 2001 in long.text) == (422, True)


async def test_every_wrong_field_is_told_at_once_and_the_right_ones_stay(agent, case):
    told = await drafted(agent, case, "complaint", received="2199-01-01", text="Nobody rang her")
    assert told.status_code == 422
    assert "Where the customer lives, today is written 11/10/2026." in told.text
    assert "Name a day from 2025-11-10 to 2026-11-10." in told.text
    assert "Nobody rang her" in told.text and 'value="2199-01-01"' in told.text


async def test_a_callback_offers_free_times_on_her_clock(agent, case):
    asked = (await drafted(agent, case, "callback")).text
    times = re.findall(r'<option value="(2026[^"]+)">([^<]+)<', asked)
    assert times and all(re.search(r"[AP]M", label) for _, label in times)
    ready = await drafted(agent, case, "callback", when=times[0][0])
    assert "A call to" in ready.text and ">Confirm</button>" in ready.text
    made = await agent.htmx(f"{case}/decisions", **sent(ready.text))
    assert "Call the customer" in made.text


async def test_what_was_given_can_be_changed_before_it_is_confirmed(agent, case):
    ready = await drafted(agent, case, "note", text="She rings at five")
    assert ">Change</button>" in ready.text
    again = await agent.htmx(
        f"{case}/drafts", step="note", card="", sent="change", **{"field-text": "She rings at five"}
    )
    assert (again.status_code, "She rings at five</textarea>" in again.text) == (200, True)


async def test_goodwill_comes_with_a_suggestion_and_names_whose_consent_more_needs(agent, case):
    agent.verify(case)
    card = await card_of(agent, case)
    asked = await agent.htmx(f"{case}/drafts", step="goodwill", card=card)
    suggested = re.search(r'name="field-amount" value="([^"]+)"', asked.text).group(1)
    assert float(suggested) > 0
    assert "In USD, such as 42.00" in asked.text
    fields = {"field-amount": "40.00", "field-text": "For her trouble"}
    ready = await agent.htmx(f"{case}/drafts", step="goodwill", card=card, **fields)
    assert "Nothing happens before a lead agrees." in ready.text
    made = await agent.htmx(f"{case}/decisions", **sent(ready.text))
    assert re.search(r"waits for a lead, D-\w+", made.text)


async def test_a_closed_or_unknown_case_is_told_calmly(agent):
    told = await agent.htmx("/panel/cases/C-NOPE/drafts", step="note", card="")
    assert told.status_code == 404


async def test_a_card_number_in_a_note_is_kept_nowhere(agent, case):
    ready = await drafted(agent, case, "note", text="She read me 4111 1111 1111 1111 aloud")
    made = await agent.htmx(f"{case}/decisions", **sent(ready.text))
    assert made.status_code == 200
    with agent.place.desk.connect() as desk:
        kept = [
            str(row) for table in (drafts, decisions, notes) for row in desk.execute(select(table))
        ]
    assert len(kept) == 3
    assert not any("4111 1111" in row for row in kept)


async def test_markup_in_a_field_stays_text(agent, case):
    told = await drafted(agent, case, "note", text="<script>alert(1)</script>")
    assert "<script>" not in told.text and "&lt;script&gt;" in told.text


async def test_nothing_new_is_no_content_and_news_bring_what_the_page_lacks(agent, case):
    page = (await agent.get(case)).text
    after, mark = hidden(page, "after"), hidden(page, "mark")
    assert (await agent.get(f"{case}/news?after={after}&mark={mark}")).status_code == 204
    draft = await drafted(agent, case)
    await agent.htmx(f"{case}/decisions", **sent(draft.text))
    news = await agent.get(f"{case}/news?after={after}&mark={mark}")
    assert news.status_code == 200
    assert news.text.count('class="exchange"') == 1
    assert 'hx-swap-oob="beforeend:#conversation"' in news.text
    assert f'id="state-{card_in(page)}-{TICKET}" hx-swap-oob="true"' in news.text


async def test_a_page_that_asks_in_vain_reads_no_records(agent, case, reads):
    page = (await agent.get(case)).text
    asked = f"{case}/news?after={hidden(page, 'after')}&mark={hidden(page, 'mark')}"
    assert reads
    reads.clear()
    assert (await agent.get(asked)).status_code == 204
    assert not reads


async def test_a_call_is_booked_to_a_telephone_and_never_to_an_address(agent, case):
    asked = (await drafted(agent, case, "callback")).text
    when = re.search(r'<option value="(2026[^"]+)">', asked).group(1)
    ready = (await drafted(agent, case, "callback", when=when)).text
    assert re.search(r"A call to \S*\d+ is booked", ready)
    assert "@" not in ready
