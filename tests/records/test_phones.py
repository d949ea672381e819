"""A telephone number has one form, and the quick way there leads where the library does."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

from firstline.records import phones
from firstline.records.phones import phone_form


@pytest.mark.parametrize(
    "written",
    [
        "(212) 555-0199",
        "212.555.0199",
        "2125550199",
        "212 555 0199",
        " 212-555-0199 ",
        "+1 212 555 0199",
        "+1 (212) 555-0199",
        "1-212-555-0199",
        "001 212 555 0199",
        "00 1 (212) 555 0199",
        "011 1 212 555 0199",
        "+1 (0) 212 555 0199",
        "212-555-0199 ext. 42",
        "212-555-0199 x42",
        "tel:+1-212-555-0199",
        "+１２１２５５５０１９９",
    ],
)
def test_a_number_at_home_is_the_same_however_it_is_written(written):
    assert phone_form(written, "US") == "+12125550199"


@pytest.mark.parametrize(
    "written",
    [
        "+441314960123",
        "+44 131 496 0123",
        "+44 (0)131 496 0123",
        "+44 0131 496 0123",
        "0044 131 496 0123",
        "00 44 (0) 131 496 0123",
        "011 44 131 496 0123",
        "+44-131-496-0123 ext 7",
    ],
)
def test_a_number_abroad_is_the_same_however_it_is_written(written):
    assert phone_form(written, "US") == "+441314960123"


@pytest.mark.parametrize("written", ["0131 496 0123", "(0131) 496 0123", "+44 131 496 0123"])
def test_a_number_without_a_country_code_is_read_in_the_region(written):
    assert phone_form(written, "GB") == "+441314960123"


def test_a_zero_that_is_dialled_is_kept():
    assert phone_form("02 1234567", "IT") == phone_form("+39 02 1234567", "US") == "+39021234567"


@pytest.mark.parametrize("written", ["no number", "7776", "", "+", "00", "0044", "12", "ext. 12"])
def test_what_cannot_be_a_number_has_no_form(written):
    assert phone_form(written, "US") is None


_REGIONS = ("US", "CA", "GB", "DE", "IT", "FR", "JP", "AU", "RU", "GG", "XX")
_CODES = st.sampled_from(sorted(COUNTRY_CODE_TO_REGION_CODE)).map(str)
_DIGITS = st.text("0123456789", min_size=1, max_size=15)
_SPACED = st.text("0123456789 ().-", min_size=1, max_size=18)
_WRITTEN = st.one_of(
    st.builds("+{}{}".format, _CODES, _DIGITS),
    st.builds("+{} {}".format, _CODES, _SPACED),
    st.builds("+{}".format, _DIGITS),
    _DIGITS,
    _SPACED,
)


@settings(max_examples=600, deadline=None)
@given(_WRITTEN, st.sampled_from(_REGIONS))
def test_the_quick_way_never_differs_from_the_library(written, region):
    quick = phones._plain(written, region)
    if quick is not None:
        parsed = phonenumbers.parse(written, region)
        assert phonenumbers.is_possible_number(parsed)
        assert quick == phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


@pytest.mark.parametrize("written", ["+12125550199", "(212) 555-0199", "+44 1632 960123"])
def test_common_spellings_go_the_quick_way(written):
    assert phones._plain(written, "US")
