"""What was done before for the same money or goods."""

from __future__ import annotations

from functools import lru_cache

from firstline.casework.doing.model import Doing
from firstline.casework.facts import Day
from firstline.casework.formats import formats
from firstline.casework.playbook.kinds import Kind
from firstline.casework.playbook.node import read
from firstline.records.decided import WAITING, Decided
from firstline.records.snapshot import Snapshot
from firstline.settings import PROJECT

AGAIN = PROJECT / "data" / "doing" / "again.yml"
MAKES_GOOD = "makes_good"
MOST = 3  # of those done before that are told


class AlreadyWaiting(ValueError):
    """A request for the same waits for somebody's consent."""

    def __init__(self, decision: str) -> None:
        super().__init__(decision)
        self.decision = decision


def effect_of(kind: Kind, doing: Doing) -> str:
    """Under what name it is once; "" for what is done as often as one likes. A sum that is typed
    is that of `given`."""
    by_fact = doing.amount is not None and "amount" not in doing.given
    makes_good = kind.makes_good in ("money", "goods") or (kind.makes_good == "sum" and by_fact)
    if makes_good:
        return MAKES_GOOD
    return doing.step if kind.once else ""


def done_before(doing: Doing, snapshot: Snapshot, case_id: str) -> tuple[Decided, ...]:
    """The newest first. Raises AlreadyWaiting."""
    if not doing.effect:
        return ()
    about = doing.records or (f"cases/{case_id}",)
    found = [
        one
        for one in snapshot.decided
        if any(_did(one, name, doing, about) for name in (doing.effect, doing.step))
    ]
    for one in found:
        if one.state == WAITING:
            raise AlreadyWaiting(one.reference)
    return tuple(sorted(found, key=lambda one: (one.at, one.reference), reverse=True))


def _did(one: Decided, name: str, doing: Doing, about: tuple[str, ...]) -> bool:
    """In this case, or without rows in another one for the same finding."""
    is_same = not doing.records and one.does_again(name, (), doing.finding)
    return is_same or one.does_again(name, about)


def told(before: tuple[Decided, ...], snapshot: Snapshot) -> tuple[str, ...]:
    company = snapshot.company
    ours = formats(company, None, None)
    return tuple(
        _sentence().format(
            decision=one.reference,
            day=ours.text(Day(one.at.astimezone(company.timezone).date())),
            who=one.agent,
        )
        for one in before[:MOST]
    )


@lru_cache(maxsize=1)
def _sentence() -> str:
    return read(AGAIN).mapping(required={"done"})["done"].text()
