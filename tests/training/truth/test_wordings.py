"""Sums, days, times and endings are read in any wording."""

from __future__ import annotations

from datetime import date, datetime, time, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.training.truth.endings import endings
from firstline.training.truth.figures import figured
from firstline.training.truth.moments import moments
from firstline.training.truth.sums import sums

NOW = datetime(2026, 3, 5, 10, 0, tzinfo=timezone.utc)  # a Thursday

_NAMES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
]
UNITS, TENS = _NAMES[:20], ["", "", *_NAMES[20:]]


def in_words(number: int) -> str:
    if number >= 100:
        rest = f" and {in_words(number % 100)}" if number % 100 else ""
        return f"{UNITS[number // 100]} hundred{rest}"
    if number >= 20:
        return TENS[number // 10] + (f"-{UNITS[number % 10]}" if number % 10 else "")
    return UNITS[number]


@given(pounds=st.integers(2, 999), pence=st.integers(1, 99))
def test_a_sum_reads_the_same_in_figures_and_in_words(pounds: int, pence: int) -> None:
    value = Decimal(pounds) + Decimal(pence) / 100
    for written in (
        f"We took £{value:.2f} from you.",
        f"We took {value:.2f} GBP from you.",
        f"We took {pounds} pounds {pence:02d} from you.",
        f"We took {pounds} pounds and {pence} pence from you.",
        f"We took {in_words(pounds)} pounds and {in_words(pence)} pence from you.",
    ):
        assert [one.value for one in sums(figured(written))] == [value], written


@given(day=st.dates(date(2025, 10, 1), date(2026, 8, 1)))
def test_a_day_reads_the_same_in_every_format(day: date) -> None:
    month = f"{day:%B}"
    for written in (
        f"on {day.day} {month}",
        f"on {month} {day.day}, {day.year}",
        f"on the {day.day}th of {month}",
        f"on {day:%a} {day.day} {day:%b}",
        f"on {day.isoformat()}",
        f"on {day.day}/{day.month}/{day.year}",
    ):
        found = moments(figured(written), NOW)
        assert len(found) == 1 and day in found[0].days, written


@given(digits=st.text("0123456789", min_size=4, max_size=4))
def test_an_ending_reads_the_same_however_it_is_said(digits: str) -> None:
    spelled = " ".join(UNITS[int(digit)] for digit in digits)
    for written in (
        f"your card ending in {digits}.",
        f"your card **** {digits}.",
        f"the last four digits are {'-'.join(digits)}.",
        f"your card ending {spelled}.",
    ):
        assert [one.digits for one in endings(figured(written))] == [digits], written


@pytest.mark.parametrize(
    ("written", "day", "at"),
    [
        ("tomorrow at 9:30", date(2026, 3, 6), time(9, 30)),
        ("tomorrow at half past nine", date(2026, 3, 6), time(9, 30)),
        ("at nine thirty tomorrow", date(2026, 3, 6), time(9, 30)),
        ("6 March, 9.30am", date(2026, 3, 6), time(9, 30)),
        ("March 6 by 4pm", date(2026, 3, 6), time(16)),
        ("in two hours", date(2026, 3, 5), time(12)),
        ("within 24 hours", date(2026, 3, 6), time(10)),
        ("this Friday at quarter to three", date(2026, 3, 6), time(14, 45)),
        ("the day after tomorrow at noon", date(2026, 3, 7), time(12)),
        ("today by five", date(2026, 3, 5), time(17)),
    ],
)
def test_relative_days_and_times_are_read_against_now(written: str, day: date, at: time) -> None:
    (found,) = moments(figured(f"I'll ring you {written}."), NOW)

    assert day in found.days and found.times == (at,)


def test_a_range_of_times_is_one_moment() -> None:
    (found,) = moments(figured("on 6 March between 10 and 12"), NOW)

    assert found.times == (time(10), time(12))


@pytest.mark.parametrize(
    "said", ["one of the two", "a hundred thanks", "call me on extension 5", "24/7"]
)
def test_what_is_no_sum_is_none(said: str) -> None:
    assert not [one for one in sums(figured(said)) if not one.loose]


@given(st.text(max_size=200))
def test_any_text_is_read_without_failing_and_spans_stay_inside(text: str) -> None:
    read = figured(text)

    for one in (*sums(read), *endings(read), *moments(read, NOW)):
        start, end = read.span(one.start, one.end)
        assert 0 <= start < end <= len(text)
