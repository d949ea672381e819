"""Pauses grow, are the same every time, and end."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from firstline.desk.outbox.back_off import MOST_ATTEMPTS, pause_after

attempts = st.integers(1, MOST_ATTEMPTS + 5)


@given(attempts, st.integers(1, MOST_ATTEMPTS + 5))
def test_a_later_attempt_never_waits_less_and_none_comes_after_the_last(failed, most):
    pause, following = pause_after(failed, most), pause_after(failed + 1, most)
    if pause is None:
        assert following is None and failed >= min(most, MOST_ATTEMPTS)
    else:
        assert pause >= timedelta(seconds=5)
        assert following is None or following >= pause


def test_the_first_pauses_are_short_and_an_order_is_tried_for_more_than_two_days():
    seconds = [pause_after(failed).total_seconds() for failed in range(1, MOST_ATTEMPTS)]
    assert seconds[:6] == [5, 30, 120, 600, 3600, 21600]
    assert timedelta(seconds=sum(seconds)) > timedelta(days=2)
    assert pause_after(MOST_ATTEMPTS) is None
