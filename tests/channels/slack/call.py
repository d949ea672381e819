"""A practice call in a thread, before the workspace."""

from __future__ import annotations

import pytest_asyncio

from firstline.training.sessions import rows

ROOT = "200.000001"


@pytest_asyncio.fixture
async def call(workspace, tmp_path):
    """The customer who was debited twice is on the line."""
    workspace.link()
    workspace.dialogue.intent = "debited_twice"
    await workspace.say("practise debited twice, easy", ts=ROOT)
    return workspace


async def say(workspace, text):
    """In the thread; what came back."""
    before = len(workspace.slack.calls)
    await workspace.say(text, thread_ts=ROOT)
    return workspace.slack.calls[before:]


def session(workspace):
    with workspace.place.desk.connect() as desk:
        found = rows.of_agent(desk, "demo", "open") + rows.of_agent(desk, "demo", "scored")
        return rows.get(desk, found[0].practice_id)


def shown(calls):
    return str([one.payload["blocks"] for one in calls])
