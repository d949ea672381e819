"""The slash command."""

from __future__ import annotations

from collections.abc import Mapping

from channels.slack.typed import fit
from firstline.slack.incoming import COMMAND, Incoming


def of_form(form: Mapping[str, str]) -> Incoming | None:
    """None for Slack's own look whether the address is there, and for what is no command."""
    needed = ("team_id", "user_id", "channel_id", "trigger_id", "command")
    if form.get("ssl_check") or not all(form.get(name) for name in needed):
        return None
    return Incoming(
        kind=COMMAND,
        keys=(f"trigger:{form['trigger_id']}",),
        team=form["team_id"],
        user=form["user_id"],
        channel=form["channel_id"],
        is_direct=form["channel_id"].startswith("D"),
        text=fit(form.get("text")),
        trigger=form["trigger_id"],
        response_url=form.get("response_url", ""),
    )
