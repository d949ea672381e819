"""What waits for an agent at the desk: promises, news, and requests for consent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from channels import approving, caseview, noticing, promising
from channels.noticing import Notice
from firstline.desk.agents import Agent
from firstline.desk.keeping import ringing
from firstline.desk.keeping.promises import Promise
from firstline.desk.keeping.ringing import Ring
from firstline.workplace import Workplace


@dataclass(frozen=True)
class Waiting:
    """`customers`: what those of `due` are called, by their ids; `rings`: where its calls go, masked."""

    due: tuple[Promise, ...] = ()
    customers: Mapping[str, str] = field(default_factory=dict)
    rings: Mapping[str, Ring] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()
    waiting: int = 0


def load(place: Workplace, agent: Agent) -> Waiting:
    due = promising.of_agent(place, agent)
    with place.desk.connect() as desk:
        rings = ringing.of(desk, due)
    return Waiting(
        due=due,
        customers=caseview.named(place, {one.customer_id for one in due if one.customer_id}),
        rings=rings,
        notices=noticing.unseen(place, agent),
        waiting=approving.count(place, agent),
    )
