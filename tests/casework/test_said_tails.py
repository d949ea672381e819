from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.casework.said_cases import named, patient, said, tails

MARKED = """
7776 | x7776 | X7776 | xx-7776 | xx 7776 | *7776 | ****7776 | * 7776 | ...7776 | …7776. | •••• 7776
xxxx xxxx xxxx 7776 | **** **** **** 7776 | XXXX-XXXX-XXXX-7776 | 4111 11** **** 7776 | 411111******7776
ending in 77-76 | ending with 7 7 7 6 | ending 7-7-7-6 | ending in 7.7.7.6 | ending 777-6 | ends 7776
ending: 7776. | ending in (7776) | ending in "7776" | ends in the digits 7776 | ending w/ 7776 | ended 7776
last four 7776 | last 4 digits: 7776 | last4: 7776 | last four of her card are 7776 | final four 7776
last 4 on card 7776 | #7776 | # 7776 | #0007776 | 0007776 | no. 7776 | number 7776 | acct:7776 | acct# 7776
a/c 7776 | Account no: 7776 | accnt 7776 | (7776) | "7776" | '7776' | -7776 | 7776? | 7776's | visa-4421 7776
acct endng in 7776 | acct endin 7776 | account edning 7776 | acct ending7776
card endig in 7776 | endding 7776
double seven seven six | triple seven six | treble 7 6 | seven seven seven six | seventy-seven seventy-six
seventy seven seventy six | seven-seven-seven-six | Seven, seven, seven, six | double 7 76 | 77 seven six
ending in seven seven seven six | card ending double seven seventy-six | 7 7 7 6 | 77-76 | 77 76
account 7776 | the account 7776? | what is 7776 | what's 7776? | she asks about 7776 | 7776 is wrong
the number 7776 pops up | why does it say 7776? | cust: acct 7776?? | card 77 76 | Visa 7776 | Visa7776
she says 7776 isn't hers | 7776 thing again | <b>7776</b> | [7776] | finishing in 7776
"""


@pytest.mark.parametrize(
    "text", [one.strip() for one in MARKED.replace("\n", "|").split("|") if one.strip()]
)
def test_a_marked_or_bare_ending_is_a_tail(text):
    assert "7776" in tails(text)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("oh seven seven six", ["0776"]),
        ("ending nought nought seven six", ["0076"]),
        ("double oh seven six", ["0076"]),
        ("ends zero o seven six", ["0076"]),
        ("ending 0076", ["0076"]),
        ("ending 776", ["776"]),
        ("ending 447776", ["447776"]),
        ("7776 and 4421", ["7776", "4421"]),
        ("7776, 4421 and 1005", ["7776", "4421", "1005"]),
        ("7776,4421", ["7776", "4421"]),
        ("7776/4421", ["7776", "4421"]),
        ("x7776 not x4421", ["7776", "4421"]),
        ("7 7 7 6 and 4 4 2 1", ["7776", "4421"]),
        ("2026", ["2026"]),
        ("1999?", ["1999"]),
        ("account 2026", ["2026"]),
        ("ending in 2026", ["2026"]),
        ("what is 2026", ["2026"]),
        ("7776\nthanks", ["7776"]),
    ],
)
def test_the_digits_are_kept_as_they_are(text, values):
    assert tails(text) == values


@pytest.mark.parametrize(
    "text",
    [
        "in 2019 and since 2024",
        "2 boxes within 24 hours",
        "20 minutes, 3 times",
        "7776 miles and 1000 points",
        "1200 pieces",
        "about 5000 people",
        "20%",
        "1500 percent",
        "$7776",
        "7776 USD",
        "7776 dollars",
        "she was charged 7776",
        "2026-11-03",
        "11/03/2026",
        "3 November 2026",
        "at 10:12 and at 1430",
        "she lives at 1742 Oak Street",
        "Brooklyn, NY 11201",
        "12345 Berlin",
        "flat 1204, suite 4400",
        "po box 7776",
        "zip 10001",
        "postcode 2000",
        "https://x.example/orders/7776",
        "www.x.example/7776?b=4421",
        "version 7776",
        "24/7",
        "2025-2026",
        "7,776",
        "7776.50",
        "pin 4421",
        "otp 482913",
        "one two three",
        "two hundred and fifty",
        "forty two",
        "oh no",
        "last 4 weeks",
        "1080p 256GB 4k",
        "order 10447776",
    ],
)
def test_other_figures_are_no_tails(text):
    assert tails(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ending in 10447776", [("number", "10447776")]),
        ("#10447776", [("number", "10447776")]),
        ("order ending 7776", [("tail", "7776")]),
        ("order number ending in 7776", [("tail", "7776")]),
        ("order 7776?", [("order", "7776")]),
    ],
)
def test_long_and_labelled_digits_keep_their_kind(text, found):
    assert named(text) == found


def test_short_labelled_numbers_may_be_endings_too():
    assert said("order 7776? and card 4421, order 10447776").endings == ("4421", "7776")


WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen")
TEENS += ("eighteen", "nineteen")
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def pair(two: str) -> str:
    """Two digits the way people say them."""
    if two[0] == "0":
        return f"oh {WORDS[int(two[1])]}"
    if two[0] == "1":
        return TEENS[int(two[1])]
    return TENS[int(two[0]) - 2] + (f"-{WORDS[int(two[1])]}" if two[1] != "0" else "")


def doubled(digits: str) -> str:
    said, place = [], 0
    while place < len(digits):
        twice = digits[place : place + 2] == digits[place] * 2
        said.append(("double " if twice else "") + WORDS[int(digits[place])])
        place += 1 + twice
    return " ".join(said)


STYLES = {
    "plain": lambda digits: digits,
    "x": lambda digits: f"x{digits}",
    "stars": lambda digits: f"****{digits}",
    "ellipsis": lambda digits: f"…{digits}",
    "masked": lambda digits: f"xxxx-xxxx-xxxx-{digits}",
    "hash": lambda digits: f"#{digits}",
    "padded": lambda digits: f"#000{digits}",
    "ending": lambda digits: f"account ending in {digits}",
    "dashed": lambda digits: f"ending in {digits[:2]}-{digits[2:]}",
    "spaced": lambda digits: "ending with " + " ".join(digits),
    "full width": lambda digits: "".join(chr(ord(digit) + 0xFEE0) for digit in digits),
    "one by one": lambda digits: " ".join(WORDS[int(digit)] for digit in digits),
    "by commas": lambda digits: ", ".join(WORDS[int(digit)] for digit in digits),
    "doubled": doubled,
    "pairs": lambda digits: f"{pair(digits[:2])} {pair(digits[2:])}",
    "mistyped": lambda digits: f"acct endng {digits}",
    "last four": lambda digits: f"last 4: {digits}",
    "card": lambda digits: f"Visa{digits}",
}


@patient
@given(st.from_regex(r"[0-9]{4}", fullmatch=True), st.sampled_from(sorted(STYLES)))
def test_every_style_of_writing_four_digits_gives_the_same_tail(digits, style):
    assert named(STYLES[style](digits)) == [("tail", digits)]


@patient
@given(st.from_regex(r"[0-9]{3,6}", fullmatch=True))
def test_a_marked_ending_of_three_to_six_digits_is_a_tail_without_padding_zeros(digits):
    value = digits
    while len(value) > 4 and value[0] == "0":
        value = value[1:]

    assert tails(f"ending in {digits}") == [value]
