"""How her answer ends: she closes when nothing is open, else she says what is."""

from __future__ import annotations

from firstline.training.customer.choosing import chosen
from firstline.training.customer.pen import Pen
from firstline.training.customer.things import HERS, lines_about
from firstline.training.customer.wording import temper
from firstline.training.scenarios.spoken import filled

_SHORT = 4  # words of a question that only asks her to confirm
_PRESSING = ("VAGUE", "DENIAL")  # her answer to them says already what she wants


def goes_on(pen: Pen) -> None:
    heard, mind = pen.heard, pen.mind
    if mind.satisfied and not pen.offended:
        _closes(pen)
        return
    if heard.promised and not pen.before.promised and not pen.offended:
        pen.says("accepts")
    if _waits(pen):
        pen.says("waits")
    elif not pen.told:
        _asks_on(pen)


def _waits(pen: Pen) -> bool:
    heard = pen.heard
    other = heard.settled or heard.factors or heard.topics or heard.finding or heard.promised
    return heard.waits and not other and not pen.offended


def _asks_on(pen: Pen) -> None:
    heard, mind = pen.heard, pen.mind
    helped = heard.finding or heard.promised or heard.settled or pen.offended
    if heard.off_topic and not pen.parts:
        pen.says("off_topic")
    elif heard.thing and not helped:
        _tells_which(pen)
    elif heard.asks and not helped:
        pen.says("unknown" if heard.words > _SHORT else "confirms")
    elif mind.idle >= temper().no_progress_after[pen.scenario.difficulty]:
        pen.says("impatient")
    elif heard.greets and mind.answers == 1 and not pen.parts:
        pen.adds("restate", pen.scenario.speech.restate)
    elif not (heard.flags and heard.flags[0] in _PRESSING):
        _presses(pen)


def _tells_which(pen: Pen) -> None:
    line = chosen(lines_about(pen.scenario), pen.seed, "thing")
    pen.says("affirms" if pen.heard.thing == HERS else "denies", fact=filled(line, pen.values))


def _presses(pen: Pen) -> None:
    missing = pen.mind.missing
    if missing == "press_next" and pen.heard.undertaken:
        missing = "press_when"
    if missing == "press_cause" and pen.scenario.speech.still_open:
        pen.adds(missing, pen.scenario.speech.still_open)
    elif missing:
        pen.says(missing)


def _closes(pen: Pen) -> None:
    heard = pen.heard
    if pen.mind.closed:
        if heard.thing:
            _tells_which(pen)
        elif not pen.told:
            pen.says("goodbye")
        return
    if pen.told and not (heard.settled or heard.goodbye):
        return
    if heard.promised and not pen.before.promised:
        pen.says("accepts")
    pen.says("closing")
    pen.keeps(closed=True)
