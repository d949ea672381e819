"""/ready says ready only when everything an answer needs is there, and names what is not."""

from __future__ import annotations

import itertools
import socket
from datetime import timedelta
from types import SimpleNamespace

import httpx
import pytest
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from sanic import Sanic
from sanic.touchup import TouchUp

from channels import health
from firstline import database
from firstline.desk.outbox import queue
from firstline.desk.outbox.order import Order
from firstline.engine.tracker_store import WalTrackerStore
from tests.channels.site import _touch_up_once, demo_place, place
from tests.desk.conftest import NOW

__all__ = ["demo_place", "place"]
_numbers = itertools.count()
DOMAIN = Domain.empty()


def agent(store, ready=True):
    wrapper = SimpleNamespace(_tracker_store=store)
    return SimpleNamespace(tracker_store=wrapper, is_ready=lambda: ready)


@pytest.fixture
async def app(place, monkeypatch):
    monkeypatch.setattr(TouchUp, "run", _touch_up_once)
    monkeypatch.setattr(health.workplace, "open_workplace", lambda: place)
    made = Sanic(f"health_{next(_numbers)}", configure_logging=False)
    made.blueprint(health.HealthInput().blueprint(None), url_prefix="/")
    made.ctx.agent, made.ctx.warm = agent(WalTrackerStore(DOMAIN)), True

    @made.get("/health")
    async def actions_health(request):
        return health.json({"status": "ok"})

    return made


@pytest.fixture
async def client(app, monkeypatch):
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = await app.create_server(sock=listening, return_asyncio_server=True, access_log=False)
    await server.startup()
    address = f"http://127.0.0.1:{listening.getsockname()[1]}"
    monkeypatch.setenv("FIRSTLINE_ACTIONS_URL", f"{address}/webhook")
    async with httpx.AsyncClient(base_url=address, trust_env=False, verify=False) as made:
        yield made
    server.close()
    await server.wait_closed()


async def test_with_everything_there_it_is_ready(client):
    answer = await client.get("/ready")
    assert answer.status_code == 200
    assert answer.json()["status"] == "ready"
    assert set(answer.json()["checks"].values()) == {"ok"}


async def test_orders_that_wait_or_were_given_up_are_counted_and_do_not_make_it_unready(
    client, place
):
    assert (await client.get("/ready")).json()["outbox"] == {"waiting": 0, "dead": 0}
    with database.writing(place.desk) as desk:
        for _ in range(2):
            queue.put(desk, Order("payment.refund"), NOW)
        (claimed,) = queue.claim(desk, "a", NOW, 1, timedelta(minutes=1))
        queue.failed(desk, claimed, NOW, "refused for good: 410", for_good=True)
    answer = await client.get("/ready")
    assert (answer.status_code, answer.json()["outbox"]) == (200, {"waiting": 1, "dead": 1})


async def test_a_live_process_is_live_whatever_is_missing(client, app):
    app.ctx.agent = None
    assert (await client.get("/live")).status_code == 200


async def test_without_the_action_server_it_is_not_ready(client, monkeypatch):
    monkeypatch.setenv("FIRSTLINE_ACTIONS_URL", "http://127.0.0.1:9/webhook")
    answer = await client.get("/ready")
    assert answer.status_code == 503
    assert answer.json()["checks"]["actions"].startswith("cannot be reached")


async def test_a_tracker_store_in_memory_is_not_the_intended_one(client, app):
    app.ctx.agent = agent(InMemoryTrackerStore(DOMAIN))
    answer = await client.get("/ready")
    assert answer.status_code == 503
    assert "InMemoryTrackerStore" in answer.json()["checks"]["tracker"]


async def test_before_the_model_is_loaded_and_warm_it_is_not_ready(client, app):
    app.ctx.warm = False
    assert (await client.get("/ready")).json()["checks"]["model"] == "warming up"
    app.ctx.agent = agent(WalTrackerStore(DOMAIN), ready=False)
    answer = await client.get("/ready")
    assert (answer.status_code, answer.json()["checks"]["model"]) == (503, "not loaded")


async def test_a_database_that_cannot_be_read_is_named(client, place, monkeypatch):
    with place.desk.begin() as desk:
        desk.exec_driver_sql("DROP TABLE case_messages")
        desk.exec_driver_sql("DROP TABLE outbox")
        desk.exec_driver_sql("DROP TABLE cases")
    answer = await client.get("/ready")
    assert answer.status_code == 503
    assert answer.json()["checks"]["desk"].startswith("cannot be read")
    assert answer.json()["outbox"] is None
