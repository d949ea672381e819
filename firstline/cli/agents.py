"""`firstline agents`: who may log in."""

from __future__ import annotations

import shlex

import click

from firstline import clock, settings
from firstline.cli.group import cli, tell


@cli.group()
def agents() -> None:
    """The people who may log in."""


@agents.command("set")
@click.argument("name")
@click.option("--role", default="agent", show_default=True, help="agent, lead or manager")
@click.password_option(help="12 characters or more; asked for when it is not given")
def set_agent(name: str, role: str, password: str) -> None:
    """Add an agent, or give one a new role and password; who is logged in has to log in again."""
    from firstline.desk import passwords
    from firstline.desk.agents import BadAgent
    from firstline.desk.agents import set_agent as write
    from firstline.desk.trail.entries import COMMAND_LINE

    try:
        passwords.check(password)
        with _desk() as connection:
            agent = write(connection, name, password, role, clock.now(), COMMAND_LINE)
    except (BadAgent, passwords.BadPassword) as wrong:
        raise click.ClickException(str(wrong)) from None
    tell(f"{agent.name} may log in as {agent.role}.")


@agents.command()
@click.argument("name")
def remove(name: str) -> None:
    """NAME may not log in any more; what was done in that name stays."""
    from firstline.desk import agent_names
    from firstline.desk.agents import CannotRemove
    from firstline.desk.agents import remove as take_away
    from firstline.desk.keeping import unfinished
    from firstline.desk.trail.entries import COMMAND_LINE

    try:
        with _desk() as connection:
            name = agent_names.spelled(connection, name)
            take_away(connection, name, clock.now(), COMMAND_LINE)
            still = len(unfinished.of_owners(connection, {name}))
    except CannotRemove as wrong:
        raise click.ClickException(str(wrong)) from None
    tell(f"{name} may not log in any more.")
    if still:
        tell(f"Still to be kept in that name: {still}. Give it to somebody who is there:")
        tell(f"firstline agents hand-over {shlex.quote(name)} WHOM")


@agents.command("hand-over")
@click.argument("name")
@click.argument("whom")
def hand_over(name: str, whom: str) -> None:
    """WHOM keeps from now on what NAME promised and has not done yet: calls and follow-ups."""
    from firstline.desk import agents as people
    from firstline.desk.keeping import taking_over

    with _desk() as connection:
        of, to = people.known(connection, name), people.working(connection, whom)
        if of is None:
            raise click.ClickException(f"nobody was ever called {name!r}")
        if to is None:
            raise click.ClickException(f"nobody called {whom!r} may log in")
        taken = taking_over.take_all(connection, of, to, clock.now())
    tell(f"{to} keeps what {of} promised: {taken}.")


@agents.command("list")
def list_agents() -> None:
    """Everybody who may log in, with their role."""
    from firstline.desk.agents import listed

    with _desk() as connection:
        for agent in listed(connection):
            tell(f"{agent.name}\t{agent.role}")


@agents.command()
@click.argument("name")
def link(name: str) -> None:
    """Print a code by which NAME links a Slack account, once."""
    from firstline import workplace
    from firstline.desk import agent_names
    from firstline.desk.trail.entries import COMMAND_LINE
    from firstline.slack import link_codes

    try:
        with _desk() as connection:
            place = workplace.open_workplace()
            name = agent_names.spelled(connection, name)
            code = link_codes.new_code(place, connection, name, clock.now(), COMMAND_LINE)
    except link_codes.NoSuchAgent:
        raise click.ClickException(f"nobody called {name!r} may log in") from None
    minutes = int(link_codes.LASTS.total_seconds() // 60)
    tell(f"In Slack {name} sends to Firstline, within {minutes} minutes: link {code}")


@agents.command()
@click.argument("name")
def unlink(name: str) -> None:
    """NAME is nobody in Slack any more."""
    from firstline.desk import agent_names
    from firstline.desk.trail.entries import COMMAND_LINE
    from firstline.slack import linking

    with _desk() as connection:
        name = agent_names.spelled(connection, name)
        gone = linking.unlink(connection, name, clock.now(), COMMAND_LINE)
    tell(f"{name} is no longer linked." if gone else f"{name} was not linked.")


def _desk():
    from firstline.database import writing
    from firstline.desk import database

    url = settings.load().desk_url
    database.upgrade(url)
    return writing(database.engine(url))
