"""What was promised is due from the confirmation, or from the consent, on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from firstline import database
from firstline.casework.doing.model import Doing
from firstline.desk import cases
from firstline.desk.doing import applying, confirming, drafts, refusals
from firstline.desk.doing.decisions import DONE, Decision
from firstline.desk.doing.refusals import CannotDo
from firstline.desk.doing.wanted import Wanted
from firstline.desk.keeping import clocks
from firstline.desk.tables import promises
from tests.channels.site import NOW, demo_place, place
from tests.desk.doing.cards import card, moment

__all__ = ["demo_place", "place"]

LATER = NOW + timedelta(minutes=10)


def drawn(place, shown, step):
    return drafts.draw_up(place, shown[0], Wanted(step, shown[1]), "demo", moment("DROP_LIVE"))


def promised(place):
    with place.desk.connect() as desk:
        return desk.execute(select(promises.c.due_at, promises.c.state)).one()


def test_a_call_within_two_minutes_is_not_late_when_it_is_confirmed_later(place):
    draft = drawn(place, card(place, "DROP_LIVE", NOW), "ring_back")
    assert "within 2 minutes of confirming" in draft.doing.lines[0]
    later = draft.at + timedelta(minutes=10)
    made = confirming.confirm(place, draft.case_id, draft.draft_id, draft.key, "demo", later)
    assert made.doing.due_at == later + timedelta(minutes=2)
    clocks.tick(place, later + timedelta(minutes=1))
    assert promised(place) == (later + timedelta(minutes=2), "open")


def test_a_time_that_passed_after_the_draft_makes_it_void(place, monkeypatch):
    shown = card(place, "DROP_LIVE", NOW)
    draft = drawn(place, shown, "ring_back")
    fixed = replace(draft.doing, within=0, due_at=draft.at + timedelta(minutes=5))
    monkeypatch.setattr(confirming, "plan", lambda *_: _as_planned(place, shown[0], fixed))
    with pytest.raises(CannotDo) as refused:
        confirming._unchanged(place, replace(draft, doing=fixed), fixed.due_at)
    assert refused.value.code == refusals.TIME_PASSED


def _as_planned(place, case_id, doing):
    with place.desk.connect() as desk:
        return confirming.Plan(cases.get(desk, case_id), doing)


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ({"within": 2, "due_at": NOW}, LATER + timedelta(minutes=2)),
        ({"due_at": NOW + timedelta(hours=1)}, NOW + timedelta(hours=1)),
        ({"due_at": NOW + timedelta(minutes=5)}, NOW.replace(hour=22)),
    ],
)
def test_what_waited_for_consent_is_due_from_then_on(place, due, expected):
    """Five o'clock in New York is 22 h."""
    with place.desk.begin() as desk:
        case_id = cases.open_case(desk, "demo", NOW, "CU-1018").case_id
    doing = Doing("ring", "task", "call", "DROP_LIVE", "Ring back", owner="demo", **due)
    made = Decision(None, "key", case_id, "CU-1018", "demo", NOW, doing, DONE, settled_by="lead")
    with database.writing(place.desk) as desk:
        applying.apply(desk, place, made, LATER)
    assert promised(place).due_at == expected
