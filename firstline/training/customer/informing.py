"""What she tells: who she is, and the facts she is asked for."""

from __future__ import annotations

from collections import Counter

from firstline.training.customer.choosing import chosen
from firstline.training.customer.heard import Heard
from firstline.training.customer.mind import Mind
from firstline.training.customer.pen import Pen
from firstline.training.customer.proofs import meant, value
from firstline.training.customer.wording import proof_words
from firstline.training.scenarios import Scenario
from firstline.training.scenarios.spoken import filled
from firstline.training.scenarios.topics import topics

MOST_FACTS = 2  # in one answer


def asked_again(mind: Mind, heard: Heard, scenario: Scenario) -> bool:
    """For what she gave rightly, or told, already; politely asked to repeat it is something else."""
    if heard.repeat:
        return False
    proofs = meant(scenario, heard.factors)
    if proofs and set(proofs) <= mind.given and not heard.mismatch:
        return True
    return any(_told_for_good(mind, name, scenario) for name in heard.topics)


def _told_for_good(mind: Mind, name: str, scenario: Scenario) -> bool:
    """What she got wrong the first time may well be asked again."""
    needed = 2 if name in scenario.speech.mistaken else 1
    return mind.told[name] >= needed and not topics()[name].often


def gives(pen: Pen) -> None:
    """The proofs she is asked for; one she got wrong is put right when it does not fit."""
    heard, mind, scenario = pen.heard, pen.mind, pen.scenario
    if not heard.factors and not (heard.mismatch and mind.mistaken):
        return
    names = meant(scenario, heard.factors) or tuple(sorted(mind.mistaken))
    if not names:
        pen.says("no_other_proof")
        return
    known = mind.given | mind.mistaken
    wrong = {name for name in names if name in scenario.wrong_factors and name not in known}
    factors = tuple((name, value(scenario, name, name in wrong)) for name in names)
    pen.says(_way_of_giving(pen, set(names)), factors=proof_words(factors))
    right = set(names) - wrong
    pen.keeps(given=mind.given | right, mistaken=(mind.mistaken | wrong) - right)
    pen.told += names


def _way_of_giving(pen: Pen, names: set[str]) -> str:
    if names & pen.mind.mistaken:
        return "corrects"
    if not names <= pen.mind.given:
        return "gives"
    return "repeats" if pen.heard.repeat or pen.heard.mismatch else "gave_already"


def answers(pen: Pen) -> None:
    for name in pen.heard.topics[:MOST_FACTS]:
        _answer(pen, name)


def _answer(pen: Pen, name: str) -> None:
    speech, times = pen.scenario.speech, pen.mind.told[name]
    mistaken = speech.mistaken.get(name, ()) if not times else ()
    lines = mistaken or speech.told.get(name) or topics()[name].unknown
    again = _told_for_good(pen.mind, name, pen.scenario)
    pen.keeps(told=pen.mind.told + Counter([name]))
    pen.told.append(name)
    if again:
        pen.says("again", fact=filled(chosen(lines, pen.seed, name, times), pen.values))
    else:
        pen.adds(f"topic {name}", lines)
