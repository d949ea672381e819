"""What waits at the desk, on its pages: promises, news, and requests for consent."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from sqlalchemy import update

from firstline.desk import tables
from firstline.desk.doing import decisions
from firstline.desk.keeping import notices, promises
from firstline.desk.keeping.about import About
from firstline.desk.keeping.notices import Notice
from firstline.desk.keeping.promises import NewPromise
from firstline.desk.outbox import queue
from firstline.desk.outbox.order import Order
from firstline.records import search
from tests.channels.site import NOW, SCRIPT, agent, demo_place, place, site

__all__ = ["agent", "demo_place", "place", "site"]

HOUR = timedelta(hours=1)


@pytest.fixture
async def case(agent):
    """The address of a case of the customer who was debited twice."""
    agent.dialogue.intent = "debited_twice"
    return await agent.open_case("10451950")


@pytest.fixture
def promise(agent, case):
    def made(what="Ring Peter", hours=1, owner="demo", kind=promises.FOLLOW_UP) -> str:
        with agent.place.desk.begin() as desk:
            new = NewPromise(kind, owner, what, NOW + hours * HOUR)
            return promises.make(desk, new, About(case.rsplit("/", 1)[1], "CU-1018"), NOW)

    return made


async def asked_for_goodwill(agent, case, sum_="40.00"):
    """A request that waits for a lead; the decision's number."""
    agent.verify(case)
    await agent.htmx(f"{case}/messages", text="you debited me twice")
    card = re.search(r'name="card" value="([^"]+)"', (await agent.get(case)).text).group(1)
    fields = {"field-amount": sum_, "field-text": "For the trouble"}
    draft = await agent.htmx(f"{case}/drafts", step="goodwill", card=card, **fields)
    named = {
        name: re.search(f'name="{name}" value="([^"]+)"', draft.text).group(1)
        for name in ("draft", "key")
    }
    made = await agent.htmx(f"{case}/decisions", step="goodwill", card=card, **named)
    return re.search(r"waits for a lead, (D-\w+)", made.text).group(1)


async def test_what_is_due_is_listed_next_first_and_late_in_words(agent, promise):
    promise("Later", 5)
    promise("Sooner", -1)
    page = (await agent.get("/panel/")).text
    assert page.index("Sooner") < page.index("Later")
    assert page.count(">late</span>") == 1
    assert "late" in page.split("Sooner")[1].split("</p>")[0]


async def test_promises_of_others_are_not_mine(agent, promise):
    promise("Somebody else's", owner="lead")
    assert "Somebody else&#39;s" not in (await agent.get("/panel/")).text


async def test_a_promise_is_ended_from_the_page_with_and_without_a_script(agent, case, promise):
    first, second = promise("First"), promise("Second")
    told = await agent.htmx(f"/panel/promises/{first}", state="kept", next=case)
    assert "Done: First" in told.text
    back = await agent.post(f"/panel/promises/{second}", state="dropped", next=case)
    assert (back.status_code, back.headers["Location"]) == (303, case)
    assert "still to keep" not in (await agent.get(case)).text


async def test_what_somebody_ended_already_is_told_in_its_place(agent, promise):
    one = promise()
    with agent.place.desk.begin() as desk:
        promises.end(desk, one, promises.DROPPED, "lead", NOW)
    told = await agent.htmx(f"/panel/promises/{one}", state="kept")
    assert (told.status_code, "Somebody has ended this already." in told.text) == (409, True)


async def test_who_may_not_end_a_promise_gets_no_button_for_it(agent, case, promise):
    mine, others = promise("Mine"), promise("The lead's", owner="lead", kind=promises.ESCALATION)
    page = (await agent.get(case)).text
    assert f'action="/panel/promises/{mine}"' in page
    assert "The lead&#39;s" in page and f'action="/panel/promises/{others}"' not in page
    listed = (await agent.get(f"{case.replace('/panel/', '/panel/api/')}/promises")).json()
    assert {one["promise"]: one["ends"] for one in listed} == {
        mine: ["kept", "dropped"],
        others: [],
    }
    await agent.log_in("lead", "lead")
    assert f'action="/panel/promises/{others}"' in (await agent.get(case)).text


async def test_only_a_lead_can_say_that_a_complaint_needs_no_answer(agent, case, promise):
    answer = promise("Answer it", kind=promises.ANSWER)
    own = (await agent.get(case)).text.split(f'id="promise-{answer}"')[1].split("</li>")[0]
    assert 'value="kept"' in own and 'value="dropped"' not in own
    await agent.log_in("lead", "lead")
    lead_s = (await agent.get(case)).text.split(f'id="promise-{answer}"')[1].split("</li>")[0]
    assert 'value="dropped"' in lead_s


async def test_promises_over_json(agent, case, promise):
    one = promise("First")
    api = case.replace("/panel/", "/panel/api/")
    (listed,) = (await agent.get(f"{api}/promises")).json()
    assert (listed["promise"], listed["ends"]) == (one, ["kept", "dropped"])
    headers = {"X-CSRF-Token": agent.csrf}
    address = f"/panel/api/promises/{one}"
    bad = await agent.client.post(address, json={"state": "maybe"}, headers=headers)
    assert (bad.status_code, bad.json()["error"]["code"]) == (400, "bad_state")
    kept = await agent.client.post(address, json={"state": "kept"}, headers=headers)
    assert kept.json()["state"] == "kept"
    again = await agent.client.post(address, json={"state": "dropped"}, headers=headers)
    assert (again.status_code, again.json()["error"]["code"]) == (409, "already_ended")


async def test_news_are_worded_and_seen_once_opened(agent, case, promise):
    one = promise("Ring Peter")
    about = {"promise": one, "kind": "follow_up", "owner": "demo"}
    with agent.place.desk.begin() as desk:
        case_id = case.rsplit("/", 1)[1]
        told = Notice("promise_due_soon", one, agent="demo", case_id=case_id, facts=about)
        notices.tell(desk, told, NOW)
    page = (await agent.get("/panel/")).text
    assert "Due soon, Tue, Nov 10, 11:00" in page and "Ring Peter" in page
    address = re.search(r'action="(/panel/notices/\d+)"', page).group(1)
    opened = await agent.post(address)
    assert (opened.status_code, opened.headers["Location"]) == (303, case)
    assert address not in (await agent.get("/panel/")).text
    assert (await agent.post(address)).status_code == 404


async def test_a_lead_sees_what_waits_with_its_finding_and_agrees(agent, case):
    number = await asked_for_goodwill(agent, case)
    await agent.log_in("lead", "lead")
    start = (await agent.get("/panel/")).text
    assert "demo asks for consent: Give goodwill, $40.00, Peter Jansen" in start
    assert '<span class="count">1<' in start
    (told,) = (await agent.get("/panel/api/approvals")).json()
    about = ("decision", "customer", "amount", "currency", "finding")
    assert [told[one] for one in about] == [number, "CU-1018", "40.00", "USD", "DUP_CAPTURE"]
    assert told["fields"]["text"] == "For the trouble"
    assert told["lines"][-1].endswith("this finding warrants; a lead has to agree.")
    page = (await agent.get("/panel/approvals")).text
    for part in (
        "1 request waits for you",
        "$40.00",
        "Peter Jansen",
        "CU-1018",
        "Asked by demo",
        "We took $133.20 twice",
        "charges/CH-10451950-A",
        "For the trouble",
    ):
        assert part in page
    told = await agent.htmx(f"/panel/approvals/{number}", agrees="yes", reason="")
    assert f"Agreed: Give goodwill, {number}" in told.text
    assert "Nothing waits for you" in told.text
    await agent.log_in()
    assert "lead agreed: Give goodwill, $40.00, Peter Jansen" in (await agent.get("/panel/")).text
    assert f"done, {number}" in (await agent.get(case)).text


async def test_declining_needs_a_reason_beside_its_field(agent, case):
    number = await asked_for_goodwill(agent, case)
    await agent.log_in("lead", "lead")
    address = f"/panel/approvals/{number}"
    refused = await agent.htmx(address, agrees="no", reason=" ")
    assert refused.status_code == 400
    assert 'aria-invalid="true"' in refused.text and "Say why" in refused.text
    plain = await agent.post(address, agrees="no", reason="")
    assert plain.status_code == 400 and "<html" in plain.text and "Say why" in plain.text
    declined = await agent.post(address, agrees="no", reason="It was given last week")
    assert (declined.status_code, declined.headers["Location"]) == (303, "/panel/approvals")
    late = await agent.htmx(address, agrees="no", reason="Twice")
    assert late.status_code in (200, 409)


async def test_own_requests_have_no_buttons_and_agents_no_such_page(agent, site):
    assert (await agent.get("/panel/approvals")).status_code == 403
    await agent.log_in("lead", "lead")
    agent.dialogue.intent = "debited_twice"
    case = await agent.open_case("10451950")
    agent.verify(case)
    await agent.htmx(f"{case}/messages", text="you debited me twice")
    card = re.search(r'name="card" value="([^"]+)"', (await agent.get(case)).text).group(1)
    fields = {"field-amount": "150.00", "field-text": SCRIPT}
    draft = await agent.htmx(f"{case}/drafts", step="goodwill", card=card, **fields)
    assert "before a manager agrees" in draft.text
    named = {
        name: re.search(f'name="{name}" value="([^"]+)"', draft.text).group(1)
        for name in ("draft", "key")
    }
    await agent.htmx(f"{case}/decisions", step="goodwill", card=card, **named)
    page = (await agent.get("/panel/approvals")).text
    assert "You asked for this; somebody else decides." in page
    assert "Agree<" not in page and "Nothing waits for you" in page
    assert SCRIPT not in page


async def test_a_request_without_words_of_the_agent_is_shown_too(agent, case):
    number = await asked_for_goodwill(agent, case)
    with agent.place.desk.begin() as desk:
        content = dict(decisions.get(desk, number).doing.as_json(), given={})
        changed = update(tables.decisions).where(tables.decisions.c.decision_id == number)
        desk.execute(changed.values(content=content))
    await agent.log_in("lead", "lead")
    page = await agent.get("/panel/approvals")
    assert page.status_code == 200
    assert number in page.text


async def test_what_is_due_is_told_with_the_customer_s_name(agent, promise):
    promise()
    with agent.place.records.connect() as records:
        name = search.names_of(records, ["CU-1018"])["CU-1018"]
    due = (await agent.get("/panel/")).text.partition('id="due"')[2].partition("</section>")[0]
    assert name in due


async def test_an_order_that_was_given_up_is_told_until_it_is_looked_after(agent, case):
    with agent.place.desk.begin() as desk:
        order = queue.put(desk, Order("payment.refund", {}), NOW)
        facts = {"topic": "payment.refund", "problem": "answered 500"}
        for at in (NOW - HOUR, NOW):  # sent again in between
            told = Notice(notices.ORDER_DEAD, f"{order}/{at.isoformat()}", role="lead", facts=facts)
            notices.tell(desk, told, NOW)
        desk.execute(update(tables.outbox).values(state=queue.DEAD, ended_at=NOW))
    await agent.log_in("lead", "lead")
    told = (
        f"An order could not be delivered and is given up: {order}, payment.refund (answered 500)"
    )
    assert (await agent.get("/panel/")).text.count(f"<p>{told}") == 1
    with agent.place.desk.begin() as desk:
        desk.execute(update(tables.outbox).values(state=queue.WAITING))
    assert order not in (await agent.get("/panel/")).text


async def test_news_that_are_over_hide_no_older_ones(agent, case, promise):
    promised = promise("Ring Peter")
    about = {"promise": promised, "kind": "follow_up", "owner": "demo"}
    with agent.place.desk.begin() as desk:
        live = Notice("promise_due_soon", promised, agent="demo", facts=about)
        notices.tell(desk, live, NOW)
        for number in range(notices.MOST + 5):  # of orders that were given up and sent again since
            over = Notice(notices.ORDER_DEAD, f"O-{number}/{NOW.isoformat()}", agent="demo")
            notices.tell(desk, over, NOW + HOUR)
    page = (await agent.get("/panel/")).text
    address = re.search(r'action="(/panel/notices/\d+)"', page).group(1)
    assert "Ring Peter" in page.partition(address)[2]
    with agent.place.desk.connect() as desk:
        assert [one.about for one in notices.unseen(desk, "demo", "agent")] == [promised]
    assert (await agent.post(address)).status_code == 303
