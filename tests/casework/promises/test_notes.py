"""What agents undertook in the notes of their calls, and by when."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from firstline.records import rows
from tests.casework.promises.cases import NEW_YORK, call, promises, states
from tests.casework.records import MESSAGE, NOW

TUESDAY = datetime(2026, 11, 10, 10, tzinfo=NEW_YORK)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def due(note, at=TUESDAY, **more):
    """When the note's promises are due on New York clocks."""
    made = promises(call(note, at), now=at, **more)
    return [f"{one.due_at.astimezone(NEW_YORK):%a %d %b %Y %H:%M}" for one in made]


@pytest.mark.parametrize(
    ("note", "when"),
    [
        ("Dryer again. Will ring her Friday 13 Nov.", "Fri 13 Nov 2026 21:00"),
        ("I'll call back tomorrow by 4pm", "Wed 11 Nov 2026 16:00"),
        ("cb tmrw 4.30pm", "Wed 11 Nov 2026 16:30"),
        ("will email Nov 12", "Thu 12 Nov 2026 21:00"),
        ("Promised him a call by Friday 15:30.", "Fri 13 Nov 2026 15:30"),
        ("we'll get back to her within 2 business days", "Fri 13 Nov 2026 17:00"),
        ("I will have Bridget ring her Thursday or Friday", "Fri 13 Nov 2026 21:00"),
        ("will call on Monday between 2pm and 4pm", "Mon 16 Nov 2026 16:00"),
        ("Tomorrow I'll call her", "Wed 11 Nov 2026 21:00"),
        ("will let her know by EOD", "Tue 10 Nov 2026 17:00"),
        ("To ring back next Tuesday at 9.30 am", "Tue 17 Nov 2026 09:30"),
        ("will ring her next Friday", "Fri 20 Nov 2026 21:00"),
        ("calling her back in an hour", "Tue 10 Nov 2026 11:00"),
        ("will ring on 2 Jan", "Sat 02 Jan 2027 21:00"),
        ("told her I will ring on 29 February", "Tue 29 Feb 2028 21:00"),
        ("I'll ring on the 12th", "Thu 12 Nov 2026 21:00"),
        ("will write next week", "Fri 20 Nov 2026 21:00"),
        ("will call her at 4", "Tue 10 Nov 2026 16:00"),
        ("will ring Tuesday", "Tue 17 Nov 2026 21:00"),
    ],
)
def test_the_day_is_read_from_the_day_of_the_call(note, when):
    assert due(note) == [when]


@pytest.mark.parametrize(
    "note",
    [
        "She will ring on Friday",
        "Cust will call back Friday",
        "Lopez will ring Friday",
        "will not ring her Friday",
        "asked if we will call Friday",
        "will call the supplier Friday",
        "if the part comes will ring Friday",
        "says we will ring her Friday, nobody did",
        "she was promised a call last Friday",
        "will you call her Friday?",
        "visit is Friday, will call her",
        "will ring her once the part is there on Friday",
        "rang her yesterday",
        "will call back",
        "Friday 13 Nov 10:00 dryer visit",
        "",
        None,
    ],
)
def test_what_is_no_promise_of_ours_to_call_by_a_time_is_passed_over(note):
    assert due(note) == []


def test_a_weekday_before_a_date_is_part_of_the_date():
    assert due("will ring her Thu 3 Dec") == ["Thu 03 Dec 2026 21:00"]


def test_a_clock_time_is_one_of_hers():
    hawaiian = rows.Customer("CU-1", "Keoni", timezone="Pacific/Honolulu")
    (promise,) = promises(call("will call back Friday at 4pm", TUESDAY), customer=hawaiian)
    assert promise.due_at == datetime(2026, 11, 13, 16, tzinfo=ZoneInfo("Pacific/Honolulu"))


def test_a_promise_over_the_change_of_the_clocks_is_due_by_the_new_clock():
    saturday = datetime(2026, 10, 31, 20, tzinfo=NEW_YORK)
    assert due("I'll ring tomorrow by 9:00 am", saturday) == ["Sun 01 Nov 2026 09:00"]


@pytest.mark.parametrize(
    ("since", "state"),
    [
        ([call("", NOW - 6 * DAY, direction="out", call_id="CL-2")], "kept"),
        ([rows.Callback("CB-1", "CU-1", placed_at=NOW - 6 * DAY, status="kept")], "kept"),
        ([rows.Message("M-1", "CU-1", channel="email", sent_at=NOW - 6 * DAY)], "kept"),
        ([call("", NOW - 6 * DAY, call_id="CL-2")], "broken"),
        ([call("", NOW - 9 * DAY, direction="out", call_id="CL-2")], "broken"),
        ([call("", NOW - 2 * DAY, direction="out", call_id="CL-2")], "broken"),
        ([], "broken"),
    ],
)
def test_any_word_from_us_by_then_keeps_it(since, state):
    given = call("Will ring her Thursday 5 Nov.", NOW - 7 * DAY)
    made = [one.state for one in promises(given, *since) if one.kind == "follow_up"]
    assert made == [state]


def test_the_agent_of_the_call_owns_it_and_the_sentence_is_what_was_promised():
    (promise,) = promises(call("Dryer stops. Will ring her Friday.", TUESDAY, agent="Mei"))
    assert (promise.owner, promise.what) == ("Mei", "Will ring her Friday.")
    assert promise.record == "calls/CL-1"


def test_no_card_number_leaves_a_note():
    (promise,) = promises(call("Will ring her Friday about 4111 1111 1111 1111", TUESDAY))
    assert "1111 1111" not in promise.what


def test_a_log_of_calls_or_messages_that_ends_before_cannot_tell():
    given = call("Will ring her Thursday 5 Nov.", NOW - 7 * DAY)
    assert states(given, until=NOW - 6 * DAY) == ["unknown"]
    assert states(given, replace(MESSAGE, sent_at=NOW - DAY), until=NOW - 6 * DAY) == ["unknown"]
