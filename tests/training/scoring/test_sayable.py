"""Facts of the records are said as agents say them, in her currency and her way of writing days."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from firstline.training.scoring.sayable import day, doing, moment, to_her


def test_days_and_hours_are_written_as_she_writes_them() -> None:
    at = datetime(2026, 11, 25, 17, 30)

    assert (day(date(2026, 11, 14), "USD"), day(date(2026, 11, 14), "GBP")) == (
        "November 14",
        "14 November",
    )
    assert moment(at, "USD") == "5:30 pm on Wednesday, November 25"
    assert moment(at.replace(hour=0, minute=0), "GBP") == "12 am on Wednesday 25 November"


@pytest.mark.parametrize(
    ("step", "said"),
    [
        ("send the credit of 164.00 again", "sending the credit of $164.00 again"),
        ("stop the plan", "stopping the plan"),
        ("reserve the pump now", "reserving the pump"),
        ("tie up the order", "tying up the order"),
        ("call the 12.50 back and send it to the card", "calling the $12.50 back"),
        ("tell the customer when the part comes", ""),
        ("send the lamp again, or refund 72.40", ""),
        ("call today at 16:00", ""),
        ("send the customer's label", "sending your label"),
    ],
)
def test_a_step_is_said_as_something_being_done(step: str, said: str) -> None:
    assert doing(step, frozenset({"tell"}), "USD") == said


def test_what_the_records_say_of_the_customer_is_said_to_her() -> None:
    assert to_her("nobody told the customer") == "nobody told you"
    assert to_her("sent to the customer's old card") == "sent to your old card"
