from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.casework.said import redact
from firstline.casework.said.cards import is_card_number, passes_luhn
from tests.casework.said_cases import patient, said

PREFIXES = (("4", 16), ("51", 16), ("55", 16), ("2221", 16), ("34", 15), ("37", 15), ("6011", 16))
PREFIXES += (("65", 16), ("36", 14), ("3528", 16), ("62", 19), ("4", 13), ("4", 19), ("5018", 16))


@st.composite
def card_numbers(draw) -> str:
    prefix, length = draw(st.sampled_from(PREFIXES))
    free = length - len(prefix) - 1
    body = prefix + draw(st.text("0123456789", min_size=free, max_size=free))
    return next(body + check for check in "0123456789" if passes_luhn(body + check))


@st.composite
def written_cards(draw) -> tuple[str, str]:
    """(digits, the same with random separators)."""
    digits = draw(card_numbers())
    marks = st.sampled_from(["", "", " ", "-", ".", "  ", " - "])
    written = digits[0] + "".join(draw(marks) + digit for digit in digits[1:])
    return digits, written


words = st.text(st.characters(blacklist_categories=("Nd", "Nl", "No", "Cs")), max_size=20).filter(
    lambda text: not re.search(r"[0-9+&#;]", text)
)


def digits_of(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)


@patient
@given(written_cards(), words, words)
def test_a_full_card_number_never_survives_however_it_is_separated(card, before, after):
    digits, written = card

    redacted = redact(f"{before} {written} {after}")

    assert digits not in digits_of(redacted)
    assert f"ends {digits[-4:]}]" in redacted


@patient
@given(written_cards(), written_cards())
def test_two_cards_side_by_side_both_go(first, second):
    redacted = redact(f"{first[1]}, {second[1]}")

    assert first[0] not in digits_of(redacted)
    assert second[0] not in digits_of(redacted)


@patient
@given(st.from_regex(r"[0-9]{8,12}", fullmatch=True), words, words)
def test_a_number_of_eight_to_twelve_digits_survives_digit_by_digit(number, before, after):
    assert number in redact(f"{before} {number} {after}")


@patient
@given(st.text())
def test_what_is_redacted_once_stays_so(text):
    once = redact(text)

    assert redact(once) == once


@patient
@given(
    st.lists(
        st.one_of(
            written_cards().map(lambda card: card[1]),
            st.sampled_from([" ", "cvv 123", "/", "\n", "12/27", "x"]),
        )
    )
)
def test_what_is_redacted_once_stays_so_among_cards(pieces):
    once = redact("".join(pieces))

    assert redact(once) == once


@pytest.mark.parametrize(
    "written",
    [
        "4111 1111 1111 1111",
        "4111-1111-1111-1111",
        "4111.1111.1111.1111",
        "4111111111111111",
        "４１１１ １１１１ １１１１ １１１１",
        "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
        "4111\n1111\n1111\n1111",
        "4111\u200b1111\u200b1111\u200b1111",
        "4111–1111–1111–1111",
        "4111,1111,1111,1111",
        "x4111111111111111x",
        "(4111111111111111)",
        "12 4111 1111 1111 1111",
        "٤١١١١١١١١١١١١١١١",
    ],
)
def test_ways_to_write_a_card_number_are_all_seen(written):
    redacted = redact(f"card {written} please")

    assert "[card number removed, ends 1111]" in redacted
    assert "1111 1111" not in redacted and "11111111" not in redacted


REMOVED = "[card number removed, ends 1111]"
CODE = "[security code removed]"


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("4111111111111111 5555555555554444", f"{REMOVED} [card number removed, ends 4444]"),
        ("4111 1111 1111 1111 cvv 123", f"{REMOVED} cvv {CODE}"),
        ("cvv2: 1234", f"cvv2: {CODE}"),
        ("378282246310005 12/27 1234", f"[card number removed, ends 0005] 12/27 {CODE}"),
        ("4111111111111111 security code is 123", f"{REMOVED} security code is {CODE}"),
        ("4111111111111111 4421", f"{REMOVED} 4421"),
    ],
)
def test_a_security_code_goes_with_its_card(text, redacted):
    assert redact(text) == redacted


@pytest.mark.parametrize(
    "kept",
    [
        "order 10447776",
        "1Z999AA10123456784",
        "9400 1000 0000 0000 0000 00",
        "9405503699300421345678",
        "fedex 123456789012",
        "+49 151 12345678",
        "+1 415 555 0100",
        "DE89 3704 0044 0532 0130 00",
        "GB29NWBK60161331926819",
        "20261103101200",
        "1762164720000",
        "2026-11-03 10:12:00",
        "4111111111111112",
        "41111111111111111111111111111111",
        "411111******1111",
        "security code 7776",
    ],
)
def test_other_numbers_stay(kept):
    assert redact(kept) == kept


def test_a_removed_card_is_read_as_its_ending_and_as_hers():
    read = said("her card is 4111 1111 1111 1111")

    assert [(m.kind, m.value, m.owned) for m in read.mentions] == [("tail", "1111", True)]
    assert "4111" not in read.text


def test_a_known_network_of_the_wrong_length_is_no_card():
    assert is_card_number("4111111111111111")
    assert not is_card_number("411111111111116")
    assert not is_card_number("9111111111111111")
