"""What goes wrong is told calmly on the page."""

from __future__ import annotations

import pytest

from firstline.database import DatabaseUnavailable
from firstline.desk import cases
from firstline.records import search
from tests.channels.site import ASKED, AWAY, MARIA, agent, demo_place, place, site, stored

__all__ = ["agent", "demo_place", "place", "site"]


@pytest.mark.parametrize(
    ("text", "status"),
    [("", 400), (" \n ", 400), ("x" * 16_001, 413)],
    ids=["empty", "blank", "too long"],
)
async def test_a_message_that_cannot_be_one_is_refused_calmly(agent, text, status):
    address = await agent.open_case(MARIA)

    answer = await agent.htmx(f"{address}/messages", text=text)

    assert answer.status_code == status
    assert answer.headers["HX-Retarget"] == "#notice"
    assert answer.text.startswith('<p class="notice">')
    assert stored(agent, address)[1] == ()


async def test_a_dialogue_that_fails_leaves_the_message_and_says_what_to_do(agent):
    address = await agent.open_case(MARIA)
    agent.dialogue.is_away = True

    answer = await agent.htmx(f"{address}/messages", text=ASKED)

    assert answer.status_code == 200
    assert AWAY in answer.text
    assert stored(agent, address)[1][1].text == ASKED


@pytest.mark.parametrize(
    ("wrong", "status", "told"),
    [
        (DatabaseUnavailable("secret"), 503, "The database is busy or away"),
        (RuntimeError("secret"), 500, "Something went wrong on our side"),
    ],
)
async def test_what_breaks_is_told_without_a_stack(agent, monkeypatch, wrong, status, told):
    address = await agent.open_case(MARIA)

    def breaks(*_):
        raise wrong

    monkeypatch.setattr(search, "find", breaks)
    monkeypatch.setattr(cases, "get", breaks)
    page = await agent.get(address)
    swapped = await agent.htmx(f"{address}/messages", text=ASKED)

    for answer in (page, swapped):
        assert answer.status_code == status
        assert told in answer.text
        assert "secret" not in answer.text and "Traceback" not in answer.text
    assert "<html" in page.text and "<html" not in swapped.text
