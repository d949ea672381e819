"""Run by alembic: the history of the records tables."""

from alembic import context

from firstline.migrations import run
from firstline.records.tables import metadata

run(context, metadata)
