"""What agents thought of cards, what they gave away, and the cases of a customer."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TIME = sa.Text().with_variant(sa.DateTime(timezone=True), "postgresql")
MONEY = sa.Text().with_variant(sa.Numeric(), "postgresql")


def upgrade() -> None:
    op.create_index("ix_cases_customer_id_opened_at", "cases", ["customer_id", "opened_at"])
    op.create_table(
        "judgements",
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("family", sa.Text(), nullable=False),
        sa.Column("finding", sa.Text(), nullable=False),
        sa.Column("is_right", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["message_id"], ["case_messages.message_id"], name=op.f("fk_judgements_message_id")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_judgements_case_id")),
        sa.PrimaryKeyConstraint("message_id", "place", "agent", name=op.f("pk_judgements")),
    )
    op.create_index(op.f("ix_judgements_case_id"), "judgements", ["case_id"])
    op.create_index(op.f("ix_judgements_at"), "judgements", ["at"])
    op.create_table(
        "goodwill",
        sa.Column("goodwill_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("finding", sa.Text(), nullable=False),
        sa.Column("amount", MONEY, nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_goodwill_case_id")),
        sa.PrimaryKeyConstraint("goodwill_id", name=op.f("pk_goodwill")),
    )
    op.create_index(op.f("ix_goodwill_case_id"), "goodwill", ["case_id"])
    op.create_index("ix_goodwill_agent_at", "goodwill", ["agent", "at"])


def downgrade() -> None:
    op.drop_table("goodwill")
    op.drop_table("judgements")
    op.drop_index("ix_cases_customer_id_opened_at", table_name="cases")
