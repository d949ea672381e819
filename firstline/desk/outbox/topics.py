"""What is special about some topics: what they carry that must not be kept, how long they are tried."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from firstline.desk.outbox.back_off import MOST_ATTEMPTS


@dataclass(frozen=True)
class Topic:
    """`secret` names what is blanked in the payload once the order has ended, one way or another."""

    secret: tuple[str, ...] = ()
    attempts: int = MOST_ATTEMPTS


_ORDINARY = Topic()
_SPECIAL = {
    # A code that comes after minutes is of no use to somebody on the telephone.
    "code.send": Topic(secret=("code",), attempts=4),
}


def about(topic: str) -> Topic:
    return _SPECIAL.get(topic, _ORDINARY)


def without_secrets(topic: str, payload: Mapping[str, Any]) -> dict[str, Any]:
    return {**payload, **{name: "" for name in about(topic).secret if name in payload}}


def is_blanked(topic: str, payload: Mapping[str, Any]) -> bool:
    """The order was delivered or given up, and cannot be sent again as it was."""
    return any(payload.get(name) == "" for name in about(topic).secret)
