"""`firstline work`."""

from __future__ import annotations

from firstline.cli.group import cli, tell


@cli.command()
def work() -> None:
    """Deliver the outbox, watch the clocks, seal the trail, until stopped. Any number may run.

    `firstline up` runs one.
    """
    from firstline.working import command

    command.work(tell)
