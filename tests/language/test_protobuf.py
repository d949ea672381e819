from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.language.protobuf import read, write

NUMBERS = st.integers(1, 2**29 - 1)


def fields(message: bytes) -> list:
    found = read(memoryview(message))
    return [(number, value if isinstance(value, int) else bytes(value)) for number, value in found]


@given(st.lists(st.tuples(NUMBERS, st.integers(0, 2**63 - 1) | st.binary(max_size=300))))
def test_what_was_written_is_read_in_the_same_order(values):
    assert fields(b"".join(write(number, value) for number, value in values)) == values


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (150, b"\x08\x96\x01"),
        (-1, b"\x08" + b"\xff" * 9 + b"\x01"),
        ("testing", b"\x0a\x07testing"),
        (b"", b"\x0a\x00"),
        (1.5, b"\x0d" + struct.pack("<f", 1.5)),
    ],
)
def test_a_field_is_written_as_the_format_says(value, written):
    assert write(1, value) == written


def test_fields_of_fixed_size_are_passed_by_whole():
    message = b"\x09" + b"12345678" + write(2, 1.0) + write(3, 7)
    assert [number for number, _ in fields(message)] == [1, 2, 3]
