"""What she says herself against the records: that somebody came, or that she was in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firstline.casework.said.claim import WAS_IN, WAS_VISITED
from tests.casework.findings.appointment.cases import (
    DAY,
    NEXT,
    claims,
    codes,
    failure,
    found,
    names_day,
)
from tests.casework.promises.cases import SLOT, appointment, event
from tests.casework.records import said

CAME = claims(WAS_VISITED)


def test_a_visit_that_she_says_took_place_is_no_longer_missed():
    assert codes(*failure(1), said=CAME) == []


@pytest.mark.parametrize("more", [{"denied": True}, {"hedged": True}, {"reported": True}])
def test_a_visit_denied_asked_about_or_somebody_else_s_leaves_it_missed(more):
    assert codes(*failure(1), said=claims(WAS_VISITED, **more)) == ["MISS_1"]


@pytest.mark.parametrize(
    "text",
    [
        "the parcel came today",
        "your engineer claims that he was here",
        "he was to come today",
        "he came on Monday but nobody came today",
    ],
)
def test_what_only_sounds_like_a_visit_leaves_it_missed(text):
    assert "MISS_1" in codes(*failure(1), said=said(text))


def test_only_the_latest_of_several_is_taken_back():
    three = [*failure(1), *failure(2, SLOT - 9 * DAY), *failure(3, SLOT - 18 * DAY)]

    left = found(*three, said=CAME)["MISS_N"]

    assert left.facts["failures"].text == "2"
    assert {proof.record for proof in left.evidence} == {
        "appointment_events/EV-2",
        "appointment_events/EV-3",
    }


def test_the_visit_whose_day_she_names_is_the_one_taken_back():
    older = SLOT - 9 * DAY
    named = replace(CAME, days=names_day(older.date()).days)

    left = found(*failure(1), *failure(2, older), said=named)["MISS_1"]

    assert [proof.record for proof in left.evidence] == ["appointment_events/EV-1"]


def test_a_visit_with_nothing_recorded_is_settled_by_her_word():
    assert codes(appointment(), said=CAME) == []


def test_a_failure_before_a_visit_that_was_kept_is_not_taken_back():
    kept = appointment("done", appointment_id="AP-9"), event("attended", appointment_id="AP-9")

    assert "MISS_1" in codes(*kept, *failure(1, SLOT - 9 * DAY), said=CAME)


def no_access(said):
    given = appointment(starts_at=NEXT), event("no_access", at=SLOT, old_starts_at=SLOT)
    return found(*given, said=said)["NO_ACCESS"].facts


def test_who_says_she_was_in_is_not_asked_whether_she_was():
    assert {"was_in", "was_out"} & no_access(claims(WAS_IN)).keys() == {"was_in"}


def test_who_says_she_was_out_is_not_asked_either():
    assert {"was_in", "was_out"} & no_access(claims(WAS_IN, denied=True)).keys() == {"was_out"}


def test_who_says_neither_is_asked():
    assert not {"was_in", "was_out"} & no_access(said("no engineer came")).keys()
