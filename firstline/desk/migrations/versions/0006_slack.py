"""Slack: who is linked, which thread is which case, what came in and what goes out."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TIME = sa.Text().with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    _add_people()
    _add_incoming()
    _add_outgoing()


def downgrade() -> None:
    for table in ("slack_queue", "slack_seen", "slack_threads", "slack_link_codes", "slack_links"):
        op.drop_table(table)


def _agent(table: str) -> tuple[sa.Column, sa.ForeignKeyConstraint]:
    column = sa.Column("agent", sa.Text(), nullable=False)
    key = sa.ForeignKeyConstraint(["agent"], ["agents.agent"], name=f"fk_{table}_agent")
    return column, key


def _add_people() -> None:
    op.create_table(
        "slack_links",
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("slack_user", sa.Text(), nullable=False),
        sa.Column("linked_at", TIME, nullable=False),
        *_agent("slack_links"),
        sa.PrimaryKeyConstraint("team", "slack_user", name="pk_slack_links"),
    )
    op.create_index("ix_slack_links_agent", "slack_links", ["agent"])
    op.create_table(
        "slack_link_codes",
        sa.Column("code_hash", sa.Text(), nullable=False),
        sa.Column("expires_at", TIME, nullable=False),
        *_agent("slack_link_codes"),
        sa.PrimaryKeyConstraint("code_hash", name="pk_slack_link_codes"),
    )
    op.create_index("ix_slack_link_codes_agent", "slack_link_codes", ["agent"])


def _add_incoming() -> None:
    op.create_table(
        "slack_threads",
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("thread", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("used_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("team", "channel", "thread", name="pk_slack_threads"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name="fk_slack_threads_case_id"),
    )
    op.create_index("ix_slack_threads_case_id", "slack_threads", ["case_id"])
    op.create_table(
        "slack_seen",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("incoming", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Text()),
        sa.Column("newest", sa.Integer()),
        sa.Column("holder", sa.Text()),
        sa.Column("held_until", TIME),
        sa.PrimaryKeyConstraint("key", name="pk_slack_seen"),
    )
    op.create_index("ix_slack_seen_at", "slack_seen", ["at"])
    op.create_index("ix_slack_seen_state_held_until", "slack_seen", ["state", "held_until"])


def _add_outgoing() -> None:
    op.create_table(
        "slack_queue",
        sa.Column("queue_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("lane", sa.Text(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("otherwise", sa.Text()),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text()),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_at", TIME, nullable=False),
        sa.Column("holder", sa.Text()),
        sa.Column("held_until", TIME),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text()),
        sa.Column("message", sa.Text()),
        sa.Column("ended_at", TIME),
        sa.PrimaryKeyConstraint("queue_id", name="pk_slack_queue"),
        sa.UniqueConstraint("key"),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name="fk_slack_queue_case_id"),
    )
    for name, columns in _INDEXES.items():
        op.create_index(name, "slack_queue", columns)


_INDEXES = {
    "ix_slack_queue_state_next_at": ["state", "next_at"],
    "ix_slack_queue_lane_state": ["lane", "state"],
    "ix_slack_queue_channel_message": ["channel", "message"],
    "ix_slack_queue_about": ["about"],
}
