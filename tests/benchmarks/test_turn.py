"""The turn benchmark asks fair questions and counts what it says it counts."""

from __future__ import annotations

from benchmarks.turn.questions import mail, short, short_in_one_case
from benchmarks.turn.rounds import CASE_TURNS, Answers, interleave
from benchmarks.turn.series import Times


def test_no_text_is_asked_twice_in_a_run():
    turns = range(220)
    texts = [short(turn).text for turn in turns]
    texts += [short(turn, first=80).text for turn in turns]
    texts += [short_in_one_case(turn, CASE_TURNS, first=40).text for turn in turns]
    texts += [mail(turn).text for turn in turns]

    assert len(set(texts)) == len(texts)


def test_one_case_stays_with_one_customer():
    blocks = [
        {short_in_one_case(turn, 10, first=0).customer for turn in range(start, start + 10)}
        for start in range(0, 50, 10)
    ]

    assert [len(customers) for customers in blocks] == [1] * 5
    assert len(set().union(*blocks)) == 5


def test_every_kind_gets_all_turns_in_blocks():
    taken = []
    kinds = [lambda turn: taken.append(("a", turn)), lambda turn: taken.append(("b", turn))]

    interleave(kinds, range(3), block=2)

    assert taken == [("a", 0), ("a", 1), ("b", 0), ("b", 1), ("a", 2), ("b", 2)]


def test_a_wrong_card_is_counted_and_named():
    answers = Answers()

    answers.check("question", short(0), "NONE")
    answers.check("question", short(0), short(0).finding)

    assert sum(answers.right.values()) == 1
    assert dict(answers.wrong) == {"question: ORDER_TAIL answered as NONE": 1}


def test_percentiles_are_those_of_the_times_taken():
    times = Times()
    times.taken["turn"] = [float(number) for number in range(1, 102)]

    assert times.percentile("turn", 50) == 51.0
    assert times.percentile("turn", 95) == 96.0
