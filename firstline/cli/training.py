"""`firstline training`: practice scenarios made from closed cases."""

from __future__ import annotations

import getpass
import json
from contextlib import contextmanager

import click

from firstline import clock
from firstline.cli.group import cli, tell

_AS = click.option("--as", "who", help="who does it; else the account that is logged in here")


@cli.group()
def training() -> None:
    """Practice scenarios made from closed cases."""


@training.command()
@click.argument("case", metavar="CASE")
@_AS
def mint(case: str, who: str | None) -> None:
    """Propose a scenario made from a closed CASE, with everybody in it in disguise.

    Nobody can play it until somebody has read its file and accepted it.
    """
    from random import SystemRandom

    from firstline.training import minting
    from firstline.workplace import open_workplace

    with _told():
        place = open_workplace()
        made = minting.mint(place, case, who or _account(), clock.now(), SystemRandom())
    tell(f"{made.scenario} is proposed: {made.finding}, in {_shelf().file(made)}")
    tell(f"Read it, then: firstline training accept {made.scenario}")
    tell(f"If it is no good: firstline training drop {made.scenario}")


@training.command()
@click.argument("scenario", metavar="SCENARIO")
@_AS
def accept(scenario: str, who: str | None) -> None:
    """Let a proposed SCENARIO be played, once you have read its file."""
    from firstline.training import minting
    from firstline.workplace import open_workplace

    with _told():
        accepted = minting.accept(open_workplace(), scenario, who or _account(), clock.now())
    tell(f"{scenario} can be played; {accepted.reviewer} accepted it.")


@training.command()
@click.argument("scenario", metavar="SCENARIO")
@_AS
def drop(scenario: str, who: str | None) -> None:
    """Throw a proposed SCENARIO away; its case can be minted anew."""
    from firstline.training import minting
    from firstline.workplace import open_workplace

    with _told():
        dropped = minting.drop(open_workplace(), scenario, who or _account(), clock.now())
    tell(f"{scenario} is gone; mint it anew with: firstline training mint {dropped.case}")


@training.command("list")
@click.option("--json", "as_json", is_flag=True, help="one JSON array")
def list_minted(as_json: bool) -> None:
    """The scenarios made from cases: name, state, finding, case, who made and who accepted it."""
    from dataclasses import asdict

    with _told():
        minted = _shelf().all()
    if as_json:
        known = [{**asdict(one), "state": one.state} for one in minted]
        tell(json.dumps(known, default=str, indent=2))
        return
    for one in minted:
        row = (one.scenario, one.state, one.finding, one.case, one.by, one.reviewer)
        tell("\t".join(row).rstrip())


def _shelf():
    from firstline import settings
    from firstline.training.minting import Shelf

    return Shelf(settings.load().home)


@contextmanager
def _told():
    from firstline.training.minting import CannotMint

    try:
        yield
    except CannotMint as wrong:
        raise click.ClickException(str(wrong)) from None


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user need not have a name
        return "unknown"
