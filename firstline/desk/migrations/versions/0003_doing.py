"""Doing: decisions, what the desk promised, what other systems must do, and the trail of it all."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TIME = sa.Text().with_variant(sa.DateTime(timezone=True), "postgresql")

# The trail is only ever added to, whoever tries.
_KEEP_ON_SQLITE = """
CREATE TRIGGER {table}_keeps_{event} BEFORE {event} ON {table}
BEGIN SELECT RAISE(ABORT, 'the trail is only ever added to'); END
"""
# INSERT OR REPLACE deletes without asking the trigger of deletions.
_KEEP_FROM_REPLACE_ON_SQLITE = """
CREATE TRIGGER {table}_keeps_{key} BEFORE INSERT ON {table}
WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key})
BEGIN SELECT RAISE(ABORT, 'the trail is only ever added to'); END
"""
_KEYS = (("trail", "entry_id"), ("trail_seals", "place"), ("trail_seals", "entry_id"))
_REFUSE_ON_POSTGRESQL = """
CREATE FUNCTION trail_is_only_added_to() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'the trail is only ever added to'; END $$ LANGUAGE plpgsql
"""
_KEEP_ON_POSTGRESQL = """
CREATE TRIGGER {table}_keeps BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION trail_is_only_added_to()
"""
_TRAIL = ("trail", "trail_seals")


def upgrade() -> None:
    _grow_cases()
    _add_decisions()
    _add_keeping()
    _add_working()
    _keep_trail()


def downgrade() -> None:
    for table in _NEW[::-1]:
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION trail_is_only_added_to")
    op.drop_index("ix_goodwill_customer_id_at", table_name="goodwill")
    with op.batch_alter_table("cases") as cases:
        for column in ("state", "owner", "closed_at", "outcome", "summary"):
            cases.drop_column(column)


def _grow_cases() -> None:
    state = sa.Column("state", sa.Text(), nullable=False, server_default="open")
    with op.batch_alter_table("cases") as cases:
        cases.add_column(state)
        cases.add_column(sa.Column("owner", sa.Text()))
        cases.add_column(sa.Column("closed_at", TIME))
        cases.add_column(sa.Column("outcome", sa.Text()))
        cases.add_column(sa.Column("summary", sa.Text()))
    op.create_index("ix_goodwill_customer_id_at", "goodwill", ["customer_id", "at"])


def _keep_trail() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(_REFUSE_ON_POSTGRESQL)
        for table in _TRAIL:
            op.execute(_KEEP_ON_POSTGRESQL.format(table=table))
        return
    for table in _TRAIL:
        for event in ("UPDATE", "DELETE"):
            op.execute(_KEEP_ON_SQLITE.format(table=table, event=event))
    for table, key in _KEYS:
        op.execute(_KEEP_FROM_REPLACE_ON_SQLITE.format(table=table, key=key))


def _add_decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("decision_id", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=True),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("family", sa.Text(), nullable=False),
        sa.Column("finding", sa.Text(), nullable=False),
        sa.Column("records", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("consent", sa.Text(), nullable=True),
        sa.Column("settled_by", sa.Text(), nullable=True),
        sa.Column("settled_at", TIME, nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["agent"], ["agents.agent"], name=op.f("fk_decisions_agent")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_decisions_case_id")),
        sa.PrimaryKeyConstraint("decision_id", name=op.f("pk_decisions")),
        sa.UniqueConstraint("key"),
    )
    op.create_index(op.f("ix_decisions_case_id"), "decisions", ["case_id"])
    op.create_index("ix_decisions_customer_id_at", "decisions", ["customer_id", "at"])
    op.create_index("ix_decisions_state_at", "decisions", ["state", "at"])
    op.create_table(
        "drafts",
        sa.Column("draft_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("case_version", sa.Integer(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("expires_at", TIME, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["agent"], ["agents.agent"], name=op.f("fk_drafts_agent")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_drafts_case_id")),
        sa.PrimaryKeyConstraint("draft_id", name=op.f("pk_drafts")),
        sa.UniqueConstraint("key"),
    )
    op.create_index(op.f("ix_drafts_case_id"), "drafts", ["case_id"])
    op.create_table(
        "once",
        sa.Column("customer_id", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("decision_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decisions.decision_id"], name=op.f("fk_once_decision_id")
        ),
        sa.PrimaryKeyConstraint("customer_id", "step", "record", name=op.f("pk_once")),
    )
    op.create_index(op.f("ix_once_decision_id"), "once", ["decision_id"])


def _add_keeping() -> None:
    op.create_table(
        "promises",
        sa.Column("promise_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=True),
        sa.Column("decision_id", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("made_at", TIME, nullable=False),
        sa.Column("due_at", TIME, nullable=False),
        sa.Column("warn_at", TIME, nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("ended_at", TIME, nullable=True),
        sa.Column("ended_by", sa.Text(), nullable=True),
        sa.Column("warned_at", TIME, nullable=True),
        sa.Column("broken_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_promises_case_id")),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decisions.decision_id"], name=op.f("fk_promises_decision_id")
        ),
        sa.PrimaryKeyConstraint("promise_id", name=op.f("pk_promises")),
    )
    op.create_index(op.f("ix_promises_case_id"), "promises", ["case_id"])
    op.create_index(op.f("ix_promises_customer_id"), "promises", ["customer_id"])
    op.create_index("ix_promises_owner_state", "promises", ["owner", "state"])
    op.create_index("ix_promises_state_due_at", "promises", ["state", "due_at"])
    op.create_table(
        "escalations",
        sa.Column("escalation_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=True),
        sa.Column("decision_id", sa.Text(), nullable=True),
        sa.Column("at", TIME, nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("due_at", TIME, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.case_id"], name=op.f("fk_escalations_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decisions.decision_id"], name=op.f("fk_escalations_decision_id")
        ),
        sa.PrimaryKeyConstraint("escalation_id", name=op.f("pk_escalations")),
    )
    op.create_index(op.f("ix_escalations_case_id"), "escalations", ["case_id"])
    op.create_index(op.f("ix_escalations_customer_id"), "escalations", ["customer_id"])
    op.create_index("ix_escalations_state_due_at", "escalations", ["state", "due_at"])
    op.create_table(
        "callbacks",
        sa.Column("callback_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=True),
        sa.Column("decision_id", sa.Text(), nullable=True),
        sa.Column("at", TIME, nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("starts_at", TIME, nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("timezone", sa.Text(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("placed_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_callbacks_case_id")),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decisions.decision_id"], name=op.f("fk_callbacks_decision_id")
        ),
        sa.PrimaryKeyConstraint("callback_id", name=op.f("pk_callbacks")),
    )
    op.create_index(op.f("ix_callbacks_case_id"), "callbacks", ["case_id"])
    op.create_index(op.f("ix_callbacks_customer_id"), "callbacks", ["customer_id"])
    op.create_index("ix_callbacks_owner_starts_at", "callbacks", ["owner", "starts_at"])
    op.create_table(
        "complaints",
        sa.Column("complaint_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=True),
        sa.Column("decision_id", sa.Text(), nullable=True),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("received_at", TIME, nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("of_record", sa.Text(), nullable=True),
        sa.Column("acknowledged_at", TIME, nullable=True),
        sa.Column("answered_at", TIME, nullable=True),
        sa.Column("closed_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_complaints_case_id")),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decisions.decision_id"], name=op.f("fk_complaints_decision_id")
        ),
        sa.PrimaryKeyConstraint("complaint_id", name=op.f("pk_complaints")),
    )
    op.create_index(op.f("ix_complaints_case_id"), "complaints", ["case_id"])
    op.create_index(op.f("ix_complaints_customer_id"), "complaints", ["customer_id"])
    op.create_table(
        "notes",
        sa.Column("note_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("customer_id", sa.Text(), nullable=True),
        sa.Column("decision_id", sa.Text(), nullable=True),
        sa.Column("at", TIME, nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_notes_case_id")),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decisions.decision_id"], name=op.f("fk_notes_decision_id")
        ),
        sa.PrimaryKeyConstraint("note_id", name=op.f("pk_notes")),
    )
    op.create_index(op.f("ix_notes_case_id"), "notes", ["case_id"])
    op.create_index(op.f("ix_notes_customer_id"), "notes", ["customer_id"])
    op.create_table(
        "notices",
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("case_id", sa.Text(), nullable=True),
        sa.Column("at", TIME, nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("seen_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_notices_case_id")),
        sa.PrimaryKeyConstraint("notice_id", name=op.f("pk_notices")),
    )
    op.create_index("ix_notices_agent", "notices", ["agent", "seen_at"])
    op.create_index("ix_notices_role", "notices", ["role", "seen_at"])
    op.create_index("uq_notices_kind_about", "notices", ["kind", "about"], unique=True)
    op.create_table(
        "codes",
        sa.Column("code_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("sent_at", TIME, nullable=False),
        sa.Column("expires_at", TIME, nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("code_hash", sa.Text(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("used_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_codes_case_id")),
        sa.PrimaryKeyConstraint("code_id", name=op.f("pk_codes")),
    )
    op.create_index(op.f("ix_codes_case_id"), "codes", ["case_id"])


def _add_working() -> None:
    op.create_table(
        "outbox",
        sa.Column("outbox_id", sa.Text(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=True),
        sa.Column("decision_id", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_at", TIME, nullable=False),
        sa.Column("holder", sa.Text(), nullable=True),
        sa.Column("held_until", TIME, nullable=True),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("ended_at", TIME, nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cases.case_id"], name=op.f("fk_outbox_case_id")),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decisions.decision_id"], name=op.f("fk_outbox_decision_id")
        ),
        sa.PrimaryKeyConstraint("outbox_id", name=op.f("pk_outbox")),
    )
    op.create_index(op.f("ix_outbox_case_id"), "outbox", ["case_id"])
    op.create_index("ix_outbox_state_next_at", "outbox", ["state", "next_at"])
    op.create_table(
        "leases",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("until", TIME, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_leases")),
    )
    op.create_table(
        "trail",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("agent", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=True),
        sa.Column("customer_id", sa.Text(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_trail")),
    )
    op.create_index(op.f("ix_trail_case_id"), "trail", ["case_id"])
    op.create_index(op.f("ix_trail_customer_id"), "trail", ["customer_id"])
    op.create_table(
        "trail_seals",
        sa.Column("place", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["trail.entry_id"], name=op.f("fk_trail_seals_entry_id")
        ),
        sa.PrimaryKeyConstraint("place", name=op.f("pk_trail_seals")),
        sa.UniqueConstraint("entry_id"),
    )


_NEW = (
    "decisions",
    "drafts",
    "once",
    "promises",
    "escalations",
    "callbacks",
    "complaints",
    "notes",
    "notices",
    "codes",
    "outbox",
    "leases",
    "trail",
    "trail_seals",
)
