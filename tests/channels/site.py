"""The panel's pages on a real server of the loopback, over the demo company, with a fake dialogue."""

from __future__ import annotations

import itertools
import re
import shutil
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from sanic import Blueprint, Sanic
from sanic.touchup import TouchUp

from channels import errors
from channels.conversation import Conversation
from channels.panel import api, closing_api, doing_api, pages
from channels.panel.login import Login
from channels.rehearsing import Model
from firstline import clock, settings, workplace
from firstline.casework.facts import Level
from firstline.casework.identity import Identity
from firstline.desk import agents, cases, messages
from firstline.desk import database as desk_database
from firstline.desk.asked import Asked
from firstline.desk.cases import Case
from firstline.desk.messages import CaseMessage
from firstline.desk.turn import take_turn
from firstline.records import demo
from firstline.workplace import Workplace

NOW = datetime(2026, 11, 10, 15, 0, tzinfo=timezone.utc)
MARIA = "maria.lopez@example.com"
ASKED = "My trade-in credit went to an account ending 7776, that is not mine!"
SCRIPT = "<script>alert(1)</script>"
AWAY = "I could not reach the records just now."

_numbers = itertools.count()


class FakeDialogue:
    """Understands every message as `intent` and answers as the real action would."""

    def __init__(self, place: Workplace) -> None:
        self.place, self.intent, self.is_away = place, "explain_number", False
        self.issues: tuple[str, ...] = ()

    @property
    def model(self) -> Model:
        """For practice, which asks the model alone."""

        async def parse(text: str) -> dict:
            if self.is_away:
                raise ConnectionError("away")
            issues = [{"name": issue} for issue in self.issues]
            return {"intent": {"name": self.intent}, "issues": issues}

        return Model(parse, lambda name: name)

    async def __call__(self, message) -> None:
        if self.is_away:
            raise ConnectionError("away")
        about, text = message.metadata, message.text
        asked = Asked(
            case_id=message.sender_id.partition(":")[2],
            agent=about["agent"],
            intent=text[1:] if text.startswith("/") else self.intent,
            issues=self.issues,
            choice_id=about["choice"],
            message_id=about["message"],
        )
        reply = take_turn(self.place, asked, clock.now())
        for one in (reply, *reply.more):
            buttons = [choice.button for choice in one.choices]
            custom = {"card": one.card, "buttons": buttons}
            sent = {"text": one.text or one.response, "custom": custom}
            await message.output_channel.send_response("", sent)


class Site:
    """A browser without a screen; `htmx` sends what htmx would."""

    def __init__(self, client: httpx.AsyncClient, place: Workplace, dialogue: FakeDialogue) -> None:
        self.client, self.place, self.dialogue = client, place, dialogue
        self.csrf = ""

    async def get(self, address: str) -> httpx.Response:
        return await self.client.get(address)

    async def post(self, address: str, **fields: str) -> httpx.Response:
        return await self.client.post(address, data={"csrf": self.csrf, **fields})

    async def htmx(self, address: str, **fields: str) -> httpx.Response:
        headers = {"HX-Request": "true", "X-CSRF-Token": self.csrf}
        return await self.client.post(address, data=fields, headers=headers)

    async def log_in(self, agent: str = "demo", password: str = "demo") -> httpx.Response:
        answer = await self.post("/panel/login", agent=agent, password=password)
        page = await self.get("/panel/")
        self.csrf = re.search(r'name="csrf" value="([^"]+)"', page.text).group(1)
        return answer

    def verify(self, address: str) -> None:
        """The customer of the case has answered what one asks for."""
        case_id = address.rsplit("/", 1)[1]
        with self.place.desk.begin() as desk:
            case = cases.get(desk, case_id)
            cases.save(desk, replace(case, identity=Identity(Level.VERIFIED)), NOW)

    async def open_case(self, customer: str = "") -> str:
        """The address of a new case."""
        answer = await self.post("/panel/cases", customer=customer)
        assert answer.status_code == 303, answer.text
        return answer.headers["Location"]


@pytest.fixture(scope="session")
def demo_place(tmp_path_factory) -> Iterator[Workplace]:
    """The demo company and its logins; nobody has opened a case."""
    home = tmp_path_factory.mktemp("panel")
    here = replace(
        settings.load(),
        home=home,
        records_url=f"sqlite:///{home / 'records.db'}",
        desk_url=f"sqlite:///{home / 'desk.db'}",
    )
    opened = workplace.open_workplace(here)
    zone = opened.company.timezone
    demo.load_demo(here.records_url, settings.PROJECT / "data" / "demo", NOW, zone)
    desk_database.upgrade(here.desk_url)
    with opened.desk.begin() as desk:
        agents.keep_demo_logins(desk, True, NOW)
    opened.desk.dispose()
    yield opened
    opened.records.dispose()


@pytest.fixture
def place(demo_place: Workplace, tmp_path: Path, monkeypatch) -> Iterator[Workplace]:
    """The demo company with a desk and a home of its own."""
    monkeypatch.setenv("FIRSTLINE_NOW", NOW.isoformat())
    shutil.copy(demo_place.settings.home / "desk.db", tmp_path / "desk.db")
    desk = desk_database.engine(f"sqlite:///{tmp_path / 'desk.db'}")
    here = replace(demo_place.settings, home=tmp_path)
    yield replace(demo_place, desk=desk, settings=here)
    desk.dispose()


@pytest_asyncio.fixture
async def site(place: Workplace, monkeypatch) -> AsyncIterator[Site]:
    """Nobody is logged in."""
    monkeypatch.setattr(TouchUp, "run", _touch_up_once)
    dialogue = FakeDialogue(place)
    app = _app(place, dialogue)
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = await app.create_server(sock=listening, return_asyncio_server=True, access_log=False)
    await server.startup()
    port = listening.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    async with httpx.AsyncClient(
        base_url=address, trust_env=False, verify=False, timeout=60
    ) as client:
        yield Site(client, place, dialogue)
    server.close()
    await server.wait_closed()


@pytest_asyncio.fixture
async def agent(site: Site) -> Site:
    """The demo agent is logged in."""
    await site.log_in()
    return site


def stored(site: Site, address: str) -> tuple[Case, tuple[CaseMessage, ...]]:
    """The case at an address and its messages, newest first."""
    with site.place.desk.connect() as desk:
        case_id = address.rsplit("/", 1)[1]
        return cases.get(desk, case_id), messages.newest(desk, case_id)


_touch_up = TouchUp.run


def _touch_up_once(app: Sanic) -> None:
    """It rewrites Sanic's own methods and finds no source to rewrite a second time in a process
    (sanic/touchup/schemes/ode.py)."""
    with suppress(KeyError):
        _touch_up(app)


def _app(place: Workplace, dialogue: FakeDialogue) -> Sanic:
    app = Sanic(f"panel_{next(_numbers)}", configure_logging=False)
    errors.install(app)
    panel = Blueprint("panel")
    conversation = Conversation(place, dialogue, "panel", lambda: AWAY)
    login = Login(place)
    api.add_routes(panel, place, conversation, login)
    doing_api.add_routes(panel, place, conversation)
    closing_api.add_routes(panel, place)
    pages.add_routes(panel, place, conversation, login, dialogue.model)
    app.blueprint(panel, url_prefix="/panel")
    return app
