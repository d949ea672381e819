"""What Slack answers to a request: it takes what Slack takes and refuses what Slack refuses."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl

from tests.slack import methods
from tests.slack.socket_mode import Sockets
from tests.slack.state import RESPONSE_LIVES_S, Refused, Response, State

BOT_TOKEN, APP_TOKEN = "xoxb-double", "xapp-double"
_STRUCTURED = ("blocks", "view")
PATIENCE_S = 30


class Double:
    """`state` is what stands at Slack, `calls` what was asked for, refused or not: (method, given)."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.state = State(clock)
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.sockets = Sockets()
        self.port = 0
        self._refusals: list[tuple[str, int, dict[str, str], bytes]] = []
        self._hidden = 0
        self._swallowed: list[str] = []
        self._changed = threading.Condition()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/api/"

    def named(self, method: str) -> list[dict[str, Any]]:
        """What was given to every call of a method."""
        return [given for name, given in self.calls if name == method]

    def trigger(self) -> str:
        """As it comes with a press, a command or a shortcut: good once, for three seconds."""
        name = f"trigger.{next(self.state.numbers)}"
        self.state.triggers[name] = self.state.clock()
        return name

    def response_url(self) -> str:
        """Good five times, for half an hour."""
        name = str(next(self.state.numbers))
        self.state.urls[name] = Response(self.state.clock() + RESPONSE_LIVES_S)
        return self.address_of(name)

    def address_of(self, name: str) -> str:
        """The response_url of a name, as `state.responses` has it."""
        return f"http://127.0.0.1:{self.port}/response/{name}"

    def refuse(self, error: str, times: int = 1, status: int = 200, **headers: str) -> None:
        """Whatever is called next is refused so."""
        body = json.dumps({"ok": False, "error": error}).encode()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._refusals += [(error, status, named, body)] * times

    def limit(self, seconds: int = 1, times: int = 1) -> None:
        """Too many calls, for so long."""
        self.refuse("ratelimited", times, 429, Retry_After=str(seconds))

    def hide(self, times: int = 1) -> None:
        """Away: connections are cut without an answer."""
        self._hidden = times

    def swallow(self, method: str = "chat.postMessage", times: int = 1) -> None:
        """What is asked so is done, and the line is cut before that is said."""
        self._swallowed = [method] * times

    def wait_for(self, met: Callable[[], Any]) -> Any:
        """What is there once it is; looked at again after each call. Raises TimeoutError."""
        with self._changed:
            found = self._changed.wait_for(met, PATIENCE_S)
        if not found:
            raise TimeoutError([name for name, _ in self.calls])
        return found

    def take(
        self, path: str, headers: Any, body: bytes
    ) -> tuple[int, dict[str, str], bytes] | None:
        """Status, headers and body of the answer; None cuts the connection."""
        with self._changed:
            try:
                return self._take(path, headers, body)
            finally:
                self._changed.notify_all()

    def _take(
        self, path: str, headers: Any, body: bytes
    ) -> tuple[int, dict[str, str], bytes] | None:
        name = path.rstrip("/").rpartition("/")[2]
        given = _given(headers.get("Content-Type", ""), body)
        if self._hidden:
            self._hidden -= 1
            return None
        is_swallowed = name in self._swallowed
        is_response = path.startswith("/response/")
        self.calls.append(("response_url" if is_response else name, given))
        if self._refusals:
            return self._refusals.pop(0)[1:]
        if is_response:
            return self._respond(name, given)
        answer = self._answer(name, headers, given)
        if is_swallowed:
            self._swallowed.remove(name)
            return None
        return 200, {}, json.dumps(answer).encode()

    def _answer(self, method: str, headers: Any, given: dict[str, Any]) -> dict[str, Any]:
        token = headers.get("Authorization", "").removeprefix("Bearer ") or given.pop("token", "")
        wanted = APP_TOKEN if method == "apps.connections.open" else BOT_TOKEN
        is_form = headers.get("Content-Type", "").startswith("application/x-www-form-urlencoded")
        try:
            if method in methods.READING and not is_form:
                raise Refused("invalid_arguments")
            if not token:
                raise Refused("not_authed")
            if token != wanted:
                raise Refused("invalid_auth")
            if method == "apps.connections.open":
                return {"ok": True, "url": f"ws://127.0.0.1:{self.port}/link/"}
            return {"ok": True, **methods.answer(self.state, method, given)}
        except Refused as refused:
            told = {"response_metadata": {"messages": refused.messages}} if refused.messages else {}
            return {"ok": False, "error": refused.error, **told}

    def _respond(self, name: str, given: dict[str, Any]) -> tuple[int, dict[str, str], bytes]:
        try:
            methods.respond(self.state, name, given)
        except Refused as refused:
            is_gone = refused.error in ("expired_url", "used_url")
            return (404 if is_gone else 400), {}, refused.error.encode()
        return 200, {}, b"ok"


def _given(kind: str, body: bytes) -> dict[str, Any]:
    """JSON, or a form in which blocks and views are JSON texts."""
    if kind.startswith("application/json"):
        return json.loads(body or b"{}")
    fields: dict[str, Any] = dict(parse_qsl(body.decode(), keep_blank_values=True))
    return fields | {name: _read(fields[name]) for name in _STRUCTURED if name in fields}


def _read(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text
