"""Debits she sees and our books do not hold, and those she says she does not see after all."""

from __future__ import annotations

from dataclasses import replace

from firstline.casework.findings.debit.asked import Sight
from firstline.casework.findings.debit.ledger import Debit
from firstline.casework.findings.debit.matter import Matter
from firstline.casework.said.mention import Amount

_WEAK = ("TWO_ORDERS", "RENEWAL")
_OWED = ("DUP_PRIOR", "DUP_CAPTURE")


def told(sight: Sight, matters: list[Matter]) -> list[Matter]:
    """A debit that our books lack goes first, unless they are still open or owe her another."""
    if not (sight.names_a_debit or sight.amounts):
        return matters
    unknown = sight.unknown(matters)
    matched = any(map(sight.matches, matters))
    if matched and unknown:
        return _beside(sight, matters, unknown)
    if (matched or not sight.amounts) and matters and not _misses(sight, matters):
        return matters
    asked = None if matched else (unknown or sight.amounts or [None])[0]
    held = tuple(sight.held(asked)[-1:]) if asked else ()
    more = _explained(sight, unknown) if unknown else {}
    return [_lacking(sight, asked, held, **more), *matters]


def withdrawn(matters: list[Matter]) -> list[Matter]:
    """She sees no second one: what nobody can tell is no question any more, unless it may yet settle."""
    return [one for one in matters if one.why not in ("undecided", "undated")]


def _misses(sight: Sight, matters: list[Matter]) -> bool:
    return sight.misses_one and not any(one.code not in _WEAK for one in matters)


def _beside(sight: Sight, matters: list[Matter], unknown: list[Amount]) -> list[Matter]:
    """One sum is explained and another is in no book of ours."""
    lacking = _lacking(sight, unknown[0], (), **_explained(sight, unknown))
    lead = matters[0]
    lacking = replace(lacking, beside=lacking.beside or lead.debits)
    if lead.code in _OWED:
        return [replace(lead, asked=unknown[0]), lacking, *matters[1:]]
    return [lacking, *matters]


def _explained(sight: Sight, unknown: list[Amount]) -> dict:
    ours = tuple(amount for amount in sight.amounts if amount not in unknown)
    beside = tuple(debit for amount in ours for debit in sight.held(amount)[-1:])
    return {"explained": ours, "beside": beside}


def _lacking(sight: Sight, asked: Amount | None, held: tuple[Debit, ...], **more) -> Matter:
    is_open = sight.open_day() is not None
    code, why = ("UNCLEAR", "books_open") if is_open else ("NOT_OUR_DEBIT", "")
    return Matter(code, held, why=why, asked=asked, **more)
