"""Whether an order, a visit or a plan was cancelled: the status codes companies write for it."""

from __future__ import annotations

from typing import Any

_CANCELLED = frozenset({"cancelled", "canceled"})
_ENDED = _CANCELLED | {"ended", "expired"}
_OFF = _CANCELLED | {"returned"}


def is_cancelled(row: Any) -> bool:
    return _status(row) in _CANCELLED


def is_off(order: Any) -> bool:
    """Cancelled, or sent back whole."""
    return _status(order) in _OFF


def has_ended(plan: Any) -> bool:
    return _status(plan) in _ENDED


def _status(row: Any) -> str:
    return (row.status or "").strip().casefold()
