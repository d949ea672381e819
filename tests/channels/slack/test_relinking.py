"""Who is linked to which account: codes that others read, other accounts, and whose case goes on."""

from __future__ import annotations

import pytest

from firstline.slack import link_codes, linking
from firstline.slack.calls import DIRECT, EPHEMERAL
from firstline.slack.linking import User
from tests.channels.site import NOW
from tests.channels.slack.workspace import put_off_once
from tests.slack.sent import BOT, TEAM, message

ASKED = "10447776: my credit went to an account ending 7776, that is not mine!"


def code_of(workspace, agent):
    with workspace.place.desk.begin() as desk:
        return link_codes.new_code(workspace.place, desk, agent, NOW)


def name_of(workspace, user):
    with workspace.place.desk.connect() as desk:
        found = linking.agent_of(desk, User(TEAM, user))
    return found.name if found else None


async def mention(workspace, text, user):
    said = message(f"<@{BOT}> {text}", user, "C1", ts="9.1")
    await workspace.event({**said, "type": "app_mention"})
    await workspace.settle()


@pytest.mark.parametrize("words", ["link {}", "my code is {}, please", "LINK {} !"])
async def test_a_code_that_was_written_in_a_channel_is_nobody_s_any_more(workspace, words):
    code = code_of(workspace, "lead")
    await mention(workspace, words.format(code), "U2")
    (call,) = workspace.slack.calls
    assert call.method == EPHEMERAL and "Get a new one" in call.payload["text"]
    await workspace.say(f"link {code}", "U3", "D3")
    assert name_of(workspace, "U2") is name_of(workspace, "U3") is None


async def test_a_code_in_a_channel_is_void_also_when_the_answer_is_kept_at_the_second_try(
    workspace,
):
    workspace.link()
    code = code_of(workspace, "lead")
    put_off_once(workspace)
    await mention(workspace, f"my code is {code}", "U1")
    await workspace.counter.tick()
    await workspace.settle()
    (call,) = workspace.slack.calls
    assert "Get a new one" in call.payload["text"]
    assert [row.case_id for row in workspace.queued()] == [None]


async def test_of_many_that_look_like_codes_few_are_looked_up(workspace, monkeypatch):
    looked = []
    good = link_codes.good
    monkeypatch.setattr(link_codes, "good", lambda *all: looked.append(len(all[2])) or good(*all))
    await mention(workspace, " ".join(f"{one:04}-ABCD" for one in range(300)), "U1")
    assert looked == [5]


async def test_what_only_looks_like_a_code_is_asked_as_ever_in_a_channel(workspace):
    workspace.link()
    code = code_of(workspace, "lead")
    await mention(workspace, "10447776: what is AC10-7776?", "U1")
    assert workspace.queued()[-1].case_id
    await workspace.say(f"link {code}", "U2", "D2")
    assert name_of(workspace, "U2") == "lead"


async def test_who_is_an_agent_hears_that_another_account_is_it_too(workspace):
    workspace.link("U2", "lead")
    await workspace.say(f"link {code_of(workspace, 'lead')}", "U3", "D3")
    told = [one.payload for one in workspace.slack.calls if one.method == DIRECT]
    assert [one["user"] for one in told] == ["U2"] and "unlink" in told[0]["text"]


async def test_who_is_taken_off_from_another_account_is_told(workspace):
    workspace.link("U1", "demo")
    workspace.link("U2", "demo")
    await workspace.say("unlink", "U2", "D2")
    assert name_of(workspace, "U1") is name_of(workspace, "U2") is None
    told = [one.payload for one in workspace.slack.calls if one.method == DIRECT]
    assert [one["user"] for one in told] == ["U1"] and "taken demo off" in told[0]["text"]


async def test_another_agent_at_the_same_account_begins_a_case_of_its_own(workspace):
    workspace.link("U1", "lead")
    await workspace.say(ASKED)
    await workspace.command(ASKED)
    await workspace.say(f"link {code_of(workspace, 'demo')}")
    assert "and lead no more" in workspace.slack.texts[-1]
    await workspace.say(ASKED)
    cases = [row.case_id for row in workspace.queued() if row.case_id]
    assert len(set(cases)) == 3 and name_of(workspace, "U1") == "demo"


async def test_a_customer_whom_nobody_knows_is_not_heard_in_the_case_before(workspace):
    workspace.link()
    await workspace.say(ASKED)
    await workspace.say("new nobody@example.com")
    assert "begins a new case" in workspace.slack.texts[-1]
    await workspace.say(ASKED)
    cases = [row.case_id for row in workspace.queued() if row.case_id]
    assert len(set(cases)) == 2
