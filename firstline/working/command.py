"""`firstline work` from its start to its end."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable

from firstline import database, workplace
from firstline.database import DatabaseUnavailable
from firstline.desk import database as desk_database
from firstline.desk.outbox import receivers
from firstline.settings import Settings
from firstline.slack import worker
from firstline.working import duties, leases
from firstline.working.loop import TICK_S, Duty, Loop, Stop, Tell
from firstline.workplace import Workplace


def work(tell: Tell) -> None:
    """Runs until SIGTERM or SIGINT; `tell` gets lines for the person who started it."""
    stop = Stop()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    place = workplace.open_workplace()
    holder = duties.new_holder()
    open_desk(place.settings.desk_url, stop, tell)
    tell(f"Working: orders go to {_where(place.settings)}.")
    tell(worker.how(place.settings))
    relay = worker.relay(place.settings, tell)
    listening = (Duty("socket mode", relay.look, every_s=5.0),) if relay else ()
    try:
        Loop((*duties.duties(place, holder, stop, tell), *listening), stop, tell).run()
    finally:
        if relay:
            relay.close()
        _let_go(place, holder)


def open_desk(
    url: str, stop: Stop, tell: Tell, pause: Callable[[float], None] = time.sleep
) -> None:
    """Bring the desk's tables up to date, however long its database is away."""
    told = ""
    while not stop.is_asked:
        try:
            return desk_database.upgrade(url)
        except DatabaseUnavailable as away:
            if told != str(away):
                told = str(away)
                tell(f"desk: waiting for the database: {told}")
            pause(TICK_S)


def _where(here: Settings) -> str:
    return (
        f"the webhook at {here.webhook.host}" if here.webhook else str(here.home / receivers.FOLDER)
    )


def _let_go(place: Workplace, holder: str) -> None:
    try:
        with database.writing(place.desk) as connection:
            leases.let_go(connection, holder)
    except DatabaseUnavailable:
        pass  # the leases end by themselves
    place.desk.dispose()
    place.records.dispose()
