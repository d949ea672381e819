"""The scorer agrees with the gold set no worse than before; `make gold` prints how far."""

from __future__ import annotations

import pytest

from benchmarks.gold import BAD, agreements, below_good, judged, replies, told
from benchmarks.gold_agreement import agreement

# Weighted kappa of all, and of those held back, rounded down from what was reached.
FLOOR = {
    "identity": (0.75, 0.60),
    "restates": (0.45, 0.40),
    "acknowledges": (0.40, 0.30),
    "owns": (0.50, 0.40),
    "finding": (0.70, 0.60),
    "acts": (0.50, 0.35),
    "commits": (0.70, 0.70),
    "tone": (0.25, 0.20),
    "closes": (0.60, 0.60),
}
# In how many of a hundred scenes the good reply has to be above one of the kind.
ORDERED = dict.fromkeys(BAD, 95)


@pytest.fixture(scope="module")
def every():
    found = judged(replies())
    print(*told(found), sep="\n")
    return found


@pytest.mark.parametrize("dimension", FLOOR)
def test_marks_agree_with_the_labels(every, dimension: str) -> None:
    least, least_held = FLOOR[dimension]
    held = [one for one in every if one.reply.held]

    assert agreements(every)[dimension].kappa >= least
    assert agreements(held)[dimension].kappa >= least_held


@pytest.mark.parametrize("kind", BAD)
def test_the_good_reply_is_above_each_other_kind(every, kind: str) -> None:
    failed, of = below_good(every, kind)

    assert of == 30
    assert 100 * (of - len(failed)) / of >= ORDERED[kind], failed


@pytest.mark.parametrize("kind", [kind for kind in BAD if kind != "correct but cold"])
def test_no_bad_reply_passes(every, kind: str) -> None:
    assert [one.reply.id for one in every if one.reply.kind == kind and one.card.passed] == []


def test_what_is_told_before_anybody_is_checked_is_fatal(every) -> None:
    """But for one reply, in a scene of danger where who she is waits."""
    early = [one for one in every if len(one.reply.transcript["turns"]) == 2]
    fatal = [one for one in early if "FACT_BEFORE_VERIFIED" in {f.code for f in one.card.fatal}]

    assert len(early) == 18
    assert len(fatal) >= 17


def test_equal_marks_agree_fully_and_chance_does_not() -> None:
    same = agreement([(0.0, 0.0), (0.5, 0.5), (1.0, 1.0)])
    mixed = agreement([(0.0, 0.0), (0.0, 1.0), (1.0, 0.0), (1.0, 1.0)])

    assert (same.kappa, same.rank, same.error) == (1.0, 1.0, 0.0)
    assert (mixed.kappa, mixed.rank, mixed.error) == (0.0, 0.0, 0.5)


def test_what_only_one_finds_in_play_counts_as_such() -> None:
    found = agreement([(None, 0.5), (1.0, 1.0), (None, None), (0.0, 0.0)])

    assert (found.n, found.in_play) == (2, 0.75)
