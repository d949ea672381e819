"""All that the books show of debits taken for one taken twice, the matter she speaks of first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timezone

from firstline.casework.findings.debit import (
    called_off,
    ended,
    holds,
    orders,
    pairs,
    payments,
    plans,
    retries,
)
from firstline.casework.findings.debit.asked import Sight
from firstline.casework.findings.debit.ledger import Ledger
from firstline.casework.findings.debit.matter import Matter
from firstline.casework.findings.debit.refunds import settled
from firstline.casework.findings.debit.spans import STATEMENT, look_back

# Money she is out of comes first, then what cannot be told yet, then what is easily explained.
RANKS = (
    *("DUP_PRIOR", "DUP_CAPTURE", "CANCELLED_ORDER", "UNCLEAR", "AUTH_HOLD"),
    *("REFUND_SENT", "CATCH_UP"),
    *("SPLIT_SHIP", "TWO_ORDERS", "RENEWAL"),
)
_UNDATED = datetime.min.replace(tzinfo=timezone.utc)


def search(ledger: Ledger, sight: Sight) -> list[Matter]:
    found = [m for look in (orders, plans, payments) for m in look.matters(ledger)]
    duplicates = [m for m in found if m.code == "DUP_CAPTURE" and _is_within_reach(ledger, m)]
    found = [m for m in found if m.code != "DUP_CAPTURE"]
    decided = settled(ledger, sorted(duplicates, key=_newest, reverse=True))
    decided += [matter for matter in found if matter.code == "UNCLEAR"]
    decided += called_off.matters(ledger, asked=sight.asks_of_an_end)
    found = [matter for matter in found if matter.code != "UNCLEAR"]
    found += [*retries.matters(ledger), *holds.matters(ledger, sight), *pairs.matters(ledger)]
    found += ended.matters(ledger, asked=sight.asks_of_an_end)
    explained = [matter for matter in found if not _is_part_of(matter, decided)]
    matters = [*_with_prior(_still_owed(decided, sight)), *explained]
    if sight.amounts and not any(map(sight.matches, matters)):
        matters += pairs.matters(ledger, sight.is_named)
    return _ranked([m for m in matters if _is_recent(ledger, m) or _is_named(sight, m)], sight)


def _still_owed(decided: Sequence[Matter], sight: Sight) -> list[Matter]:
    """Without the duplicates that she says were paid back, unless nothing else is owed."""
    owed = [matter for matter in decided if matter.code == "DUP_CAPTURE"]
    back = [matter for matter in owed if sight.says_is_back(matter)]
    return [one for one in decided if one not in back] if len(back) < len(owed) else list(decided)


def _with_prior(decided: Sequence[Matter]) -> list[Matter]:
    """The newest duplicate that is owed with the earlier ones, which nobody asked about."""
    owed = [matter for matter in decided if matter.code == "DUP_CAPTURE"]
    if len(owed) < 2:
        return list(decided)
    newest, *earlier = owed
    rest = [matter for matter in decided if matter not in owed]
    return [replace(newest, code="DUP_PRIOR", prior=tuple(earlier)), *rest]


def _ranked(matters: Sequence[Matter], sight: Sight) -> list[Matter]:
    newest_first = sorted(matters, key=_newest, reverse=True)
    return sorted(
        newest_first,
        key=lambda matter: (
            not sight.matches(matter),
            not sight.is_on_named_day(matter),
            not sight.is_named_hold(matter),
            not sight.is_asked_for(matter),
            _rank(matter),
        ),
    )


def _rank(matter: Matter) -> float:
    """What was taken after the end is owed as well: right behind what was taken twice."""
    owed = matter.end is not None and matter.owed > 0
    return RANKS.index("DUP_CAPTURE") + 0.5 if owed else RANKS.index(matter.code)


def _is_part_of(matter: Matter, decided: Sequence[Matter]) -> bool:
    """A hold or an end stands beside anything; other explanations give way to a verdict on the same
    debits."""
    if matter.code == "AUTH_HOLD" or matter.end is not None:
        return False
    rows = {debit.row for other in decided for debit in other.debits}
    return any(debit.row in rows for debit in matter.debits)


def _is_within_reach(ledger: Ledger, matter: Matter) -> bool:
    newest = matter.at
    return newest is None or newest >= look_back(ledger.now)


def _is_recent(ledger: Ledger, matter: Matter) -> bool:
    if matter.code in ("DUP_PRIOR", "DUP_CAPTURE") or matter.owed or matter.at is None:
        return True
    return ledger.now - matter.at <= STATEMENT


def _is_named(sight: Sight, matter: Matter) -> bool:
    named = sight.matches(matter) or sight.is_on_named_day(matter)
    return named or sight.is_asked_for(matter)


def _newest(matter: Matter) -> datetime:
    return matter.at or _UNDATED
