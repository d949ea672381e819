"""Run by alembic: the history of the desk tables."""

from alembic import context

from firstline.desk.tables import metadata
from firstline.migrations import run

run(context, metadata)
