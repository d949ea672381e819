"""Puts her answer together from what she heard and what is on her mind."""

from __future__ import annotations

from firstline.training.customer.closing import goes_on
from firstline.training.customer.informing import answers, gives
from firstline.training.customer.model import HANGS_UP
from firstline.training.customer.pen import Pen
from firstline.training.customer.wording import temper
from firstline.training.scenarios.model import HARD

_CUTS_IN_AT = 2  # the answer in which she first brings up a worry of her own


def speaks(pen: Pen, waited: bool) -> None:
    """The whole answer. `waited`: the agent let her wait for it."""
    if pen.mind.temper >= HANGS_UP:
        pen.says("hangs_up")
        return
    if _puzzled(pen):
        return
    if waited:
        pen.says("waited")
    _cuts_in(pen)
    _reacts(pen)
    gives(pen)
    answers(pen)
    goes_on(pen)


def greets_again(pen: Pen) -> None:
    pen.says("rang_back" if pen.mind.hung_up <= 1 else "rang_back_again")


def _puzzled(pen: Pen) -> bool:
    for name, key in (("silent", "silence"), ("nonsense", "nonsense"), ("foreign", "foreign")):
        if getattr(pen.heard, name):
            pen.says(key)
            return True
    return False


def _cuts_in(pen: Pen) -> None:
    if pen.heard.words > temper().too_long_words[pen.scenario.difficulty]:
        pen.interrupts = True
        pen.says("too_long")
    worries, mind = pen.scenario.speech.interrupts, pen.mind
    due = mind.answers >= _CUTS_IN_AT and not mind.interrupted and not mind.satisfied
    if worries and due and pen.scenario.difficulty == HARD:
        pen.keeps(interrupted=True)
        pen.interrupts = True
        pen.says("cuts_in")
        pen.adds("interrupts", worries)


def _reacts(pen: Pen) -> None:
    heard, before = pen.heard, pen.before
    if heard.insulted:
        pen.says("insult")
    elif heard.flags:
        pen.says(heard.flags[0].lower())
    elif heard.disputed and "amount" in pen.values:
        pen.says("disputes")
    elif heard.acknowledged and not before.acknowledged:
        pen.says("soothed")
    if heard.finding and not before.finding and not heard.disputed:
        pen.says("owned" if heard.event else "finding")
