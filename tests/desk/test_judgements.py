"""Right or not right: the newest verdict stands, and the card is kept as it was."""

from __future__ import annotations

import pytest

from firstline.desk import cases, judged, judgements, messages
from firstline.desk.judged import Share
from firstline.desk.judgements import NoSuchCard, Verdict
from tests.desk.conftest import NOW

TWICE = {"family": "debit", "finding": "DUP_CAPTURE", "headline": "Taken twice."}
LATE = {"family": "order", "finding": "PARCEL_LATE", "headline": "It is late."}


@pytest.fixture
def answered(desk):
    """A case whose message got two cards; (case, message)."""
    with desk.begin() as connection:
        case = cases.open_case(connection, "jo", NOW, "CU-1")
        messages.add_message(connection, case.case_id, "charged twice and no parcel", NOW)
        replies = [{"text": "a", "card": TWICE}, {"text": "b", "card": LATE}, {"text": "c"}]
        return case.case_id, messages.add_replies(connection, case.case_id, replies, NOW)


def judge(desk, answered, place, is_right, note="", case=None, agent="jo"):
    verdict = Verdict(case or answered[0], answered[1], place, agent, is_right, note)
    with desk.begin() as connection:
        judgements.judge(connection, verdict, NOW)


def test_a_verdict_is_listed_with_the_message_and_the_card_as_they_were(desk, answered):
    judge(desk, answered, 1, False, "it is lost")
    with desk.connect() as connection:
        (one,) = judged.listed(connection)
    assert (one.said, one.card, one.verdict.note) == (
        "charged twice and no parcel",
        LATE,
        "it is lost",
    )


def test_the_newest_verdict_about_a_card_stands(desk, answered):
    judge(desk, answered, 0, False)
    judge(desk, answered, 0, True)
    with desk.connect() as connection:
        assert judgements.verdicts(connection, [answered[1]], "jo") == {(answered[1], 0): True}
        assert judged.shares(connection) == (Share("debit", "DUP_CAPTURE", 1, 1),)


def test_the_finding_most_often_wrong_stands_first(desk, answered):
    judge(desk, answered, 0, True)
    judge(desk, answered, 1, False)
    with desk.connect() as connection:
        assert [one.finding for one in judged.shares(connection)] == [
            "PARCEL_LATE",
            "DUP_CAPTURE",
        ]


def test_only_the_wrong_ones_can_be_listed(desk, answered):
    judge(desk, answered, 0, True)
    judge(desk, answered, 1, False)
    with desk.connect() as connection:
        found = judged.listed(connection, is_right=False)
    assert [one.card["finding"] for one in found] == ["PARCEL_LATE"]


@pytest.mark.parametrize("place", [2, 3, -1])
def test_what_is_no_card_cannot_be_judged(desk, answered, place):
    with pytest.raises(NoSuchCard):
        judge(desk, answered, place, True)


def test_a_card_of_another_case_cannot_be_judged(desk, answered):
    with desk.begin() as connection:
        other = cases.open_case(connection, "jo", NOW).case_id
    with pytest.raises(NoSuchCard):
        judge(desk, answered, 0, True, case=other)


def test_two_agents_may_see_a_card_differently(desk, answered):
    judge(desk, answered, 0, False, "an old hold")
    judge(desk, answered, 0, True, agent="ann")
    with desk.connect() as connection:
        assert judged.shares(connection) == (Share("debit", "DUP_CAPTURE", 1, 2),)
        assert judgements.verdicts(connection, [answered[1]], "jo") == {(answered[1], 0): False}


def test_a_note_stays_until_another_is_written(desk, answered):
    judge(desk, answered, 0, False, "an old hold")
    judge(desk, answered, 0, False)
    with desk.connect() as connection:
        (one,) = judged.listed(connection)
    assert one.verdict.note == "an old hold"
