"""A notice is seen by each for himself; a callback knows which contact is rung."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TIME = sa.Text().with_variant(sa.DateTime(timezone=True), "postgresql")

# Who of a role looked was not kept: what was seen stays seen by all of them.
_SEEN_UNTIL_NOW = """
INSERT INTO notices_seen (notice_id, agent, at)
SELECT notices.notice_id, agents.agent, notices.seen_at FROM notices
JOIN agents ON agents.agent = notices.agent OR agents.role = notices.role
WHERE notices.seen_at IS NOT NULL
"""
_FIRST_SEEN = """
UPDATE notices SET seen_at =
(SELECT min(seen.at) FROM notices_seen AS seen WHERE seen.notice_id = notices.notice_id)
"""


def upgrade() -> None:
    op.create_table(
        "notices_seen",
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notices.notice_id"], name=op.f("fk_notices_seen_notice_id")
        ),
        sa.PrimaryKeyConstraint("notice_id", "agent", name=op.f("pk_notices_seen")),
    )
    op.execute(_SEEN_UNTIL_NOW)
    _index_notices("at", before="seen_at")
    # Not in a batch, which makes the table anew: others refer to it.
    op.drop_column("notices", "seen_at")
    op.add_column("callbacks", sa.Column("contact_id", sa.Text()))


def downgrade() -> None:
    op.drop_column("callbacks", "contact_id")
    op.add_column("notices", sa.Column("seen_at", TIME))
    _index_notices("seen_at", before="at")
    op.execute(_FIRST_SEEN)
    op.drop_table("notices_seen")


def _index_notices(by: str, before: str) -> None:
    for to in ("agent", "role"):
        op.drop_index(f"ix_notices_{to}", table_name="notices")
        op.create_index(f"ix_notices_{to}", "notices", [to, by])
