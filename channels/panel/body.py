"""The body of a JSON request."""

from __future__ import annotations

from typing import Any

from sanic.exceptions import InvalidUsage
from sanic.request import Request

from channels.errors import ApiError


def json_body(request: Request) -> dict[str, Any]:
    """The object that was sent, {} for nothing; raises ApiError 400."""
    try:
        body = request.json if request.body else {}
    except InvalidUsage:
        raise ApiError(400, "bad_json", "The body must be a JSON object.") from None
    if not isinstance(body, dict):
        raise ApiError(400, "bad_json", "The body must be a JSON object.")
    return body
