"""From the first word to the last: good agents, and those she hangs up on."""

from __future__ import annotations

import pytest

from firstline.training.customer.model import HANGS_UP
from firstline.training.scoring import read_line, score
from tests.training.customer.talks import BACK, GOOD, SHIPPED, talk

each = pytest.mark.parametrize("name", SHIPPED)
BLAMING = (
    *("You should have checked that before calling us.", "You must have done something wrong."),
    *("That's impossible, it can't have happened.", "Calm down, it's your own fault, you know."),
    "You people never read what you sign.",
)
VAGUE = ("Someone will look into it soon.", "The team will be in touch shortly.")


@each
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_good_agent_leaves_her_satisfied(name: str, seed: int) -> None:
    played = talk(name, GOOD[name], seed)

    assert played.last.satisfied, played.hers
    assert played.last.temper <= 1
    assert not any(one.hung_up for one in played.answers)


@each
def test_a_good_agent_passes(name: str) -> None:
    card = score(read_line(talk(name, GOOD[name]).as_transcript()))

    assert (card.fatal, card.wrong_facts) == ((), ())
    assert card.total >= 80 and card.passed


@each
def test_a_blaming_agent_is_hung_up_on(name: str) -> None:
    played = talk(name, BLAMING)

    assert played.last.hung_up and played.last.temper == HANGS_UP
    assert not played.last.satisfied


@each
def test_a_vague_agent_is_pressed_for_a_day_and_a_name(name: str) -> None:
    first = talk(name, VAGUE).answers[0]

    assert first.temper > SHIPPED[name].temper and not first.satisfied
    assert any(word in first.text.lower() for word in ("who", "when", "day", "date", "time"))


@each
def test_what_is_hidden_from_her_she_never_says(name: str) -> None:
    asked = [f"{one}?" for one in ("What happened", "Why is that", "Was it a hold", "Which part")]
    for played in (talk(name, GOOD[name]), talk(name, BLAMING), talk(name, asked)):
        for line in played.hers:
            assert not [one for one in SHIPPED[name].hidden if one.search(line)], line


@each
def test_nothing_is_said_twice_running(name: str) -> None:
    for said in (VAGUE * 3, ("",) * 3, ("When was that?",) * 4, ("Okay.",) * 4):
        hers = [line for line in talk(name, said).hers if line]
        assert all(one != other for one, other in zip(hers, hers[1:], strict=False))


def test_who_rings_back_and_does_better_is_forgiven() -> None:
    good = GOOD["debit_easy"]
    played = talk("debit_easy", [*BLAMING, f"{BACK}", *good])

    assert [one.hung_up for one in played.answers][-len(good) - 2 :] == [True] + [False] * (
        len(good) + 1
    )
    assert played.last.satisfied


def test_nobody_answers_after_she_hung_up() -> None:
    played = talk("debit_hard", [*BLAMING, "Hello?", "Are you there?"])

    assert [one.text for one in played.answers[-2:]] == ["", ""]
    assert all(one.hung_up for one in played.answers[-2:])


def test_what_comes_first_before_it_is_checked_does_not_soothe_for_good() -> None:
    played = talk("debit_easy", ["Two debits of $86.40, I see. May I have the order number?"])

    assert not played.last.satisfied
