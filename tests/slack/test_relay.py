"""What comes by Socket Mode is handed to our own addresses as Slack would hand it, and only then
acknowledged."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest
from slack_sdk.signature import SignatureVerifier
from slack_sdk.socket_mode.request import SocketModeRequest

from firstline.settings import Slack
from firstline.slack.relay import Relay

SLACK = Slack("xoxb-1", "shh", app_token="xapp-1")


class FakeSocket:
    def __init__(self):
        self.acknowledged = []

    def send_socket_mode_response(self, response):
        self.acknowledged.append(response.to_dict())


@contextmanager
def our_server(status=200, answer=b""):
    got = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            got.append((self.path, dict(self.headers.items()), body))
            self.send_response(status)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", got
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def take(address, kind, payload, told=None):
    socket = FakeSocket()
    relay = Relay(SLACK, address, (told if told is not None else []).append)
    relay.take(socket, SocketModeRequest(kind, "e-1", payload))
    return socket.acknowledged


def test_an_event_is_handed_over_signed_and_acknowledged():
    with our_server() as (address, got):
        assert take(address, "events_api", {"event_id": "Ev1"}) == [{"envelope_id": "e-1"}]
    ((path, headers, body),) = got
    assert (path, json.loads(body)) == ("/slack/events", {"event_id": "Ev1"})
    assert SignatureVerifier("shh").is_valid_request(body, headers)


@pytest.mark.parametrize(
    ("kind", "path", "field"),
    [("interactive", "interactions", "payload"), ("slash_commands", "commands", "text")],
)
def test_a_button_and_a_command_come_as_forms(kind, path, field):
    with our_server() as (address, got):
        take(address, kind, {"text": "7776 & more"})
    ((where, _, body),) = got
    assert where == f"/slack/{path}"
    assert "7776 & more" in parse_qs(body.decode())[field][0]


def test_what_our_server_answers_goes_back_with_the_acknowledgement():
    with our_server(answer=b'{"response_action": "update"}') as (address, _):
        (answer,) = take(address, "interactive", {"type": "view_submission"})
    assert answer["payload"] == {"response_action": "update"}


def test_what_our_server_did_not_take_is_not_acknowledged():
    told = []
    with our_server(status=503) as (address, _):
        assert take(address, "events_api", {}, told) == []
    assert take(address, "events_api", {}, told) == []
    assert "our own server is away" in told[0]


def test_what_is_nothing_for_us_is_acknowledged_alone():
    with our_server() as (address, got):
        assert take(address, "hello", {}) == [{"envelope_id": "e-1"}]
        assert got == []


def test_nothing_is_connected_before_our_own_server_answers():
    relay = Relay(SLACK, "http://127.0.0.1:9", print)
    assert relay.look() is False
    assert relay._connecting is None
    relay.close()
