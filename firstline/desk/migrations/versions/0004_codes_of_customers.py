"""One-time codes belong to the customer, whose they are over all cases."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_OF_CASE = """
UPDATE codes SET customer_id =
(SELECT cases.customer_id FROM cases WHERE cases.case_id = codes.case_id)
"""


def upgrade() -> None:
    with op.batch_alter_table("codes") as codes:
        codes.add_column(sa.Column("customer_id", sa.Text()))
    op.execute(_OF_CASE)
    op.create_index("ix_codes_customer_id_sent_at", "codes", ["customer_id", "sent_at"])


def downgrade() -> None:
    op.drop_index("ix_codes_customer_id_sent_at", table_name="codes")
    with op.batch_alter_table("codes") as codes:
        codes.drop_column("customer_id")
