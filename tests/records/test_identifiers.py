from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.records.identifiers import (
    compact,
    email_form,
    name_form,
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
        ("Gar\u00adcía", "garcia"),
        ("ＧＡＲＣＩＡ", "garcia"),
        ("İpek Işık", "ipek isik"),
        ("李 小龙", "李 小龙"),
    ],
)
def test_names_lose_case_accents_and_marks(written, form):
    assert name_form(written) == form


def test_a_phone_nobody_can_read_is_kept_as_its_digits():
    assert value_form("phone", "ext. 12", "US") == "ext12"


@pytest.mark.parametrize(
    "written", ["Mary O'Brien", "mary obrien", "MARY O’BRIEN", "Mary O Brien", "Mary O`Brien"]
)
def test_an_apostrophe_makes_no_other_name(written):
    assert name_form(written) == "mary obrien"


@pytest.mark.parametrize("written", ["Anna Smith-Jones", "anna smith jones", "Anna Smith–Jones"])
def test_a_double_barrelled_name_needs_no_dash(written):
    assert name_form(written) == "anna smith jones"


@given(st.text("abcO'’.- _", max_size=20))
def test_a_plain_name_has_the_form_that_any_name_has(text):
    # A combining mark makes the text other than plain and is dropped.
    assert name_form(text) == name_form(f"{text}\u0301")


@given(st.text(max_size=40))
def test_the_form_of_a_form_is_itself(text):
    for form in (compact, email_form, name_form):
        once = form(text)
        assert form(once) == once


@pytest.mark.parametrize(
    "written",
    [
        " Ada.Lovelace@Example.COM ",
        "<ada.lovelace@example.com>",
        "Ada Lovelace <ADA.Lovelace@example.com>",
        "mailto:ada.lovelace@example.com",
        "ada.lovelace@example.com,",
        "ａda.lovelace@example.com",
    ],
)
def test_emails_keep_their_marks_alone(written):
    assert email_form(written) == "ada.lovelace@example.com"


def test_only_what_people_quote_by_its_end_is_reversed():
    assert reversed_form("phone", "+12125550199") == "99105552121"
    assert reversed_form("reference", "ti57776") == "67775it"
    assert reversed_form("email", "a@x.example") is None
    assert reversed_form("name", "ada") is None
