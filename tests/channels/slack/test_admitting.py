"""Workspaces and channels that are not let in: the one who asks is told so, and nothing is looked up."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from firstline.desk import cases
from firstline.slack.calls import EPHEMERAL
from tests.slack.sent import BOT, message

ASKED = "10447776: my credit went to an account ending 7776, that is not mine!"


@pytest.fixture
def linked(workspace):
    workspace.link()
    return workspace


async def test_a_command_in_a_channel_that_is_not_let_in_says_so_at_once(linked):
    answer = await linked.command(ASKED, channel="C2")
    assert "not meant for this channel" in answer.json()["text"]
    assert linked.slack.calls == [] == linked.queued()


@pytest.mark.parametrize(("user", "told"), [("U1", "not meant for this"), ("U9", "Link Slack")])
async def test_a_mention_in_a_channel_that_is_not_let_in_is_told_so_and_opens_no_case(
    linked, user, told
):
    mention = message(f"<@{BOT}> {ASKED}", user, "C2")
    await linked.event({**mention, "type": "app_mention"})
    await linked.settle()
    (call,) = linked.slack.calls
    assert call.method == EPHEMERAL and told in call.payload["text"]
    with linked.place.desk.connect() as desk:
        assert desk.execute(select(cases.cases)).all() == []
