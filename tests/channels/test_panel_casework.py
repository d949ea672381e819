"""Before hello, the journey, several cards for one message, and right or not right."""

from __future__ import annotations

import pytest

from tests.channels.site import MARIA, agent, demo_place, place, site

__all__ = ["agent", "demo_place", "place", "site"]

JULIA, DOROTHY = "CU-1017", "CU-1025"  # two debits of 49.90; a dryer nobody came for


class Api:
    """Calls with the bearer token of a login."""

    def __init__(self, site, token):
        self.client, self.headers = site.client, {"Authorization": f"Bearer {token}"}

    async def get(self, address):
        return await self.client.get(f"/panel/api/{address}", headers=self.headers)

    async def post(self, address, **body):
        return await self.client.post(f"/panel/api/{address}", json=body, headers=self.headers)


@pytest.fixture
def logged_in(site):
    async def log_in(name):
        answer = await site.client.post("/panel/api/login", json={"agent": name, "password": name})
        site.client.cookies.clear()
        return Api(site, answer.json()["token"])

    return log_in


async def asked(api, customer, text):
    case = (await api.post("cases", customer=customer)).json()["case"]
    answer = await api.post(f"cases/{case}/messages", text=text)
    return case, answer.json()["replies"]


async def test_opening_a_case_tells_what_is_broken_worst_first_and_why(logged_in):
    api = await logged_in("demo")
    hello = (await api.post("cases", customer=DOROTHY)).json()["hello"]
    findings = [one["finding"] for one in hello["broken"]]
    assert findings[0] == "MISS_N"
    assert "COMPLAINT_STALE" in findings
    assert len(findings) <= 4
    assert all(one["headline"] and one["reason"] for one in hello["broken"])


async def test_a_customer_with_whom_all_is_well_gets_the_number_of_checks(logged_in):
    api = await logged_in("demo")
    hello = (await api.post("cases", customer=MARIA)).json()["hello"]
    assert hello["broken"] == []
    assert hello["checks"] >= 12


async def test_a_case_without_a_customer_has_nothing_to_greet_with(logged_in):
    api = await logged_in("demo")
    assert "hello" not in (await api.post("cases")).json()


async def test_the_page_of_a_new_case_shows_what_is_broken(agent):
    page = (await agent.get(await agent.open_case(DOROTHY))).text
    assert "Before hello" in page
    assert 'data-finding="MISS_N"' in page


async def test_the_journey_marks_what_broke(logged_in):
    api = await logged_in("demo")
    case = (await api.post("cases", customer=JULIA)).json()["case"]
    journey = (await api.get(f"cases/{case}/journey")).json()
    times = [event["at"] for event in journey["events"]]
    marked = {event["record"] for event in journey["events"] if event["broken"]}
    assert times == sorted(times, reverse=True)
    assert {record.partition("/")[0] for record in marked} >= {"charges"}
    assert journey["events"][0]["record"] == f"cases/{case}"


async def test_the_journey_of_nobody_is_refused(logged_in):
    api = await logged_in("demo")
    case = (await api.post("cases")).json()["case"]
    answer = await api.get(f"cases/{case}/journey")
    assert (answer.status_code, answer.json()["error"]["code"]) == (409, "no_customer")


async def test_the_journey_is_a_page_too(agent):
    address = await agent.open_case(JULIA)
    page = await agent.get(f"{address}/journey")
    assert page.status_code == 200
    assert "Journey:" in page.text


async def test_several_issues_in_one_message_get_a_card_each_the_worst_first(site, logged_in):
    site.dialogue.intent = "appointment_missed"
    site.dialogue.issues = ("appointment_missed", "order_status")
    _, replies = await asked(await logged_in("demo"), DOROTHY, "nobody came and where is my order")
    assert [reply["card"]["finding"] for reply in replies] == ["MISS_N", "ORDER_STATUS"]
    assert all("judge" in reply for reply in replies)


@pytest.mark.parametrize("words", ["she is furious", "she's angry", "she is absolutely furious"])
async def test_a_message_that_says_nothing_of_what_it_is_about_shows_what_is_broken(
    site, logged_in, words
):
    site.dialogue.intent = "nlu_fallback"
    _, (reply,) = await asked(await logged_in("demo"), DOROTHY, words)
    assert reply["card"]["finding"] == "MISS_N"
    assert reply["text"].startswith("3 failures of ours") and reply["buttons"] == []


async def test_one_that_is_not_understood_shows_what_is_broken_beside_the_question(site, logged_in):
    site.dialogue.intent = "nlu_fallback"
    _, (reply,) = await asked(await logged_in("demo"), DOROTHY, "as on the green form, she says")
    assert reply["card"]["finding"] == "MISS_N"
    assert reply["text"] == "utter_clarify"


async def test_a_card_is_judged_and_leads_read_it_with_the_message(logged_in):
    api = await logged_in("demo")
    case, (reply,) = await asked(api, MARIA, "what is 7776")
    verdict = {"judge": reply["judge"], "right": False, "note": "it was her old card"}
    assert (await api.post(f"cases/{case}/judgements", **verdict)).status_code == 204
    overview = (await (await logged_in("lead")).get("judgements?right=false")).json()
    (one,) = overview["judgements"]
    assert (overview["right"], overview["judged"]) == (0, 1)
    assert (one["said"], one["note"]) == ("what is 7776", "it was her old card")
    assert one["card"] == reply["card"]


async def test_a_note_keeps_no_card_number_and_is_no_novel(logged_in):
    api = await logged_in("demo")
    case, (reply,) = await asked(api, MARIA, "what is 7776")
    verdict = {"judge": reply["judge"], "right": False}
    await api.post(f"cases/{case}/judgements", **verdict, note="her card 4111 1111 1111 1111")
    overview = (await (await logged_in("lead")).get("judgements")).json()
    assert "4111 1111" not in overview["judgements"][0]["note"]
    answer = await api.post(f"cases/{case}/judgements", **verdict, note="x" * 1001)
    assert (answer.status_code, answer.json()["error"]["code"]) == (413, "note_too_long")


async def test_an_agent_does_not_read_what_was_judged(logged_in):
    answer = await (await logged_in("demo")).get("judgements")
    assert (answer.status_code, answer.json()["error"]["code"]) == (403, "not_allowed")


@pytest.mark.parametrize(
    ("verdict", "status", "code"),
    [
        ({"judge": "9999999-0", "right": True}, 404, "card_not_found"),
        ({"judge": "x", "right": True}, 400, "bad_judgement"),
        ({"judge": "1-0", "right": "yes"}, 400, "bad_judgement"),
        ({"judge": "1-0"}, 400, "bad_judgement"),
        ({"judge": "1-0", "right": True, "note": 7}, 400, "bad_judgement"),
        ({"judge": "9" * 40 + "-0", "right": True}, 400, "bad_judgement"),
    ],
)
async def test_a_verdict_about_nothing_is_refused(logged_in, verdict, status, code):
    api = await logged_in("demo")
    case = (await api.post("cases", customer=MARIA)).json()["case"]
    answer = await api.post(f"cases/{case}/judgements", **verdict)
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)


async def test_the_page_takes_a_verdict_and_remembers_it(agent):
    address = await agent.open_case(MARIA)
    answer = await agent.htmx(f"{address}/messages", text="what is 7776")
    judge = answer.text.split('name="judge" value="')[1].split('"')[0]
    told = await agent.htmx(f"{address}/judgements", judge=judge, right="no", note="")
    assert "You said: not right" in told.text
    assert "You said: not right" in (await agent.get(address)).text


async def test_a_lead_reads_judgements_as_a_page(agent):
    address = await agent.open_case(MARIA)
    answer = await agent.htmx(f"{address}/messages", text="what is 7776")
    judge = answer.text.split('name="judge" value="')[1].split('"')[0]
    await agent.htmx(f"{address}/judgements", judge=judge, right="yes", note="")
    assert (await agent.get("/panel/judgements")).status_code == 403
    await agent.log_in("lead", "lead")
    page = await agent.get("/panel/judgements")
    assert "1 of 1 judged cards were right" in page.text
