"""The action server answers who knows the secret, on loopback, and repeats nothing it was sent."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time

import httpx
import psutil
import pytest

from firstline.desk import database as desk_database
from firstline.records import database as records_database

CALL = {
    "next_action": "action_guide",
    "sender_id": "panel:C-1",
    "tracker": {
        "sender_id": "panel:C-1",
        "slots": {},
        "latest_message": {"text": "maria 7776", "intent": {"name": "explain_number"}},
        "events": [],
        "paused": False,
        "latest_input_channel": "panel",
        "active_loop": {},
        "latest_action_name": "action_listen",
    },
    "domain": {},
    "version": "3.6.21",
}
SECRET = {"X-Firstline-Secret": "s3cret"}


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    home = tmp_path_factory.mktemp("home")
    records_database.upgrade(f"sqlite:///{home / 'records.db'}")
    desk_database.upgrade(f"sqlite:///{home / 'desk.db'}")
    port = _free_port()
    environment = {
        **os.environ,
        "FIRSTLINE_HOME": str(home),
        "FIRSTLINE_SECRET": "s3cret",
        "PORT": str(port - 1),
    }
    command = [sys.executable, "-m", "actions.server"]
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=20) as client:
        _wait_for(client, process)
        yield client, process
    process.terminate()
    process.wait(10)


def test_the_one_warning_that_is_known_stays_away_and_no_other_one():
    told = "import actions.server, warnings; warnings.warn('another', DeprecationWarning)"
    answer = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True)
    warned = [line for line in answer.stderr.splitlines() if "DeprecationWarning" in line]
    assert warned == ["<string>:1: DeprecationWarning: another"]


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def _wait_for(client, process):
    for _ in range(300):
        assert process.poll() is None, process.stdout.read()
        try:
            client.get("/health")
            return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError("the action server did not start")


def test_without_the_secret_only_health_answers(server):
    client, _ = server
    assert client.get("/health").status_code == 200
    assert client.get("/actions").status_code == 403
    assert client.post("/webhook", json=CALL).status_code == 403
    wrong = {"X-Firstline-Secret": "guess"}
    assert client.post("/webhook", json=CALL, headers=wrong).status_code == 403


def test_with_the_secret_the_action_answers(server):
    client, _ = server
    answer = client.post("/webhook", json=CALL, headers=SECRET)
    assert answer.status_code == 200
    assert answer.json()["responses"][0]["response"] == "utter_no_such_case"


@pytest.mark.parametrize(
    "body", [b"not json maria", b'{"next_action": "action_none", "who": "maria"}', b"[]"]
)
def test_an_error_repeats_nothing_it_was_sent(server, body):
    client, _ = server
    answer = client.post("/webhook", content=body, headers=SECRET)
    assert answer.status_code >= 400
    assert "maria" not in answer.text and "Traceback" not in answer.text


def test_it_listens_on_loopback_alone(server):
    _, process = server
    listening = psutil.Process(process.pid).net_connections("tcp")
    assert {c.laddr.ip for c in listening if c.status == psutil.CONN_LISTEN} == {"127.0.0.1"}
