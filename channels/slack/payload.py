"""What every interaction holds: who did it in which workspace, and what we wrote into it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any


def who(payload: Mapping[str, Any]) -> dict[str, Any]:
    """Who did it where, and what the payload is known by."""
    user = payload["user"]
    team = (payload.get("team") or {}).get("id") or user["team_id"]
    trigger = payload.get("trigger_id")
    whole = json.dumps(payload, sort_keys=True)
    key = trigger or hashlib.sha256(whole.encode()).hexdigest()
    return {"keys": (f"trigger:{key}",), "team": team, "user": user["id"]}


def object_in(text: str) -> dict[str, Any]:
    """Raises ValueError for what is no JSON object."""
    found = json.loads(text)
    if not isinstance(found, dict):
        raise ValueError("not an object")
    return found
