"""Callbacks of all customers are found by when they are due."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_callbacks_due_at", "callbacks", ["due_at"])


def downgrade() -> None:
    op.drop_index("ix_callbacks_due_at", table_name="callbacks")
