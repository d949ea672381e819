"""`firstline outbox`: what other systems are to do."""

from __future__ import annotations

import getpass
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime

import click

from firstline import clock, settings
from firstline.cli.group import cli, tell
from firstline.desk.outbox.queue import STATES


@cli.group()
def outbox() -> None:
    """What other systems are to do: refunds, shipments, messages."""


@outbox.command("list")
@click.option("--state", type=click.Choice(STATES), help="only these; all when it is not given")
@click.option("--json", "as_json", is_flag=True, help="one JSON array")
def list_orders(state: str | None, as_json: bool) -> None:
    """The orders, newest first, without what they hold: ID, state, topic, attempts, time, problem."""
    from firstline.desk.outbox import by_hand

    with _desk() as connection:
        orders = by_hand.listed(connection, state)
    if as_json:
        tell(json.dumps([asdict(order) for order in orders], default=datetime.isoformat, indent=2))
        return
    for order in orders:
        at = order.at.isoformat(timespec="seconds")
        row = (order.id, order.state, order.topic, str(order.attempts), at, order.problem)
        tell("\t".join(row).rstrip())


@outbox.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--dead", is_flag=True, help="all that were given up")
@click.option("--reason", default="", help="why; it is kept in the trail")
def replay(ids: tuple[str, ...], dead: bool, reason: str) -> None:
    """Deliver orders again, from the first attempt on, each under the ID it had."""
    from firstline.desk.outbox import by_hand

    if bool(ids) == dead:
        raise click.UsageError("name orders, or --dead for all that were given up")
    with _changing() as (connection, doer):
        if dead:
            ids = by_hand.replay_dead(connection, doer, reason)
        else:
            by_hand.replay(connection, ids, doer, reason)
    tell(f"{len(ids)} to be delivered again.")


@outbox.command()
@click.argument("outbox_id", metavar="ID")
@click.option("--reason", required=True, help="why; it is kept in the trail")
def drop(outbox_id: str, reason: str) -> None:
    """Never deliver an order that is waiting or was given up."""
    from firstline.desk.outbox import by_hand

    with _changing() as (connection, doer):
        by_hand.drop(connection, outbox_id, reason, doer)
    tell(f"{outbox_id} is dropped.")


@contextmanager
def _changing() -> Iterator[tuple]:
    """A transaction of the desk, and who makes the change."""
    from firstline.desk.outbox.by_hand import CannotChange, Doer
    from firstline.desk.trail import entries

    doer = Doer(entries.COMMAND_LINE, clock.now(), clock.machine(), account=_account())
    try:
        with _desk() as connection:
            yield connection, doer
    except CannotChange as wrong:
        raise click.ClickException(str(wrong)) from None


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user need not have a name
        return "unknown"


def _desk():
    from firstline.database import writing
    from firstline.desk import database

    url = settings.load().desk_url
    database.upgrade(url)
    return writing(database.engine(url))
