"""The `authority` of company.yml: who may give how much goodwill."""

from __future__ import annotations

from pathlib import Path

from firstline.company.facts import BadCompany, code, count, fact, known_keys, money
from firstline.company.model import Allowance, Authority

ROLES = ("agent", "lead", "manager")
BANDS = ("small", "medium", "large")
_KEYS = {"currency", "period_days", "share_of_order", "bands", "often_times", "often_days", *ROLES}


def read_authority(section: dict, file: Path) -> Authority:
    known_keys(section, _KEYS, file, " under 'authority'")
    bands = fact(section, file, "bands", dict)
    known_keys(bands, set(BANDS), file, " under 'bands'")
    roles = {role: _allowance(fact(section, file, role, dict), file) for role in ROLES}
    _rising([each.alone for each in roles.values()], file, "agent, lead and manager")
    amounts = {band: fact(bands, file, band, money) for band in BANDS}
    _rising(list(amounts.values()), file, "small, medium and large")
    return Authority(
        currency=fact(section, file, "currency", code),
        period_days=fact(section, file, "period_days", count),
        share_of_order=fact(section, file, "share_of_order", money),
        roles=roles,
        bands=amounts,
        often_times=fact(section, file, "often_times", count),
        often_days=fact(section, file, "often_days", count),
    )


def _allowance(section: dict, file: Path) -> Allowance:
    known_keys(section, {"alone", "per_period"}, file, " under 'authority'")
    return Allowance(
        alone=fact(section, file, "alone", money),
        per_period=fact(section, file, "per_period", money),
    )


def _rising(amounts: list, file: Path, names: str) -> None:
    if amounts != sorted(amounts):
        raise BadCompany(f"{file}: 'authority': the sums of {names} must not fall")
