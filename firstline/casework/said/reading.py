"""Reads one message, and merges the messages of a case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timezone, tzinfo

from firstline.casework.said.model import Said


def read(
    text: str,
    *,
    region: str = "US",
    timezone: tzinfo = timezone.utc,
    now: datetime,
    date_order: str | None = None,
) -> Said:
    """What `text` says. `region` reads national phones and "$"; `now` is aware, days are relative
    to it in `timezone`; `date_order` is "MDY" or "DMY", by default the region's. Never raises."""
    return Said(text)


def gather(newest_first: Sequence[Said]) -> Said:
    """The messages of one case as one, newest first and without repeats."""
    return newest_first[0] if newest_first else Said()
