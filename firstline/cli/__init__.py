"""The command line: `firstline up | work | import | ask | train | agents | score | check | ...`."""

from __future__ import annotations

import os
import sys

import click

from firstline.casework.playbook import PlaybookError
from firstline.cli import (
    agents,
    asking,
    checking,
    importing,
    outbox,
    playbooks,
    running,
    scoring,
    trail,
    training,
    working,
)
from firstline.cli.group import cli
from firstline.clock import BadClock
from firstline.company import BadCompany
from firstline.database import DatabaseUnavailable
from firstline.settings import BadSetting

__all__ = [
    "agents",
    "asking",
    "checking",
    "cli",
    "importing",
    "main",
    "outbox",
    "playbooks",
    "running",
    "scoring",
    "trail",
    "training",
    "working",
]

EXPECTED = (BadClock, BadCompany, BadSetting, DatabaseUnavailable, PlaybookError)


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
