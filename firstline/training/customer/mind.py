"""What a customer carries from one answer to the next, and how what she hears changes it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from firstline.training.customer.heard import Heard
from firstline.training.customer.model import CALMEST, HANGS_UP
from firstline.training.customer.wording import temper
from firstline.training.scenarios import Scenario

_SOOTHING = ("acknowledged", "finding", "done", "promised")


@dataclass(frozen=True)
class Mind:
    """`said`: how often she was asked for each kind of line, so that she varies them; `given`: factors
    she gave rightly; `idle`: answers in a row that brought her no further; `running`: the same."""

    temper: int
    said: Counter[str] = field(default_factory=Counter)
    last: str = ""
    answers: int = 0
    acknowledged: bool = False
    finding: bool = False
    done: bool = False
    promised: bool = False
    given: frozenset[str] = frozenset()
    mistaken: frozenset[str] = frozenset()
    told: Counter[str] = field(default_factory=Counter)
    idle: int = 0
    silent: int = 0
    nonsense: int = 0
    off_topic: int = 0
    hung_up: int = 0
    away: bool = False
    interrupted: bool = False
    closed: bool = False

    @property
    def satisfied(self) -> bool:
        return self.finding and self.promised and not self.away

    @property
    def missing(self) -> str:
        """What she still wants to hear; empty when nothing."""
        return "press_cause" if not self.finding else "" if self.promised else "press_next"


def first_mind(scenario: Scenario) -> Mind:
    return Mind(scenario.temper)


def rung_back(mind: Mind) -> Mind:
    after = temper().after_ringing_back
    return replace(
        mind,
        away=False,
        temper=after[min(mind.hung_up, len(after)) - 1] if mind.hung_up else mind.temper,
    )


def took_in(mind: Mind, heard: Heard, asked_again: bool, difficulty: str) -> Mind:
    """Her mind after hearing it; she is `away` when that was too much."""
    bad = _worse(mind, heard, asked_again)
    good = _better(mind, heard, ("finding", "promised") if bad else _SOOTHING)
    idle = 0 if (good or heard.factors or heard.topics or heard.waits) else mind.idle + 1
    after = temper()
    moved = sum(after.moves[name] for name in (*bad, *good))
    if idle >= after.no_progress_after[difficulty] and not bad and not mind.satisfied:
        moved += after.moves["no_progress"]
    most_up = after.moves["insult"] if heard.insulted else after.most_up[difficulty]
    moved = max(-after.most_down[difficulty], min(most_up, moved))
    now = max(CALMEST, min(HANGS_UP, mind.temper + moved))
    gone = now >= HANGS_UP
    return replace(
        mind,
        temper=now,
        acknowledged=mind.acknowledged or heard.acknowledged,
        finding=mind.finding or heard.finding,
        done=mind.done or heard.done,
        promised=mind.promised or heard.promised,
        idle=idle,
        silent=mind.silent + 1 if heard.silent else 0,
        nonsense=mind.nonsense + 1 if heard.nonsense else 0,
        off_topic=mind.off_topic + 1 if heard.off_topic else 0,
        away=gone,
        hung_up=mind.hung_up + gone,
        answers=mind.answers + 1,
    )


def understood(mind: Mind, heard: Heard) -> Heard:
    """What she knows to have happened is an explanation once somebody has looked: not in the turn
    that greets her and asks who she is. That a proof she got wrong does not fit is no offence."""
    if heard.event and (mind.given or (mind.answers and not heard.factors)):
        heard = replace(heard, finding=True)
    if mind.mistaken and (heard.mismatch or heard.factors):
        heard = replace(heard, flags=())
    return heard


def _worse(mind: Mind, heard: Heard, asked_again: bool) -> list[str]:
    found = list(heard.flags)
    if heard.insulted:
        found.append("insult")
    if asked_again:
        found.append("asked_again")
    for name, times in (
        ("silent", mind.silent),
        ("nonsense", mind.nonsense),
        ("off_topic", mind.off_topic),
    ):
        if getattr(heard, name) and times:
            found.append(f"{'silence' if name == 'silent' else name}_again")
    return [name for name in found if temper().moves[name]]


def _better(mind: Mind, heard: Heard, names: tuple[str, ...]) -> list[str]:
    """Each soothes her once; kind words beside offending ones do not, what helps her does."""
    return [name for name in names if getattr(heard, name) and not getattr(mind, name)]
