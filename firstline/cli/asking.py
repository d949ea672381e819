"""`firstline ask`."""

from __future__ import annotations

import sys

import click

from firstline.cli.group import cli, tell_aside


@cli.command()
@click.argument("text", required=False)
@click.option("--customer", default="", help="e-mail, telephone, order or customer number, name")
@click.option(
    "--as", "agent", default="agent", show_default=True, help="the agent's name on the card"
)
@click.option("--json", "as_json", is_flag=True, help="each card as one line of JSON")
def ask(text: str | None, customer: str, agent: str, as_json: bool) -> None:
    """Print the guidance card for what a customer said: TEXT, or standard input.

    No case is opened and nothing is stored. Exits with 1 when there is no card.
    """
    from firstline.asking.command import CannotAnswer, run

    said = text.encode(errors="surrogateescape") if text is not None else _standard_input()
    try:
        found = run(customer, said.decode(errors="replace"), as_json, tell_aside, agent)
    except CannotAnswer as wrong:
        raise click.ClickException(str(wrong)) from None
    sys.exit(0 if found else 1)


def _standard_input() -> bytes:
    """What is piped in, no more than is ever read; nothing from a keyboard."""
    return b"" if sys.stdin.isatty() else sys.stdin.buffer.read(1 << 20)
