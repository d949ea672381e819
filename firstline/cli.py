"""The command line: `firstline up | import | ask | train | agents | playbooks`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from firstline import clock, company, settings
from firstline.casework.playbook import PlaybookError
from firstline.clock import BadClock
from firstline.company import BadCompany
from firstline.database import DatabaseUnavailable
from firstline.settings import BadSetting

EXPECTED = (BadClock, BadCompany, BadSetting, DatabaseUnavailable, PlaybookError)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """The assistant beside a first-line customer-service agent."""


@cli.command()
def up() -> None:
    """Start everything and keep it running; Ctrl-C stops it."""
    from firstline.engine.training import TrainingFailed
    from firstline.records.demo import BadDemo
    from firstline.records.importing import ImportRejected
    from firstline.running import ports
    from firstline.running.up import up as start

    try:
        sys.exit(start(tell))
    except (ports.PortTaken, TrainingFailed, BadDemo, ImportRejected) as wrong:
        raise click.ClickException(str(wrong)) from None


@cli.command("import")
@click.argument("directory", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--map", "map_name", help="how to read another system's export: shopify, stripe or a file"
)
@click.option("--skip-bad-rows", "skip", is_flag=True, help="import the good rows without them")
@click.option(
    "--rejected",
    type=click.Path(dir_okay=False, path_type=Path),
    help="where --skip-bad-rows writes them; else a new file in FIRSTLINE_HOME",
)
def import_(directory: Path, map_name: str | None, skip: bool, rejected: Path | None) -> None:
    """Import a DIRECTORY of CSV files into the records: all of it or nothing.

    One that was stopped goes on where it was when it is started again with the same files.
    """
    from firstline.records import importing
    from firstline.records.importing import mapping
    from firstline.records.importing.progress import shown

    if rejected and not skip:
        raise click.UsageError("--rejected goes with --skip-bad-rows")
    url = settings.load().records_url
    rejected = rejected or (_new_rejected() if skip else None)
    try:
        run = mapping.reader(map_name) if map_name else importing.run
        with shown() as display:
            report = run(
                directory,
                url,
                on_progress=display.on_progress,
                say=display.say,
                rejected=rejected,
            )
    except (importing.ImportRejected, mapping.MapError) as wrong:
        hint = "\n--skip-bad-rows imports all the others." if _skippable(wrong) else ""
        raise click.ClickException(f"{wrong}{hint}") from None
    for note in report.notes:
        tell(note)
    tell(f"Imported {report.total:,} rows ({report.rows_per_second:,} a second).")
    if report.rejected:
        tell(f"Left out {report.rejected:,} rows. Each is in {rejected} with what is wrong.")
        tell("That file holds customers' data; only you may read it.")


def _new_rejected() -> Path:
    home = settings.load().home
    home.mkdir(parents=True, exist_ok=True)
    return home / f"rejected-{clock.now():%Y%m%dT%H%M%S}.csv"


def _skippable(wrong: Exception) -> bool:
    return getattr(wrong, "skippable", False)


@cli.command()
@click.argument("text", required=False)
@click.option("--customer", default="", help="e-mail, telephone, order or customer number, name")
@click.option("--json", "as_json", is_flag=True, help="each card as one line of JSON")
def ask(text: str | None, customer: str, as_json: bool) -> None:
    """Print the guidance card for what a customer said: TEXT, or standard input.

    No case is opened and nothing is stored. Exits with 1 when there is no card.
    """
    from firstline.asking.command import CannotAnswer, run

    said = text.encode(errors="surrogateescape") if text is not None else _standard_input()
    try:
        found = run(customer, said.decode(errors="replace"), as_json, tell_aside)
    except CannotAnswer as wrong:
        raise click.ClickException(str(wrong)) from None
    sys.exit(0 if found else 1)


@cli.command()
def train() -> None:
    """Train the language model if anything it is made from has changed."""
    from firstline import quiet
    from firstline.engine import training

    quiet.rasa()
    try:
        model = training.ensure_model(settings.load().home, settings.PROJECT, tell)
    except training.TrainingFailed as wrong:
        raise click.ClickException(str(wrong)) from None
    tell(f"The model is up to date: {model}")


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

    try:
        with _desk() as connection:
            agent = write(connection, name, password, role, clock.now())
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


@cli.group()
def playbooks() -> None:
    """What is said about each finding."""


@playbooks.command("check")
def check_playbooks() -> None:
    """Check the shipped playbooks and the overlay in FIRSTLINE_HOME/playbooks."""
    from firstline.casework import playbook
    from firstline.casework.findings import families
    from firstline.workplace import PLAYBOOKS

    company.load()
    overlay = settings.load().home / "playbooks"
    books = playbook.load(families(), PLAYBOOKS, overlay)
    count = sum(len(book.findings) for book in books.by_family.values())
    tell(f"{count} findings in {len(books.by_family)} playbooks are worded and can be said.")


def tell(line: str) -> None:
    click.echo(line)


def tell_aside(line: str) -> None:
    """Where it does not mix with the output."""
    click.echo(line, err=True)


def _standard_input() -> bytes:
    """What is piped in, no more than is ever read; nothing from a keyboard."""
    return b"" if sys.stdin.isatty() else sys.stdin.buffer.read(1 << 20)


def _desk():
    from firstline.desk import database

    url = settings.load().desk_url
    database.upgrade(url)
    return database.engine(url).begin()


def main() -> None:
    """Expected errors are told in one line; anything else is a defect and may show its trace.

    What is written at run time holds customers' data, so it is its owner's alone.
    """
    os.umask(0o077)
    try:
        cli()
    except EXPECTED as wrong:
        click.echo(f"Error: {wrong}", err=True)
        sys.exit(1)
    except OSError as wrong:
        click.echo(f"Error: {wrong.filename or 'the system'}: {wrong.strerror}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
