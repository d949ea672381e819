"""Causes that were stated, against the true one."""

from __future__ import annotations

from collections.abc import Iterator

from firstline.training.sentences import Sentence
from firstline.training.truth.causes import findings, names_cause, shares_cause, wrong_cause
from firstline.training.truth.known import told as facts
from firstline.training.truth.model import Truth
from firstline.training.truth.statement import (
    CAUSE,
    TRUE,
    WRONG,
    Statement,
)
from firstline.training.truth.stems import stems
from firstline.training.wording import heard as wording

_OURS = ("our_mistake", "charged_twice")
_ANOTHER = "another"
# Never beside the true cause.
BLAMES = (
    *("bank_fault", "customer_caused", "hacked", "weather", "other_reason", "none_in_depot"),
    *("part_broken", "other_charge", "agent_hung_up"),
)


def judge_cause(sentence: Sentence, truth: Truth, contrary: tuple[str, ...]) -> Iterator[Statement]:
    stated = sentence.stated(0) or (
        not sentence.asks and not sentence.unfilled and not sentence.quotes
    )
    told = sentence.told
    if not stated or not told.strip():
        return
    named = names_cause(told, truth)
    hedged = _hedged_away(sentence)
    wrong = None if hedged else _by_another(sentence, truth) or wrong_cause(told, contrary)
    span = (sentence.start, sentence.start + len(sentence.text))
    known = findings().get(truth.finding or "")
    grave = (*(known.denies if known else ()), *BLAMES, *(() if truth.ours else _OURS))
    if named and wrong not in (*grave, _ANOTHER) or not wrong and shares_cause(told, truth):
        yield Statement(CAUSE, sentence.text, *span, TRUE)
    elif wrong == _ANOTHER or wrong and sentence.stated(len(told.rstrip()) - 1):
        yield Statement(CAUSE, sentence.text, *span, WRONG, truth.cause or (truth.finding or ""))


def _by_another(sentence: Sentence, truth: Truth) -> str | None:
    """What the records say that we did is said of somebody of whom they say nothing."""
    cause = stems(truth.cause)
    for one in wording("truth")["others"].finditer(sentence.told):
        *party, verb = one[0].split()
        does = truth.ours and stems(verb) & cause or wording("truth")["harms"].fullmatch(verb)
        known = does and not stems(" ".join(party)) & stems(facts(truth))
        nothing = wording("truth")["did nothing"].match(sentence.told[one.end() :])
        if known and not nothing and sentence.stated(one.start()):
            return _ANOTHER
    return None


def _hedged_away(sentence: Sentence) -> bool:
    words = wording("truth")
    return any(words[name].search(sentence.text) for name in ("hypothetical", "turned away"))
