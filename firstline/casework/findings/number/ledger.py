"""The credit that the customer's question is about, and where it went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from firstline.casework.credits import State, state_of
from firstline.casework.findings.number.accounts import account_of, expected, own
from firstline.casework.findings.number.chosen import choose
from firstline.casework.findings.number.matches import Match
from firstline.casework.said import Said
from firstline.records.snapshot import Snapshot

_BALANCES = ("gift_card", "store_credit")


@dataclass(frozen=True)
class Credited:
    """One credit. `destination` is her own instrument, `account` the card it stands for today.

    `tied`: the records themselves tell that the question is about this credit.
    """

    credit: Any
    tied: bool
    state: State
    destination: Any | None
    account: Any | None
    expected: Any | None
    other_owner: bool

    @property
    def went_elsewhere(self) -> bool:
        """Posted to an own account that is not the one that paid."""
        if self.state != "posted" or self.account is None or self.expected is None:
            return False
        if self.credit.reason == "goodwill" and self.account.kind in _BALANCES:
            return False
        return self.account.instrument_id != self.expected.instrument_id

    @property
    def reached_her(self) -> bool:
        return self.state == "posted" and self.account is not None and not self.other_owner


def concerned(
    snapshot: Snapshot,
    said: Said,
    matches: Sequence[Match],
    message: Any | None,
    now: datetime,
) -> Credited | None:
    """The credit the question is about, None when the records do not single one out."""
    chosen = choose(snapshot, said, matches, message, now)
    if chosen is None:
        return None
    return credited(snapshot, chosen.credit, tied=chosen.tied)


def credited(snapshot: Snapshot, credit: Any, *, tied: bool) -> Credited:
    other_owner = credit.credit_id in snapshot.foreign_destinations
    destination = None if other_owner else own(snapshot, credit.destination_instrument_id)
    return Credited(
        credit=credit,
        tied=tied,
        state=state_of(snapshot, credit),
        destination=destination,
        account=account_of(snapshot, destination),
        expected=expected(snapshot, credit),
        other_owner=other_owner,
    )
