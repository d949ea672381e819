"""`firstline agents`: who may log in."""

from __future__ import annotations

import click

from firstline import clock, settings
from firstline.cli.group import cli, tell


@cli.group()
def agents() -> None:
    """The people who may log in."""


@agents.command("set")
@click.argument("name")
@click.option("--role", default="agent", show_default=True, help="agent, lead or manager")
@click.password_option(help="asked for when it is not given")
def set_agent(name: str, role: str, password: str) -> None:
    """Add an agent, or give one a new role and password."""
    from firstline.desk.agents import BadAgent
    from firstline.desk.agents import set_agent as write
    from firstline.desk.trail.entries import COMMAND_LINE

    try:
        with _desk() as connection:
            agent = write(connection, name, password, role, clock.now(), COMMAND_LINE)
    except BadAgent as wrong:
        raise click.ClickException(str(wrong)) from None
    tell(f"{agent.name} may log in as {agent.role}.")


@agents.command("list")
def list_agents() -> None:
    """Everybody who may log in, with their role."""
    from firstline.desk.agents import listed

    with _desk() as connection:
        for agent in listed(connection):
            tell(f"{agent.name}\t{agent.role}")


def _desk():
    from firstline.database import writing
    from firstline.desk import database

    url = settings.load().desk_url
    database.upgrade(url)
    return writing(database.engine(url))
