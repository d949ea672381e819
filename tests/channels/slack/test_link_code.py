"""Where an agent gets the code that links a Slack account: the panel and the command line."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from click.testing import CliRunner

from firstline.cli import cli
from firstline.settings import Slack
from firstline.slack import linking
from firstline.slack.linking import User
from tests.channels.site import NOW, site

__all__ = ["site"]

CODE = re.compile(r"link ([0-9A-Z]{4}-[0-9A-Z]{4})")


@pytest.fixture
def place(place):
    """Slack is set up."""
    settings = replace(place.settings, slack=Slack("xoxb-1", "shh"))
    return replace(place, settings=settings)


async def test_the_page_shows_a_code_that_links_who_is_logged_in(site):
    await site.log_in()
    assert "Link Slack" in (await site.get("/panel/")).text
    page = await site.post("/panel/slack-code")
    code = CODE.search(page.text).group(1)
    with site.place.desk.begin() as desk:
        assert linking.link(site.place, desk, User("T1", "U1"), code, NOW).name == "demo"


async def test_a_code_is_not_made_by_a_page_elsewhere(site):
    await site.log_in()
    answer = await site.client.post("/panel/slack-code", data={"csrf": "guessed"})
    assert answer.status_code == 403


async def test_the_code_comes_as_json_too(site):
    token = (
        await site.client.post("/panel/api/login", json={"agent": "lead", "password": "lead"})
    ).json()
    headers = {"Authorization": f"Bearer {token['token']}"}
    answer = await site.client.post("/panel/api/slack-code", headers=headers)
    assert answer.status_code == 201 and answer.json()["minutes"] == 15
    with site.place.desk.begin() as desk:
        who = linking.link(site.place, desk, User("T1", "U2"), answer.json()["code"], NOW)
    assert who.role == "lead"


def test_the_command_line_makes_a_code_and_takes_a_link_away(place, monkeypatch):
    monkeypatch.setenv("FIRSTLINE_HOME", str(place.settings.home))

    def run(*arguments):
        return CliRunner().invoke(cli, ["agents", *arguments])

    assert CODE.search(run("link", "demo").output)
    nobody = run("link", "nobody")
    assert nobody.exit_code == 1 and nobody.output.startswith("Error: nobody called 'nobody'")
    assert run("unlink", "demo").output == "demo was not linked.\n"
