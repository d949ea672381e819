"""What is special about some topics: what they carry that must not be kept, how long they are tried."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from firstline.desk.outbox.back_off import MOST_ATTEMPTS


@dataclass(frozen=True)
class Topic:
    """`secret` names what is blanked in the payload once the order has ended, one way or another.

    `lasts`: so long after it was decided the order is still of use; None: always.
    """

    secret: tuple[str, ...] = ()
    attempts: int = MOST_ATTEMPTS
    lasts: timedelta | None = None


_ORDINARY = Topic()
_SPECIAL = {
    # Somebody on the telephone waits for it, and after ten minutes it no longer counts.
    "code.send": Topic(secret=("code", "address"), attempts=4, lasts=timedelta(minutes=5)),
}


def about(topic: str) -> Topic:
    return _SPECIAL.get(topic, _ORDINARY)


def is_too_late(topic: str, at: datetime, now: datetime) -> bool:
    """`at`: when it was decided; both by the desk's clock."""
    lasts = about(topic).lasts
    return lasts is not None and now - at > lasts


def without_secrets(topic: str, payload: Mapping[str, Any]) -> dict[str, Any]:
    return {**payload, **{name: "" for name in about(topic).secret if name in payload}}


def is_blanked(topic: str, payload: Mapping[str, Any]) -> bool:
    """The order was delivered or given up, and cannot be sent again as it was."""
    return any(payload.get(name) == "" for name in about(topic).secret)
