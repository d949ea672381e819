"""Facts every card has, whatever its family: names, deadlines, what is still to be asked and
what was done that every card offers."""

from __future__ import annotations

from firstline.casework.facts import Account, Deadline, Plain
from firstline.casework.playbook.model import RESERVED, done_fact

KINDS: dict[str, type] = {
    "customer_name": Account,
    "agent": Plain,
    "company": Plain,
    "owner": Plain,
    "direct_line": Plain,
    "owner_line": Plain,
    "abuse_address": Plain,
    "missing": Plain,
    "escalate_by": Deadline,
    "follow_up_at": Deadline,
    **{done_fact(step): Plain for step in RESERVED},
}
