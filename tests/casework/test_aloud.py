"""What is read aloud: as much as fits a breath, and to whom what was found may be told at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firstline.casework import playbook
from firstline.casework.aloud import Line, within_a_breath
from firstline.casework.card import make_card
from firstline.casework.card_facts import Staff
from firstline.casework.facts import Account, Level
from firstline.casework.finding import Finding
from firstline.casework.findings import families, none
from firstline.casework.identity import Identity
from firstline.casework.playbook.reading import MOST_WORDS
from firstline.company import IdentityRules
from firstline.workplace import PLAYBOOKS
from tests.casework.examples import EXAMPLES as OF_EACH
from tests.casework.records import COMPANY, NOW, ORDER, PAID, VISA, snapshot
from tests.casework.said_cases import patient

BOOKS = playbook.load(families(), PLAYBOOKS, Path("/nowhere"))
CODES = [(family, code) for family in families() for code in family.codes]
OPEN_TO_ALL = [(family, code) for family, code in CODES if code == "SAFETY"]
OF_PEOPLE = [
    (family, code) for family, code in CODES if code in ("MISCONDUCT", "BEREAVED", "THIRD_PARTY")
]
OTHERS = [pair for pair in CODES if pair not in OPEN_TO_ALL + OF_PEOPLE]

STRICT = replace(
    COMPANY,
    identity=IdentityRules({"status": "verified", "details": "verified", "change": "verified"}),
)
EXAMPLES = {**OF_EACH, Account: Account("SECRET-1")}


def line(words, promises=False):
    return Line(" ".join(["word"] * words), promises)


def lengths(said):
    return [len(text.split()) for text in said]


def test_all_lines_are_read_when_they_fit():
    assert lengths(within_a_breath([line(10)], [line(20), line(5), line(25)])) == [10, 20, 5, 25]


def test_a_later_line_is_not_read_where_the_one_before_it_did_not_fit():
    said = within_a_breath([], [line(20), line(25), line(4), line(20, promises=True)])
    assert lengths(said) == [20, 20]


def test_room_is_kept_for_the_time_that_we_set_ourselves():
    said = within_a_breath([line(20)], [line(30), line(15, promises=True), line(9)])
    assert lengths(said) == [20, 15]


def test_without_a_time_of_ours_the_last_line_is_the_next_step():
    assert lengths(within_a_breath([], [line(30), line(20), line(12)])) == [30, 12]


def test_a_next_step_that_does_not_fit_beside_the_question_leaves_room_for_what_does():
    assert lengths(within_a_breath([line(20)], [line(10), line(41)])) == [20, 10]


@given(
    st.lists(st.integers(1, 30), max_size=1),
    st.lists(st.tuples(st.integers(1, 60), st.booleans()), max_size=6),
)
def test_what_is_read_fits_a_breath_in_order_and_ends_in_the_next_step(asked, wanted):
    request = [line(words) for words in asked]
    lines = [
        Line(f"{at} " + "word " * (n - 1), promises) for at, (n, promises) in enumerate(wanted)
    ]
    said = within_a_breath(request, lines)
    assert sum(lengths(said)) <= MOST_WORDS
    places = [int(text.split()[0]) for text in said[len(request) :]]
    assert places == sorted(set(places))
    promised = [at for at, (_, promises) in enumerate(wanted) if promises]
    step = max(promised, default=len(lines) - 1)
    if not lines or lines[step].length + sum(asked) > MOST_WORDS:
        return
    before, after = [at for at in places if at < step], [at for at in places if at > step]
    assert step in places
    assert before == list(range(len(before)))
    assert after == list(range(step + 1, step + 1 + len(after)))
    assert not after or len(before) == step


def card(family, code, names, company=STRICT, level=Level.CLAIMED):
    facts = {name: EXAMPLES[family.facts[name]] for name in names}
    finding = Finding(family.name, code, "certain", facts)
    records = replace(snapshot(VISA, ORDER, PAID), company=company)
    return make_card([finding], records, Identity(level), BOOKS, Staff("Jo", "Sal"), NOW)


def some_facts(pairs):
    """A family, one of its codes, and some of the facts that it can supply."""
    return st.sampled_from(pairs).flatmap(
        lambda pair: st.tuples(st.just(pair), st.sets(st.sampled_from(sorted(pair[0].facts))))
    )


def nothing_found(company=STRICT, level=Level.CLAIMED):
    records = replace(snapshot(VISA, ORDER, PAID), company=company)
    found = none.finding(records, 33, is_broken=False)
    return make_card([found], records, Identity(level), BOOKS, Staff("Jo", "Sal"), NOW)


@pytest.mark.parametrize(
    ("company", "level"), [(STRICT, Level.CLAIMED), (COMPANY, Level.ANONYMOUS)]
)
@patient
@given(chosen=some_facts(OTHERS))
def test_who_may_not_hear_a_yes_or_no_hears_the_same_whatever_was_found(company, level, chosen):
    (family, code), names = chosen
    assert card(family, code, names, company, level)["say"] == nothing_found(company, level)["say"]


@patient
@given(chosen=some_facts(CODES))
def test_who_may_hear_a_yes_or_no_hears_nothing_out_of_the_records(chosen):
    (family, code), names = chosen
    told = " ".join(card(family, code, names, COMPANY)["say"])
    assert not [word for word in ("312.40", "4421", "SECRET-1", "Visa", "2026") if word in told]


@pytest.mark.parametrize(("family", "code"), OPEN_TO_ALL)
@pytest.mark.parametrize("level", [Level.ANONYMOUS, Level.CLAIMED])
def test_danger_that_she_tells_of_is_answered_whoever_she_is(family, code, level):
    in_danger = card(family, code, {"told", "gas"}, level=level)["say"]
    assert in_danger == card(family, code, {"told", "gas"}, COMPANY, Level.VERIFIED)["say"]
    assert "gas emergency number" in in_danger[0]


@pytest.mark.parametrize(("family", "code"), OF_PEOPLE)
@pytest.mark.parametrize("level", [Level.ANONYMOUS, Level.CLAIMED])
def test_nobody_is_asked_who_she_is_before_a_death_or_a_wrong_of_ours_is_answered(
    family, code, level
):
    heard = card(family, code, {"told"}, level=level)["say"]
    assert heard == card(family, code, {"told"}, COMPANY, Level.VERIFIED)["say"]
