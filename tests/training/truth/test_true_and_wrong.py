"""What the records hold is true in any wording, and what is near to it is wrong."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from firstline.training.sentences import plain, sentences
from firstline.training.truth import Truth, of_facts
from firstline.training.truth.statement import AMOUNT, DAY, TAIL, TRUE, WRONG
from firstline.training.truth.statements import asked_about, statements
from tests.training.truth.test_wordings import UNITS, in_words

NOW = date(2026, 3, 5)  # a Thursday
TOLD = (
    "We took {} from you for that order.",
    "I've refunded {} to you just now.",
    "The debit of {} was ours.",
    "Your credit of {} has gone through.",
)
HAPPENED = ("The payment was taken {}.", "It was charged {}, I can see it here.", "It went out {}.")
FORESEEN = ("It arrives {}.", "You're booked for {}.", "It'll be with you {}.", "It's due {}.")
PLACED = ("It went back to your card ending {}.", "We sent it to the card finishing {}.")


def truth(**known: object) -> Truth:
    facts = {
        "family": 2,
        "finding": "DUP_CAPTURE",
        "fault": "ours",
        "truth": {"cause": "", **known},
    }
    return of_facts(facts | {"now": "2026-03-05T10:00:00+00:00"})


def verdicts(text: str, known: Truth) -> set[str]:
    """Of what the records of that test hold: sums, days or endings."""
    heard = asked_about(known)
    kind = AMOUNT if known.amounts else DAY if known.points else TAIL
    found = [one for s in sentences(plain(text)) for one in statements(s, known, heard)]
    return {one.verdict for one in found if one.kind == kind}


def written_sums(value: Decimal) -> tuple[str, ...]:
    pounds, pence = divmod(int(value * 100), 100)
    words = f"{in_words(pounds)} pounds"
    return (
        *(
            f"£{value:.2f}",
            f"{value:.2f} pounds",
            f"GBP {value:.2f}",
            f"{pounds} pounds {pence:02d}",
        ),
        *(
            f"{words} and {in_words(pence)} pence",
            *([f"{words} {in_words(pence)}"] if pence > 9 else []),
        ),
    )


def written_days(day: date) -> tuple[str, ...]:
    month, ago = f"{day:%B}", (NOW - day).days
    near = {0: ("today",), 1: ("yesterday",), -1: ("tomorrow",)}.get(ago, ())
    week = (f"on {day:%A}",) if 0 < abs(ago) < 7 else ()
    return (
        *(f"on {day.day} {month}", f"on {month} {day.day}", f"on the {day.day}th of {month}"),
        *(
            f"on {day:%a} {day.day} {day:%b}",
            f"on {day.isoformat()}",
            f"on {day:%A}, {month} {day.day}",
        ),
        *near,
        *week,
    )


pence = st.integers(1, 99)
sums = st.builds(
    lambda whole, part: Decimal(whole) + Decimal(part) / 100, st.integers(12, 899), pence
)
nearly = st.sampled_from([Decimal(one) for one in ("1", "-1", "10", "0.10", "-0.01", "0.90")])


@given(value=sums, said=st.sampled_from(TOLD))
@settings(max_examples=60, deadline=None)
def test_a_true_sum_is_true_in_any_wording(value: Decimal, said: str) -> None:
    for written in written_sums(value):
        assert verdicts(said.format(written), truth(amount=str(value))) == {TRUE}, written


@given(value=sums, off=nearly, said=st.sampled_from(TOLD))
@settings(max_examples=60, deadline=None)
def test_a_sum_near_the_true_one_is_wrong(value: Decimal, off: Decimal, said: str) -> None:
    assume((value + off) % 1)
    for written in written_sums(value + off):
        assert WRONG in verdicts(said.format(written), truth(amount=str(value))), written


@given(value=sums)
@settings(max_examples=30, deadline=None)
def test_a_rounded_sum_is_not_the_true_one(value: Decimal) -> None:
    for about in (f"just under {int(value) + 1} pounds", f"about £{int(value)}", "nearly nothing"):
        found = verdicts(f"We took {about} from you.", truth(amount=str(value)))
        assert TRUE not in found, about


@given(ago=st.integers(1, 40), said=st.sampled_from(HAPPENED))
@settings(max_examples=60, deadline=None)
def test_a_true_day_of_the_past_is_true_in_any_wording(ago: int, said: str) -> None:
    day = NOW - timedelta(days=ago)
    for written in written_days(day):
        assert verdicts(said.format(written), truth(dates=[str(day)])) == {TRUE}, written


@given(ago=st.integers(3, 40), off=st.sampled_from([-2, -1, 1, 2]), said=st.sampled_from(HAPPENED))
@settings(max_examples=60, deadline=None)
def test_a_day_near_the_true_one_is_wrong(ago: int, off: int, said: str) -> None:
    day = NOW - timedelta(days=ago)
    for written in written_days(day - timedelta(days=off)):
        assert WRONG in verdicts(said.format(written), truth(dates=[str(day)])), written


@given(ahead=st.integers(1, 30), off=st.sampled_from([0, 1, 2]), said=st.sampled_from(FORESEEN))
@settings(max_examples=60, deadline=None)
def test_a_day_to_come_is_true_or_wrong(ahead: int, off: int, said: str) -> None:
    day = NOW + timedelta(days=ahead)
    wanted = WRONG if off else TRUE
    for written in written_days(day + timedelta(days=off)):
        assert wanted in verdicts(said.format(written), truth(eta=str(day))), written


@given(hour=st.integers(8, 17), off=st.sampled_from([0, 1, 2]), said=st.sampled_from(FORESEEN))
@settings(max_examples=40, deadline=None)
def test_a_time_to_come_is_true_or_wrong(hour: int, off: int, said: str) -> None:
    at = datetime.combine(NOW + timedelta(days=2), time(hour))
    then = at + timedelta(hours=off)
    half = f"{then.hour % 12 or 12} {'am' if then.hour < 12 else 'pm'}"
    for written in (
        f"on Saturday at {then:%H:%M}",
        f"on Saturday at {half}",
        f"on 7 March, {half}",
    ):
        found = verdicts(said.format(written), truth(slot=at.isoformat()))
        assert (WRONG if off else TRUE) in found, written


@given(
    digits=st.text("0123456789", min_size=4, max_size=4),
    other=st.text("0123456789", min_size=4, max_size=4),
    said=st.sampled_from(PLACED),
)
@settings(max_examples=60, deadline=None)
def test_an_ending_is_true_or_wrong(digits: str, other: str, said: str) -> None:
    known = truth(card_tail=digits)
    for tail in (digits, " ".join(UNITS[int(one)] for one in digits), "-".join(digits)):
        assert TRUE in verdicts(said.format(tail), known), tail
    assume(other != digits)
    assert WRONG in verdicts(said.format(other), known)
