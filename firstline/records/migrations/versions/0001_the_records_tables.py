"""The tables of the records, the identifier index and what an import remembers."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

MONEY = sa.Text().with_variant(sa.Numeric(), "postgresql")
TIME = sa.Text().with_variant(sa.DateTime(timezone=True), "postgresql")
BYTES = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "appointment_events",
        sa.Column("event_id", sa.Text(), nullable=False),
        sa.Column("appointment_id", sa.Text(), nullable=False),
        sa.Column("at", TIME),
        sa.Column("kind", sa.Text()),
        sa.Column("by", sa.Text()),
        sa.Column("notified_at", TIME),
        sa.Column("old_starts_at", TIME),
        sa.Column("new_starts_at", TIME),
        sa.PrimaryKeyConstraint("event_id", name="pk_appointment_events"),
    )
    op.create_index(
        "ix_appointment_events_appointment_id", "appointment_events", ["appointment_id"]
    )
    op.create_table(
        "appointments",
        sa.Column("appointment_id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text()),
        sa.Column("promised_at", TIME),
        sa.Column("starts_at", TIME),
        sa.Column("window_minutes", sa.Integer()),
        sa.Column("status", sa.Text()),
        sa.Column("engineer", sa.Text()),
        sa.Column("work_order_id", sa.Text()),
        sa.PrimaryKeyConstraint("appointment_id", name="pk_appointments"),
    )
    op.create_index("ix_appointments_customer_id", "appointments", ["customer_id"])
    op.create_table(
        "booking_errors",
        sa.Column("error_id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("at", TIME),
        sa.Column("message", sa.Text()),
        sa.PrimaryKeyConstraint("error_id", name="pk_booking_errors"),
    )
    op.create_index("ix_booking_errors_customer_id", "booking_errors", ["customer_id"])
    op.create_table(
        "callbacks",
        sa.Column("callback_id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("due_at", TIME),
        sa.Column("phone", sa.Text()),
        sa.Column("placed_at", TIME),
        sa.Column("status", sa.Text()),
        sa.Column("owner", sa.Text()),
        sa.PrimaryKeyConstraint("callback_id", name="pk_callbacks"),
    )
    op.create_index("ix_callbacks_customer_id", "callbacks", ["customer_id"])
    op.create_table(
        "calls",
        sa.Column("call_id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text()),
        sa.Column("direction", sa.Text()),
        sa.Column("started_at", TIME),
        sa.Column("ended_at", TIME),
        sa.Column("ended_by", sa.Text()),
        sa.Column("phone", sa.Text()),
        sa.Column("note", sa.Text()),
        sa.PrimaryKeyConstraint("call_id", name="pk_calls"),
    )
    op.create_index("ix_calls_customer_id", "calls", ["customer_id"])
    op.create_table(
        "charges",
        sa.Column("charge_id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Text()),
        sa.Column("subscription_id", sa.Text()),
        sa.Column("instrument_id", sa.Text()),
        sa.Column("kind", sa.Text()),
        sa.Column("amount", MONEY),
        sa.Column("currency", sa.Text()),
        sa.Column("created_at", TIME),
        sa.Column("settled_at", TIME),
        sa.Column("status", sa.Text()),
        sa.Column("refunds_charge_id", sa.Text()),
        sa.Column("retry_of_charge_id", sa.Text()),
        sa.Column("descriptor", sa.Text()),
        sa.Column("reference", sa.Text()),
        sa.PrimaryKeyConstraint("charge_id", name="pk_charges"),
    )
    op.create_index("ix_charges_customer_id", "charges", ["customer_id"])
    op.create_table(
        "complaints",
        sa.Column("complaint_id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("received_at", TIME),
        sa.Column("channel", sa.Text()),
        sa.Column("about", sa.Text()),
        sa.Column("owner", sa.Text()),
        sa.Column("acknowledged_at", TIME),
        sa.Column("answered_at", TIME),
        sa.Column("closed_at", TIME),
        sa.PrimaryKeyConstraint("complaint_id", name="pk_complaints"),
    )
    op.create_index("ix_complaints_customer_id", "complaints", ["customer_id"])
    op.create_table(
        "contacts",
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("customer_id", "kind", "value", name="pk_contacts"),
    )
    op.create_table(
        "contracts",
        sa.Column("contract_id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("product", sa.Text()),
        sa.Column("started_at", TIME),
        sa.Column("sold_lead_days", sa.Integer()),
        sa.Column("actual_lead_days", sa.Integer()),
        sa.Column("ended_at", TIME),
        sa.Column("end_reason", sa.Text()),
        sa.Column("exit_contact_at", TIME),
        sa.PrimaryKeyConstraint("contract_id", name="pk_contracts"),
    )
    op.create_index("ix_contracts_customer_id", "contracts", ["customer_id"])
    op.create_table(
        "credits",
        sa.Column("credit_id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("amount", MONEY),
        sa.Column("currency", sa.Text()),
        sa.Column("approved_at", TIME),
        sa.Column("due_at", TIME),
        sa.Column("posted_at", TIME),
        sa.Column("status", sa.Text()),
        sa.Column("destination_instrument_id", sa.Text()),
        sa.Column("reference", sa.Text()),
        sa.PrimaryKeyConstraint("credit_id", name="pk_credits"),
    )
    op.create_index("ix_credits_customer_id", "credits", ["customer_id"])
    op.create_table(
        "customers",
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text()),
        sa.Column("email", sa.Text()),
        sa.Column("phone", sa.Text()),
        sa.Column("postcode", sa.Text()),
        sa.Column("locale", sa.Text()),
        sa.Column("timezone", sa.Text()),
        sa.Column("since", sa.Date()),
        sa.PrimaryKeyConstraint("customer_id", name="pk_customers"),
    )
    op.create_table(
        "identifiers",
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text()),
        sa.Column("value", BYTES, nullable=False),
        sa.Column("reversed", BYTES),
        sa.PrimaryKeyConstraint("record", "kind", name="pk_identifiers"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_identifiers_customer_id_reversed", "identifiers", ["customer_id", "reversed"]
    )
    op.create_index("ix_identifiers_value", "identifiers", ["value"])
    op.create_table(
        "imports",
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("as_of", TIME, nullable=False),
        sa.Column("imported_at", TIME, nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("table_name", name="pk_imports"),
    )
    op.create_table(
        "instruments",
        sa.Column("instrument_id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text()),
        sa.Column("network", sa.Text()),
        sa.Column("last4", sa.Text()),
        sa.Column("status", sa.Text()),
        sa.Column("parent_instrument_id", sa.Text()),
        sa.PrimaryKeyConstraint("instrument_id", name="pk_instruments"),
    )
    op.create_index("ix_instruments_customer_id", "instruments", ["customer_id"])
    op.create_table(
        "messages",
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("template_id", sa.Text()),
        sa.Column("version", sa.Text()),
        sa.Column("channel", sa.Text()),
        sa.Column("sender", sa.Text()),
        sa.Column("sent_at", TIME),
        sa.Column("subject", sa.Text()),
        sa.Column("slots", sa.Text()),
        sa.Column("about", sa.Text()),
        sa.PrimaryKeyConstraint("message_id", name="pk_messages"),
    )
    op.create_index("ix_messages_customer_id", "messages", ["customer_id"])
    op.create_index("ix_messages_sender", "messages", ["sender"])
    op.create_table(
        "meta",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_meta"),
    )
    op.create_table(
        "order_lines",
        sa.Column("order_id", sa.Text(), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("sku", sa.Text()),
        sa.Column("description", sa.Text()),
        sa.Column("quantity", sa.Integer()),
        sa.Column("unit_price", MONEY),
        sa.Column("sent_sku", sa.Text()),
        sa.Column("sent_description", sa.Text()),
        sa.PrimaryKeyConstraint("order_id", "line", name="pk_order_lines"),
    )
    op.create_table(
        "orders",
        sa.Column("order_id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("order_number", sa.Text()),
        sa.Column("placed_at", TIME),
        sa.Column("status", sa.Text()),
        sa.Column("total", MONEY),
        sa.Column("currency", sa.Text()),
        sa.Column("promised_at", TIME),
        sa.PrimaryKeyConstraint("order_id", name="pk_orders"),
    )
    op.create_index("ix_orders_customer_id", "orders", ["customer_id"])
    op.create_table(
        "parts",
        sa.Column("part_id", sa.Text(), nullable=False),
        sa.Column("work_order_id", sa.Text(), nullable=False),
        sa.Column("sku", sa.Text()),
        sa.Column("description", sa.Text()),
        sa.Column("needed_at", TIME),
        sa.Column("purchase_order", sa.Text()),
        sa.Column("ordered_sku", sa.Text()),
        sa.Column("ordered_at", TIME),
        sa.Column("supplier", sa.Text()),
        sa.Column("eta", TIME),
        sa.Column("received_at", TIME),
        sa.Column("shelved_under", sa.Text()),
        sa.Column("depot", sa.Text()),
        sa.Column("depot_quantity", sa.Integer()),
        sa.PrimaryKeyConstraint("part_id", name="pk_parts"),
    )
    op.create_index("ix_parts_work_order_id", "parts", ["work_order_id"])
    op.create_table(
        "references",
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("label", sa.Text()),
        sa.PrimaryKeyConstraint("customer_id", "kind", "value", name="pk_references"),
    )
    op.create_table(
        "senders",
        sa.Column("domain", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("domain", name="pk_senders"),
    )
    op.create_table(
        "shipments",
        sa.Column("shipment_id", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Text(), nullable=False),
        sa.Column("carrier", sa.Text()),
        sa.Column("tracking_number", sa.Text()),
        sa.Column("shipped_at", TIME),
        sa.Column("delivered_at", TIME),
        sa.Column("charge_id", sa.Text()),
        sa.PrimaryKeyConstraint("shipment_id", name="pk_shipments"),
    )
    op.create_index("ix_shipments_order_id", "shipments", ["order_id"])
    op.create_table(
        "slots",
        sa.Column("slot_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text()),
        sa.Column("starts_at", TIME),
        sa.Column("minutes", sa.Integer()),
        sa.Column("place", sa.Text()),
        sa.Column("person", sa.Text()),
        sa.Column("taken_by", sa.Text()),
        sa.PrimaryKeyConstraint("slot_id", name="pk_slots"),
    )
    op.create_table(
        "subscriptions",
        sa.Column("subscription_id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text()),
        sa.Column("amount", MONEY),
        sa.Column("currency", sa.Text()),
        sa.Column("period", sa.Text()),
        sa.Column("started_at", TIME),
        sa.Column("renews_at", TIME),
        sa.Column("status", sa.Text()),
        sa.PrimaryKeyConstraint("subscription_id", name="pk_subscriptions"),
    )
    op.create_index("ix_subscriptions_customer_id", "subscriptions", ["customer_id"])
    op.create_table(
        "teams",
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("role", sa.Text()),
        sa.Column("email", sa.Text()),
        sa.Column("direct_line", sa.Text()),
        sa.Column("works_on", sa.Text()),
        sa.Column("hours", sa.Text()),
        sa.PrimaryKeyConstraint("team", "person", name="pk_teams"),
    )
    op.create_table(
        "templates",
        sa.Column("template_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("slot", sa.Text(), nullable=False),
        sa.Column("means", sa.Text()),
        sa.PrimaryKeyConstraint("template_id", "version", "slot", name="pk_templates"),
    )
    op.create_table(
        "work_orders",
        sa.Column("work_order_id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("asset", sa.Text()),
        sa.Column("fault", sa.Text()),
        sa.Column("safety", sa.Boolean()),
        sa.Column("created_at", TIME),
        sa.Column("starts_at", TIME),
        sa.PrimaryKeyConstraint("work_order_id", name="pk_work_orders"),
    )
    op.create_index("ix_work_orders_customer_id", "work_orders", ["customer_id"])


def downgrade() -> None:
    for table in (
        "appointment_events",
        "appointments",
        "booking_errors",
        "callbacks",
        "calls",
        "charges",
        "complaints",
        "contacts",
        "contracts",
        "credits",
        "customers",
        "identifiers",
        "imports",
        "instruments",
        "messages",
        "meta",
        "order_lines",
        "orders",
        "parts",
        "references",
        "senders",
        "shipments",
        "slots",
        "subscriptions",
        "teams",
        "templates",
        "work_orders",
    ):
        op.drop_table(table)
