"""The chain: each seal covers its entry and the seal before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime, timezone
from typing import Any

from sqlalchemy import type_coerce
from sqlalchemy.types import NullType

from firstline.desk.tables import trail

ORIGIN = "0" * 64  # what the first seal has before it

# As they are stored, so that a change is found that would read the same.
RAW = tuple(type_coerce(column, NullType()).label(column.name) for column in trail.columns)
_NAMES = tuple(column.name for column in trail.columns)


def link(previous: str, entry: Mapping[str, Any]) -> str:
    """The hash of an entry (a row of RAW) that comes after the hash `previous`: SHA-256 in hex."""
    return hashlib.sha256(previous.encode() + canonical(entry)).hexdigest()


def canonical(entry: Mapping[str, Any]) -> bytes:
    """The entry as ASCII JSON, its keys sorted and its time in UTC; `before` and `after` are in it
    as the texts they are stored as."""
    told = {name: _exact(entry[name]) for name in _NAMES}
    return json.dumps(told, sort_keys=True, separators=(",", ":")).encode("ascii")


def _exact(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(timezone.utc).isoformat()
    return value if isinstance(value, int | str | None) else repr(value)
