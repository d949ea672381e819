"""Which receiver the orders go to: the webhook that is set, else a folder."""

from __future__ import annotations

from collections.abc import Callable

from firstline import clock
from firstline.desk.outbox.folder import Folder
from firstline.desk.outbox.receiver import Receiver
from firstline.desk.outbox.webhook import Posting
from firstline.settings import Settings

FOLDER = "outbox"


def chosen(here: Settings, tell: Callable[[str], None]) -> Receiver:
    if here.webhook:
        return Posting(here.webhook, clock.machine)
    return Folder(here.home / FOLDER, tell)
