"""The times of a callback: by the kind of step, some days at once, and the way to the others."""

from __future__ import annotations

from datetime import datetime

import pytest

from firstline.casework.doing.fields import BadField
from firstline.desk import opening
from firstline.desk.doing import confirming, drafts
from firstline.desk.doing.wanted import Wanted
from tests.channels.site import NOW, demo_place, place
from tests.desk.doing.cards import card, moment

__all__ = ["demo_place", "place"]


@pytest.fixture
def asked(place):
    """What a callback of a case asks once this was typed."""
    case_id = opening.open_case(place, "demo", "CU-1002", NOW).case.case_id

    def asked_(when=""):
        wanted = Wanted("callback", "", {"when": when})
        (field,) = drafts.draw_up(place, case_id, wanted, "demo", NOW).doing.asks
        return field

    asked_.case_id = case_id
    return asked_


def days(field, place):
    zone = place.company.timezone
    found = {datetime.fromisoformat(one.id).astimezone(zone).date() for one in field.options}
    return [day.isoformat() for day in sorted(found)]


def test_three_days_are_offered_and_the_way_to_the_next(asked, place):
    field = asked()
    # Wednesday the 11th is a holiday.
    assert days(field, place) == ["2026-11-10", "2026-11-12", "2026-11-13"]
    assert [(one.id, one.label) for one in field.more] == [
        ("from:2026-11-16", "Later times, from November 16, 2026 on")
    ]


def test_one_turns_to_later_days_and_back_until_there_are_no_more(asked, place):
    later = asked("from:2026-11-16")
    assert days(later, place)[0] == "2026-11-16"
    assert [one.id for one in later.more] == ["from:2026-11-10", "from:2026-11-19"]
    field, seen = asked(), []
    while field.more and field.more[-1].label.startswith("Later"):
        seen += days(field, place)
        field = asked(field.more[-1].id)
    seen += days(field, place)
    assert seen == sorted(set(seen)) and seen[-1] == "2026-11-24"


def test_a_time_of_a_later_day_is_booked(asked, place):
    when = asked("from:2026-11-19").options[-1].id
    wanted = Wanted("callback", "", {"when": when})
    draft = drafts.draw_up(place, asked.case_id, wanted, "demo", NOW)
    made = confirming.confirm(place, asked.case_id, draft.draft_id, draft.key, "demo", NOW)
    assert made.doing.given["when"] == when


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("from:", "first day as"),
        ("from:tomorrow", "first day as"),
        ("from:2030-01-01", "no free times from 2030-01-01 on"),
    ],
)
def test_what_is_no_day_or_has_none_after_it_is_refused_with_why(asked, typed, told):
    with pytest.raises(BadField, match=told) as refused:
        asked(typed)
    assert refused.value.field == "when"


def test_a_step_of_a_playbook_offers_times_by_its_kind_whatever_its_name(place):
    case_id, name = card(place, "DROP_LIVE", NOW)
    now = moment("DROP_LIVE")
    draft = drafts.draw_up(place, case_id, Wanted("book_callback", name), "demo", now)
    (field,) = draft.doing.asks
    assert field.type == "slot" and field.options


def test_a_time_before_the_first_day_of_the_calendar_is_none_to_come(asked):
    with pytest.raises(BadField, match="to come"):
        asked("0001-01-01T00:00:00+00:00")
