from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timezone

import pytest

from firstline.casework.findings.call import find
from firstline.casework.said import Said
from firstline.records import rows
from tests.casework.findings.call.cases import (
    DAY,
    HERS,
    HOUR,
    MINUTE,
    call,
    callback,
    codes,
    find_in,
    one,
)
from tests.casework.promises.cases import known
from tests.casework.records import NOW, said, snapshot


@pytest.mark.parametrize("ago", [MINUTE, 14 * MINUTE])
def test_a_call_that_dropped_minutes_ago_is_live(ago):
    (found,) = find_in(call(NOW - ago))
    assert (found.code, found.certainty) == ("DROP_LIVE", "certain")
    assert found.facts["phone"].text == HERS


@pytest.mark.parametrize("ago", [15 * MINUTE, 2 * DAY, 14 * DAY])
def test_a_call_that_dropped_earlier_is_past(ago):
    assert codes(call(NOW - ago)) == ["DROP_PAST"]


@pytest.mark.parametrize(
    "no_drop",
    [
        call(NOW - 14 * DAY - MINUTE),
        call(NOW - HOUR, "agent"),
        call(NOW - HOUR, "customer"),
        call(NOW - HOUR, None),
        call(NOW + HOUR),
        call(None),
    ],
)
def test_what_the_network_did_not_end_in_these_days_is_no_drop(no_drop):
    assert codes(no_drop) == []


def test_a_log_that_ends_before_the_call_cannot_tell_that_it_is_live():
    dropped = call(NOW - 5 * MINUTE)
    (found,) = find_in(dropped, until=NOW - HOUR)
    assert (found.code, found.certainty) == ("DROP_PAST", "likely")
    assert found.facts["log_until"].at == NOW - HOUR
    assert not any(proof.phrase == "not_spoken_since" for proof in found.ruled_out)


def test_without_the_age_of_the_log_nothing_is_live():
    (found,) = find(snapshot(call(NOW - 5 * MINUTE)), Said(), NOW)
    assert (found.code, found.certainty) == ("DROP_PAST", "likely")


def test_an_old_log_says_how_far_it_reaches():
    found = one("DROP_PAST", call(NOW - 5 * DAY), until=NOW - 3 * DAY)
    assert found.certainty == "likely"
    assert "log_until" in found.facts


@pytest.mark.parametrize("ended_by", ["agent", "customer"])
@pytest.mark.parametrize("direction", ["in", "out"])
def test_a_later_call_in_which_they_spoke_heals_a_drop(ended_by, direction):
    talk = call(NOW - HOUR, ended_by, direction=direction)
    assert codes(call(NOW - DAY), talk) == []


@pytest.mark.parametrize(
    "no_talk",
    [
        call(NOW - 2 * DAY, "agent"),  # before the drop
        call(NOW - HOUR, "agent", lasted=MINUTE / 6),  # a mailbox
        call(NOW - HOUR, None),  # perhaps still going on
        call(NOW - HOUR, "customer", agent=None),  # nobody took it
        call(NOW + HOUR, "agent"),
    ],
)
def test_a_call_in_which_nobody_spoke_heals_nothing(no_talk):
    assert codes(call(NOW - DAY), no_talk) == ["DROP_PAST"]


def test_a_kept_callback_heals_a_drop():
    kept = callback(NOW - 2 * HOUR, "kept", placed_at=NOW - 2 * HOUR)
    assert codes(call(NOW - DAY), kept) == []


def test_a_callback_kept_before_the_drop_is_the_call_that_dropped():
    kept = callback(NOW - DAY - 5 * MINUTE, "kept", placed_at=NOW - DAY - 5 * MINUTE)
    assert codes(call(NOW - DAY), kept) == ["DROP_PAST"]


def test_a_missed_callback_heals_nothing():
    assert codes(call(NOW - DAY), callback(NOW - 2 * HOUR, "missed")) == ["CB_MISSED", "DROP_PAST"]


def test_two_drops_in_a_week_lead():
    found = one("REPEAT_DROP", call(NOW - DAY), call(NOW - 3 * DAY))
    assert found.facts["count"].text == "2"
    assert [proof.phrase for proof in found.evidence] == ["call_dropped", "call_dropped"]


def test_a_live_drop_comes_first_behind_the_repeat():
    assert codes(call(NOW - 5 * MINUTE), call(NOW - 3 * DAY)) == ["REPEAT_DROP", "DROP_LIVE"]


def test_drops_more_than_a_week_apart_are_no_repeat():
    assert codes(call(NOW - DAY), call(NOW - 8 * DAY)) == ["DROP_PAST"]


def test_a_drop_that_was_made_good_still_counts_towards_a_repeat():
    found = one("REPEAT_DROP", call(NOW - DAY), call(NOW - 2 * DAY, "agent"), call(NOW - 3 * DAY))
    assert "drop_healed" in [proof.phrase for proof in found.evidence]


def test_a_repeat_that_was_made_good_is_none():
    assert codes(call(NOW - DAY), call(NOW - 3 * DAY), call(NOW - HOUR, "agent")) == []


def test_two_legs_of_one_call_are_one_drop():
    leg = call(NOW - DAY - MINUTE, call_id="CL-2", lasted=3 * MINUTE)
    assert codes(call(NOW - DAY), leg) == ["DROP_PAST"]


def test_calls_an_hour_apart_on_the_night_the_clock_goes_back_are_two():
    late = datetime(2026, 11, 1, 6, 30, tzinfo=timezone.utc)  # 01:30 in New York, again
    now = late + DAY
    assert codes(call(late), call(late - HOUR), now=now, until=now) == ["REPEAT_DROP"]


def test_the_drop_of_the_day_she_names_is_meant():
    drops = call(NOW - 9 * DAY), call(NOW - 12 * DAY)
    found = one("DROP_PAST", *drops, text="we were cut off on October 29, 2026")
    assert found.facts["dropped_at"].at == NOW - 12 * DAY


def test_the_note_is_a_fact_of_her_account_and_without_card_numbers():
    found = one("DROP_PAST", call(NOW - DAY, note="Paid with 4111 1111 1111 1111. Angry."))
    assert "4111" not in found.facts["note"].text
    assert found.facts["note"].level.word == "verified"


def test_the_newest_note_speaks_for_several_drops():
    found = one("REPEAT_DROP", call(NOW - DAY, note=None), call(NOW - 2 * DAY, note="First."))
    assert found.facts["note"].text == "First."


def test_a_day_of_february_that_leap_years_alone_have_is_fourteen_days_before_another():
    leap = datetime(2028, 2, 29, 12, tzinfo=timezone.utc)
    now = datetime(2028, 3, 14, 12, tzinfo=timezone.utc)
    assert codes(call(leap), now=now, until=now) == ["DROP_PAST"]


def test_five_hundred_calls_are_read():
    many = [call(NOW - number * HOUR, call_id=f"CL-{number}") for number in range(1, 500)]
    found = one("REPEAT_DROP", *many)
    assert found.facts["count"].text == "168"
    assert len(found.evidence) == 4


def test_calls_without_any_column_filled_say_nothing():
    assert codes(rows.Call("CL-1", "CU-1"), rows.Callback("CB-1", "CU-1")) == []


def test_with_an_unknown_length_and_agent_only_the_time_is_told():
    bare = rows.Call("CL-1", "CU-1", ended_at=NOW - DAY, ended_by="network")
    found = one("DROP_PAST", bare)
    assert set(found.facts) == {"dropped_at"}


def test_where_no_call_names_its_agent_a_hung_up_call_counts_as_spoken():
    silent = [call(NOW - DAY, agent=None), call(NOW - HOUR, "customer", agent=None)]
    assert codes(*silent) == []


def test_it_never_matters_in_which_order_the_rows_come():
    given = [call(NOW - DAY), call(NOW - 3 * DAY), call(NOW - 5 * MINUTE)]
    assert codes(*given) == codes(*reversed(given)) == ["REPEAT_DROP", "DROP_LIVE"]


def test_her_own_clock_does_not_change_how_long_ago_it_was():
    far = replace(known(call(NOW - 5 * MINUTE)).customer, timezone="Pacific/Honolulu")
    assert codes(call(NOW - 5 * MINUTE), customer=far) == ["DROP_LIVE"]


def test_what_she_says_of_a_drop_does_not_make_one():
    assert find(known(), said("we were cut off ten minutes ago"), NOW) == ()


def test_who_was_rung_back_after_all_is_no_longer_cut_off():
    assert codes(call(NOW - DAY), text="they rang me back after all") == []


def test_who_was_rung_back_and_cut_off_again_still_is():
    text = "they rang me back and then we got cut off again"
    assert codes(call(NOW - DAY), text=text) == ["DROP_PAST"]
