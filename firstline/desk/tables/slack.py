"""Slack at the desk: who is linked, which thread is which case, what came in and what goes out."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table

from firstline.desk.tables.base import metadata
from firstline.records.tables.types import Id, Json, UtcTime

slack_links = Table(
    "slack_links",
    metadata,
    Column("team", Id, primary_key=True),
    Column("slack_user", Id, primary_key=True),
    Column("agent", Id, ForeignKey("agents.agent"), nullable=False, index=True),
    Column("linked_at", UtcTime, nullable=False),
)

slack_link_codes = Table(
    "slack_link_codes",
    metadata,
    Column("code_hash", Id, primary_key=True),
    Column("agent", Id, ForeignKey("agents.agent"), nullable=False, index=True),
    Column("expires_at", UtcTime, nullable=False),
)

# `thread` is the timestamp of its first message, "" for a direct conversation outside of any thread.
slack_threads = Table(
    "slack_threads",
    metadata,
    Column("team", Id, primary_key=True),
    Column("channel", Id, primary_key=True),
    Column("thread", Id, primary_key=True),
    Column("case_id", Id, ForeignKey("cases.case_id"), nullable=False, index=True),
    Column("used_at", UtcTime, nullable=False),
)

# What Slack sent, each thing once, under its event id and whatever else it is known by. `incoming` is
# what it asks, without card numbers, and of a check of who it is, how well she was known before; {} as
# soon as it is answered. `newest`: our last message in the case when the answer was begun. `holder`
# works on it until `held_until`.
slack_seen = Table(
    "slack_seen",
    metadata,
    Column("key", Id, primary_key=True),
    Column("at", UtcTime, nullable=False, index=True),
    Column("state", Id, nullable=False),
    Column("incoming", Json, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("case_id", Id),
    Column("newest", Integer),
    Column("holder", Id),
    Column("held_until", UtcTime),
    Index("ix_slack_seen_state_held_until", "state", "held_until"),
)

# What goes to Slack, in the order of `queue_id` within a `lane`. `key`: what it answers, so that it is
# said once. `state`: waiting, sent or dead (given up). `message` is its timestamp at Slack.
slack_queue = Table(
    "slack_queue",
    metadata,
    Column("queue_id", Integer, primary_key=True),
    Column("key", Id, nullable=False, unique=True),
    Column("lane", Id, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("method", Id, nullable=False),
    Column("payload", Json, nullable=False),
    Column("otherwise", Json),
    Column("about", Id, nullable=False),
    Column("case_id", Id, ForeignKey("cases.case_id")),
    Column("state", Id, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("next_at", UtcTime, nullable=False),
    Column("holder", Id),
    Column("held_until", UtcTime),
    Column("problem", Id, nullable=False),
    Column("channel", Id),
    Column("message", Id),
    Column("ended_at", UtcTime),
    Index("ix_slack_queue_state_next_at", "state", "next_at"),
    Index("ix_slack_queue_lane_state", "lane", "state"),
    Index("ix_slack_queue_channel_message", "channel", "message"),
    Index("ix_slack_queue_about", "about"),
)
