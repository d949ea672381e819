"""Drafts, decisions and consent over HTTP."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from channels import doing
from channels.errors import ApiError
from firstline.desk.doing import refusals
from firstline.desk.doing.refusals import CannotDo
from firstline.desk.tables import trail
from tests.channels.site import demo_place, place, site

__all__ = ["demo_place", "place", "site"]


async def _token(site, agent):
    body = {"agent": agent, "password": agent}
    answer = await site.client.post("/panel/api/login", json=body)
    site.client.cookies.clear()
    return {"Authorization": f"Bearer {answer.json()['token']}"}


class Desk:
    """Calls of one agent about one case."""

    def __init__(self, site, headers, case=""):
        self.site, self.headers, self.case = site, headers, case

    async def post(self, address, body=None, **more):
        return await self.site.client.post(
            f"/panel/api/{address}", json=body, headers={**self.headers, **more}
        )

    async def get(self, address):
        return await self.site.client.get(f"/panel/api/{address}", headers=self.headers)

    async def ask(self, text):
        answer = await self.post(f"cases/{self.case}/messages", {"text": text})
        return answer.json()["replies"]

    async def draft(self, step, card="", **fields):
        body = {"step": step, "card": card, "fields": fields}
        return await self.post(f"cases/{self.case}/drafts", body)

    async def confirm(self, draft):
        body = {"draft": draft["draft"], "key": draft["key"]}
        return await self.post(f"cases/{self.case}/decisions", body)


@pytest.fixture
async def desk(site):
    """The agent's, with a case of the customer who was debited twice, verified and asked about."""
    agent = Desk(site, await _token(site, "demo"))
    agent.case = (await agent.post("cases", {"customer": "10451950"})).json()["case"]
    site.dialogue.intent = "debited_twice"
    return agent


async def card_of(desk, text="you debited me twice"):
    (reply, *_) = await desk.ask(text)
    return reply


async def test_a_step_is_shown_before_it_is_done_and_then_done(desk):
    reply = await card_of(desk)
    draft = (await desk.draft("open_payment_ticket", reply["judge"])).json()
    assert draft["what"] == "Ask finance why order 10451950 was debited again"
    assert draft["lines"] == ["The finance team gets a ticket with the proof of this card."]
    made = await desk.confirm(draft)
    assert made.status_code == 200, made.text
    assert made.json()["state"] == "done"


async def test_the_same_key_twice_is_one_decision(desk):
    reply = await card_of(desk)
    draft = (await desk.draft("open_payment_ticket", reply["judge"])).json()
    first, second = await desk.confirm(draft), await desk.confirm(draft)
    assert first.json()["decision"] == second.json()["decision"]
    listed = (await desk.get(f"cases/{desk.case}/decisions")).json()
    assert [one["decision"] for one in listed] == [first.json()["decision"]]


async def test_the_same_key_adds_no_reply_and_holds_when_the_case_was_closed_meanwhile(desk):
    reply = await card_of(desk)
    draft = (await desk.draft("open_payment_ticket", reply["judge"])).json()
    first = (await desk.confirm(draft)).json()
    assert first["replies"]
    assert (await desk.confirm(draft)).json() == {**first, "replies": []}
    wrap_up = (await desk.get(f"cases/{desk.case}/wrap-up")).json()
    told = {"version": wrap_up["version"], "outcome": wrap_up["outcome"], "text": "Done."}
    assert (await desk.post(f"cases/{desk.case}/close", told)).status_code == 200
    again = await desk.confirm(draft)
    assert (again.status_code, again.json()["decision"]) == (200, first["decision"])


async def test_a_draft_whose_case_has_changed_is_void(desk):
    reply = await card_of(desk)
    ticket = (await desk.draft("open_payment_ticket", reply["judge"])).json()
    handover = (await desk.draft("escalate", reply["judge"])).json()
    await desk.confirm(ticket)
    refused = await desk.confirm(handover)
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "draft_void")


async def test_a_step_that_moves_money_waits_for_a_verified_customer(desk):
    reply = await card_of(desk)
    refused = await desk.draft("refund_duplicate", reply["judge"])
    assert (refused.status_code, refused.json()["error"]["code"]) == (409, "not_verified")


@pytest.mark.parametrize("what", ["decisions", "promises", "wrap-up"])
async def test_whoever_looks_at_a_case_is_told_to_the_trail(desk, site, what):
    before = reads_of(site, desk.case)
    assert (await desk.get(f"cases/{desk.case}/{what}")).status_code == 200
    assert reads_of(site, desk.case) == [*before, "demo"]


async def test_a_draft_tells_the_trail_that_the_case_was_read(desk, site):
    before = reads_of(site, desk.case)
    await desk.draft("note", text="Prefers mornings")
    assert reads_of(site, desk.case) == [*before, "demo"]


def reads_of(site, case_id):
    wanted = trail.c.action == "read_case", trail.c.case_id == case_id
    with site.place.desk.connect() as connection:
        return list(connection.execute(select(trail.c.agent).where(*wanted)).scalars())


async def test_what_waits_already_is_told_with_its_number():
    with pytest.raises(ApiError) as caught, doing.told():
        raise CannotDo(refusals.ALREADY_WAITING, decision="D-1")
    assert "waits for consent already, D-1" in caught.value.message
