"""What parts of a message sound like is a matter of its own where the records bear it out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.casework.meant.test_meant import LOST, MISSED, REPAIR, SOLD, read

VISIT, ORDER, PARTS = "appointment_missed", "order_status", "parts_missing"


@pytest.mark.parametrize(
    "text",
    [
        "debited twice, nobody showed",
        "I was debited twice and your man never showed.",
        "2x, no show",
    ],
)
def test_a_part_that_sounds_like_what_is_broken_is_a_matter(text):
    hints = ("debited_twice", VISIT)
    assert read(text, "debited_twice", of=MISSED, hints=hints) == ("debited_twice", VISIT)
    assert read(text, "debited_twice", of=SOLD, hints=hints) == ("debited_twice",)


@pytest.mark.parametrize(
    ("text", "matters"),
    [
        ("my parcel is late and I looked forward to it, the whole street knows", (ORDER,)),
        ("the package is late, everybody waited for it", (ORDER,)),
        ("parcel late and I sat in all day", (ORDER,)),
        ("my parcel is late and nobody turned up for the visit", (ORDER, VISIT)),
        ("parcel late, engineer too", (ORDER, VISIT)),
    ],
)
def test_a_late_parcel_is_no_visit_that_failed(text, matters):
    assert read(text, ORDER, of=MISSED, hints=(VISIT,)) == matters


@pytest.mark.parametrize("hint", ["item_wrong", "order_status"])
def test_what_waits_for_a_part_in_the_workshop_is_a_matter_of_its_part(hint):
    text = "debited twice, and has the bearing for my washer come with the cartridges"
    both = read(text, "debited_twice", of=(*SOLD, *REPAIR), hints=(hint,))
    assert both == ("debited_twice", PARTS)


def test_where_an_overdue_thing_is_though_it_sounds_faulty():
    text = "who is 7776, and no sign of my toaster"
    assert read(text, "explain_number", of=LOST, hints=("item_wrong",)) == ("explain_number", ORDER)


def test_a_thing_that_is_merely_named_is_not_faulty():
    text = "I bought filter cartridges, you charged me twice"
    assert read(text, "debited_twice", of=SOLD, hints=("item_wrong",)) == ("debited_twice",)


def test_silence_after_a_letter_is_no_complaint_unless_she_names_one():
    text = "nobody came, no call, no letter"
    assert read(text, VISIT, of=MISSED, hints=("complaint_unanswered",)) == (VISIT,)


def test_what_is_put_aside_is_no_matter_whatever_it_sounds_like():
    text = "debited twice, never mind the visit"
    assert read(text, "debited_twice", of=MISSED, hints=(VISIT,)) == ("debited_twice",)


@pytest.mark.parametrize(
    "text",
    ["7776 and a double debit", "What is 7776, and why two debits?", "7776?? also debited twice"],
)
def test_digits_that_our_own_books_explain_are_a_matter_beside_another(text):
    ours = replace(SOLD[0], order_number="10437776")
    hints = ("debited_twice",)
    assert "explain_number" in read(text, "debited_twice", of=(ours,), hints=hints)
    assert "explain_number" not in read(text, "debited_twice", of=SOLD, hints=hints)


@pytest.mark.parametrize(
    "text",
    [
        "I complained about the visit and nobody wrote it down",
        "already made a complaint about your engineer",
        "her complaint regarding the appointment isn't on file",
    ],
)
def test_what_a_complaint_was_about_is_no_matter_beside_it(text):
    likely = ("complaint_unanswered", VISIT)
    read_so = read(text, "complaint_unanswered", of=MISSED, likely=likely)
    assert read_so == ("complaint_unanswered",)


def test_a_complaint_and_a_visit_are_two_matters():
    text = "my complaint is open and the visit did not happen"
    likely = ("complaint_unanswered", VISIT)
    assert read(text, "complaint_unanswered", of=MISSED, likely=likely) == likely


@pytest.mark.parametrize(
    "text",
    [
        "charged twice when I ordered one part",
        "two charges + one part",
        "I paid 9, then 9, for a part",
    ],
)
def test_a_part_that_was_bought_is_none_that_is_waited_for(text):
    of = (*SOLD, *REPAIR)
    assert read(text, "debited_twice", of=of, hints=(PARTS,)) == ("debited_twice",)
    asked = f"{text}, and is the bearing there"
    assert read(asked, "debited_twice", of=of, hints=(PARTS,)) == ("debited_twice", PARTS)
