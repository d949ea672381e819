"""Which findings her own word takes back: it came, somebody rang, she hung up herself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from firstline.casework.facts import Money
from firstline.casework.figures import figures
from firstline.casework.finding import Finding
from firstline.casework.said import Claim, Said
from firstline.casework.said.claim import (
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

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = re.compile(rf"\b(?:{'|'.join(_MONTHS)})(?=\b|[a-z]{{1,6}}\b)", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;.!?\n]|\b(?:but|and|only|while)\b", re.IGNORECASE)
_AROUND = 30  # characters beside a claim in which its sum stands


@dataclass(frozen=True)
class Concession:
    """`fact`: how wording tells it. `codes`: what it takes back in `family`; none where the findings
    of that family hear it themselves. `denied`: it is the denial of `kind` that concedes.
    `lists`: look-ups of other families that only show the same records. `whole`: what else that
    family finds is of the same matter."""

    kind: str
    fact: str
    family: str
    codes: frozenset[str] = frozenset()
    denied: bool = False
    lists: frozenset[str] = frozenset()
    whole: bool = True

    def heard(self, said: Said) -> Claim | None:
        return said.disclaimed(self.kind) if self.denied else said.conceded(self.kind)

    def is_about(self, one: Finding) -> bool:
        return one.family == self.family and (not self.codes or one.code in self.codes)

    def covers(self, one: Finding) -> bool:
        """It is of the matter of which she says that all is well."""
        is_of_it = one.family == self.family if self.whole else self.is_about(one)
        return is_of_it or one.code in self.lists


# Of what was taken for an order that was cancelled only where she names the sum: other money that
# she waits for may have come.
_NAMED_ALONE = frozenset({"CANCELLED_ORDER"})
_PAID_BACK = _NAMED_ALONE | {
    *("RENEWAL", "DUP_CAPTURE", "DUP_PRIOR", "TWO_ORDERS", "CATCH_UP", "AUTH_HOLD")
}
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
    Concession(MONEY_CAME, "says_money_came", "debit", _PAID_BACK, lists=_LISTS),
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
        whole=False,
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


def months_back(said: Said) -> frozenset[int]:
    """Of which months she says that what was taken has come back: "August was refunded"; 1 to 12."""
    came = (one for one in said.claims if one.kind == MONEY_CAME and one.is_plain)
    return frozenset(month for one in came for month in _months(said, one))


def _fits(said: Said, claim: Claim, finding: Finding) -> bool:
    if claim.kind != MONEY_CAME:
        return True
    if back := months_back(said):
        return any(proof.at and proof.at.month in back for proof in finding.evidence)
    sums = [fact.amount for fact in finding.facts.values() if isinstance(fact, Money)]
    if finding.code in _NAMED_ALONE and not _named(said, claim) & {*sums}:
        return False
    return any(money_came(said, one) for one in sums)


def _months(said: Said, claim: Claim) -> tuple[int, ...]:
    """Those named in its clause."""
    before = _CLAUSE.split(said.text[max(0, claim.start - _AROUND) : claim.start])[-1]
    after = _CLAUSE.split(said.text[claim.end :][:_AROUND], maxsplit=1)[0]
    clause = before + claim.written + after
    return tuple(_MONTHS.index(found[0].lower()) + 1 for found in _MONTH.finditer(clause))


def _named(said: Said, claim: Claim) -> frozenset[Decimal]:
    return figures(said.text[max(0, claim.start - _AROUND) : claim.end + _AROUND])
