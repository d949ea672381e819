"""Facts every card has, whatever its family: names, deadlines, what is still to be asked."""

from __future__ import annotations

from firstline.casework.facts import Account, Deadline, Plain

KINDS: dict[str, type] = {
    "customer_name": Account,
    "agent": Plain,
    "company": Plain,
    "owner": Plain,
    "abuse_address": Plain,
    "missing": Plain,
    "escalate_by": Deadline,
    "follow_up_at": Deadline,
}
