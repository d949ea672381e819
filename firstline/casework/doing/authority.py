"""A sum that no fact holds: in which currency, how much it may be, and whose consent it needs."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from firstline.casework.card_facts import records_of
from firstline.casework.doing.fields import BadField
from firstline.casework.facts import Money
from firstline.casework.finding import Finding
from firstline.casework.formats import Formats
from firstline.casework.offers import GOODWILL
from firstline.company import Authority
from firstline.company.authority import ROLES
from firstline.records.rows import Charge
from firstline.records.snapshot import Snapshot

REFUND = "refund"
TOO_MUCH = "Nobody may pay that much; the most is {most}."
NOT_TAKEN = "What is paid back is never more than was taken, {most}."
_GONE = ("failed", "voided")


def currency_of(kind: str, finding: Finding | None, snapshot: Snapshot) -> str:
    """That of the charges the finding is about; the company's for goodwill, without charges, and
    where they are in several."""
    ours = snapshot.company.authority.currency
    if kind == GOODWILL or finding is None:
        return ours
    found = {charge.currency for charge in _charges(finding, snapshot) if charge.currency}
    return found.pop() if len(found) == 1 else ours


def consent_to(
    kind: str, sum_: Money, finding: Finding | None, snapshot: Snapshot, role: str, words: Formats
) -> str:
    """The role that has to agree to a typed sum, "" for nobody; raises BadField when nobody may.

    Authority cannot measure a sum in another currency than its own: a manager agrees to it, another
    one to a manager's.
    """
    if kind == REFUND and finding is not None:
        charges = list(_charges(finding, snapshot))
        taken = Money(_taken(charges, sum_.currency), sum_.currency)
        if charges and sum_.amount > taken.amount:
            raise BadField("amount", NOT_TAKEN.format(most=words.text(taken)))
    authority = snapshot.company.authority
    if sum_.currency != authority.currency:
        return ROLES[-1]
    return _lowest(sum_, authority, role, words)


def stricter(*roles: str) -> str:
    """The highest of the roles whose consent is wanted, "" for nobody's."""
    return max(roles, key=lambda role: ROLES.index(role) if role else -1)


def _lowest(sum_: Money, authority: Authority, role: str, words: Formats) -> str:
    able = [one for one in ROLES if authority.roles[one].alone >= sum_.amount]
    if not able:
        most = Money(authority.roles[ROLES[-1]].alone, authority.currency)
        raise BadField("amount", TOO_MUCH.format(most=words.text(most)))
    return able[0] if ROLES.index(able[0]) > ROLES.index(role) else ""


def _charges(finding: Finding, snapshot: Snapshot) -> Iterable[Charge]:
    about = records_of(finding)
    return (charge for charge in snapshot.charges if charge.record in about)


def _taken(charges: Iterable[Charge], currency: str) -> Decimal:
    taken = (
        one.amount
        for one in charges
        if one.kind == "capture" and one.status not in _GONE and one.currency == currency
    )
    return sum((amount for amount in taken if amount), Decimal(0))
