"""`firstline playbooks`: the wording."""

from __future__ import annotations

from firstline import company, settings
from firstline.casework import playbook
from firstline.cli.group import cli, tell


@cli.group()
def playbooks() -> None:
    """What is said about each finding."""


@playbooks.command("check")
def check_playbooks() -> None:
    """Check the shipped playbooks and the overlay in FIRSTLINE_HOME/playbooks."""
    from firstline.casework.findings import families
    from firstline.workplace import PLAYBOOKS

    company.load()
    overlay = settings.load().home / "playbooks"
    books = playbook.load(families(), PLAYBOOKS, overlay)
    count = sum(len(book.findings) for book in books.by_family.values())
    tell(f"{count} findings in {len(books.by_family)} playbooks are worded and can be said.")
