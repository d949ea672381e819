"""The body of a request by Slack, whatever a proxy on its way did to the content type."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

_JSON = "application/json"


def read_json(body: bytes, content_type: str) -> dict[str, Any] | None:
    """The object that was sent; None when it is none. Parameters such as a charset mean nothing."""
    media = content_type.partition(";")[0].strip().lower()
    if media and media != _JSON and not media.endswith("+json"):
        return None
    return _object(body)


def read_form(body: bytes) -> dict[str, str]:
    """The fields of a form, the last of each name."""
    try:
        return dict(parse_qsl(body.decode(), keep_blank_values=True))
    except ValueError:
        return {}


def payload_of(form: Mapping[str, str]) -> dict[str, Any] | None:
    """What an interaction carries in its one field."""
    return _object(form.get("payload", "").encode())


def _object(text: bytes) -> dict[str, Any] | None:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
