"""Practice: sessions with a played customer, their lines and events, and what is assigned."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TIME = sa.Text().with_variant(sa.DateTime(timezone=True), "postgresql")
JSON = sa.Text()


def upgrade() -> None:
    _add_practices()
    _add_what_happened()
    _add_assignments()


def downgrade() -> None:
    for table in ("practice_assignments", "practice_events", "practice_lines", "practices"):
        op.drop_table(table)


def _add_practices() -> None:
    op.create_table(
        "practices",
        sa.Column("practice_id", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("scenario", sa.Text(), nullable=False),
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("difficulty", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("facts", JSON, nullable=False),
        sa.Column("begun_at", TIME, nullable=False),
        sa.Column("changed_at", TIME, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("ended_at", TIME),
        sa.Column("score", JSON),
        sa.PrimaryKeyConstraint("practice_id", name="pk_practices"),
        sa.ForeignKeyConstraint(["agent"], ["agents.agent"], name="fk_practices_agent"),
    )
    op.create_index("ix_practices_agent_begun_at", "practices", ["agent", "begun_at"])


def _of_practice(table: str) -> tuple[sa.Column, sa.ForeignKeyConstraint]:
    name = f"fk_{table}_practice_id"
    key = sa.ForeignKeyConstraint(["practice_id"], ["practices.practice_id"], name=name)
    return sa.Column("practice_id", sa.Text(), nullable=False), key


def _add_what_happened() -> None:
    op.create_table(
        "practice_lines",
        *_of_practice("practice_lines"),
        sa.Column("place", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("practice_id", "place", name="pk_practice_lines"),
    )
    op.create_table(
        "practice_events",
        *_of_practice("practice_events"),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("practice_id", "kind", "about", name="pk_practice_events"),
    )


def _add_assignments() -> None:
    table = "practice_assignments"
    op.create_table(
        table,
        sa.Column("assignment_id", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("scenario", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("assigned_by", sa.Text(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("withdrawn_at", TIME),
        sa.Column("done_by", sa.Text()),
        sa.PrimaryKeyConstraint("assignment_id", name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["agent"], ["agents.agent"], name=f"fk_{table}_agent"),
        sa.ForeignKeyConstraint(["done_by"], ["practices.practice_id"], name=f"fk_{table}_done_by"),
    )
    op.create_index(f"ix_{table}_agent", table, ["agent"])
