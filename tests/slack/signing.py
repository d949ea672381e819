"""Requests signed as Slack signs them, written after its documents and apart from its library."""

from __future__ import annotations

import hashlib
import hmac
import time
from urllib.parse import urlencode

JSON, FORM = "application/json", "application/x-www-form-urlencoded"


def signature(body: bytes, secret: str, stamp: str) -> str:
    mac = hmac.new(secret.encode(), b":".join((b"v0", stamp.encode(), body)), hashlib.sha256)
    return "v0=" + mac.hexdigest()


def signed(body: bytes, secret: str, at: float | None = None) -> dict[str, str]:
    """`at`: seconds since 1970; now when it is not given."""
    stamp = str(int(time.time() if at is None else at))
    return {
        "X-Slack-Request-Timestamp": stamp,
        "X-Slack-Signature": signature(body, secret, stamp),
    }


def retried(times: int, reason: str = "http_timeout") -> dict[str, str]:
    """What comes with an event that Slack sends again."""
    return {"X-Slack-Retry-Num": str(times), "X-Slack-Retry-Reason": reason}


def form(**fields: str) -> bytes:
    return urlencode(fields).encode()
