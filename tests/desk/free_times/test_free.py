"""Free times for a callback, on her clock and the company's."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from firstline.casework.calendar import is_business_day
from firstline.desk.free_times.free import Taken, Wanted, free_of, free_slots, is_reachable
from tests.casework.records import COMPANY
from tests.desk.keeping.test_hours import COMPANIES, MOMENTS, ZONES

NEW_YORK = ZoneInfo("America/New_York")
HERS = Wanted(NEW_YORK)


def ny(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=NEW_YORK)


def times(slots) -> list[str]:
    return [f"{one.ours:%a %H:%M}" for one in slots]


def test_the_first_is_a_quarter_of_an_hour_ahead_on_the_half_hours():
    assert times(free_slots(HERS, (), COMPANY, ny("2026-11-10 09:15"), 2)) == [
        "Tue 09:30",
        "Tue 10:00",
    ]
    assert times(free_slots(HERS, (), COMPANY, ny("2026-11-10 09:16"), 1)) == ["Tue 10:00"]


def test_after_the_last_time_of_a_day_comes_the_next_business_day():
    found = free_slots(HERS, (), COMPANY, ny("2026-11-10 16:10"), 2)
    assert times(found) == ["Tue 16:30", "Thu 09:00"]  # Wednesday is Veterans Day


def test_a_call_ends_before_the_company_closes():
    long = replace(HERS, minutes=45)
    assert times(free_slots(long, (), COMPANY, ny("2026-11-10 15:40"), 2)) == [
        "Tue 16:00",
        "Thu 09:00",
    ]


def test_opening_off_the_grid_starts_at_the_next_full_step():
    late = replace(COMPANY, opens=time(9, 10))
    assert times(free_slots(HERS, (), late, ny("2026-11-10 06:00"), 1)) == ["Tue 09:30"]


def test_a_time_that_is_taken_is_not_offered_to_anybody_else():
    taken = (Taken(ny("2026-11-10 10:15"), 30),)
    found = free_slots(HERS, taken, COMPANY, ny("2026-11-10 09:30"), 2)
    assert times(found) == ["Tue 10:00", "Tue 11:00"]
    two = free_slots(replace(HERS, people=2), taken, COMPANY, ny("2026-11-10 09:30"), 2)
    assert times(two) == ["Tue 10:00", "Tue 10:30"]


def test_she_is_rung_in_the_hours_that_suit_where_she_lives():
    found = free_slots(
        Wanted(ZoneInfo("America/Los_Angeles")), (), COMPANY, ny("2026-11-10 06:00"), 1
    )
    (first,) = found
    assert (first.hers.hour, first.ours.hour) == (8, 11)
    assert first.starts_at == datetime(2026, 11, 10, 16, tzinfo=timezone.utc)


def test_where_office_hours_are_night_nothing_is_offered():
    asleep = Wanted(ZoneInfo("Asia/Tokyo"))
    late_office = replace(COMPANY, opens=time(9), closes=time(17))
    assert free_slots(asleep, (), late_office, ny("2026-11-10 06:00"), 3) == ()


def test_on_the_day_the_clocks_change_no_hour_is_offered_twice_or_skipped():
    open_at_night = replace(
        COMPANY,
        business_days=frozenset({6}),
        opens=time(0),
        closes=time(4),
        promises=replace(COMPANY.promises, reach_from=time(0), reach_until=time(23, 59)),
    )
    spring = free_slots(HERS, (), open_at_night, ny("2026-03-07 12:00"), 6)
    assert [f"{one.ours:%H:%M}" for one in spring] == [
        "00:00",
        "00:30",
        "01:00",
        "01:30",
        "03:00",
        "03:30",
    ]
    autumn = free_slots(HERS, (), open_at_night, ny("2026-10-31 12:00"), 10)
    assert [f"{one.ours:%H:%M %Z}" for one in autumn][2:6] == [
        "01:00 EDT",
        "01:30 EDT",
        "01:00 EST",
        "01:30 EST",
    ]
    assert len({one.starts_at for one in autumn}) == 10


def test_the_same_hour_of_ours_moves_on_her_clock_while_only_one_side_has_changed():
    berlin = Wanted(ZoneInfo("Europe/Berlin"))
    before, between = (
        free_slots(berlin, (), COMPANY, ny(day), 1)[0]
        for day in ("2026-10-23 06:00", "2026-10-26 06:00")
    )
    assert (before.ours.hour, between.ours.hour) == (9, 9)
    assert (before.hers.hour, between.hers.hour) == (15, 14)


def test_what_the_records_offer_is_taken_as_it_is_unless_it_is_too_soon_taken_or_at_night():
    now = ny("2026-11-10 09:50")
    offered = [
        (ny("2026-11-10 15:20"), 20, "Jonas Reed"),
        (ny("2026-11-10 10:00"), 20, "Jonas Reed"),
        (ny("2026-11-10 11:10"), 20, "Mei Tanaka"),
        (ny("2026-11-10 13:00"), 20, "Mei Tanaka"),
    ]
    taken = (Taken(ny("2026-11-10 13:10"), 15),)
    found = free_of(offered, HERS, taken, COMPANY, now, 5)
    assert [(f"{one.ours:%H:%M}", one.person, one.minutes) for one in found] == [
        ("11:10", "Mei Tanaka", 20),
        ("15:20", "Jonas Reed", 20),
    ]


TAKEN = st.lists(
    st.builds(
        lambda at, half_hours, minutes: Taken(at + half_hours * timedelta(minutes=30), minutes),
        st.just(datetime(2026, 10, 30, 12, tzinfo=timezone.utc)),
        st.integers(0, 400),
        st.integers(1, 120),
    ),
    max_size=30,
)


@given(
    COMPANIES,
    st.one_of(MOMENTS, st.just(datetime(2026, 10, 30, 12, 3, tzinfo=timezone.utc))),
    st.sampled_from(ZONES),
    TAKEN,
    st.integers(1, 90),
    st.integers(1, 3),
)
def test_every_offered_time_suits_everybody(company, now, zone, taken, minutes, people):
    wanted = Wanted(ZoneInfo(zone), minutes, people)
    found = free_slots(wanted, taken, company, now, 12)
    assert len(found) <= 12
    assert list(found) == sorted(set(found), key=lambda one: one.starts_at)
    for one in found:
        ends = one.starts_at + timedelta(minutes=minutes)
        overlapping = [
            each
            for each in taken
            if each.starts_at < ends
            and one.starts_at < each.starts_at + timedelta(minutes=each.minutes)
        ]
        ours = one.starts_at.astimezone(company.timezone)
        assert one.starts_at >= now + timedelta(minutes=15)
        assert len(overlapping) < people
        assert is_reachable(one.starts_at, minutes, wanted.zone, company)
        assert is_business_day(ours.date(), company)
        assert company.opens <= ours.time() or ours.fold
        assert ends.astimezone(company.timezone).time() <= company.closes
        # Between zones == is never true in the hour that comes twice.
        moments = {at.timestamp() for at in (one.hers, one.ours, one.starts_at)}
        assert len(moments) == 1
        assert str(one.hers.tzinfo) == zone
        assert ours.minute % 30 == 0
