"""What waits for an agent at the desk: promises, news, and requests for consent."""

from __future__ import annotations

from dataclasses import dataclass

from channels import approving, noticing, promising
from channels.noticing import Notice
from firstline.desk.agents import Agent
from firstline.desk.keeping.promises import Promise
from firstline.workplace import Workplace


@dataclass(frozen=True)
class Waiting:
    due: tuple[Promise, ...] = ()
    notices: tuple[Notice, ...] = ()
    waiting: int = 0


def load(place: Workplace, agent: Agent) -> Waiting:
    return Waiting(
        due=promising.of_agent(place, agent),
        notices=noticing.unseen(place, agent),
        waiting=approving.count(place, agent),
    )
