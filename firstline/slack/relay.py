"""Socket Mode: what Slack sends through its websocket is handed to our own addresses, signed as Slack
signs it, so that it is answered as if Slack had called them."""

from __future__ import annotations

import json
import logging
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from slack_sdk import WebClient
from slack_sdk.signature import SignatureVerifier
from slack_sdk.socket_mode.builtin import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from firstline.quiet import where
from firstline.settings import Slack

PATIENCE_S = 5
_JSON, _FORM = "application/json", "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Handed:
    """A request to one of our addresses, as Slack would make it."""

    path: str
    body: bytes
    content_type: str


def handed(kind: str, payload: dict[str, Any]) -> Handed | None:
    """None for what is nothing to hand over."""
    if kind == "events_api":
        return Handed("events", json.dumps(payload).encode(), _JSON)
    if kind == "interactive":
        form = {"payload": json.dumps(payload)}
        return Handed("interactions", urlencode(form).encode(), _FORM)
    if kind == "slash_commands":
        return Handed("commands", urlencode(payload).encode(), _FORM)
    return None


class Relay:
    """`address` is that of our server, such as http://127.0.0.1:5005; `tell` gets a line when
    something is wrong for another reason than before, and when it works."""

    def __init__(self, slack: Slack, address: str, tell: Callable[[str], None]) -> None:
        self._slack, self._address, self._tell = slack, address, tell
        self._signer = SignatureVerifier(slack.signing_secret)
        # Neither a company's proxy nor a redirect comes between us and ourselves.
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        self._client: SocketModeClient | None = None
        self._connecting: threading.Thread | None = None
        self._told = ""

    def look(self) -> bool:
        """A duty of the worker: connect when nothing is connected. Slack may let us wait, so it is
        done beside the other duties."""
        is_connecting = self._connecting is not None and self._connecting.is_alive()
        # From then on the client connects again by itself.
        if self._client is None and not is_connecting and self._is_served():
            self._connecting = threading.Thread(target=self._connect, daemon=True)
            self._connecting.start()
        return False

    def close(self) -> None:
        if self._client is not None:
            self._client.auto_reconnect_enabled = False
            _hang_up(self._client)
            self._client.close()

    def take(self, client: SocketModeClient, request: SocketModeRequest) -> None:
        """Hand it over and acknowledge it then; Slack sends again what is not acknowledged."""
        what = handed(request.type, request.payload)
        try:
            answer = self._hand_over(what) if what else b""
        except OSError as away:
            self._say(f"Socket Mode: our own server is away: {type(away).__name__}")
            return
        payload = json.loads(answer) if answer else None
        client.send_socket_mode_response(SocketModeResponse(request.envelope_id, payload))
        self._say("Socket Mode: connected")

    def _connect(self) -> None:
        web = WebClient(base_url=self._slack.api_url, timeout=PATIENCE_S, retry_handlers=[])
        unheard = logging.getLogger("slack_sdk.socket_mode")
        client = SocketModeClient(self._slack.app_token, web_client=web, logger=unheard)
        client.socket_mode_request_listeners.append(self.take)
        try:
            client.connect()
        except Exception as wrong:
            client.close()
            self._say(f"Socket Mode: not connected: {where(wrong)}")
            return
        self._client = client
        self._say("Socket Mode: connected")

    def _hand_over(self, what: Handed) -> bytes:
        """What our server answered; raises OSError, also when it refused."""
        stamp = str(int(time.time()))
        headers = {
            "Content-Type": what.content_type,
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": self._signer.generate_signature(timestamp=stamp, body=what.body),
        }
        request = urllib.request.Request(
            f"{self._address}/slack/{what.path}", what.body, headers, method="POST"
        )
        with self._opener.open(request, timeout=PATIENCE_S) as answer:
            return answer.read()

    def _is_served(self) -> bool:
        try:
            with self._opener.open(f"{self._address}/live", timeout=PATIENCE_S) as answer:
                return answer.status == 200
        except (OSError, urllib.error.URLError):
            return False

    def _say(self, line: str) -> None:
        if line != self._told:
            self._told = line
            self._tell(line)


def _hang_up(client: SocketModeClient) -> None:
    """The client waits for what it reads, up to three seconds; a line that is cut says nothing more."""
    line = client.current_session.sock if client.current_session else None
    if line is not None:
        with suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)
