"""What the worker does: one line a duty."""

from __future__ import annotations

import os
import secrets
import socket
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from firstline import clock, database
from firstline.desk.keeping import clocks, notices
from firstline.desk.outbox import pruning, receivers
from firstline.desk.outbox.delivering import Delivery
from firstline.desk.trail import sealing
from firstline.slack import worker
from firstline.training import sandboxes
from firstline.working import forgetting, leases
from firstline.working.loop import Duty, Stop, Tell
from firstline.workplace import Workplace

LEASE = timedelta(seconds=60)
MOST_SEALED = MOST_PRUNED = 500
AN_HOUR_S = 3600.0


def new_holder() -> str:
    """A name no other worker has, by which one reads in the desk where it runs."""
    return f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(3)}"


def duties(place: Workplace, holder: str, stop: Stop, tell: Tell) -> tuple[Duty, ...]:
    receiver = receivers.chosen(place.settings, tell)
    delivery = Delivery(place.desk, receiver, holder, clock.machine, tell)
    return (
        *_slack(place, holder, stop, tell),
        Duty("outbox", lambda: delivery.round(lambda: stop.is_asked)),
        Duty("clocks", Alone(place, "clocks", holder, lambda: _tick(place)), every_s=5.0),
        Duty("trail", Alone(place, "trail", holder, lambda: _seal(place)), every_s=5.0),
        Duty("pruning", Alone(place, "pruning", holder, lambda: _prune(place)), every_s=AN_HOUR_S),
        Duty("forgetting", Alone(place, "forgetting", holder, lambda: _forget(place)), AN_HOUR_S),
        Duty("practice", lambda: _sweep(place), AN_HOUR_S),
    )


def _slack(place: Workplace, holder: str, stop: Stop, tell: Tell) -> tuple[Duty, ...]:
    delivery = worker.delivery(place.settings, place.desk, holder, tell)
    if delivery is None:
        return ()
    forget = Alone(place, "slack", holder, lambda: worker.forget(place.desk))
    return (
        Duty("slack", lambda: delivery.round(lambda: stop.is_asked)),
        Duty("slack's past", forget, every_s=AN_HOUR_S),
    )


@dataclass(frozen=True)
class Alone:
    """A duty's run that only the holder of its lease does."""

    place: Workplace
    name: str
    holder: str
    run: Callable[[], bool]

    def __call__(self) -> bool:
        with database.writing(self.place.desk) as connection:
            now = clock.machine()
            is_mine = leases.hold(connection, self.name, self.holder, now, LEASE)
        return is_mine and self.run()


def _tick(place: Workplace) -> bool:
    return clocks.tick(place, clock.now()).more


def _prune(place: Workplace) -> bool:
    days, times = place.company.desk.delivered_days, (clock.now(), clock.machine())
    with database.writing(place.desk) as connection:
        orders = pruning.prune(connection, days, MOST_PRUNED, *times)
        told = notices.prune(connection, MOST_PRUNED, clock.now())
    return MOST_PRUNED in (orders, told)


def _forget(place: Workplace) -> bool:
    tracker = database.engine(place.settings.tracker_url)
    try:
        # The machine's time, which Rasa keeps.
        forgetting.forget(
            tracker, place.desk, place.company.desk.conversation_days, clock.machine()
        )
    finally:
        tracker.dispose()
    return False


def _sweep(place: Workplace) -> bool:
    # Without a lease: each machine has sandboxes of its own.
    sandboxes.sweep(place.settings.home, place.desk, clock.now(), clock.machine())
    return False


def _seal(place: Workplace) -> bool:
    # The machine's time: it chooses which old entries are looked through, and has to go on.
    return sealing.seal(place.desk, clock.machine(), MOST_SEALED) == MOST_SEALED
