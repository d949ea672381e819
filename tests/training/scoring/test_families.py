"""Matched transcripts are ordered as a careful lead would order them, in every family."""

from __future__ import annotations

import pytest

from firstline.training.scoring import read_line, score
from tests.training.scoring.families import BAD, FAMILIES, line


@pytest.mark.parametrize("family", FAMILIES)
def test_a_good_session_passes_without_a_fatal_or_a_wrong_fact(family: str) -> None:
    card = score(read_line(line(family, "good")))

    assert card.passed and card.total >= 90
    assert card.fatal == () and card.wrong_facts == ()


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("family", FAMILIES)
def test_every_bad_kind_stays_below_the_good_one_and_fails(family: str, kind: str) -> None:
    good, bad = (score(read_line(line(family, one))) for one in ("good", kind))

    assert bad.total < good.total
    assert not bad.passed


@pytest.mark.parametrize("family", FAMILIES)
def test_a_string_of_keywords_is_worth_less_than_anything_said_in_sentences(family: str) -> None:
    totals = {kind: score(read_line(line(family, kind))).total for kind in BAD}

    assert totals["salad"] == min(totals.values()) and totals["salad"] < 15


@pytest.mark.parametrize("family", FAMILIES)
def test_a_wrong_fact_in_the_best_words_is_listed_and_never_passes(family: str) -> None:
    card = score(read_line(line(family, "wrong")))

    assert card.wrong_facts and card.total <= 59 and not card.passed


@pytest.mark.parametrize(
    ("kind", "code"), [("denying", "DENIED_RECORD"), ("leaking", "FACT_BEFORE_VERIFIED")]
)
@pytest.mark.parametrize("family", FAMILIES)
def test_denying_and_leaking_are_fatal(family: str, kind: str, code: str) -> None:
    card = score(read_line(line(family, kind)))

    assert code in {one.code for one in card.fatal}


@pytest.mark.parametrize("kind", ["blaming", "vague", "over-apologising", "cold", "wrong", "salad"])
@pytest.mark.parametrize("family", FAMILIES)
def test_what_is_merely_bad_is_not_fatal(family: str, kind: str) -> None:
    codes = {one.code for one in score(read_line(line(family, kind))).fatal}

    assert codes <= ({"DENIED_RECORD"} if (family, kind) == ("appointment", "wrong") else set())


@pytest.mark.parametrize("kind", ["good", *BAD])
@pytest.mark.parametrize("family", FAMILIES)
def test_the_same_transcript_gets_the_same_card_and_its_points_add_up(
    family: str, kind: str
) -> None:
    first, second = (score(read_line(line(family, kind))) for _ in range(2))

    assert first == second
    assert abs(sum(one.most for one in first.dimensions) - 100) < 0.5
    assert first.total <= round(sum(one.points for one in first.dimensions))
