"""Whether an agent's words explain to her what happened."""

from __future__ import annotations

from dataclasses import dataclass

from firstline.training.customer.wording import heard
from firstline.training.scenarios import Scenario
from firstline.training.sentences import Sentence
from firstline.training.truth import Truth
from firstline.training.truth.causes import names_cause, tells_cause
from firstline.training.truth.statement import AMOUNT, CAUSE, DAY, TAIL, TRUE, WRONG, Statement
from firstline.training.truth.statements import asked_about, statements


@dataclass(frozen=True)
class Explained:
    """`any`: the true cause is told; `finding`: and it is news to her; `event`: it is owned, but no
    more than what happened to her, as she has told it herself; `disputed`: another sum than hers."""

    any: bool
    finding: bool
    event: bool
    disputed: bool


def explained(said: tuple[Sentence, ...], truth: Truth, scenario: Scenario) -> Explained:
    told = _told(said, truth)
    causes, new = _causes(said, told, truth), _tells_more(told)
    knows = _knows_event(scenario, truth)
    owned = any(heard()["owns"].search(s.own) for s in causes)
    return Explained(
        any=bool(causes),
        finding=bool(causes) and (not knows or (owned and new)),
        event=bool(causes) and knows and (owned or new),
        disputed=any(one.kind == AMOUNT and one.verdict == WRONG for _, one in told),
    )


def _told(said: tuple[Sentence, ...], truth: Truth) -> list[tuple[Sentence, Statement]]:
    """What is stated, sentence by sentence; a question or a supposition states nothing."""
    known = asked_about(truth)
    return [(s, one) for s in said for one in statements(s, truth, known) if one.stated]


def _causes(
    said: tuple[Sentence, ...], told: list[tuple[Sentence, Statement]], truth: Truth
) -> list[Sentence]:
    """The sentences that tell the true cause."""
    causes = [s for s in said if s.stated(len(s.text)) and tells_cause(s.own, truth)]
    return [*causes, *(s for s, one in told if one.kind == CAUSE and one.verdict == TRUE)]


def _tells_more(told: list[tuple[Sentence, Statement]]) -> bool:
    """A day or an ending of the records that she did not name herself."""
    return any(one.kind in (DAY, TAIL) and one.private and one.verdict == TRUE for _, one in told)


def _knows_event(scenario: Scenario, truth: Truth) -> bool:
    """She was there herself: "nobody came", "we were cut off", "debited twice"."""
    known = any(names_cause(line, truth) for line in scenario.speech.opening)
    return known or scenario.story in ("appointment", "call")
