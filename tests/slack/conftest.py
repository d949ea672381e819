"""A desk of its own for each test, and what somebody asks in Slack."""

from __future__ import annotations

import pytest

from firstline.slack.incoming import MESSAGE, Incoming
from tests.desk.conftest import NOW, desk

__all__ = ["NOW", "asked", "desk"]


@pytest.fixture
def asked():
    def made(key="event:Ev1", *others, **about) -> Incoming:
        given = {"kind": MESSAGE, "team": "T1", "user": "U1", "channel": "D1", "is_direct": True}
        return Incoming(keys=(key, *others), **{**given, **about})

    return made
