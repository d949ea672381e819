"""The line on which Slack delivers: to an address over HTTP, or through Socket Mode."""

from __future__ import annotations

import itertools
import json
import queue
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import Any

from tests.slack.answering import Double
from tests.slack.sent import Sent
from tests.slack.signing import retried, signed

PATIENCE_S, HOUR_S = 3, 3600
AGAIN, FORGED, OLD = "again", "forged", "old"


class ByHttp:
    """Slack waits three seconds for its 200."""

    def __init__(self, address: str, secret: str) -> None:
        self._address, self._secret = address.rstrip("/"), secret

    def deliver(self, one: Sent, how: str = "") -> tuple[str, dict[str, Any]]:
        """What became of it in words, and what stood in the answer."""
        headers = {**self._signed(one.body, how), "Content-Type": one.kind}
        more = retried(1) if how == AGAIN else {}
        request = urllib.request.Request(
            f"{self._address}/slack/{one.address}", one.body, {**headers, **more}, method="POST"
        )
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:
                return f"{answer.status}", json.loads(answer.read() or b"{}")
        except urllib.error.HTTPError as refused:
            return f"{refused.code} {refused.read().decode()}", {}
        except OSError as away:
            return f"Firstline does not answer: {away}", {}

    def _signed(self, body: bytes, how: str) -> Mapping[str, str]:
        if how == FORGED:
            return signed(body, "another secret")
        given = signed(body, self._secret)
        if how != OLD:
            return given
        return signed(body, self._secret, at=int(given["X-Slack-Request-Timestamp"]) - HOUR_S)


class BySocket:
    """What Firstline acknowledges; nothing is signed there."""

    KINDS = {"events": "events_api", "interactions": "interactive", "commands": "slash_commands"}

    def __init__(self, slack: Double) -> None:
        self._sockets = slack.sockets
        self._numbers = itertools.count(1)

    def deliver(self, one: Sent, how: str = "") -> tuple[str, dict[str, Any]]:
        if not self._sockets.connected():
            return "Firstline has not connected; is it running with these settings?", {}
        self._sockets.send(f"E{next(self._numbers)}", self.KINDS[one.address], one.payload)
        try:
            acknowledged = self._sockets.acknowledged()
        except queue.Empty:
            return "not acknowledged", {}
        return "acknowledged", acknowledged.get("payload") or {}
