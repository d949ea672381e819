"""The `authority` of company.yml: who may give how much goodwill."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from firstline.company.facts import Section, count, currency, money, per_cent
from firstline.company.model import Allowance, Authority

ROLES = ("agent", "lead", "manager")
BANDS = ("small", "medium", "large")
KEYS = {"currency", "period_days", "share_of_order", "bands", "often_times", "often_days", *ROLES}


def read_authority(section: Section) -> Authority:
    bands = section.section("bands", BANDS)
    roles = {role: _allowance(section.section(role, {"alone", "per_period"})) for role in ROLES}
    for kind in ("alone", "per_period"):
        _rising(section, ROLES, [getattr(each, kind) for each in roles.values()])
    amounts = {band: bands.fact(band, money) for band in BANDS}
    _rising(bands, BANDS, list(amounts.values()))
    return Authority(
        currency=section.fact("currency", currency),
        period_days=section.fact("period_days", count),
        share_of_order=section.fact("share_of_order", per_cent),
        roles=roles,
        bands=amounts,
        often_times=section.fact("often_times", count),
        often_days=section.fact("often_days", count),
    )


def _allowance(section: Section) -> Allowance:
    alone, per_period = section.fact("alone", money), section.fact("per_period", money)
    if alone > per_period:
        raise section.wrong(
            f"'per_period' must not be less than 'alone', {alone}; raise it", "per_period"
        )
    return Allowance(alone, per_period)


def _rising(section: Section, names: Sequence[str], amounts: Sequence[Decimal]) -> None:
    for (before, lower), (name, upper) in pairwise(zip(names, amounts, strict=True)):
        if upper < lower:
            problem = f"the sums of {', '.join(names)} must not fall: {lower} is more than {upper}"
            raise section.wrong(f"{problem}; raise {name!r}", before, name)
