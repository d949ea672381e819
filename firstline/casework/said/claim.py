"""What a customer claims: what only she can know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

LOST_PAY = "lost_pay"
MADE_NEITHER = "made_neither"
NOT_IN_BOOKS = "not_in_books"
TOLD_US = "told_us"
DANGER = "danger"
DEFECTIVE = "defective"
WRONG_ITEM = "wrong_item"
NOT_RECEIVED = "not_received"
# What takes her own complaint back.
RECEIVED = "received"
WAS_CALLED = "was_called"
WAS_VISITED = "was_visited"
CHARGED_ONCE = "charged_once"
WAS_IN = "was_in"  # at home when the visit was due
HUNG_UP = "hung_up"  # it was she who ended the call
MONEY_CAME = "money_came"
REPAIRED = "repaired"
NO_COMPLAINT = "no_complaint"  # she never made one
# Her card, or what is printed on it, is in other hands.
CARD_EXPOSED = "card_exposed"
CLAIMS = (
    *(LOST_PAY, MADE_NEITHER, NOT_IN_BOOKS, TOLD_US, DANGER, DEFECTIVE, WRONG_ITEM, NOT_RECEIVED),
    *(RECEIVED, WAS_CALLED, WAS_VISITED, CHARGED_ONCE, WAS_IN),
    *(HUNG_UP, MONEY_CAME, REPAIRED, NO_COMPLAINT, CARD_EXPOSED),
)
# What is told of people, the worst first; read by patterns of their own.
MISCONDUCT = "misconduct"  # theft, violence or harassment by ours
CONDUCT = "conduct"  # ours were rude, or harmed her home
DIED = "died"
DATA = "data"  # hers is to be deleted, or shown to her
PRIVATE = "private"  # what callers are checked by, or somebody else's, is to be read out
ABOVE = "above"  # somebody above the agent is wanted
OF_PEOPLE = (MISCONDUCT, CONDUCT, DIED, DATA, PRIVATE, ABOVE)
# Who speaks is not the account's holder; denied: she agrees to it.
FOR_ANOTHER = "for_another"
# One cannot hold while the other does.
OPPOSITES = {
    **{RECEIVED: NOT_RECEIVED, NOT_RECEIVED: RECEIVED},
    **{CHARGED_ONCE: MADE_NEITHER, MADE_NEITHER: CHARGED_ONCE},
}


@dataclass(frozen=True)
class Claim:
    """Something only the customer can know; `Said.text[start:end] == written`.

    kind: one of `CLAIMS`, `OF_PEOPLE` or FOR_ANOTHER. `denied`: "it does not burn", "I lost no pay".
    `hedged`: "I might lose pay", "if it burns", a question. `reported`: somebody else says it, as a
    neighbour; what the agent reports of the customer ("cust says") is hers. `day`: of `TOLD_US`, in
    the company's time zone. `count`: days of work lost, of `LOST_PAY`. `over`: a danger that there
    was, denied because it is no more.
    """

    kind: str
    written: str
    start: int
    end: int
    denied: bool = False
    hedged: bool = False
    reported: bool = False
    day: date | None = None
    count: Decimal | None = None
    over: bool = False

    @property
    def is_plain(self) -> bool:
        """She says it herself and means it."""
        return not (self.denied or self.hedged or self.reported)
