from __future__ import annotations

import pytest

from firstline.records.candidates import Candidate


@pytest.mark.parametrize(
    ("name", "email", "phone", "masked"),
    [
        ("Maria Lind", "maria@x.com", "+12125550101", "M*** L***, m***@x***.com, ***01, C1"),
        ("Maria Lind", None, "(212) 555-0142", "M*** L***, ***42, C1"),
        ("Maria Lind", None, None, "M*** L***, C1"),
        (None, "maria@mail.example.co.uk", None, "m***@m***.uk, C1"),
        (None, "maria@localhost", "ext. 12", "m***@***, C1"),
        (None, None, None, "C1"),
    ],
)
def test_a_masked_candidate_shows_first_letters_and_the_customer_number(name, email, phone, masked):
    assert Candidate("C1", name, "phone", email, phone).masked == masked
