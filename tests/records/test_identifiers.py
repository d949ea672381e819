from __future__ import annotations

import pytest

from firstline.records.identifiers import (
    compact,
    email_form,
    name_form,
    phone_form,
    reversed_form,
    value_form,
)


@pytest.mark.parametrize(
    "written", ["TI-5-7776", "ti 5 7776", "#TI.5/7776", "ＴＩ-5-7776", "TI\u20115\u20117776"]
)
def test_separators_case_and_width_make_no_difference(written):
    assert compact(written) == "ti57776"


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("Núria O'Neil", "nuria oneil"),
        ("  ŁUKASZ   Świątek ", "lukasz swiatek"),
        ("Mary-Jane St. Claire", "mary jane st claire"),
        ("Jürgen Groß", "jurgen gross"),
        ("Søren Ærø", "soren aero"),
        ("D’Angelo, Ann", "dangelo ann"),
        ("李 小龙", "李 小龙"),
    ],
)
def test_names_lose_case_accents_and_marks(written, form):
    assert name_form(written) == form


@pytest.mark.parametrize(
    "written", ["(212) 555-0199", "212.555.0199", "+1 212 555 0199", "1-212-555-0199"]
)
def test_a_phone_is_the_same_however_it_is_written(written):
    assert phone_form(written, "US") == "+12125550199"


def test_a_phone_without_country_code_is_read_in_the_region():
    assert phone_form("0131 496 0123", "GB") == "+441314960123"
    assert phone_form("no number", "GB") is None
    assert phone_form("7776", "US") is None


def test_a_phone_nobody_can_read_is_kept_as_its_digits():
    assert value_form("phone", "ext. 12", "US") == "ext12"


def test_emails_keep_their_marks():
    assert email_form(" Ada.Lovelace@Example.COM ") == "ada.lovelace@example.com"


def test_only_what_people_quote_by_its_end_is_reversed():
    assert reversed_form("phone", "+12125550199") == "99105552121"
    assert reversed_form("reference", "ti57776") == "67775it"
    assert reversed_form("email", "a@x.example") is None
    assert reversed_form("name", "ada") is None
