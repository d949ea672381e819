"""Which findings her own word takes back: it came, somebody rang, she hung up herself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from firstline.casework.facts import Money
from firstline.casework.figures import figures
from firstline.casework.finding import Finding
from firstline.casework.said import Claim, Said
from firstline.casework.said.model import (
    CHARGED_ONCE,
    HUNG_UP,
    MONEY_CAME,
    NO_COMPLAINT,
    RECEIVED,
    REPAIRED,
    WAS_CALLED,
    WAS_VISITED,
    WRONG_ITEM,
)

_AROUND = 30  # characters beside a claim in which its sum stands


@dataclass(frozen=True)
class Concession:
    """`fact`: how wording tells it. `codes`: what it takes back in `family`; none where the findings
    of that family hear it themselves. `denied`: it is the denial of `kind` that concedes.
    `lists`: look-ups of other families that only show the same records."""

    kind: str
    fact: str
    family: str
    codes: frozenset[str] = frozenset()
    denied: bool = False
    lists: frozenset[str] = frozenset()

    def heard(self, said: Said) -> Claim | None:
        return said.disclaimed(self.kind) if self.denied else said.conceded(self.kind)

    def is_about(self, one: Finding) -> bool:
        return one.family == self.family and (not self.codes or one.code in self.codes)


_LISTS = frozenset({"REFUND_STATUS", "ACCOUNT_SUMMARY", "ORDER_STATUS"})

CONCESSIONS = (
    Concession(RECEIVED, "says_it_came", "order"),
    Concession(WAS_CALLED, "says_called", "call"),
    Concession(WAS_VISITED, "says_visited", "appointment"),
    Concession(CHARGED_ONCE, "says_once", "debit"),
    Concession(
        HUNG_UP, "says_hung_up", "call", frozenset({"DROP_LIVE", "DROP_PAST", "REPEAT_DROP"})
    ),
    Concession(WRONG_ITEM, "says_right", "call", frozenset({"WRONG_ITEM"}), denied=True),
    Concession(MONEY_CAME, "says_money_came", "order", frozenset({"PROMISE_BROKEN"}), lists=_LISTS),
    Concession(MONEY_CAME, "says_money_came", "debit", frozenset({"RENEWAL"}), lists=_LISTS),
    Concession(
        REPAIRED,
        "says_repaired",
        "parts",
        # What is dangerous stays so until somebody has looked.
        frozenset(
            {"NOT_ORDERED_LOCAL", "NOT_ORDERED_24H", "BACKORDER", "WRONG_PART", "RECEIVED_UNLINKED"}
        ),
    ),
    Concession(
        NO_COMPLAINT,
        "says_no_complaint",
        "appointment",
        frozenset({"COMPLAINT_STALE", "COMPLAINT_UNLOGGED"}),
    ),
)


def stand(found: Iterable[Finding], said: Said) -> tuple[Finding, ...]:
    """Those of `found` that nothing she said takes back."""
    heard = [(one, claim) for one in CONCESSIONS if one.codes and (claim := one.heard(said))]
    return tuple(
        finding
        for finding in found
        if not any(one.is_about(finding) and _fits(said, claim, finding) for one, claim in heard)
    )


def money_came(said: Said, sum_: Decimal | None) -> bool:
    """She says that this sum has come; one that she does not name may be any."""
    claim = said.conceded(MONEY_CAME)
    named = _named(said, claim) if claim else frozenset()
    return claim is not None and (not named or sum_ in named)


def _fits(said: Said, claim: Claim, finding: Finding) -> bool:
    if claim.kind != MONEY_CAME:
        return True
    sums = [fact.amount for fact in finding.facts.values() if isinstance(fact, Money)]
    return any(money_came(said, one) for one in sums)


def _named(said: Said, claim: Claim) -> frozenset[Decimal]:
    return figures(said.text[max(0, claim.start - _AROUND) : claim.end + _AROUND])
