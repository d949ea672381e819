"""What the worker clears of practice, and what it leaves."""

from __future__ import annotations

import os
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone

import pytest

from firstline.training import sandboxes, sessions
from firstline.training.sessions import sandbox
from tests.training.sessions.conftest import (
    NOW,
    blanks,
    company_s,
    later,
    logins,
    place,
    real,
    stage,
)

__all__ = ["blanks", "company_s", "logins", "place", "real", "stage"]
DAY = timedelta(days=1)


def sweep(place, now, machine=None):
    machine = machine or NOW + 40 * DAY
    return sandboxes.sweep(place.settings.home, place.desk, now, machine)


@pytest.fixture
def begun(real, stage):
    practice = sessions.begin(real, stage, "demo", "debit_easy", NOW, seed=1)
    aged(real, practice.practice_id)
    return practice


def aged(place, name):
    """A folder that was made when the sessions of these tests begin."""
    folder = sandboxes.folder(place.settings.home) / name
    folder.mkdir(exist_ok=True)
    os.utime(folder, (NOW.timestamp(), NOW.timestamp()))
    return folder


def test_the_sandbox_of_a_session_that_goes_on_stays(real, begun):
    assert sweep(real, NOW + 29 * DAY) == 0 and sandbox.is_there(real, begun.practice_id)


def test_a_session_that_was_left_alone_loses_its_sandbox_and_gets_it_anew(real, stage, begun):
    assert sweep(real, NOW + 31 * DAY) == 1 and not sandbox.is_there(real, begun.practice_id)

    sessions.take_up(real, stage, begun.practice_id, "demo")

    assert sandbox.is_there(real, begun.practice_id)


def test_one_that_is_in_use_is_not_swept_also_when_nothing_was_said_for_long(real, stage, begun):
    sessions.take_up(real, stage, begun.practice_id, "demo")

    assert sweep(real, NOW + 31 * DAY, machine=datetime.now(timezone.utc)) == 0


def test_what_is_old_is_seen_only_when_nobody_is_making_it_again(real, stage, begun, monkeypatch):
    waited = sandboxes.alone

    @contextmanager
    def behind_another(file):
        with waited(file):
            os.utime(sandboxes.folder(real.settings.home) / begun.practice_id)
            yield

    monkeypatch.setattr(sandboxes, "alone", behind_another)

    assert sweep(real, NOW + 31 * DAY, machine=datetime.now(timezone.utc)) == 0


def test_a_session_in_which_something_was_said_since_was_not_left_alone(real, stage, begun):
    sessions.say(real, stage, begun.practice_id, "demo", "Hello?", 1, later(days=20))
    assert sweep(real, NOW + 40 * DAY) == 0


def test_what_a_session_that_was_given_up_elsewhere_left_here_goes(real, begun, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(sandbox, "remove", lambda *about: None)
        sessions.leave(real, begun.practice_id, "demo", NOW)
    assert sandbox.is_there(real, begun.practice_id)

    assert sweep(real, NOW) == 1 and not sandbox.is_there(real, begun.practice_id)


def test_what_was_half_made_goes_after_an_hour_and_the_newest_blank_stays(real):
    half, older = aged(real, ".N-1"), aged(real, f"{sandboxes.BLANK}0000-0000")
    newest = max(sandboxes.folder(real.settings.home).glob(f"{sandboxes.BLANK}*"))

    assert sweep(real, NOW, machine=NOW + timedelta(minutes=59)) == 0
    assert sweep(real, NOW) == 2

    assert newest.is_dir() and not half.exists() and not older.exists()


def test_where_nobody_practised_there_is_nothing_to_clear(place):
    assert sweep(place, NOW) == 0 and not sandboxes.folder(place.settings.home).exists()
