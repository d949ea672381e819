"""Facts every card has, whatever its family: names, deadlines, what is still to be asked and
what was done that every card offers."""

from __future__ import annotations

from firstline.casework.facts import Account, Deadline, Plain, State
from firstline.casework.playbook.model import RESERVED, done_fact

# What she chooses of what a card offers.
CHOICES = (
    *("chose_money", "chose_goods", "chose_to_keep", "chose_to_stop", "chose_to_move"),
    *("named_time", "typed_details", "typed_nothing"),
)
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
    **dict.fromkeys(CHOICES, State),
}
