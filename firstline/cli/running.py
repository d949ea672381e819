"""`firstline up` and `firstline train`."""

from __future__ import annotations

import sys

import click

from firstline import settings
from firstline.cli.group import cli, tell


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
