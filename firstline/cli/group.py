"""The command that all others belong to, and how they tell things."""

from __future__ import annotations

import click


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """The assistant beside a first-line customer-service agent."""


def tell(line: str) -> None:
    click.echo(line)


def tell_aside(line: str) -> None:
    """Where it does not mix with the output."""
    click.echo(line, err=True)
